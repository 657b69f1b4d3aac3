// The map on its canvas: vis-network with the places that were computed; it follows what is selected.

const { DataSet, Network } = vis; // without it the still picture stays
const canvas = part("drawing");
const dark = window.matchMedia("(prefers-color-scheme: dark)");
const LARGEST_AT_FIRST = 1.3;
const MARGIN = 16; // pixels around the picture
const LEAST_AT_FIRST = data.drawing.nodes.every((node) => !node.size) ? smallestWithNames(CARD[1]) : 0;
const CROSSED = "✕";

function theme() {
  const style = getComputedStyle(document.documentElement);
  const colour = (name) => style.getPropertyValue("--" + name).trim();
  return Object.fromEntries(["paper", "ink", "faint", "line", "edge", "rule", "chosen"].map((name) => [name, colour(name)]));
}

// A node in the colours of the page; one that does not stay keeps its place, faint.
function nodeIn(colours, { color, border: rim, hollow, label, font, ...node }, stays) {
  const fill = hollow ? colours.paper : color;
  const border = stays ? rim || colours.edge : colours.rule;
  const lit = { background: fill, border: colours.chosen };
  return {
    ...node,
    opacity: stays ? 1 : 0.25,
    color: { background: fill, border, highlight: lit, hover: lit },
  };
}

function inkOf(colours, edge, opacity = 1) {
  return {
    color: { color: edge.colour || colours.line, highlight: colours.chosen, hover: colours.chosen, inherit: false, opacity },
    font: { color: opacity < 0.2 ? colours.rule : colours.ink, strokeColor: colours.paper, strokeWidth: 5, size: 18, align: "horizontal" },
  };
}

function edgeIn(colours, edge, one, opacity) {
  const contested = one && one.contested !== "no";
  return {
    ...edge,
    ...inkOf(colours, edge, opacity),
    hidden: !one || !one.drawn,
    dashes: contested ? edge.dashes : false,
    label: contested ? edge.label : "",
  };
}

// A denied tie, crossed; bowed to the other side of what may run between the two.
function deniedIn(colours, tie, shown, opacity) {
  const edge = { id: tie.id, from: tie.giver, to: tie.receiver, width: 1.5, dashes: [2, 5], label: CROSSED };
  return {
    ...edge,
    ...inkOf(colours, edge, opacity),
    hidden: !shown,
    smooth: { enabled: true, type: "curvedCW", roundness: 0.16 },
  };
}

const nodes = new DataSet();
const edges = new DataSet();
let network;
let drawn;

// What is chosen and what it is tied with: the things that stay when all else steps back, and their ties.
function around({ ties: shown, denials: refused }, { actor, tie }) {
  const all = [...shown.values(), ...refused.values()].map((one) => one.tie);
  const found = all.filter((one) => one.id === tie || (!tie && actor && [one.giver, one.receiver].includes(actor)));
  const things = new Set(found.flatMap((one) => [one.giver, one.receiver]));
  if (!tie && actors.has(actor)) things.add(actor);
  return { things, ties: new Set(found.map((one) => one.id)) };
}

// How strong lines are: where there are very many, each a little less.
function strength(many) {
  return Math.max(0.5, Math.min(1, 250 / many));
}

function draw(selected, withDenied, chosen) {
  drawn = [selected, withDenied, chosen];
  const colours = theme();
  const near = around(selected, chosen);
  const stays = (id) => selected.actors.has(id) && (!near.things.size || near.things.has(id));
  const opacity = strength([...selected.ties.values()].filter((one) => one.drawn).length);
  const opacityOf = (id) => (!near.things.size ? opacity : near.ties.has(id) ? 1 : 0.12);
  rankNames(stays, near.things);
  nodes.update(data.drawing.nodes.map((node) => nodeIn(colours, node, stays(node.id))));
  edges.update([
    ...data.drawing.edges.map((edge) => edgeIn(colours, edge, selected.ties.get(edge.id), opacityOf(edge.id))),
    ...data.denials.filter((tie) => tie.placed).map((tie) => deniedIn(colours, tie, withDenied && selected.denials.has(tie.id), opacityOf(tie.id))),
  ]);
  for (const group of document.querySelectorAll(".picture [data-tie]")) {
    const one = selected.ties.get(group.dataset.tie);
    group.toggleAttribute("data-out", !(one && one.drawn) && !(withDenied && selected.denials.has(group.dataset.tie)));
    if (one) group.classList.toggle("contested", one.contested !== "no");
  }
  for (const group of document.querySelectorAll(".picture [data-actor]")) {
    group.classList.toggle("faint", !selected.actors.has(group.dataset.actor));
  }
}

// Put the network on the page once, in whatever view; it is fitted when it is first seen.
function startDrawing(whenClicked) {
  takeRoom();
  network = new Network(canvas, { nodes, edges }, data.drawing.options);
  canvas.querySelector(".vis-network").tabIndex = -1; // the lists are the way in for the keyboard
  canvas.network = network; // so that a reader at the console can reach the drawing
  showAtFirst();
  network.on("beforeDrawing", drawPanels);
  network.on("afterDrawing", drawNames);
  network.on("afterDrawing", showWhetherPart);
  network.on("hoverNode", ({ node }) => point(node));
  network.on("blurNode", () => point(undefined));
  const ready = () => { canvas.dataset.ready = "yes"; };
  if (canvas.clientWidth) network.once("afterDrawing", ready);
  else ready(); // another view is open: nothing is drawn yet
  network.on("click", (event) => {
    network.setOptions({ interaction: { zoomView: true } });
    const tie = network.getEdgeAt(event.pointer.DOM);
    const actor = network.getNodeAt(event.pointer.DOM);
    whenClicked(actor === undefined && tie === undefined ? nameAt(event.pointer.canvas) : actor, tie);
  });
  document.addEventListener("click", (event) => {
    if (!canvas.contains(event.target)) network.setOptions({ interaction: { zoomView: false } });
  });
  dark.addEventListener("change", () => draw(...drawn));
  const zoom = (factor) => network.moveTo({ scale: network.getScale() * factor });
  part("zoom-in").addEventListener("click", () => zoom(1.3));
  part("zoom-out").addEventListener("click", () => zoom(1 / 1.3));
  part("fit").addEventListener("click", () => refit(showWhole));
}

