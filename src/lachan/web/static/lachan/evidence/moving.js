/* The keyboard in a drawing or a table: one stop for Tab, arrows to the nearest mark that way, Enter opens, the space bar
   chooses, Escape lets go. Marks are elements with `data-id`; one of them at a time can be tabbed to. */
const WAYS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

const middle = (mark) => {
  const box = mark.getBoundingClientRect();
  return [box.left + box.width / 2, box.top + box.height / 2];
};

/* The nearest mark in that direction: what lies straight ahead before what lies aside. */
const nearest = (marks, from, [dx, dy]) => {
  const [x, y] = middle(from);
  let best = null, least = Infinity;
  for (const mark of marks) {
    if (mark === from) continue;
    const [mx, my] = middle(mark);
    const ahead = (mx - x) * dx + (my - y) * dy, aside = Math.abs((mx - x) * dy) + Math.abs((my - y) * dx);
    if (ahead > 2 && ahead + 3 * aside < least) [best, least] = [mark, ahead + 3 * aside];
  }
  return best;
};

export class Marks {
  constructor(box, choice, beyond = () => false) {
    Object.assign(this, { box, choice, beyond });
    box.addEventListener("keydown", (event) => this.#press(event));
    box.addEventListener("click", (event) => this.#click(event));
    box.addEventListener("dblclick", (event) => this.#open(event));
    choice.addEventListener("change", () => this.paint());
  }

  all() { return [...this.box.querySelectorAll("[data-id]")]; }

  /* After every drawing: states, and which mark Tab reaches. */
  paint() {
    const marks = this.all();
    for (const mark of marks) this.#state(mark);
    if (!marks.length || marks.some((mark) => mark.tabIndex === 0)) return;
    const first = marks.find((mark) => this.choice.has(mark.dataset.id)) || marks[0];
    first.setAttribute("tabindex", "0");
  }

  #state(mark) {
    const ids = (mark.dataset.ids || mark.dataset.id).split(" ");
    const states = ids.map((id) => this.choice.state(id));
    const state = states.includes("chosen") ? "chosen" : states.includes("touched") ? "touched" : "";
    mark.classList.toggle("is-chosen", state === "chosen");
    mark.classList.toggle("is-touched", state === "touched");
    if (!mark.hasAttribute("tabindex")) mark.setAttribute("tabindex", "-1");
    if (mark.hasAttribute("role")) mark.setAttribute("aria-pressed", String(state === "chosen"));
    else mark.setAttribute("aria-current", String(state === "chosen"));
  }

  focus(mark) {
    for (const one of this.box.querySelectorAll("[data-id][tabindex='0']")) one.setAttribute("tabindex", "-1");
    mark.setAttribute("tabindex", "0");
    mark.focus({ preventScroll: false });
  }

  #of(event) { return event.target.closest("[data-id]"); }

  #press(event) {
    const mark = this.#of(event);
    if (!mark || event.altKey || event.metaKey || event.ctrlKey) return;
    if (event.target !== mark) return;
    if (WAYS[event.key]) return this.#go(event, mark);
    if (event.key === "Enter") [event.preventDefault(), this.#pick(mark, false), this.choice.open(mark.dataset.id)];
    if (event.key === " ") [event.preventDefault(), this.#pick(mark, event.shiftKey)];
    if (event.key === "Escape") this.choice.clear();
  }

  #go(event, mark) {
    const next = nearest(this.all(), mark, WAYS[event.key]);
    event.preventDefault();
    if (next) this.focus(next);
    else this.beyond(event.key, mark);
  }

  #click(event) {
    const mark = this.#of(event);
    if (!mark || event.target.closest("[data-folds]")) return;
    this.focus(mark);
    this.#pick(mark, event.shiftKey || event.ctrlKey || event.metaKey);
  }

  #pick(mark, more) { this.choice.choose((mark.dataset.ids || mark.dataset.id).split(" "), more); }

  #open(event) {
    const mark = this.#of(event);
    if (mark && !event.target.closest("[data-folds]")) this.choice.open(mark.dataset.id);
  }
}
