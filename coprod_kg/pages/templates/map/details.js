// What is said of the chosen actor or tie, in the words of the table.

const said = part("said");

function pressing(make_, place) {
  const button = make("button");
  button.type = "button";
  button.append(...make_);
  button.addEventListener("click", () => go(place));
  return button;
}

function neighbour(id) {
  return pressing([isolated(actors.get(id).label)], { actor: id });
}

// The claims of a tie that pass the filters; how many do not is said.
function claimsOf(tie, one) {
  const list = make("ul", "said");
  list.dataset.tie = tie.id;
  const items = itemsOf(tie);
  const kept = one ? one.kept : [];
  for (const at of kept) {
    const item = items[at].cloneNode(true);
    item.hidden = false;
    item.dataset.claim = addressOf(tie.said[at]);
    list.append(item);
  }
  const others = tie.said.length - kept.length;
  return others ? [list, make("p", "note", count("filtered", others))] : [list];
}

function contestedNote(one) {
  if (!one || !one.contested || one.contested === "no") return [];
  return [make("p", "note", "≠ " + (one.contested === "yes" ? words.contested : words.possible))];
}

function direction(tie, one) {
  const heading = make("h3", "ends");
  const target = make("span", "target", (denials.has(tie.id) ? "↛" : "→") + " ");
  target.append(neighbour(tie.receiver));
  heading.append(neighbour(tie.giver), target);
  const denied = denials.has(tie.id) ? [make("p", "note", words.refused)] : [];
  return [heading, ...denied, ...contestedNote(one), ...claimsOf(tie, one)];
}

function backOf(tie, all) {
  return all.filter((other) => other.form === tie.form && other.giver === tie.receiver && other.receiver === tie.giver);
}

// Both directions, side by side where there is room.
function tieParts(tie, selected) {
  const columns = make("div", "both");
  const there = make("div");
  there.append(...direction(tie, selected.ties.get(tie.id) || selected.denials.get(tie.id)));
  const back = make("div");
  back.append(make("h3", "", words.back));
  const found = [...backOf(tie, data.ties), ...backOf(tie, data.denials)];
  for (const other of found) back.append(...direction(other, selected.ties.get(other.id) || selected.denials.get(other.id)));
  if (!found.length) back.append(make("p", "", words.none_back));
  columns.append(there, back);
  return [columns];
}

function group(title, found, other) {
  const parts = [make("h3", "", title)];
  if (!found.length) parts.push(make("p", "none", words.nothing));
  for (const one of found) {
    const heading = make("h4");
    heading.append(neighbour(other(one.tie)));
    parts.push(heading, ...contestedNote(one), ...claimsOf(one.tie, one));
  }
  return parts;
}

function actorParts(actor, selected) {
  const shown = [...selected.ties.values()];
  const gives = shown.filter(({ tie }) => tie.giver === actor.id);
  const receives = shown.filter(({ tie }) => tie.receiver === actor.id);
  const both = [...new Set(gives.filter((one) => one.mutual).map(({ tie }) => tie.receiver))];
  const name = make("h3");
  name.append(isolated(actor.label));
  const parts = [name];
  if (actor.in) parts.push(make("p", "note", actor.in));
  if (both.length) {
    const names = make("p", "ends");
    names.append(...both.map(neighbour));
    parts.push(make("h3", "", words.both), names);
  }
  parts.push(...group(words.gives, gives, (tie) => tie.receiver), ...group(words.receives, receives, (tie) => tie.giver));
  const hidden = data.ties.filter((tie) => [tie.giver, tie.receiver].includes(actor.id) && !selected.ties.has(tie.id)).length;
  if (hidden) parts.push(make("p", "note", count("ties_filtered", hidden)));
  const refused = [...selected.denials.values()].filter(({ tie }) => [tie.giver, tie.receiver].includes(actor.id));
  if (refused.length) parts.push(make("h3", "", words.refused), ...refused.flatMap((one) => claimsOf(one.tie, one)));
  return parts;
}

function showDetails(state, selected) {
  const tie = ties.get(state.tie) || denials.get(state.tie);
  const actor = actors.get(state.actor);
  const missing = (state.tie && !tie) || (state.actor && !actor);
  said.replaceChildren(...(tie ? tieParts(tie, selected)
    : actor ? actorParts(actor, selected)
    : [make("p", "", missing ? words.not_here : words.start)]));
  part("details").scrollTop = 0;
  part("announced").textContent = tie ? say("chosen", { name: spoken(tie, selected.ties.get(tie.id)) })
    : actor ? say("chosen", { name: actor.label }) : "";
  document.documentElement.classList.toggle("chosen", Boolean(tie || actor));
}
