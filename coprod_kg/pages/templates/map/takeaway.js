// What readers take away: the picture, and what is shown as a table and as a network.

const LARGEST = 8000; // pixels that every browser can draw on one side

function save(name, blob) {
  const link = make("a");
  link.href = URL.createObjectURL(blob);
  link.download = data.kind + "." + name;
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(link.href), 60000);
}

// The still picture as a file of its own: what passes, on white, with the colours of the light page.
function pictureAlone() {
  const picture = document.querySelector(".picture").cloneNode(true);
  picture.querySelectorAll("[data-out]").forEach((one) => one.remove());
  const light = part("style-colours").textContent.split("@media")[0];
  const values = new Map([...light.matchAll(/(--[\w-]+):\s*([^;]+);/g)].map(([, name, value]) => [name, value]));
  const style = document.createElementNS(picture.namespaceURI, "style");
  style.textContent = part("style-picture").textContent.replace(/var\((--[\w-]+)\)/g, (whole, name) => values.get(name) || whole);
  const [x, y, width, height] = picture.getAttribute("viewBox").split(" ").map(Number);
  const paper = document.createElementNS(picture.namespaceURI, "rect");
  for (const [name, value] of Object.entries({ x, y, width, height, fill: values.get("--paper") })) paper.setAttribute(name, value);
  picture.prepend(paper);
  picture.prepend(style);
  picture.setAttribute("xmlns", picture.namespaceURI);
  return { width, height, text: new XMLSerializer().serializeToString(picture) };
}

function saveSvg() {
  save("svg", new Blob([pictureAlone().text], { type: "image/svg+xml" }));
}

function savePng() {
  const { width, height, text } = pictureAlone();
  const address = URL.createObjectURL(new Blob([text], { type: "image/svg+xml" }));
  const image = new Image();
  image.onload = () => {
    const scale = Math.min(2, LARGEST / Math.max(width, height));
    const sheet = make("canvas");
    sheet.width = Math.round(width * scale);
    sheet.height = Math.round(height * scale);
    sheet.getContext("2d").drawImage(image, 0, 0, sheet.width, sheet.height);
    URL.revokeObjectURL(address);
    sheet.toBlob((blob) => save("png", blob), "image/png");
  };
  image.src = address;
}

function shownWithDenials(selected) {
  return [...selected.ties.values(), ...selected.denials.values()];
}

// One line a quotation, and one for a claim without any.
function saveCsv(selected) {
  const columns = ["from_id", "from", "to_id", "to", "relation", "layers", "mutual", "contested", "claim", "denies",
    "strength", "holds_from", "holds_to", "statement", "coder", "quotation", "quotation_from"];
  const lines = shownWithDenials(selected).flatMap(({ tie, kept, mutual, contested }) => {
    const items = itemsOf(tie);
    return kept.flatMap((at) => {
      const one = tie.said[at];
      const start = [tie.giver, actors.get(tie.giver).label, tie.receiver, actors.get(tie.receiver).label, tie.form,
        (one.layers || []).join(" "), mutual ? "true" : "false", contested || "no", addressOf(one), one.denies ? "true" : "false",
        one.strength, one.since, one.until, items[at].querySelector(".sentence").textContent, one.coder];
      const figures = [...items[at].querySelectorAll("figure")];
      const quotations = figures.map((one) => [one.querySelector("bdi").textContent, one.querySelector("figcaption").textContent]);
      return (quotations.length ? quotations : [["", ""]]).map((quotation) => [...start, ...quotation]);
    });
  });
  save("csv", new Blob([csv(columns, lines)], { type: "text/csv;charset=utf-8" }));
}

function saveGraphml(selected) {
  const nodes = data.actors.filter((actor) => selected.actors.has(actor.id)).map((actor) => ({
    id: actor.id, about: { label: actor.label, iri: actor.iri, sector: actor.sector },
  }));
  const edges = [...selected.ties.values()].map(({ tie, kept, mutual, contested }) => ({
    id: tie.id, source: tie.giver, target: tie.receiver,
    about: {
      relation: tie.form, mutual, contested,
      claims: kept.filter((at) => !tie.said[at].denies).map((at) => addressOf(tie.said[at])).join(" "),
      denials: kept.filter((at) => tie.said[at].denies).map((at) => addressOf(tie.said[at])).join(" "),
    },
  }));
  save("graphml", new Blob([graphml(nodes, edges)], { type: "application/graphml+xml;charset=utf-8" }));
}

function startTakeaway(selected) {
  part("save-png").addEventListener("click", savePng);
  part("save-svg").addEventListener("click", saveSvg);
  part("save-csv").addEventListener("click", () => saveCsv(selected()));
  part("save-graphml").addEventListener("click", () => saveGraphml(selected()));
}
