// Which names there is room for at a size of the map, and where. Nothing here touches the page.

const SIZE = 14; // of a name where the map is in its own size
const READABLE = 11; // pixels below which no name is drawn
const LINE = 1.15;
const PADDING = 3; // pixels around the name on a card that is smaller than it

// A name in short lines, cut with an ellipsis where there is no more room.
function inLines(label, letters, most) {
  const lines = [];
  for (const word of label.split(/\s+/).filter(Boolean).map((one) => [...one])) {
    const last = lines.at(-1);
    if (last && last.length + 1 + word.length <= letters) last.push(" ", ...word);
    else for (let at = 0; at < word.length; at += letters) lines.push(word.slice(at, at + letters));
  }
  if (lines.length > most) lines.splice(most - 1, Infinity, [...lines[most - 1].slice(0, letters - 1), "…"]);
  return lines.map((line) => line.join(""));
}

// Boxes that can be asked whether another would lie on one of them, but for those of some owners.
function board(cell) {
  const cells = new Map();
  const over = (box) => {
    const found = [];
    for (let x = Math.floor(box.left / cell); x * cell <= box.right; x += 1)
      for (let y = Math.floor(box.top / cell); y * cell <= box.bottom; y += 1) found.push(x + " " + y);
    return found;
  };
  return {
    add(box) {
      for (const place of over(box)) {
        if (!cells.has(place)) cells.set(place, []);
        cells.get(place).push(box);
      }
    },
    isFree(box, but = []) {
      return !over(box).some((place) => (cells.get(place) || []).some((other) => !but.includes(other.id)
        && other.left < box.right && box.left < other.right && other.top < box.bottom && box.top < other.bottom));
    },
  };
}

function boxAround(id, x, y, across, down) {
  return { id, left: x - across, right: x + across, top: y - down, bottom: y + down };
}

// Where a name may stand: in the middle of a card, elsewhere below, above or beside the mark; each of
// the ways to break its lines in turn.
function placesFor(one) {
  return one.rooms.flatMap(({ wide, high }, way) => {
    const down = one.down + high;
    const aside = one.across + wide;
    const places = one.card ? [[0, 0]] : [[0, down], [0, -down], [aside, 0], [-aside, 0]];
    return places.map(([x, y]) => ({ ...boxAround(one.id, one.x + x, one.y + y, wide, high), way }));
  });
}

function isInside(box, frame) {
  return !frame || (box.left >= frame.x && box.right <= frame.x + frame.width && box.top >= frame.y && box.bottom <= frame.y + frame.height);
}

// Return the boxes of the names that have room, none over another or over a mark that is not its own.
// A thing has an id, a place (x, y), half the room of its mark (across, down) and of its name, broken
// in one way or another (rooms, each with wide and high); the first are served first. A name may cover
// the marks of `over`, and stays in the frame that its thing is `within`, if any; those of `certain` have
// a name in any case. Where something else is written, as in the boxes of `written`, no name stands.
function namesWithRoom(things, certain, written, cell) {
  const marks = board(cell);
  const names = board(cell);
  for (const box of written) names.add(box);
  for (const one of things) marks.add(boxAround(one.id, one.x, one.y, one.across, one.down));
  const found = [];
  for (const one of things) {
    const places = placesFor(one);
    const own = [one.id, ...one.over];
    const box = places.find((place) => isInside(place, one.within) && names.isFree(place) && marks.isFree(place, own))
      || (certain.has(one.id) && places[0]);
    if (!box) continue;
    names.add(box);
    found.push(box);
  }
  return found;
}
