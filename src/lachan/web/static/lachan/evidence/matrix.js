/* Accused × element × evidence. A cell says by its sign and its colour what the evidence does: + speaks for, − against;
   in brackets where it is the words of the accused himself. What speaks against is never left out. */
import { behind } from "./behind.js";
import { cut, el } from "./making.js";
import { Marks } from "./moving.js";

const MANY = 4000; // cells at once; beyond, one charge at a time
const SAID = {
  "+": "chứng minh", "−": "phản bác", "±": "vừa chứng minh vừa phản bác",
};

/* evidence → sign, own words or not, for one row. */
const cells = (row) => {
  const found = new Map(row.support.map(([id, own]) => [id, { sign: "+", own }]));
  for (const [id, own] of row.against) found.set(id, { sign: found.has(id) ? "±" : "−", own });
  return found;
};

const columnsOf = (rows, order) => {
  const used = new Set(rows.flatMap((row) => [...row.support, ...row.against].map(([id]) => id)));
  return order.filter((id) => used.has(id));
};

export const matrix = (box, data, choice) => {
  const { charges, rows } = data.matrix;
  const order = Object.keys(data.objects);
  const whole = columnsOf(rows, order).length * rows.length <= MANY;
  const pick = el("select", { id: "ma-tran-truy-cuu" }, whole ? el("option", { value: "", text: "Tất cả" }) : null,
    ...charges.map(([id, words]) => el("option", { value: id, text: words })));
  const wrap = el("div", { class: "table-wrap evidence-grid-wrap", tabindex: "-1" });
  const marks = new Marks(wrap, choice);
  const shown = () => rows.filter((row) => !pick.value || row.charge === pick.value);
  const lanes = behind(choice, "từng điều phải chứng minh, chứng cứ chứng minh và phản bác",
    ["Truy cứu", "Điều phải chứng minh", "Chứng minh", "Phản bác"], () => shown().map((row) => lane(row, data)), box.clientWidth < 560);

  const draw = () => {
    const columns = columnsOf(shown(), order);
    wrap.replaceChildren(columns.length ? grid(shown(), columns, data) : el("p", { class: "empty", text: "Chưa có chứng cứ nào gắn với điều phải chứng minh." }));
    marks.paint();
    lanes.again();
  };
  /* What was chosen elsewhere may stand under another charge. */
  const toChosen = () => {
    if (!pick.value || wrap.querySelector(".is-chosen, th .is-touched[data-id*='/']")) return;
    const row = rows.find((one) => choice.state(one.id)) || rows.find((one) => choice.has(one.charge) || [...one.support, ...one.against].some(([id]) => choice.has(id)));
    if (!row || row.charge === pick.value) return;
    pick.value = row.charge;
    draw();
  };
  pick.addEventListener("change", draw);
  choice.addEventListener("change", toChosen);
  box.append(
    el("div", { class: "evidence-tools" }, el("label", { for: "ma-tran-truy-cuu", text: "Truy cứu" }), pick, legend()),
    wrap, lanes);
  draw();
  toChosen();
};

const legend = () => el("ul", { class: "evidence-legend" },
  el("li", null, el("span", { class: "ev-cell for", text: "+" }), " chứng minh"),
  el("li", null, el("span", { class: "ev-cell against", text: "−" }), " phản bác"),
  el("li", null, el("span", { class: "ev-cell both", text: "±" }), " cả hai"),
  el("li", null, el("span", { class: "ev-cell for own", text: "(+)" }), " lời của chính người bị buộc tội"));

const grid = (rows, columns, data) => {
  const names = Object.fromEntries(data.matrix.charges);
  const heads = columns.map((id) => el("th", { scope: "col", class: "evidence-col" }, top(id, data)));
  const body = el("tbody");
  let before = "";
  for (const row of rows) {
    if (row.charge !== before) body.append(group(row.charge, names[row.charge], columns.length));
    before = row.charge;
    body.append(line(row, columns, data));
  }
  return el("table", { class: "evidence-grid" },
    el("caption", { class: "sr-only", text: "Ma trận: từng truy cứu, điều phải chứng minh và chứng cứ" }),
    el("thead", null, el("tr", null, el("th", { scope: "col", class: "evidence-corner", text: "Điều phải chứng minh" }), ...heads)), body);
};

const top = (id, { objects }) => {
  const [, label, folio] = objects[id];
  return el("button", { type: "button", "data-id": id, role: "button", title: `${label} · ${folio}` },
    el("span", { text: cut(label, 30) }), el("small", { text: cut(folio, 24) }));
};

const group = (charge, words, many) => el("tr", { class: "evidence-group" },
  el("th", { colspan: many + 1, scope: "rowgroup" }, el("button", { type: "button", role: "button", "data-id": charge, text: words })));

const line = (row, columns, data) => {
  const found = cells(row);
  const bare = !row.support.length;
  const head = el("th", { scope: "row" },
    el("button", { type: "button", role: "button", "data-id": row.id, title: row.name }, el("span", { text: cut(row.name, 90) }),
      el("small", { text: bare ? `${row.cite} · chưa có chứng cứ chứng minh` : row.cite })));
  return el("tr", { class: bare ? "is-bare" : null }, head, ...columns.map((id) => cell(id, found.get(id), row, data)));
};

const cell = (id, one, row, { objects }) => {
  if (!one) return el("td");
  const sign = one.own ? `(${one.sign})` : one.sign;
  const kind = { "+": "for", "−": "against", "±": "both" }[one.sign];
  const words = `${objects[id][1]}: ${SAID[one.sign]} «${cut(row.name, 60)}»${one.own ? ", lời của chính người bị buộc tội" : ""}, ${objects[id][2]}`;
  return el("td", null, el("button", { type: "button", role: "button", class: `ev-cell ${kind}${one.own ? " own" : ""}`, "data-id": id, title: words },
    el("span", { "aria-hidden": "true", text: sign }), el("span", { class: "sr-only", text: words })));
};

const lane = (row, data) => {
  const names = Object.fromEntries(data.matrix.charges);
  return [row.id, names[row.charge], `${row.name} (${row.cite})`, list(row.support, data, "chưa có chứng cứ"), list(row.against, data, "chưa có")];
};

const list = (found, { objects }, none) => {
  if (!found.length) return el("span", { class: "soft", text: none });
  return el("ul", { class: "evidence-said" }, ...found.map(([id, own]) =>
    el("li", { text: `${objects[id][1]} · ${objects[id][2]}${own ? " (lời của chính người bị buộc tội)" : ""}` })));
};
