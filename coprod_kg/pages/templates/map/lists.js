// The lists of actors and ties, and the grid: they show what passes, and arrow keys move in them.

const list = part("list");
const square = part("square");

function signOf(one) {
  return (one.mutual ? "⇄" : "→") + (one.contested !== "no" ? " ≠" : "");
}

// A tie in words for those who do not see its sign.
function spoken(tie, one) {
  const ends = say("pair", { giver: actors.get(tie.giver).label, receiver: actors.get(tie.receiver).label });
  const notes = one ? [one.mutual && words.mutual, one.contested !== "no" && words.contested] : [words.refused];
  return [ends, ...notes.filter(Boolean)].join(", ");
}

// A filter can end that a tie is mutual or contested, and never begin it.
function showSigns(place, one) {
  place.querySelector(".way").textContent = one.mutual ? "⇄" : "→";
  place.querySelector(".mutual")?.toggleAttribute("hidden", !one.mutual);
  place.querySelector(".contested")?.toggleAttribute("hidden", one.contested === "no");
}

function showLists(selected) {
  for (const button of list.querySelectorAll("[data-actor]")) {
    button.parentElement.hidden = !selected.actors.has(button.dataset.actor);
  }
  for (const button of list.querySelectorAll("[data-tie]")) {
    const one = selected.ties.get(button.dataset.tie);
    button.parentElement.hidden = !one;
    if (!one) continue;
    showSigns(button, one);
  }
  for (const group of list.querySelectorAll("ul")) roving(group.querySelectorAll("li:not([hidden]) button"));
}

function showGrid(selected, withDenied) {
  if (!square) return;
  const givers = new Set();
  const receivers = new Set();
  for (const link of square.querySelectorAll("[data-tie]")) {
    const id = link.dataset.tie;
    const one = selected.ties.get(id);
    const denied = withDenied && selected.denials.has(id);
    link.hidden = !one && !denied;
    if (link.hidden) continue;
    const tie = ties.get(id) || denials.get(id);
    link.textContent = one ? signOf(one) : "↛";
    link.setAttribute("aria-label", spoken(tie, one));
    link.title = spoken(tie, one);
    givers.add(tie.giver);
    receivers.add(tie.receiver);
  }
  const [heads] = square.tHead.rows;
  const ids = [...heads.cells].slice(1).map((head) => head.dataset.actor);
  for (const row of [heads, ...square.tBodies[0].rows]) {
    row.hidden = row !== heads && !givers.has(row.cells[0].dataset.actor);
    [...row.cells].slice(1).forEach((one, place) => { one.hidden = !receivers.has(ids[place]); });
  }
  part("grid-none").hidden = givers.size > 0;
  roving(square.querySelectorAll("a:not([hidden])"));
}

// Only one of several is reached by Tab; arrows lead to the others.
function roving(found) {
  const here = [...found].find((one) => one.tabIndex === 0 && one === document.activeElement);
  found.forEach((one, at) => { one.tabIndex = here ? (one === here ? 0 : -1) : at === 0 ? 0 : -1; });
}

function moveTo(one, found) {
  if (!one) return;
  for (const other of found) other.tabIndex = other === one ? 0 : -1;
  one.focus();
}

function arrowsInList(event) {
  const from = event.target.closest("button");
  const step = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1, Home: -Infinity, End: Infinity }[event.key];
  if (!from || step === undefined) return;
  event.preventDefault();
  const found = [...from.closest("ul").querySelectorAll("li:not([hidden]) button")];
  const to = Math.min(found.length - 1, Math.max(0, found.indexOf(from) + step));
  moveTo(found[to], found);
  highlight(found[to].dataset.actor, found[to].dataset.tie);
}

// The nearest sign in the direction of the key, in the same row or column.
function arrowsInGrid(event) {
  const step = { ArrowRight: [0, 1], ArrowLeft: [0, -1], ArrowDown: [1, 0], ArrowUp: [-1, 0] }[event.key];
  const from = event.target.closest("a");
  if (!from || !step) return;
  event.preventDefault();
  const found = [...square.querySelectorAll("a:not([hidden])")];
  let row = from.closest("tr").rowIndex;
  let column = from.closest("td").cellIndex;
  for (;;) {
    row += step[0];
    column += step[1];
    const at = square.rows[row]?.cells[column];
    if (!at || column === 0) return;
    const sign = at.querySelector("a:not([hidden])");
    if (sign) return moveTo(sign, found);
  }
}

function showTable(selected) {
  for (const [id, row] of rows) {
    const one = selected.ties.get(id) || selected.denials.get(id);
    row.hidden = !one;
    if (!one) continue;
    const kept = new Set(one.kept);
    itemsOf(ties.get(id) || denials.get(id)).forEach((item, at) => { item.hidden = !kept.has(at); });
    if (!one.contested) continue;
    showSigns(row, one);
  }
  const tables = [...document.querySelectorAll("#table .of-ties")];
  for (const table of tables) table.hidden = !table.querySelector("tr[data-tie]:not([hidden])");
  part("table-none").hidden = tables.some((table) => !table.hidden);
}

function press(state) {
  for (const button of list.querySelectorAll("button")) {
    const { actor, tie } = button.dataset;
    button.setAttribute("aria-pressed", String(Boolean((actor && actor === state.actor) || (tie && tie === state.tie))));
  }
  for (const link of square ? square.querySelectorAll("[data-tie]") : []) {
    if (link.dataset.tie === state.tie) link.setAttribute("aria-current", "true");
    else link.removeAttribute("aria-current");
  }
}
