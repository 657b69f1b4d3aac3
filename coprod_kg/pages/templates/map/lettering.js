// The names on the canvas. They are drawn here, as vis-network draws them as small as the map is.

const ON_CARD = 13; // letters of a card in its own size
const CARD = [78, 37]; // half a card
const SHORT = [[14, 3], [22, 2]]; // letters in a line of a name where the map is small, and lines
const WHOLE_NAME = [26, 8]; // the same where something is pointed at
const widths = new Map();
let named = []; // what is on the map, in the order in which names get room
let certain = new Set();
let pointed;
let standing = []; // where names stand now
let titles = []; // where those of frames do

const ranks = new Map();
for (const end of data.ties.flatMap((tie) => [tie.giver, tie.receiver])) ranks.set(end, (ranks.get(end) || 0) + 1);
const led = new Set(data.ties.map((tie) => tie.receiver));
const leads = new Map();
for (const { giver, receiver } of data.ties) {
  if (!leads.has(giver)) leads.set(giver, []);
  leads.get(giver).push(receiver);
}
const frameAround = ({ x, y }) => data.panels.find((one) => x >= one.x && x <= one.x + one.width && y >= one.y && y <= one.y + one.height);
for (const node of data.drawing.nodes) {
  const [wide, high] = node.size ? [node.size * 1.2 + 3, node.size * 1.2 + 3] : CARD;
  named.push({ id: node.id, x: node.x, y: node.y, across: wide, down: high, card: !node.size, lines: node.label.split("\n"),
    over: !node.size && !led.has(node.id) ? leads.get(node.id) || [] : [], within: frameAround(node),
    label: actors.get(node.id).label, parting: actors.get(node.id).parting,
    short: SHORT.map((way) => inLines(actors.get(node.id).label, ...way, actors.get(node.id).parting)), border: node.border, corner: node.shapeProperties.borderRadius || 0, isOpen: Boolean(node.shapeProperties.borderDashes) });
}

// Those with most ties get room first, but what is chosen comes before, with what it is tied with,
// and a card to which nothing leads.
function rankNames(stays, first) {
  const rank = ({ id, over }) => (first.has(id) ? 1e9 : 0) + (stays(id) ? 1e6 : 0) + (over.length ? 1e3 : 0) + (ranks.get(id) || 0);
  for (const one of named) one.stays = stays(one.id);
  named = named.sort((one, other) => rank(other) - rank(one));
  certain = first;
}

function widthOf(context, text) {
  if (!widths.has(text)) {
    context.font = SIZE + "px sans-serif";
    widths.set(text, context.measureText(text).width);
  }
  return widths.get(text);
}

// Half the room of some lines in letters of a size.
function roomOf(context, lines, size, padding) {
  const widest = Math.max(0, ...lines.map((line) => widthOf(context, line)));
  return { wide: widest * size / SIZE / 2 + padding, high: lines.length * size * LINE / 2 + padding };
}

function write(context, lines, x, top, size, colours, colour) {
  context.font = size + "px sans-serif";
  context.textAlign = "center";
  context.textBaseline = "middle";
  context.lineJoin = "round";
  context.lineWidth = size / 3.5;
  context.strokeStyle = colours.paper;
  context.fillStyle = colour;
  lines.forEach((line, at) => {
    const y = top + (at + 0.5) * size * LINE;
    context.strokeText(line, x, y);
    context.fillText(line, x, y);
  });
}

function frameOf(context, box, colours, colour, width, dashes = [], corner = 0) {
  context.fillStyle = colours.paper;
  context.strokeStyle = colour;
  context.lineWidth = width;
  context.setLineDash(dashes);
  context.beginPath();
  const size = [box.left, box.top, box.right - box.left, box.bottom - box.top];
  if (context.roundRect) context.roundRect(...size, corner);
  else context.rect(...size); // in browsers of before 2023
  context.fill();
  context.stroke();
  context.setLineDash([]);
}

// In its own size every name has its room, below its mark or on its card.
function drawAllNames(context, colours, seen) {
  standing = [];
  for (const one of seen) {
    const size = one.card ? ON_CARD : SIZE;
    const { wide, high } = roomOf(context, one.lines, size, 0);
    const box = boxAround(one.id, one.x, one.card ? one.y : one.y + one.down + high, wide, high);
    write(context, one.lines, one.x, box.top, size, colours, one.stays ? colours.ink : colours.rule);
    standing.push(box);
  }
}