function point(id) {
  pointed = id;
  network.redraw();
}

// The frames of parts side by side.
function drawPanels(context) {
  const colours = theme();
  const size = Math.max(26, READABLE / network.getScale());
  titles = [];
  for (const panel of data.panels) {
    context.strokeStyle = colours.line;
    context.lineWidth = 1;
    context.strokeRect(panel.x, panel.y, panel.width, panel.height);
    context.fillStyle = colours.ink;
    context.font = `600 ${size}px sans-serif`;
    context.textAlign = "left";
    context.textBaseline = "top";
    const [left, top, widest] = [panel.x + 14, panel.y + 12, panel.width - 28];
    const measure = (text) => context.measureText(text).width;
    const title = inOneLine(panel.title, widest, panel.parting, measure);
    context.fillText(title, left, top, widest);
    titles.push({ left, top, right: left + Math.min(widest, measure(title)), bottom: top + size });
  }
}

// The part of the plane that holds everything with the room of its name, as the still picture has it.
function whole() {
  return document.querySelector(".picture").viewBox.baseVal;
}

// How large the map is where all of it is in sight.
function scaleOfWhole(high) {
  const { width, height } = whole();
  return Math.min((canvas.clientWidth - 2 * MARGIN) / width, (high - 2 * MARGIN) / height, LARGEST_AT_FIRST);
}

// As high as the picture is at this width, within what the screen holds; a part of it as high as can be read.
function takeRoom() {
  const { width, height } = whole();
  const most = 0.75 * window.innerHeight;
  const isPart = scaleOfWhole(most) < LEAST_AT_FIRST;
  const high = isPart ? height * LEAST_AT_FIRST + 2 * MARGIN : canvas.clientWidth * height / width;
  if (high) canvas.style.height = Math.round(Math.min(Math.max(high, 320), most)) + "px";
}

function refit(show) {
  takeRoom();
  network.setSize("100%", "100%"); // it may have been hidden until now
  network.redraw();
  show();
}

function showWhole() {
  const { x, y, width, height } = whole();
  const scale = scaleOfWhole(canvas.clientHeight);
  if (scale > 0) network.moveTo({ position: { x: x + width / 2, y: y + height / 2 }, scale });
}

// Everything, or of cards that could then bear no names as much as can be read, from where reading begins.
function showAtFirst() {
  const scale = scaleOfWhole(canvas.clientHeight);
  if (scale >= LEAST_AT_FIRST || scale <= 0) return showWhole();
  const { x, y, width, height } = whole();
  const middle = (start, long, room) => start - MARGIN / LEAST_AT_FIRST + Math.min(room / LEAST_AT_FIRST, long + 2 * MARGIN / LEAST_AT_FIRST) / 2;
  network.moveTo({
    position: { x: middle(x, width, canvas.clientWidth), y: middle(y, height, canvas.clientHeight) },
    scale: LEAST_AT_FIRST,
  });
}

// Whether all of the picture is in sight.
function showWhetherPart() {
  const { x, y, width, height } = whole();
  const first = network.canvasToDOM({ x, y });
  const last = network.canvasToDOM({ x: x + width, y: y + height });
  const isWhole = first.x >= 0 && first.y >= 0 && last.x <= canvas.clientWidth && last.y <= canvas.clientHeight;
  part("in-part").hidden = isWhole;
}

// Whether some places are all in sight where another is the middle of it.
function areInSight(places, middle) {
  const halves = [canvas.clientWidth, canvas.clientHeight].map((long) => long / network.getScale() / 2);
  const [across, down] = halves.map((half, axis) => Math.max(0, half - CARD[axis]));
  return places.every(({ x, y }) => Math.abs(x - middle.x) <= across && Math.abs(y - middle.y) <= down);
}

// Move the map, as large as it is, where some things are not all in sight: to the middle of them, or to the first.
function bringIntoSight(places) {
  if (!canvas.clientWidth || !places.length || areInSight(places, network.getViewPosition())) return;
  const mean = (axis) => (Math.min(...places.map((one) => one[axis])) + Math.max(...places.map((one) => one[axis]))) / 2;
  const middle = { x: mean("x"), y: mean("y") };
  network.moveTo({ position: areInSight(places, middle) ? middle : { x: places[0].x, y: places[0].y } });
}

// The same where none of what has passed the filters is in sight.
function bringSomeIntoSight(ids) {
  const places = nodes.get([...ids]);
  if (!places.some((one) => areInSight([one], network.getViewPosition()))) bringIntoSight(places);
}

function highlight(actor, tie) {
  network.setSelection(
    { nodes: actor ? [actor] : [], edges: tie ? [tie] : [] },
    { highlightEdges: Boolean(actor) },
  );
  const { giver, receiver } = (!actor && (ties.get(tie) || denials.get(tie))) || {};
  bringIntoSight([actor || giver, receiver].filter(Boolean).map((id) => nodes.get(id)).filter(Boolean));
}
