/* Charge → element → proposition → evidence → paper, where the layered layout put them. A branch folds; a large file opens
   folded, and whatever is chosen is unfolded. */
import { behind } from "./behind.js";
import { cut, el, svg, twoLines } from "./making.js";
import { Marks } from "./moving.js";
import { Window } from "./panning.js";

const WIDE = 210, TALL = 46, COLUMN = 280, ROW = 56, LARGE = 250, LETTERS = 28, READABLE = 0.8;
const SIGN = { supports: "", attacks: "−", explains: "?", holds: "" };

/* What may be seen: from the charges along unfolded branches. */
class Branches {
  constructor({ at, lines }) {
    this.at = at;
    this.lines = lines;
    this.below = new Map();
    this.above = new Map();
    for (const [a, b] of lines) {
      this.below.set(a, [...(this.below.get(a) || []), b]);
      this.above.set(b, [...(this.above.get(b) || []), a]);
    }
    this.all = Object.keys(at);
    this.roots = this.all.filter((id) => at[id][0] === 0);
    this.loose = this.all.filter((id) => at[id][0] > 0 && !this.above.has(id));
    this.large = this.all.length > LARGE;
    this.open = new Set(this.large ? this.roots : this.all);
    this.withLoose = !this.large;
  }

  shown() {
    const seen = new Set(), waiting = [...this.roots, ...(this.withLoose ? this.loose : [])];
    while (waiting.length) {
      const id = waiting.pop();
      if (seen.has(id)) continue;
      seen.add(id);
      if (this.open.has(id)) waiting.push(...(this.below.get(id) || []));
    }
    return seen;
  }

  fold(id) {
    if (this.open.has(id)) this.open.delete(id);
    else this.open.add(id);
  }

  /* Every way from a charge down to it. */
  unfoldTo(id) {
    const waiting = [...(this.above.get(id) || [])], seen = new Set();
    if (!waiting.length && this.at[id]?.[0] > 0) this.withLoose = true;
    while (waiting.length) {
      const one = waiting.pop();
      if (seen.has(one)) continue;
      seen.add(one);
      this.open.add(one);
      waiting.push(...(this.above.get(one) || []));
    }
  }
}

/* Heights of what is shown: the layout's, with the empty stretches between taken out. */
const packed = (shown, at) => {
  const tops = [...shown].map((id) => at[id][1]).sort((a, b) => a - b);
  const moved = new Map();
  let end = tops[0] ?? 0, gone = end;
  for (const top of tops) {
    if (top > end) gone += top - end;
    end = Math.max(end, top + 1);
    moved.set(top, top - gone);
  }
  return (id) => [at[id][0] * COLUMN, moved.get(at[id][1]) * ROW];
};

/* As it is read: column by column, from the top. */
const inOrder = (shown, at) => [...shown].sort((a, b) => at[a][0] - at[b][0] || at[a][1] - at[b][1]);

