// The story: one step at a time, each with what it shows.

const story = part("story");
const steps = story ? [...story.querySelectorAll("ol > li")] : [];

function stepPlace(number) {
  const { view, actor, tie, ...chosen } = data.steps[number - 1];
  return { view, actor, tie, step: String(number), filters: chosen };
}

function showStep(state) {
  if (!story) return;
  const number = Number(state.step) || 0;
  story.classList.toggle("told", number > 0);
  steps.forEach((step, at) => { step.hidden = at !== number - 1; });
  const place = number ? say("step", { number, steps: steps.length }) : "";
  const said = number ? [...steps[number - 1].childNodes].map((one) => one.textContent.trim()).filter(Boolean) : [];
  const text = number ? [place, said.join(". ")].join(" ") : "";
  if (part("step").textContent !== place) part("step").textContent = place;
  part("step-read").textContent = text;
  part("story-back").hidden = number === 0;
  part("story-next").hidden = number === steps.length;
  part("story-next").textContent = number ? words.next_step : count("tell", steps.length);
  part("story-end").hidden = number === 0;
}

// Show a step, or none, with the story at the top of the screen and the keyboard where the way goes on.
function tell(place, button) {
  goTo(place);
  const onward = [button, "story-next", "story-end"].map(part).find((one) => !one.hidden);
  onward.focus({ preventScroll: true });
  if (place.step) story.scrollIntoView({ block: "start" });
}

function startStory(current) {
  if (!story) return;
  const at = () => Number(current().step) || 0;
  const none = { view: "map", filters: {} };
  part("story-next").addEventListener("click", () => tell(stepPlace(at() + 1), "story-next"));
  part("story-back").addEventListener("click", () => tell(at() > 1 ? stepPlace(at() - 1) : none, "story-back"));
  part("story-end").addEventListener("click", () => tell(none, "story-next"));
}
