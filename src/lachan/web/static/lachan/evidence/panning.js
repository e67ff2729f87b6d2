/* A drawing in a window: dragged, zoomed by wheel with Ctrl, by buttons or by + − 0. The window is the SVG's viewBox. */
import { el, svg } from "./making.js";

const LEAST = 0.08, MOST = 4;

/* What ends a drag is no choice of what lies under the pointer. */
export const swallowClick = () => {
  const stop = (click) => click.stopPropagation();
  addEventListener("click", stop, true);
  setTimeout(() => removeEventListener("click", stop, true));
};

export class Window {
  constructor(label, changed = () => {}) {
    this.at = { x: 0, y: 0, k: 1 };
    this.changed = changed;
    this.scene = svg("g");
    this.svg = svg("svg", { class: "evidence-scene", role: "group", "aria-label": label }, this.scene);
    this.tools = el("div", { class: "evidence-zoom", role: "group", "aria-label": "Phóng to, thu nhỏ" },
      this.#button("−", "Thu nhỏ", () => this.zoom(1 / 1.3)), this.#button("+", "Phóng to", () => this.zoom(1.3)),
      this.#button("Vừa khung", "Xem cả hình", () => this.fit()));
    this.svg.addEventListener("wheel", (event) => this.#wheel(event), { passive: false });
    this.svg.addEventListener("pointerdown", (event) => this.#grab(event));
    this.svg.addEventListener("keydown", (event) => this.#key(event));
    this.svg.addEventListener("focusin", (event) => this.into(event.target));
  }

  #button(text, title, done) { return el("button", { type: "button", class: "button small", title, text, onclick: done }); }

  size() { return [this.svg.clientWidth || 800, this.svg.clientHeight || 480]; }

  extent(box) { this.box = box; return this; }

  /* The whole of it, or where that would be too small to read, its upper left corner. */
  fit(readable = 0) {
    const [wide, tall] = this.size(), { x, y, width, height } = this.box;
    const k = Math.max(readable, Math.min(1, wide / (width + 40), tall / (height + 40)));
    const left = width * k > wide ? x * k - 12 : (x + width / 2) * k - wide / 2;
    const top = height * k > tall ? y * k - 12 : (y + height / 2) * k - tall / 2;
    this.#set({ k, x: left, y: top });
  }

  zoom(by, [cx, cy] = this.size().map((one) => one / 2)) {
    const { x, y, k } = this.at, next = Math.min(MOST, Math.max(LEAST, k * by)), real = next / k;
    this.#set({ k: next, x: (x + cx) * real - cx, y: (y + cy) * real - cy });
  }

  pan(dx, dy) { this.#set({ ...this.at, x: this.at.x + dx, y: this.at.y + dy }); }

  /* The seen part of the scene, in its own units. */
  seen() {
    const [wide, tall] = this.size(), { x, y, k } = this.at;
    return { x: x / k, y: y / k, width: wide / k, height: tall / k };
  }

  sees(x, y, width, height) {
    const seen = this.seen();
    return x >= seen.x && y >= seen.y && x + width <= seen.x + seen.width && y + height <= seen.y + seen.height;
  }

  into(target) {
    const mark = target.closest?.("[data-id]");
    if (!mark || mark === this.svg || this.dragging) return;
    const frame = this.svg.getBoundingClientRect(), box = mark.getBoundingClientRect();
    const over = (low, high, from, to) => (low < from ? low - from - 12 : high > to ? Math.min(high - to + 12, low - from) : 0);
    const dx = over(box.left, box.right, frame.left, frame.right), dy = over(box.top, box.bottom, frame.top, frame.bottom);
    if (dx || dy) this.pan(dx, dy);
  }

  /* The scene's point comes to the middle. */
  centre(x, y) {
    const [wide, tall] = this.size();
    this.#set({ ...this.at, x: x * this.at.k - wide / 2, y: y * this.at.k - tall / 2 });
  }

  #set(at) {
    this.at = at;
    this.scene.setAttribute("transform", `translate(${-at.x} ${-at.y}) scale(${at.k})`);
    this.changed(at);
  }

  #wheel(event) {
    if (!event.ctrlKey && !event.metaKey) return;
    event.preventDefault();
    const box = this.svg.getBoundingClientRect();
    this.zoom(Math.exp(-event.deltaY / 300), [event.clientX - box.left, event.clientY - box.top]);
  }

  #grab(event) {
    if (event.button || event.pointerType === "touch" && !event.isPrimary) return;
    let { clientX, clientY } = event, moved = 0;
    const move = (to) => {
      moved += Math.abs(to.clientX - clientX) + Math.abs(to.clientY - clientY);
      if (moved < 5) return;
      this.dragging = true;
      this.pan(clientX - to.clientX, clientY - to.clientY);
      [clientX, clientY] = [to.clientX, to.clientY];
    };
    const drop = () => {
      removeEventListener("pointermove", move);
      removeEventListener("pointerup", drop);
      removeEventListener("pointercancel", drop);
      if (this.dragging) swallowClick();
      setTimeout(() => (this.dragging = false));
    };
    addEventListener("pointermove", move);
    addEventListener("pointerup", drop);
    addEventListener("pointercancel", drop);
  }

  #key(event) {
    const done = { "+": () => this.zoom(1.3), "=": () => this.zoom(1.3), "-": () => this.zoom(1 / 1.3), 0: () => this.fit() }[event.key];
    if (!done || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    done();
  }
}