// As much of the name of a card as it has room for, where that is enough to be read.
function linesWithin(context, one, scale) {
  const most = linesOnCard(one.down, scale);
  if (!one.card || most < LINES_ON_CARD) return [];
  const room = (2 * one.across * scale - 2 * PADDING) * SIZE / READABLE;
  return [inLines(one.label, room, most, one.parting, (text) => widthOf(context, text))];
}

// A name in each of the ways to break it, with the room that they take. Where each card can bear a
// part of its name, none covers another.
function waysToName(context, one, scale) {
  const within = linesWithin(context, one, scale);
  const short = [...one.short, ...within];
  const padding = one.card ? PADDING / scale : 0;
  const rooms = short.map((lines) => {
    if (within.includes(lines)) return { wide: one.across, high: one.down };
    const { wide, high } = roomOf(context, lines, READABLE / scale, padding);
    return one.card ? { wide: Math.max(wide, one.across), high: Math.max(high, one.down) } : { wide, high };
  });
  return { ...one, short, rooms, over: within.length ? [] : one.over };
}

// Where the map is small, those that have room, in letters that can be read.
function drawNamesWithRoom(context, colours, seen, scale, screen) {
  const size = READABLE / scale;
  const things = seen.filter((one) => one.stays).map((one) => ({ ...waysToName(context, one, scale), within: one.within || screen }));
  standing = namesWithRoom(things, certain, titles, 120 / scale);
  const byId = new Map(things.map((one) => [one.id, one]));
  const covering = new Map();
  for (const box of standing) {
    const one = byId.get(box.id);
    const lines = one.short[box.way];
    const isOver = one.rooms[box.way].wide > one.across || one.rooms[box.way].high > one.down;
    if (one.card && isOver) {
      frameOf(context, box, colours, one.border, 1.5 / scale, one.isOpen ? [4 / scale, 3 / scale] : [], one.corner);
      covering.set(box.id, box);
    }
    write(context, lines, (box.left + box.right) / 2, (box.top + box.bottom - lines.length * size * LINE) / 2, size, colours, colours.ink);
  }
  if (!covering.size) return;
  const straight = edges.get({ filter: ({ to, hidden, smooth }) => covering.has(to) && !hidden && !smooth.enabled });
  drawHeads(context, straight, covering, (id) => nodes.get(id), scale);
}

function drawNames(context) {
  const colours = theme();
  const scale = network.getScale();
  const margin = 90; // pixels; a name can be seen though its mark is not
  const first = network.DOMtoCanvas({ x: -margin, y: -margin });
  const last = network.DOMtoCanvas({ x: canvas.clientWidth + margin, y: canvas.clientHeight + margin });
  const seen = named.filter((one) => one.x > first.x && one.x < last.x && one.y > first.y && one.y < last.y);
  const screen = { ...network.DOMtoCanvas({ x: 0, y: 0 }), width: canvas.clientWidth / scale, height: canvas.clientHeight / scale };
  if (SIZE * scale < READABLE) drawNamesWithRoom(context, colours, seen, scale, screen);
  else drawAllNames(context, colours, seen);
  const one = named.find(({ id }) => id === pointed);
  if (one) drawWholeName(context, colours, one, scale);
  canvas.names = standing; // so that a reader at the console can see which there are
}

// The whole name of what is pointed at, over all else.
function drawWholeName(context, colours, one, scale) {
  const size = Math.max(SIZE, (READABLE + 1) / scale);
  const lines = inLines(actors.get(one.id).label, ...WHOLE_NAME);
  const padding = 2 * PADDING / scale;
  const { wide, high } = roomOf(context, lines, size, padding);
  const box = boxAround(one.id, one.x, one.card ? one.y : one.y + one.down + high, wide, high);
  frameOf(context, box, colours, colours.chosen, 1.5 / scale);
  write(context, lines, one.x, box.top + padding, size, colours, colours.ink);
}

// Whose name stands at a place.
function nameAt({ x, y }) {
  return standing.find((box) => x >= box.left && x <= box.right && y >= box.top && y <= box.bottom)?.id;
}
