/* By person, as precisely as the file knows: a bar from the first to the last day it can have been. Only what lies in the
   window is drawn, and where bars would lie on each other a chip counts them: ten thousand are no heavier than a hundred. */
import { behind } from "./behind.js";
import { laidOut, number, ticks, within, ROWS } from "./days.js";
import { cut, day, el, svg } from "./making.js";
import { Marks } from "./moving.js";
import { swallowClick } from "./panning.js";

const TOP = 26, BAR = 17, STEP = BAR + 3, NAMES = 92, LETTER = 6.4;
const PRECISE = ["minute", "day", "month", "year"];

/* As high as its bars can need: up to three rows, and one of chips beyond. */
const heightOf = (many) => 14 + Math.max(28, Math.min(many, ROWS + 1) * STEP);

const lanesOf = (spans) => {
  const found = new Map();
  for (const [id, lane, first, last, precision] of spans) {
    if (!found.has(lane)) found.set(lane, []);
    found.get(lane).push({ id, lane, first, last, precision, from: number(first), to: number(last) });
  }
  let top = 0;
  return [...found].map(([name, own]) => {
    const lane = { name, top, height: heightOf(own.length), spans: own.sort((a, b) => a.from - b.from || a.to - b.to) };
    top += lane.height;
    return lane;
  });
};

export class Times {
  constructor(box, data, choice) {
    Object.assign(this, { data, choice, lanes: lanesOf(data.timeline), kept: new Map() });
    this.svg = svg("svg", { class: "evidence-days", role: "group", "aria-label": "Dòng thời gian theo từng người" });
    this.filler = el("div", { class: "evidence-days-height" });
    this.filler.append(this.svg);
    this.frame = el("div", { class: "evidence-days-frame" }, this.filler);
    this.marks = new Marks(this.svg, choice, (key, mark) => this.#beyond(key, mark));
    this.#measure();
    box.append(this.#tools(), this.frame, this.#table());
    const whole = TOP + this.lanes.reduce((all, lane) => all + lane.height, 0);
    this.filler.style.height = `${whole}px`;
    const tall = Math.min(whole + 4, Math.max(320, innerHeight * 0.66));
    this.frame.style.height = `${tall}px`;
    this.fit();
    this.#listen();
    this.#toChosen();
  }

  #measure() {
    const all = this.lanes.flatMap((lane) => lane.spans);
    this.first = all.reduce((least, one) => Math.min(least, one.from), Infinity);
    this.last = all.reduce((most, one) => Math.max(most, one.to), -Infinity);
    if (!all.length) [this.first, this.last] = [0, 1];
  }

  #tools() {
    const button = (text, title, done) => el("button", { type: "button", class: "button small", text, title, onclick: done });
    const zoom = el("div", { class: "evidence-zoom", role: "group", "aria-label": "Phóng to, thu nhỏ" },
      button("−", "Thu nhỏ", () => this.zoom(1 / 1.5)), button("+", "Phóng to", () => this.zoom(1.5)),
      button("Vừa khung", "Cả khoảng thời gian", () => this.fit()));
    const legend = el("ul", { class: "evidence-legend" }, ...PRECISE.map((one) =>
      el("li", null, svg("svg", { class: "key", viewBox: "0 0 26 12", "aria-hidden": "true" }, svg("rect", { class: `ev-bar ${one}`, x: 1, y: 1, width: 24, height: 10 })), ` ${this.data.words.precision[one]}`)));
    return el("div", { class: "evidence-tools" }, zoom, legend);
  }