export const tree = (box, data, choice) => {
  const branches = new Branches(data.tree);
  const view = new Window("Cây điều phải chứng minh: truy cứu, điều phải chứng minh, mệnh đề, chứng cứ, tài liệu");
  const marks = new Marks(view.svg, choice);
  let spot = null, shown = null;

  const draw = () => {
    shown = branches.shown();
    spot = packed(shown, branches.at);
    const lines = branches.lines.filter(([a, b]) => shown.has(a) && shown.has(b));
    view.scene.replaceChildren(...lines.map((one) => link(one, spot)), ...inOrder(shown, branches.at).map((id) => node(id, spot(id), data, branches)));
    const all = [...shown].map(spot);
    view.extent({ x: 0, y: 0, width: Math.max(...all.map(([x]) => x), 0) + WIDE, height: Math.max(...all.map(([, y]) => y), 0) + TALL });
    marks.paint();
  };
  const fold = (id) => {
    branches.fold(id);
    draw();
    const again = view.svg.querySelector(`[data-id="${CSS.escape(id)}"]`);
    if (again) marks.focus(again);
  };
  view.svg.addEventListener("click", (event) => {
    const sign = event.target.closest("[data-folds]");
    if (sign) fold(sign.dataset.folds);
  });
  view.svg.addEventListener("keydown", (event) => {
    const id = event.target.closest?.("[data-id]")?.dataset.id;
    if (id && (event.key === "f" || event.key === "F") && branches.below.has(id)) fold(id);
  });
  const toChosen = () => {
    const hidden = choice.chosen.filter((id) => id in branches.at && !shown.has(id));
    hidden.slice(0, 20).forEach((id) => branches.unfoldTo(id));
    if (hidden.length) draw();
    const last = choice.chosen.findLast((id) => shown.has(id));
    if (last && !view.svg.contains(document.activeElement) && !view.sees(...spot(last), WIDE, TALL)) view.centre(spot(last)[0] + WIDE / 2, spot(last)[1] + TALL / 2);
  };
  /* A map higher than its window is read from the first charge on. */
  const fromCharges = () => {
    view.fit(READABLE);
    const first = branches.roots[0];
    if (first && !view.sees(...spot(first), WIDE, TALL)) view.centre(view.seen().width / 2 - 20, spot(first)[1] + TALL / 2);
  };
  const set = (open, loose) => () => {
    branches.open = new Set(open);
    branches.withLoose = loose;
    draw();
    fromCharges();
  };
  view.tools.append(
    el("button", { type: "button", class: "button small", text: "Gập", title: "Chỉ còn truy cứu và điều phải chứng minh", onclick: set(branches.roots, false) }),
    el("button", { type: "button", class: "button small", text: "Mở hết", onclick: set(branches.all, true) }));
  const loose = branches.large && branches.loose.length
    ? el("p", { class: "soft small", text: `${branches.loose.length} mệnh đề, chứng cứ, tài liệu chưa gắn với điều phải chứng minh nào: «Mở hết» để xem, hoặc mở bảng.` }) : null;
  box.append(el("div", { class: "evidence-tools" }, view.tools, hint()), view.svg, ...(loose ? [loose] : []),
    behind(choice, "đường nối giữa truy cứu, mệnh đề, chứng cứ, tài liệu", ["Từ", "Quan hệ", "Đến", "Bút lục"], () => rows(data)));
  draw();
  fromCharges();
  toChosen();
  choice.addEventListener("change", toChosen);
};

const hint = () => el("p", { class: "soft small evidence-hint", text: "Mũi tên: đi · phím cách: chọn · Enter: mở bút lục · F: gập, mở nhánh · + − 0: phóng to, thu nhỏ" });

const node = (id, [x, y], { objects, words }, branches) => {
  const [kind, label, folio] = objects[id];
  const lines = folio ? [cut(label, LETTERS), folio] : twoLines(label, LETTERS);
  const group = kind.split(".")[0], under = (branches.below.get(id) || []).length;
  const said = `${words.kinds[kind] || kind}: ${label}${folio ? ` · ${folio}` : ""}`;
  const made = svg("g", { class: `ev-node ${group}${folio === words.missing ? " missing" : ""}`, "data-id": id, role: "button", transform: `translate(${x} ${y})` },
    svg("title", { text: said }), svg("rect", { width: WIDE, height: TALL, rx: 5 }),
    ...lines.map((text, n) => svg("text", { x: 9, y: 19 + 17 * n, class: n && folio ? "folio" : null, text: cut(text, LETTERS) })));
  if (under) made.append(handle(id, under, branches.open.has(id)));
  return made;
};

const handle = (id, under, open) => svg("g", { class: "ev-handle", "data-folds": id, transform: `translate(${WIDE} ${TALL / 2})` },
  svg("title", { text: open ? "Gập nhánh" : `Mở ${under} mục bên dưới` }), svg("circle", { r: 10 }),
  svg("text", { y: 4, "text-anchor": "middle", text: open ? "−" : String(Math.min(under, 99)) }));

const link = ([a, b, kind], spot) => {
  const [x1, y1] = spot(a), [x2, y2] = spot(b);
  const from = x1 <= x2 ? x1 + WIDE : x1, to = x1 <= x2 ? x2 : x2 + WIDE, mid = (from + to) / 2;
  const half = TALL / 2;
  const path = svg("path", { class: `ev-link ${kind}`, d: `M${from} ${y1 + half}C${mid} ${y1 + half} ${mid} ${y2 + half} ${to} ${y2 + half}` });
  if (!SIGN[kind]) return path;
  return svg("g", null, path, svg("text", { class: `ev-sign ${kind}`, x: mid, y: (y1 + y2) / 2 + half + 4, "text-anchor": "middle", text: SIGN[kind] }));
};

const rows = ({ tree: { lines }, objects, words }) => lines.map(([a, b, kind]) =>
  [b, objects[a][1], words.lines[kind] || kind, objects[b][1], objects[b][2] || ""]);
