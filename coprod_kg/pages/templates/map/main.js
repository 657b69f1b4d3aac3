// One state, held by the address: every choice goes there, and the page shows what stands there.

const VIEWS = [...document.querySelectorAll("nav [data-view]")].map((link) => link.dataset.view);
const BESIDE = ["map", "grid"]; // the views that have the details beside them
let state = { view: VIEWS[0], filters: {} };
let selected;

function wordsOf(tie, kept) {
  const items = itemsOf(tie);
  return kept.map((at) => items[at].textContent).join(" ");
}

function show() {
  state.filters = setFilters(state.filters);
  if (!(Number(state.step) >= 1 && Number(state.step) <= steps.length)) delete state.step;
  const withDenied = state.filters.denied === "yes";
  selected = selection(data, state.filters, wordsOf);
  for (const view of document.querySelectorAll("main .view")) view.toggleAttribute("data-away", view.id !== state.view);
  for (const link of document.querySelectorAll("nav [data-view]")) {
    if (link.dataset.view === state.view) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
  }
  part("beside").toggleAttribute("data-away", !BESIDE.includes(state.view));
  draw(selected, withDenied, state);
  showLists(selected);
  showGrid(selected, withDenied);
  showTable(selected);
  showCounts(selected, state.filters);
  showDetails(state, selected);
  showStep(state);
  press(state);
  part("all")?.setAttribute("aria-pressed", String(state.filters.weaker === "yes"));
  light();
}

// Mark what is chosen on the map, where it is drawn.
function light() {
  const isDrawn = ties.has(state.tie) || (state.filters.denied === "yes" && denials.get(state.tie)?.placed);
  if (!network) return;
  highlight(nodes.get(state.actor) && state.actor, isDrawn && state.tie);
  if (Object.keys(state.filters).length && !state.actor && !state.tie) bringSomeIntoSight(selected.actors);
}

// Show another state; `quietly` leaves no step for the Back button, as while a reader types.
function goTo(next, quietly = false) {
  const before = state.view;
  state = next;
  show();
  const address = writeAddress(state, NAMES);
  if (address !== location.hash) {
    history[quietly ? "replaceState" : "pushState"](null, "", address);
  }
  if (network && state.view === "map" && before !== "map") showMapAgain();
}

function showMapAgain() {
  refit(showAtFirst);
  light();
}

// Choose an actor or a tie (or nothing) and leave all else as it is. The keyboard stays where
// it was, or goes to what has been shown instead of it.
function go({ actor, tie }) {
  const { view, step, filters: chosen, ...former } = state;
  const within = part("details").contains(document.activeElement);
  goTo({ view: BESIDE.includes(view) ? view : BESIDE[0], step, filters: chosen, actor, tie });
  if (within && (actor || tie)) part("details").focus();
  else if (within) wayTo(former)?.focus();
}

function wayTo({ actor, tie }) {
  const ways = document.querySelectorAll(".view:not([data-away]) [data-actor], .view:not([data-away]) [data-tie]");
  return [...ways].find((one) => one.matches("a, button") && (actor ? one.dataset.actor === actor : one.dataset.tie === tie));
}

function readState() {
  state = readAddress(location.hash, VIEWS, NAMES);
  show();
}

// The map as the address has it, while the table with its words is still being read.
function drawFirst() {
  const { view, actor, tie, filters: asked } = readAddress(location.hash, VIEWS, NAMES);
  const { search, ...chosen } = setFilters(asked);
  draw(selection(data, chosen, () => ""), chosen.denied === "yes", { actor, tie });
  document.documentElement.classList.add("js");
  for (const one of document.querySelectorAll("main .view")) one.toggleAttribute("data-away", one.id !== view);
  startDrawing((id, line) => { if (rows.size) go({ actor: id, tie: id === undefined ? line : undefined }); });
}

// All else, when the table is there.
function start() {
  document.documentElement.classList.add("read");
  for (const row of document.querySelectorAll("#table tr[data-tie]")) rows.set(row.dataset.tie, row);
  readState();
  startTakeaway(() => selected);
  startStory(() => state);
  window.addEventListener("hashchange", followAddress);
  document.addEventListener("click", followLink);
  filters.addEventListener("input", followFilters);
  part("reset").addEventListener("click", () => {
    const { view, actor, tie } = state;
    goTo({ view, actor, tie, filters: {} });
    part("search").focus();
  });

  part("all")?.addEventListener("click", () => {
    const { weaker, ...others } = state.filters;
    goTo({ ...state, filters: weaker ? others : { ...others, weaker: "yes" } });
  });

  part("close").addEventListener("click", () => go({}));
  list.addEventListener("keydown", arrowsInList);
  if (square) square.addEventListener("keydown", arrowsInGrid);
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && (state.actor || state.tie)) go({});
    else if (!event.ctrlKey && !event.metaKey && !event.altKey && event.target.closest("#map")) {
      const id = { "+": "zoom-in", "=": "zoom-in", "-": "zoom-out", "0": "fit" }[event.key];
      if (id) part(id).click();
    }
  });
}

function followAddress() {
  if (location.hash !== writeAddress(state, NAMES)) {
    const before = state.view;
    readState();
    if (state.view === "map" && before !== "map") showMapAgain();
  }
}

function followLink(event) {
  const link = event.target.closest("a, button");
  if (!link) return;
  if (link.dataset.view) {
    event.preventDefault();
    goTo({ ...state, view: link.dataset.view });
  } else if (link.classList.contains("skip")) {
    event.preventDefault();
    goTo({ ...state, view: "map" });
    list.focus();
  } else if (link.dataset.actor || link.dataset.tie) {
    event.preventDefault();
    go(link.dataset);
  }
}

function followFilters(event) {
  const { view, actor, tie } = state;
  goTo({ view, actor, tie, filters: chosenFilters() }, event.target.type === "search");
}

drawFirst();
document.addEventListener("DOMContentLoaded", start);
