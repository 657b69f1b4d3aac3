// Which claims, ties and actors pass what a reader has chosen. Nothing here touches the page.
//
// Layer, strength, claimant's sector, coder and period choose claims: a tie is there when a claim
// that makes it is, and is mutual or contested by the claims that are. Direction, contested,
// sector and search then choose among these ties.

function holdsIn(one, from, to, undated) {
  if (!from && !to) return true;
  if (!one.since && !one.until) return undated;
  return (one.since || "0000-01-01") <= (to || "9999") + "-12-31"
    && (from || "0000") + "-01-01" <= (one.until || "9999-12-31");
}

function isOfLayer(one, tie, layer) {
  return !layer || tie.form === layer || (one.layers || []).includes(layer) || Boolean(one.denies && one.inAll);
}

function claimPasses(one, tie, chosen) {
  return isOfLayer(one, tie, chosen.layer)
    && (!chosen.strength || one.denies || (one.strength || 0) >= Number(chosen.strength))
    && (!chosen.claimants || one.sector === chosen.claimants)
    && (!chosen.coder || one.coder === chosen.coder)
    && holdsIn(one, chosen.from, chosen.to, chosen.undated === "yes");
}

// Whether a tie is denied for sure, perhaps or not at all, by the claims that are there.
function contestedBy(tie, kept) {
  const there = new Set(kept.map((at) => tie.said[at].claim));
  const degrees = kept.flatMap((at) => Object.entries(tie.said[at].against || {}))
    .filter(([claim]) => there.has(claim)).map(([, degree]) => degree);
  return degrees.includes("yes") ? "yes" : degrees.includes("possible") ? "possible" : "no";
}

function key(form, giver, receiver) {
  return JSON.stringify([form, giver, receiver]);
}

function folded(text) {
  return text.normalize("NFKC").toLowerCase();
}

// Return the ties and denials that pass, each by its id with the places of its claims that do,
// and the actors that stay; `textOf` gives the words of some claims of a tie.
function selection(all, chosen, textOf) {
  const sought = folded((chosen.search || "").trim());
  const everybody = [...all.actors, ...all.absent];
  const labels = new Map(everybody.map((actor) => [actor.id, folded(actor.label)]));
  const sectors = new Map(everybody.map((actor) => [actor.id, actor.sector]));
  const keep = (tie) => tie.said.map((_, at) => at).filter((at) => claimPasses(tie.said[at], tie, chosen));
  const passes = (tie, kept) => {
    const ends = [tie.giver, tie.receiver];
    return (!chosen.sector || ends.some((end) => sectors.get(end) === chosen.sector))
      && (!sought || ends.some((end) => labels.get(end).includes(sought)) || folded(textOf(tie, kept)).includes(sought));
  };
  const there = new Map();
  for (const tie of all.ties) {
    const kept = keep(tie);
    if (kept.some((at) => !tie.said[at].denies)) there.set(tie.id, { tie, kept, contested: contestedBy(tie, kept) });
  }
  const pairs = new Set([...there.values()].map(({ tie }) => key(tie.form, tie.giver, tie.receiver)));
  const shown = new Map();
  for (const [id, one] of there) {
    one.mutual = pairs.has(key(one.tie.form, one.tie.receiver, one.tie.giver));
    if ((!chosen.direction || (chosen.direction === "mutual") === one.mutual)
      && (!chosen.contested || (chosen.contested === "yes") === (one.contested !== "no"))
      && passes(one.tie, one.kept)) shown.set(id, one);
  }
  const denied = new Map();
  for (const tie of all.denials) {
    const kept = keep(tie);
    if (kept.length && !chosen.direction && !chosen.contested && passes(tie, kept)) denied.set(tie.id, { tie, kept });
  }
  const drawn = [...shown.values(), ...(chosen.denied === "yes" ? denied.values() : [])];
  const ends = new Set(drawn.flatMap(({ tie }) => [tie.giver, tie.receiver]));
  const narrowed = Object.entries(chosen).some(([name, value]) => value && !["denied", "undated", "weaker"].includes(name));
  const stays = (actor) => !narrowed || ends.has(actor.id) || (Boolean(chosen.sector || sought)
    && (!chosen.sector || actor.sector === chosen.sector) && (!sought || labels.get(actor.id).includes(sought)));
  // Where a large map is whole, only its strongest ties are drawn until the others are asked for.
  for (const one of shown.values()) one.drawn = !one.tie.weaker || narrowed || chosen.weaker === "yes";
  return { ties: shown, denials: denied, actors: new Set(all.actors.filter(stays).map((actor) => actor.id)), narrowed };
}
