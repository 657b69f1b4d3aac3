// The heads of lines that would end beneath a name that is larger than its card: they stand at its rim.

const HEAD = [9, 4]; // pixels: how long, and half as wide
const BAR = [2.5, 6];
const OFF = 1; // from the rim

// Where a line from a place to the middle of a box meets its rim, and in which direction it runs there;
// nothing where it begins within.
function atRim(start, { left, right, top, bottom }) {
  const middle = { x: (left + right) / 2, y: (top + bottom) / 2 };
  const [across, down] = [start.x - middle.x, start.y - middle.y];
  const reach = 2 * Math.max(Math.abs(across) / (right - left), Math.abs(down) / (bottom - top));
  if (!(reach > 1)) return undefined;
  const long = Math.hypot(across, down);
  return { x: middle.x + across / reach, y: middle.y + down / reach, along: { x: -across / long, y: -down / long } };
}

// The corners of a head whose tip is at a place: a triangle, or a bar across the line.
function cornersOf({ x, y, along }, isBar, scale) {
  const [long, half] = (isBar ? BAR : HEAD).map((pixels) => pixels / scale);
  const point = (from, aside) => {
    const back = from + OFF / scale;
    return [x - along.x * back - along.y * aside, y - along.y * back + along.x * aside];
  };
  return isBar ? [point(0, half), point(long, half), point(long, -half), point(0, -half)] : [point(0, 0), point(long, half), point(long, -half)];
}

// `ends` are the boxes of names by the things whose they are, `startOf` says where a thing stands.
function drawHeads(context, lines, ends, startOf, scale) {
  for (const { from, to, color, arrows } of lines) {
    const head = arrows.to || {}; // the usual one is a text
    const at = head.enabled === false ? undefined : atRim(startOf(from), ends.get(to));
    if (!at) continue;
    context.fillStyle = color.color;
    context.globalAlpha = color.opacity;
    context.beginPath();
    for (const corner of cornersOf(at, head.type === "bar", scale)) context.lineTo(...corner);
    context.fill();
  }
  context.globalAlpha = 1;
}
