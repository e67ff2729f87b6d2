/* People, and what the file says between them: all of a small file, of a large one what lies around whom the reader
   chooses. All marks are of one size. The table holds every relation, and needs no drawing. */
import { behind } from "./behind.js";
import { cut, el, svg } from "./making.js";
import { Marks } from "./moving.js";
import { Window } from "./panning.js";
import { around, MOST, neighbours, placed } from "./ring.js";

const UNIT = 92, R = 13, CROWD = 40; // beyond, a whole file is no picture any more: it opens around one person
const SHAPE = { accused: "square", held: "square", denounced: "square", victim: "circle", witness: "diamond" };

export const network = (box, data, choice) => {
  const { marks: people, lines, opens, at } = data.network;
  const near = neighbours(lines);
  const small = people.length <= MOST;
  const view = new Window("Mạng quan hệ giữa những người trong hồ sơ");
  const marks = new Marks(view.svg, choice);
  const centre = el("select", { id: "mang-quanh" }, small ? el("option", { value: "", text: "Cả hồ sơ" }) : null,
    ...people.map((id) => el("option", { value: id, text: data.objects[id][1] })));
  const steps = el("select", { id: "mang-buoc", "aria-label": "Số bước" }, ...[1, 2, 3].map((n) => el("option", { value: n, text: `${n} bước` })));
  const count = el("p", { class: "soft small", "aria-live": "polite" });
  const crowded = people.length > CROWD || lines.length > 2 * CROWD;
  centre.value = crowded || !small ? opens : "";
  steps.value = around(opens, near, 2).size > CROWD ? "1" : "2";

  const places = () => {
    if (!centre.value) return new Map(people.map((id) => [id, at[id] || [0, 0]]));
    const [wide, tall] = view.size();
    return placed(around(centre.value, near, +steps.value), Math.min(1.45, Math.max(0.8, wide / tall)));
  };
  const draw = () => {
    const spots = new Map([...places()].map(([id, [x, y]]) => [id, [x * UNIT, y * UNIT]]));
    const shown = lines.filter(([a, b]) => spots.has(a) && spots.has(b));
    view.scene.replaceChildren(...joined(shown).map((one) => between(one, spots, data.words, centre.value)), ...[...spots].map(([id, spot]) => person(id, spot, data, id === centre.value)));
    const xs = [...spots.values()].map(([x]) => x), ys = [...spots.values()].map(([, y]) => y);
    const [left, top] = [Math.min(...xs, 0) - 60, Math.min(...ys, 0) - 40];
    view.extent({ x: left, y: top, width: Math.max(...xs, 0) - left + 90, height: Math.max(...ys, 0) - top + 50 });
    const reach = centre.value ? spots.size >= MOST ? ` Chỉ vẽ ${MOST} người gần nhất; bảng có đủ.` : "" : "";
    count.textContent = `${spots.size} / ${people.length} người, ${shown.length} quan hệ.${reach}`;
    steps.disabled = !centre.value;
    marks.paint();
    view.fit(0.5);
    if (centre.value) view.centre(0, 0);
  };
  centre.addEventListener("change", draw);
  steps.addEventListener("change", draw);
  const here = el("button", { type: "button", class: "button small", text: "Quanh người đang chọn", onclick: () => {
    const one = choice.chosen.findLast((id) => people.includes(id));
    if (one) [centre.value, steps.value] = [one, steps.value];
    if (one) draw();
  } });
  box.append(
    el("div", { class: "evidence-tools" }, el("label", { for: "mang-quanh", text: "Quanh" }), centre, steps, here, view.tools, legend()),
    view.svg, count,
    behind(choice, "quan hệ giữa những người", ["Từ", "Quan hệ", "Đến"], () =>
      lines.map(([a, b, kind]) => [a, data.objects[a][1], data.words.lines[kind] || kind, data.objects[b][1]])));
  draw();
};

const legend = () => el("ul", { class: "evidence-legend" },
  el("li", { text: "■ bị can, người bị giữ, bị tố giác" }), el("li", { text: "● bị hại" }), el("li", { text: "◆ làm chứng" }), el("li", { text: "○ người khác" }));

/* Several kinds between the same two are one line that says them all. */
const joined = (lines) => {
  const found = new Map();
  for (const [a, b, kind] of lines) {
    const key = [a, b].sort().join(" ");
    if (!found.has(key)) found.set(key, { a, b, kinds: new Set() });
    found.get(key).kinds.add(kind);
  }
  return [...found.values()];
};

const between = ({ a, b, kinds }, spots, words, centre) => {
  const [x1, y1] = spots.get(a), [x2, y2] = spots.get(b);
  const kind = kinds.has("paid") ? "paid" : kinds.has("about") ? "about" : "event";
  return svg("line", { class: `ev-tie ${kind}${centre && a !== centre && b !== centre ? " aside" : ""}`, x1, y1, x2, y2 }, svg("title", { text: [...kinds].map((one) => words.lines[one] || one).join(", ") }));
};

const person = (id, [x, y], { objects, words }, centre) => {
  const [kind, code] = objects[id];
  const role = kind.split(".")[1], shape = SHAPE[role] || "ring";
  const said = `${code}, ${words.kinds[kind] || ""}`;
  const form = shape === "square" ? svg("rect", { x: -R + 2, y: -R + 2, width: 2 * R - 4, height: 2 * R - 4, rx: 2 })
    : shape === "diamond" ? svg("path", { d: `M0 ${-R}L${R} 0L0 ${R}L${-R} 0Z` }) : svg("circle", { r: R - 1 });
  return svg("g", { class: `ev-person ${shape}${centre ? " centre" : ""}`, "data-id": id, role: "button", transform: `translate(${x} ${y})` },
    svg("title", { text: said }), form, svg("text", { y: R + 14, "text-anchor": "middle", text: cut(code, 12) }));
};
