// Tables and networks as text files. Nothing here touches the page.

// A cell that no spreadsheet takes for a formula (OWASP, CSV injection), quoted by RFC 4180.
function cell(value) {
  const text = String(value ?? "");
  const safe = /^[=+\-@\t\r]/.test(text) ? "'" + text : text;
  return /[",\r\n]/.test(safe) ? '"' + safe.replaceAll('"', '""') + '"' : safe;
}

// A table with a byte order mark, by which Excel knows UTF-8.
function csv(columns, lines) {
  return "\uFEFF" + [columns, ...lines].map((line) => line.map(cell).join(",") + "\r\n").join("");
}

// Text as XML 1.0 can hold it; what no XML can hold becomes U+FFFD.
function xml(value) {
  const entities = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\t": "&#9;", "\n": "&#10;", "\r": "&#13;" };
  return String(value)
    .replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, "\uFFFD")
    .replace(/[&<>"\t\n\r]/g, (sign) => entities[sign]);
}

// A directed network in GraphML 1.0; `nodes` and `edges` map attributes to texts or truth values.
function graphml(nodes, edges) {
  const attributes = (place, things) => {
    const types = new Map();
    for (const thing of things) {
      for (const [name, value] of Object.entries(thing.about)) types.set(name, typeof value === "boolean" ? "boolean" : "string");
    }
    return [...types].map(([name, type]) =>
      `<key id="${place}-${name}" for="${place}" attr.name="${name}" attr.type="${type}"/>`);
  };
  const about = (place, thing) => Object.entries(thing.about)
    .filter(([, value]) => value !== undefined && value !== null)
    .map(([name, value]) => `<data key="${place}-${name}">${xml(value)}</data>`).join("");
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">',
    ...attributes("node", nodes),
    ...attributes("edge", edges),
    '<graph id="network" edgedefault="directed">',
    ...nodes.map((node) => `<node id="${xml(node.id)}">${about("node", node)}</node>`),
    ...edges.map((edge) => `<edge id="${xml(edge.id)}" source="${xml(edge.source)}" target="${xml(edge.target)}">${about("edge", edge)}</edge>`),
    "</graph>",
    "</graphml>",
    "",
  ].join("\n");
}
