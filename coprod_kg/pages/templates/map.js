(() => {
  "use strict";

  const { DataSet, Network } = vis; // without it the still picture stays
  const data = JSON.parse(document.getElementById("data").textContent);
  const words = data.words;
  const actors = new Map(data.actors.map((actor) => [actor.id, actor]));
  const ties = new Map(data.ties.map((tie) => [tie.id, tie]));
  const pair = (from, to) => from + " " + to;
  const byPair = new Map(data.ties.map((tie) => [pair(tie.giver, tie.receiver), tie]));
  const denied = new Map(data.denials.map((denial) => [pair(denial.giver, denial.receiver), denial]));
  const map = document.getElementById("map");
  const details = document.getElementById("details");
  const said = document.getElementById("said");
  const dark = window.matchMedia("(prefers-color-scheme: dark)");

  function make(tag, className, text) {
    const element = document.createElement(tag);
    if (className) element.className = className;
    if (text !== undefined) element.textContent = text;
    return element;
  }

  function isolated(text) {
    return make("bdi", "", text);
  }

  // ---------------------------------------------------------------- the drawing

  function theme() {
    const style = getComputedStyle(document.documentElement);
    const colour = (name) => style.getPropertyValue(name).trim();
    return { paper: colour("--paper"), ink: colour("--ink"), line: colour("--line"), edge: colour("--edge"), chosen: colour("--chosen") };
  }

  function nodesIn(colours) {
    return data.drawing.nodes.map(({ color, border, hollow, font, ...node }) => {
      const fill = hollow ? colours.paper : color;
      const lit = { background: fill, border: colours.chosen };
      return {
        ...node,
        color: { background: fill, border: border || colours.edge, highlight: lit, hover: lit },
        font: { color: colours.ink, strokeColor: colours.paper, strokeWidth: 4, ...font },
      };
    });
  }

  function edgesIn(colours) {
    return data.drawing.edges.map((edge) => ({
      ...edge,
      color: { color: edge.colour || colours.line, highlight: colours.chosen, hover: colours.chosen, inherit: false },
      font: { color: colours.ink, strokeColor: colours.paper, strokeWidth: 5, size: edge.label === "\u2260" ? 18 : 13, align: "horizontal" },
    }));
  }

  document.documentElement.classList.add("js");
  const first = theme();
  const nodes = new DataSet(nodesIn(first));
  const edges = new DataSet(edgesIn(first));
  const network = new Network(map, { nodes, edges }, data.drawing.options);
  const frame = map.querySelector(".vis-network");
  frame.tabIndex = -1; // the list below is the way in for the keyboard
  map.network = network; // so that a reader at the console can reach the drawing
  const wholeMap = { maxZoomLevel: 1.3 };
  network.fit(wholeMap);
  network.on("beforeDrawing", (context) => {
    const colours = theme();
    for (const panel of data.panels) {
      context.strokeStyle = colours.line;
      context.lineWidth = 1;
      context.strokeRect(panel.x, panel.y, panel.width, panel.height);
      context.fillStyle = colours.ink;
      context.font = "600 26px sans-serif";
      context.textAlign = "left";
      context.textBaseline = "top";
      context.fillText(panel.title, panel.x + 14, panel.y + 12, panel.width - 28);
    }
  });
  network.once("afterDrawing", () => { map.dataset.ready = "yes"; });

  dark.addEventListener("change", () => {
    const colours = theme();
    nodes.update(nodesIn(colours));
    edges.update(edgesIn(colours));
  });

  // ---------------------------------------------------------------- what was said

  function claims(tie) {
    const list = make("ul", "said");
    if (tie.id) list.dataset.tie = tie.id;
    for (const one of tie.said) {
      const item = make("li", one.denies ? "denies" : "affirms");
      item.dataset.claim = one.claim;
      const sentence = make("p", "", one.sentence);
      if (one.coder) sentence.append(" ", make("span", "coder", one.coder));
      item.append(sentence);
      for (const quotation of one.quotations) {
        const figure = make("figure");
        const quote = make("blockquote");
        quote.append(isolated(quotation.text));
        figure.append(quote, make("figcaption", "", quotation.from));
        item.append(figure);
      }
      if (!one.quotations.length) item.append(make("p", "none", words.no_quotation));
      list.append(item);
    }
    return list;
  }

  function neighbour(id) {
    const button = make("button");
    button.type = "button";
    button.append(isolated(actors.get(id).label));
    button.addEventListener("click", () => chooseActor(id, true));
    return button;
  }

  function direction(tie) {
    const heading = make("h4", "ends");
    const target = make("span", "target", "→ ");
    target.append(neighbour(tie.receiver));
    heading.append(neighbour(tie.giver), target);
    const parts = [heading];
    if (tie.contested === "yes") parts.push(make("p", "note", "≠ " + words.contested));
    if (tie.contested === "possible") parts.push(make("p", "note", "≠ " + words.possible));
    return [...parts, claims(tie)];
  }

  function tieParts(tie) {
    const back = byPair.get(pair(tie.receiver, tie.giver));
    const denial = denied.get(pair(tie.receiver, tie.giver));
    const other = back ? direction(back) : denial ? [claims(denial)] : [make("p", "", words.none_back)];
    return [...direction(tie), make("h4", "other-way", words.back), ...other];
  }

  function group(title, found, other) {
    const parts = [make("h4", "", title)];
    if (!found.length) parts.push(make("p", "none", words.nothing));
    for (const tie of found) {
      const heading = make("h5");
      heading.append(neighbour(other(tie)));
      parts.push(heading, claims(tie));
    }
    return parts;
  }

  function actorParts(actor) {
    const out = data.ties.filter((tie) => tie.giver === actor.id);
    const back = data.ties.filter((tie) => tie.receiver === actor.id);
    const both = out.filter((tie) => byPair.has(pair(tie.receiver, tie.giver)));
    const name = make("h4");
    name.append(isolated(actor.label));
    const parts = [name];
    if (actor.sector) parts.push(make("p", "note", actor.sector));
    parts.push(...group(words.gives, out, (tie) => tie.receiver));
    parts.push(...group(words.receives, back, (tie) => tie.giver));
    if (both.length) {
      const names = make("p");
      both.forEach((tie) => names.append(neighbour(tie.receiver), " "));
      parts.push(make("h4", "", words.both), names);
    }
    const refused = data.denials.filter((denial) => denial.giver === actor.id || denial.receiver === actor.id);
    if (refused.length) parts.push(make("h4", "", words.refused), ...refused.map(claims));
    return parts;
  }

  // ---------------------------------------------------------------- choosing

  function show(parts, kind, id, scroll) {
    said.replaceChildren(...parts);
    details.scrollTop = 0;
    for (const button of document.querySelectorAll("#list button")) {
      button.setAttribute("aria-pressed", String(button.dataset[kind] === id && id !== ""));
    }
    if (scroll) details.scrollIntoView({ block: "nearest" });
  }

  function chooseTie(id, scroll) {
    network.setSelection({ nodes: [], edges: [id] }, { highlightEdges: false });
    show(tieParts(ties.get(id)), "tie", id, scroll);
  }

  function chooseActor(id, scroll) {
    network.setSelection({ nodes: [id], edges: [] }, { highlightEdges: true });
    show(actorParts(actors.get(id)), "actor", id, scroll);
  }

  function chooseNothing() {
    network.unselectAll();
    show([make("p", "", words.start)], "tie", "", false);
  }

  network.on("click", (event) => {
    const actor = network.getNodeAt(event.pointer.DOM);
    const tie = network.getEdgeAt(event.pointer.DOM);
    network.setOptions({ interaction: { zoomView: true } });
    if (actor !== undefined) chooseActor(actor, false);
    else if (tie !== undefined) chooseTie(tie, false);
    else chooseNothing();
  });

  document.addEventListener("click", (event) => {
    if (!map.contains(event.target)) network.setOptions({ interaction: { zoomView: false } });
  });

  document.getElementById("list").addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (!button) return;
    if (button.dataset.actor) chooseActor(button.dataset.actor, true);
    else chooseTie(button.dataset.tie, true);
  });

  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") chooseNothing();
  });

  function zoom(factor) {
    network.moveTo({ scale: network.getScale() * factor });
  }
  document.getElementById("zoom-in").addEventListener("click", () => zoom(1.3));
  document.getElementById("zoom-out").addEventListener("click", () => zoom(1 / 1.3));
  document.getElementById("fit").addEventListener("click", () => network.fit(wholeMap));
  document.getElementById("all")?.addEventListener("click", (event) => {
    const hidden = event.currentTarget.getAttribute("aria-pressed") === "true";
    event.currentTarget.setAttribute("aria-pressed", String(!hidden));
    edges.update(data.drawing.edges.filter((edge) => edge.hidden).map((edge) => ({ id: edge.id, hidden })));
  });
})();
