// Which names there is room for at a size of the map, and where. Nothing here touches the page.

const SIZE = 14; // of a name where the map is in its own size
const READABLE = 11; // pixels below which no name is drawn
const LINE = 1.15;
const PADDING = 3; // pixels around the name on a card that is smaller than it
const WIDE = /[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}\p{Emoji_Presentation}\u3000-\u303e\uff01-\uff60]/u;
const APART = 3; // letters that differ, to be read
const TO_LEFT = /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]$/u;
const LINES_ON_CARD = 2; // of a name within a card, at least: with fewer, too little of it would be read

// How wide a text is in letters: those of East Asia, and pictures, are as wide as two.
function lettersIn(text) {
  return [...text].reduce((sum, letter) => sum + (WIDE.test(letter) ? 2 : 1), 0);
}

// A name in lines, broken at spaces and in words that are too long; of a long one, one too many.
function broken(label, fits, most) {
  const lines = [];
  for (const word of label.split(/\s+/).filter(Boolean)) {
    if (lines.length && fits(lines.at(-1) + " " + word)) {
      lines[lines.length - 1] += " " + word;
      continue;
    }
    lines.push("");
    for (const letter of word) {
      if (lines.at(-1) && !fits(lines.at(-1) + letter)) lines.push("");
      lines[lines.length - 1] += letter;
    }
    if (lines.length > most) break;
  }
  return lines;
}

// A line with an ellipsis where it ends to read, without the letters that leave no room for it.
function ended(line, fits) {
  const kept = [...line];
  while (kept.length && !fits(kept.join("") + "…")) kept.pop();
  const text = kept.join("").trimEnd();
  return text + "…" + (TO_LEFT.test(text) ? "\u200f" : "");
}

// Whether a name that was cut shows too little of what parts it from another.
function looksAlike(cut, label, parting) {
  return parting > 0 && [...cut].length - 1 < Math.min(parting + APART, [...label].length);
}

// A name from the word in which it parts, or where there is no room for that, from the letter.
function restOf(label, fits, parting) {
  const letters = [...label];
  const word = letters.lastIndexOf(" ", parting - 1) + 1;
  const hasRoom = fits(letters.slice(word, parting + APART).join("") + "…");
  return letters.slice(hasRoom ? word : parting).join("");
}

// A name in at most so many lines no longer than `longest` by a measure of texts. `parting` is how many of its
// letters are those of another name: where no more could be read, its middle is left out (names.py).
function inLines(label, longest, most, parting = 0, measure = lettersIn) {
  const fits = (text) => measure(text) <= longest;
  const lines = broken(label, fits, most);
  if (lines.length <= most) return lines;
  const cut = [...lines.slice(0, most - 1), ended(lines[most - 1], fits)];
  if (most === 1 || !looksAlike(cut.join(" "), label, parting)) return cut;
  return [ended(lines[0], fits), ...inLines(restOf(label, fits, parting), longest, most - 1, 0, measure)];
}

// A name in one line: its beginning and, where that is another's too, where the two part.
function inOneLine(label, longest, parting = 0, measure = lettersIn) {
  const within = (most) => (text) => measure(text) <= most;
  if (within(longest)(label)) return label;
  const cut = ended(label, within(longest));
  if (!looksAlike(cut, label, parting)) return cut;
  const half = within(Math.floor(longest / 2));
  const rest = restOf(label, half, parting);
  return ended(label, half) + " " + (half(rest) ? rest : ended(rest, half));
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

// How many lines of the lowest letters a card has room for, so many times smaller than in its own size.
function linesOnCard(down, scale) {
  return Math.floor((2 * down * scale - PADDING) / (READABLE * LINE));
}

// How small a map of cards may be for each to bear a name.
function smallestWithNames(down) {
  return (LINES_ON_CARD * READABLE * LINE + PADDING) / (2 * down);
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
