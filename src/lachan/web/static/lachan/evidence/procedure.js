/* The line of procedure: what was decided, in the order of the days, whom it is about, and the days between. */
import { behind } from "./behind.js";
import { number } from "./days.js";
import { cut, day, el, svg } from "./making.js";
import { Marks } from "./moving.js";

const STEP = 46, LINE = 104, LETTERS = 7.1;

/* One mark a decision, however many people it is about. */
const decided = (data) => {
  const found = new Map();
  for (const [id, lane, first] of data.procedure) {
    if (!found.has(id)) found.set(id, { id, first, people: [] });
    if (lane) found.get(id).people.push(lane);
  }
  return [...found.values()];
};

export const procedure = (box, data, choice) => {
  const all = decided(data);
  const drawing = svg("svg", { class: "evidence-procedure", role: "group", "aria-label": "Dòng tố tụng" });
  const marks = new Marks(drawing, choice);
  const draw = () => {
    const wide = box.clientWidth || 700;
    drawing.setAttribute("viewBox", `0 0 ${wide} ${all.length * STEP + 12}`);
    drawing.setAttribute("width", wide);
    drawing.setAttribute("height", all.length * STEP + 12);
    drawing.replaceChildren(svg("line", { class: "spine", x1: LINE, x2: LINE, y1: 14, y2: Math.max(14, all.length * STEP - 20) }),
      ...all.map((one, n) => step(one, all[n - 1], n, wide, data)));
    marks.paint();
  };
  box.append(all.length ? drawing : el("p", { class: "empty", text: "Hồ sơ chưa có quyết định nào có ngày." }),
    behind(choice, "quyết định theo ngày", ["Ngày", "Quyết định", "Về ai", "Bút lục"], () =>
      all.map(({ id, first, people }) => [id, day(first), data.objects[id][1], people.join(", ") || "cả vụ", data.objects[id][2]])));
  draw();
  new ResizeObserver(draw).observe(box);
};

const step = ({ id, first, people }, before, n, wide, { objects, words }) => {
  const [, label, folio] = objects[id];
  const y = n * STEP + 14, room = Math.floor((wide - LINE - 24) / LETTERS);
  const gap = before ? number(first) - number(before.first) : 0;
  const who = people.join(", ") || "cả vụ", said = `${day(first)}: ${label}, ${who}, ${folio}`;
  return svg("g", { class: `ev-item${folio === words.missing ? " missing" : ""}`, "data-id": id, role: "button", transform: `translate(0 ${y})` },
    svg("title", { text: said }), svg("rect", { class: "ground", x: LINE + 12, y: -13, width: Math.max(60, wide - LINE - 14), height: 40, rx: 4 }),
    svg("text", { class: "when", x: LINE - 14, y: 4, "text-anchor": "end", text: day(first) }),
    gap ? svg("text", { class: "gap", x: LINE - 14, y: -17, "text-anchor": "end", text: `sau ${gap} ngày` }) : null,
    svg("circle", { cx: LINE, cy: 0, r: 7 }),
    svg("text", { class: "what", x: LINE + 20, y: 3, text: cut(`${label} · ${who}`, room) }),
    svg("text", { class: "folio", x: LINE + 20, y: 20, text: cut(folio, room) }));
};
