// What the page shows, as it stands behind the # of its address: a view, then names and ids.
// Nothing here touches the page.

const PLACES = ["actor", "tie", "step"];

function readAddress(hash, views, names) {
  const [view, ...rest] = hash.replace(/^#/, "").split("&");
  const state = { view: views.includes(view) ? view : views[0], filters: {} };
  for (const [name, value] of new URLSearchParams(rest.join("&"))) {
    if (PLACES.includes(name)) state[name] = value;
    else if (names.includes(name) && value) state.filters[name] = value;
  }
  return state;
}

function writeAddress(state, names) {
  const pairs = [
    ...PLACES.map((name) => [name, state[name]]),
    ...names.map((name) => [name, state.filters[name]]),
  ].filter(([, value]) => value);
  const written = pairs.map(([name, value]) => "&" + name + "=" + encodeURIComponent(value).replace(/%3A/g, ":"));
  return "#" + state.view + written.join("");
}
