// What the page holds, and small means to make elements; texts enter only as textContent.

const data = JSON.parse(document.getElementById("data").textContent);
const words = data.words;
const actors = new Map([...data.actors, ...data.absent].map((actor) => [actor.id, actor]));
const ties = new Map(data.ties.map((tie) => [tie.id, tie]));
const denials = new Map(data.denials.map((denial) => [denial.id, denial]));
const rows = new Map(); // of the table, which comes after this script

function part(id) {
  return document.getElementById(id);
}

function make(tag, className, text) {
  const element = document.createElement(tag);
  if (className) element.className = className;
  if (text !== undefined) element.textContent = text;
  return element;
}

function isolated(text) {
  return make("bdi", "", text);
}

// A text of the page with its values filled in.
function say(name, values = {}) {
  return words[name].replace(/\{(\w+)\}/g, (whole, key) => String(values[key] ?? whole));
}

// A text in the singular or the plural.
function count(name, number, values = {}) {
  return words[name][number === 1 ? "one" : "other"].replace(/\{(\w+)\}/g, (whole, key) =>
    String({ number, ...values }[key] ?? whole));
}

function addressOf(one) {
  return data.base + one.claim;
}

// The items of a tie's claims, in the order of its `said`.
function itemsOf(tie) {
  return [...rows.get(tie.id).querySelectorAll(".said > li")];
}
