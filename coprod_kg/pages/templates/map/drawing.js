// The map on its canvas: vis-network with the places that were computed; it follows what is selected.

const { DataSet, Network } = vis; // without it the still picture stays
const canvas = part("drawing");
const dark = window.matchMedia("(prefers-color-scheme: dark)");
const WHOLE = { maxZoomLevel: 1.3, animation: false };
const UNEQUAL = "≠";
const CROSSED = "✕";

function theme() {
  const style = getComputedStyle(document.documentElement);
  const colour = (name) => style.getPropertyValue("--" + name).trim();
  return Object.fromEntries(["paper", "ink", "faint", "line", "edge", "rule", "chosen"].map((name) => [name, colour(name)]));
}

// A node in the colours of the page; one that does not stay keeps its place, faint.
function nodeIn(colours, { color, border: rim, hollow, font, ...node }, stays) {
  const fill = hollow ? colours.paper : color;
  const border = stays ? rim || colours.edge : colours.rule;
  const lit = { background: fill, border: colours.chosen };
  return {
    ...node,
    opacity: stays ? 1 : 0.25,
    color: { background: fill, border, highlight: lit, hover: lit },
    font: { color: stays ? colours.ink : colours.rule, strokeColor: colours.paper, strokeWidth: 4, ...font },
  };
}

function inkOf(colours, edge) {
  const size = [UNEQUAL, CROSSED].includes(edge.label) ? 18 : 13;
  return {
    color: { color: edge.colour || colours.line, highlight: colours.chosen, hover: colours.chosen, inherit: false },
    font: { color: colours.ink, strokeColor: colours.paper, strokeWidth: 5, size, align: "horizontal" },
  };
}

function edgeIn(colours, edge, one) {
  const contested = one && one.contested !== "no";
  return {
    ...edge,
    ...inkOf(colours, edge),
    hidden: !one || !one.drawn,
    dashes: contested ? edge.dashes : false,
    label: edge.label === UNEQUAL && !contested ? "" : edge.label || "",
  };
}

// A denied tie, crossed; bowed to the other side of what may run between the two.
function deniedIn(colours, tie, shown) {
  const edge = { id: tie.id, from: tie.giver, to: tie.receiver, width: 1.5, dashes: [2, 5], label: CROSSED };
  return {
    ...edge,
    ...inkOf(colours, edge),
    hidden: !shown,
    smooth: { enabled: true, type: "curvedCW", roundness: 0.16 },
  };
}

const nodes = new DataSet();
const edges = new DataSet();
let network;
let drawn;

function draw(selected, withDenied) {
  drawn = [selected, withDenied];
  const colours = theme();
  nodes.update(data.drawing.nodes.map((node) => nodeIn(colours, node, selected.actors.has(node.id))));
  edges.update([
    ...data.drawing.edges.map((edge) => edgeIn(colours, edge, selected.ties.get(edge.id))),
    ...data.denials.filter((tie) => tie.placed).map((tie) => deniedIn(colours, tie, withDenied && selected.denials.has(tie.id))),
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
  network.fit(WHOLE);
  network.on("beforeDrawing", drawPanels);
  const ready = () => { canvas.dataset.ready = "yes"; };
  if (canvas.clientWidth) network.once("afterDrawing", ready);
  else ready(); // another view is open: nothing is drawn yet
  network.on("click", (event) => {
    network.setOptions({ interaction: { zoomView: true } });
    whenClicked(network.getNodeAt(event.pointer.DOM), network.getEdgeAt(event.pointer.DOM));
  });
  document.addEventListener("click", (event) => {
    if (!canvas.contains(event.target)) network.setOptions({ interaction: { zoomView: false } });
  });
  dark.addEventListener("change", () => draw(...drawn));
  const zoom = (factor) => network.moveTo({ scale: network.getScale() * factor });
  part("zoom-in").addEventListener("click", () => zoom(1.3));
  part("zoom-out").addEventListener("click", () => zoom(1 / 1.3));
  part("fit").addEventListener("click", fit);
}

// The frames of parts side by side.
function drawPanels(context) {
  const colours = theme();
  for (const panel of data.panels) {
    context.strokeStyle = colours.line;
    context.lineWidth = 1;
    context.strokeRect(panel.x, panel.y, panel.width, panel.height);
    context.fillStyle = colours.ink;
    context.font = "600 26px sans-serif";
    context.textAlign = "left";
    context.textBaseline = "top";
    context.fillText(panel.title, panel.x + 14, panel.y + 12, panel.width - 28);
  }
}

// As high as the picture is at this width, within what the screen holds.
function takeRoom() {
  const [, , width, height] = document.querySelector(".picture").getAttribute("viewBox").split(" ").map(Number);
  const high = canvas.clientWidth * height / width;
  if (high) canvas.style.height = Math.round(Math.min(Math.max(high, 320), 0.75 * window.innerHeight)) + "px";
}

function fit() {
  takeRoom();
  network.setSize("100%", "100%"); // it may have been hidden until now
  network.redraw();
  network.fit(WHOLE);
}

function highlight(actor, tie) {
  network.setSelection(
    { nodes: actor ? [actor] : [], edges: tie ? [tie] : [] },
    { highlightEdges: Boolean(actor) },
  );
}
