/* The table behind a drawing: the same things in rows, for whoever cannot see it or would rather read. Rows come in parts,
   and only once the table is opened. */
import { el } from "./making.js";
import { Marks } from "./moving.js";

const PART = 100;

/* `rows`: () => [[id, cell, cell…]]; a cell is text, or an element. */
export const behind = (choice, title, heads, rows, open = false) => {
  const body = el("tbody");
  const more = el("button", { type: "button", class: "button small", hidden: true });
  const table = el("table", { class: "evidence-rows" },
    el("caption", { class: "sr-only", text: title }),
    el("thead", null, el("tr", null, ...heads.map((head) => el("th", { scope: "col", text: head })))), body);
  const box = el("details", { class: "evidence-behind" },
    el("summary", { text: `Bảng: ${title}` }), el("div", { class: "table-wrap" }, table), more);
  const marks = new Marks(body, choice);
  let all = null, shown = 0;

  const add = () => {
    body.append(...all.slice(shown, shown + PART).map((row) => line(row, heads)));
    shown = Math.min(all.length, shown + PART);
    more.hidden = shown >= all.length;
    more.textContent = `Hiện thêm (${all.length - shown} dòng nữa)`;
    marks.paint();
  };
  const fill = () => {
    all = rows();
    shown = 0;
    body.replaceChildren(...(all.length ? [] : [el("tr", null, el("td", { colspan: heads.length, class: "soft", text: "Chưa có dữ liệu." }))]));
    add();
  };
  more.addEventListener("click", add);
  box.addEventListener("toggle", () => box.open && !all && fill());
  box.again = () => (box.open ? fill() : (all = null));
  if (open) box.open = true;
  return box;
};

const line = ([id, ...cells], heads) => {
  const made = cells.map((cell, n) => {
    const given = { "data-head": heads[n] };
    return typeof cell === "string" ? el("td", { ...given, text: cell }) : el("td", given, cell);
  });
  return el("tr", id ? { "data-id": id } : null, ...made);
};