  #table() {
    const { objects, words } = this.data;
    return behind(this.choice, "việc theo từng người và ngày", ["Người", "Từ", "Đến", "Biết đến đâu", "Việc", "Bút lục"], () =>
      this.data.timeline.map(([id, lane, first, last, precision]) =>
        [id, lane || "cả vụ", day(first), day(last), words.precision[precision], objects[id][1], objects[id][2]]));
  }

  #listen() {
    this.frame.addEventListener("scroll", () => this.#later(), { passive: true });
    this.frame.addEventListener("wheel", (event) => this.#wheel(event), { passive: false });
    this.svg.addEventListener("pointerdown", (event) => this.#grab(event));
    for (const name of ["click", "keydown", "dblclick"]) this.svg.addEventListener(name, (event) => this.#chip(event), true);
    this.frame.addEventListener("keydown", (event) => {
      const at = event.target.getBoundingClientRect().left - this.frame.getBoundingClientRect().left - NAMES;
      const done = { "+": () => this.zoom(1.5, at), "=": () => this.zoom(1.5, at), "-": () => this.zoom(1 / 1.5, at), 0: () => this.fit() }[event.key];
      if (done && !event.ctrlKey && !event.metaKey) [event.preventDefault(), done()];
    });
    this.choice.addEventListener("change", () => this.#toChosen());
    new ResizeObserver(() => this.#later()).observe(this.frame);
  }

  get wide() { return (this.frame.clientWidth || 800) - NAMES; }

  fit() {
    this.k = this.wide / (this.last - this.first + 3);
    this.least = this.k;
    this.left = this.first - 1;
    this.draw();
  }

  zoom(by, at = this.wide / 2) {
    const held = this.left + at / this.k;
    this.k = Math.min(400, Math.max(this.least, this.k * by));
    this.left = held - at / this.k;
    this.draw();
  }

  /* So that these days fill the window. */
  zoomTo(from, to) {
    this.k = Math.min(400, this.wide / (to - from + 2));
    this.left = from - 0.5;
    this.draw();
  }

  #later() {
    if (this.waits) return;
    this.waits = requestAnimationFrame(() => { this.waits = 0; this.draw(); });
  }

  #laid(lane) {
    if (this.keptFor !== this.k) [this.keptFor, this.kept] = [this.k, new Map()];
    if (!this.kept.has(lane)) this.kept.set(lane, laidOut(lane.spans, this.k));
    return this.kept.get(lane);
  }

  draw() {
    const focused = this.svg.contains(document.activeElement) && document.activeElement.closest("[data-key]");
    const was = focused && { key: focused.dataset.key, box: focused.getBoundingClientRect() };
    const { clientWidth: wide, clientHeight: tall, scrollTop } = this.frame;
    this.svg.setAttribute("viewBox", `0 0 ${wide} ${tall}`);
    this.svg.setAttribute("width", wide);
    this.svg.setAttribute("height", tall);
    const seen = this.lanes.filter(({ top, height }) => top + height + TOP > scrollTop && top < scrollTop + tall);
    const lanes = seen.map((lane) => this.#lane(lane, TOP + lane.top - scrollTop));
    this.svg.replaceChildren(this.#grid(tall), ...lanes, this.#axis());
    this.marks.paint();
    if (was) this.#refocus(was);
  }

  /* The same mark, or where it has left the window or gone into a chip, what is nearest to where it was. */
  #refocus({ key, box }) {
    const same = this.svg.querySelector(`[data-key="${CSS.escape(key)}"]`) || this.#nearest(box);
    if (same) this.marks.focus(same);
  }

  #nearest({ top, left }) {
    const away = (one) => {
      const box = one.getBoundingClientRect();
      return Math.abs(box.top - top) * 2 + Math.abs(box.left - left);
    };
    return this.marks.all().map((one) => [away(one), one]).sort((a, b) => a[0] - b[0])[0]?.[1];
  }

  #x(n) { return NAMES + (n - this.left) * this.k; }

  #ticks() { return ticks(this.left, this.left + this.wide / this.k, this.k); }

  #grid(tall) {
    return svg("g", { class: "grid" }, ...this.#ticks().map(([n]) => svg("line", { x1: this.#x(n), x2: this.#x(n), y1: TOP, y2: tall })));
  }

  #axis() {
    return svg("g", { class: "axis" }, svg("rect", { width: NAMES + this.wide, height: TOP - 2 }),
      ...this.#ticks().filter(([n]) => this.#x(n) >= NAMES).map(([n, words]) => svg("text", { x: this.#x(n) + 3, y: 16, text: words })));
  }

  #lane(lane, y) {
    const { bars, chips } = this.#laid(lane);
    const low = this.left * this.k, high = low + this.wide;
    const shift = NAMES - low;
    const name = lane.name || "cả vụ";
    return svg("g", { class: "ev-lane", transform: `translate(0 ${y})` },
      svg("line", { class: "between", x1: 0, x2: NAMES + this.wide, y1: lane.height - 2, y2: lane.height - 2 }),
      ...within(bars, low, high).map((bar) => this.#bar(bar, shift)),
      ...within(chips, low, high).map((chip) => this.#count(chip, shift)),
      svg("rect", { class: "name-ground", width: NAMES - 6, height: lane.height - 4 }),
      svg("text", { class: "name", x: 6, y: 18, text: cut(name, 12) }, svg("title", { text: name })),
      svg("text", { class: "many", x: 6, y: 34, text: `${lane.spans.length} mục` }));
  }

  #bar({ span, x, width, row, room }, shift) {
    const [kind, label, folio] = this.data.objects[span.id];
    const days = span.first === span.last ? day(span.first) : `${day(span.first)} – ${day(span.last)}`;
    const said = `${days} (${this.data.words.precision[span.precision]}) · ${label}${folio ? ` · ${folio}` : ""}`;
    const left = Math.max(x + shift, NAMES - 40), right = x + shift + width, inside = right - Math.max(left, NAMES);
    const text = this.#label(label, inside, room, Math.max(left, NAMES), right);
    return svg("g", { class: "ev-item", "data-id": span.id, "data-key": `${span.lane}|${span.id}`, role: "button" },
      svg("title", { text: said }),
      svg("rect", { class: `ev-bar ${span.precision} ${kind.split(".")[0]}`, x: left, y: 5 + row * STEP, width: Math.max(2, right - left), height: BAR, rx: 3 }),
      text && svg("text", { x: text.x, y: 18 + row * STEP, text: text.words }));
  }

  #label(label, inside, room, left, right) {
    const fitting = (wide) => Math.floor((Math.min(wide, 320) - 8) / LETTER);
    if (fitting(inside) >= Math.min(10, label.length)) return { x: left + 4, words: cut(label, fitting(inside)) };
    if (fitting(room) >= Math.min(8, label.length)) return { x: right + 4, words: cut(label, fitting(room)) };
    return null;
  }

  #count({ x, spans }, shift) {
    const from = spans[0].from, to = spans.reduce((most, one) => Math.max(most, one.from), from);
    const said = `${spans.length} việc nữa từ ${day(spans[0].first)}: Enter để phóng to`;
    return svg("g", { class: "ev-chip", "data-id": spans[0].id, "data-ids": spans.map((one) => one.id).join(" "), "data-key": `+${spans[0].lane}|${spans[0].id}`,
      "data-from": from, "data-to": to, role: "button" },
      svg("title", { text: said }), svg("rect", { x: x + shift, y: 5 + ROWS * STEP, width: 33, height: BAR, rx: 8 }),
      svg("text", { x: x + shift + 16, y: 18 + ROWS * STEP, "text-anchor": "middle", text: `+${spans.length}` }));
  }

  /* A chip opens by coming nearer; where it cannot come apart any more, it is a choice of all it holds. */
  #chip(event) {
    const chip = event.target.closest(".ev-chip");
    if (!chip || (event.type === "keydown" && event.key !== "Enter")) return;
    event.stopPropagation();
    const from = +chip.dataset.from, to = +chip.dataset.to;
    if (this.k >= 60 || to - from < 1) this.choice.choose(chip.dataset.ids.split(" "));
    else this.zoomTo(from, Math.max(to, from + 2));
  }

  #wheel(event) {
    if (event.ctrlKey || event.metaKey) {
      event.preventDefault();
      this.zoom(Math.exp(-event.deltaY / 300), event.clientX - this.frame.getBoundingClientRect().left - NAMES);
    } else if (event.shiftKey || Math.abs(event.deltaX) > Math.abs(event.deltaY)) {
      event.preventDefault();
      this.#pan((event.deltaX || event.deltaY) / this.k);
    }
  }

  #pan(days) {
    this.left += days;
    this.draw();
  }

  #grab(event) {
    if (event.button) return;
    let { clientX, clientY } = event, moved = 0;
    const move = (to) => {
      moved += Math.abs(to.clientX - clientX) + Math.abs(to.clientY - clientY);
      if (moved < 6) return;
      this.left -= (to.clientX - clientX) / this.k;
      this.frame.scrollTop -= to.clientY - clientY;
      [clientX, clientY] = [to.clientX, to.clientY];
      this.#later();
    };
    const drop = () => {
      for (const name of ["pointermove", "pointerup", "pointercancel"]) removeEventListener(name, name === "pointermove" ? move : drop);
      if (moved >= 6) swallowClick();
    };
    addEventListener("pointermove", move);
    addEventListener("pointerup", drop);
    addEventListener("pointercancel", drop);
  }

  /* The arrows go on where the window ends; where nothing lies beyond, they stay. */
  #beyond(key, mark) {
    const { left, frame: { scrollTop } } = this, was = { key: mark.dataset.key, box: mark.getBoundingClientRect() };
    if (key === "ArrowLeft" || key === "ArrowRight") this.left += ((key === "ArrowLeft" ? -1 : 1) * this.wide * 0.4) / this.k;
    else this.frame.scrollTop += (key === "ArrowUp" ? -4 : 4) * STEP;
    this.draw();
    if (!this.marks.all().length) {
      [this.left, this.frame.scrollTop] = [left, scrollTop];
      this.draw();
    }
    this.#refocus(was);
  }

  /* What is chosen elsewhere comes into the window. */
  #toChosen() {
    if (this.svg.contains(document.activeElement)) return;
    const seen = (one) => this.choice.has(one.id) || this.choice.touches(one.id);
    const at = this.lanes.findIndex((lane) => lane.spans.some((one) => this.choice.has(one.id)));
    const lane = at >= 0 ? at : this.lanes.findIndex((one) => one.spans.some(seen));
    if (lane < 0) return;
    const { top, height } = this.lanes[lane], { scrollTop, clientHeight } = this.frame;
    if (top < scrollTop || top + height + TOP > scrollTop + clientHeight) this.frame.scrollTop = Math.max(0, top - STEP);
    const span = this.lanes[lane].spans.find((one) => this.choice.has(one.id)) || this.lanes[lane].spans.find(seen);
    const x = (span.from - this.left) * this.k;
    if (x < 0 || x > this.wide) this.left = span.from - this.wide / 2 / this.k;
    this.#later();
  }
}

export const timeline = (box, data, choice) => new Times(box, data, choice);
