// The filters as the page has them: which there are, what is chosen, and how much is shown.

const filters = part("filters");
const controls = [...filters.querySelectorAll("[name]")];
const NAMES = controls.map((control) => control.name);

function valueOf(control) {
  if (control.type === "checkbox") return control.checked ? "yes" : "";
  return control.value;
}

function chosenFilters() {
  return Object.fromEntries(controls.map((control) => [control.name, valueOf(control)]).filter(([, value]) => value));
}

// Put values into the controls, and return those that a control takes.
function setFilters(chosen) {
  for (const control of controls) {
    const value = chosen[control.name] || "";
    if (control.type === "checkbox") control.checked = value === "yes";
    else if (control.value !== value) control.value = value;
    if (control.selectedIndex === -1) control.value = "";
  }
  return chosenFilters();
}

// What is chosen, in words, for the printed page and for those who open the filters later.
function filtersInWords() {
  return controls.filter(valueOf).map((control) => {
    const name = filters.querySelector(`label[for="${control.id}"]`).textContent.trim();
    if (control.type === "checkbox") return name;
    return name + ": " + (control.selectedOptions ? control.selectedOptions[0].textContent : control.value);
  });
}

function showCounts(selected, chosen) {
  const parts = [say("shown", { shown: selected.ties.size, ties: count("ties", data.ties.length) })];
  if (selected.narrowed) parts.push(say("actors_shown", { shown: selected.actors.size, actors: count("actors", data.actors.length) }));
  const undrawn = [...selected.ties.values()].filter((one) => !one.drawn).length;
  if (undrawn) parts.push(count("undrawn", undrawn));
  if (data.denials.length) {
    const denied = count("denied", selected.denials.size);
    parts.push(chosen.denied === "yes" ? say("crossed", { denied }) : say("not_drawn", { denied }));
  }
  const undated = data.ties.flatMap((tie) => tie.said).filter((one) => !one.denies && !one.since && !one.until).length;
  if ((chosen.from || chosen.to) && chosen.undated !== "yes" && undated) parts.push(count("undated", undated));
  const text = parts.join(" ");
  if (part("counts").textContent !== text) part("counts").textContent = text;
  const set = filtersInWords();
  part("chosen-filters").textContent = set.length ? say("set", { filters: set.join("; ") }) : "";
  part("reset").hidden = !set.length;
}
