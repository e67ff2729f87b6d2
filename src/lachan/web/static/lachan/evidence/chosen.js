/* What is chosen, whichever view it was chosen in: its words, its folio to open, what it touches. */
import { cut, el } from "./making.js";

const MOST = 8, TOUCHED = 12;

export const chosen = (bar, data, choice) => {
  bar.classList.add("evidence-chosen");
  const said = el("p", { class: "sr-only", "aria-live": "polite" });
  const body = el("div");
  bar.append(said, body);

  const one = (id) => {
    const [kind, label, folio] = data.objects[id];
    return el("li", null, el("b", { text: cut(label, 140) }),
      el("span", { class: "soft", text: data.words.kinds[kind] || kind }),
      el("span", { class: folio === data.words.missing ? "evidence-missing" : null, text: folio || "" }),
      el("button", { type: "button", class: "button small", text: folio && folio !== data.words.missing ? "Mở bút lục" : "Mở", onclick: () => choice.open(id) }));
  };
  const touched = (ids) => {
    const near = [...new Set(ids.flatMap((id) => [...choice.near(id)]))].filter((id) => !choice.has(id) && id in data.objects);
    if (!near.length) return null;
    return el("details", null, el("summary", { text: `Liên quan: ${near.length}` }), el("ul", { class: "evidence-near" },
      ...near.slice(0, TOUCHED).map((id) => el("li", null, el("button", { type: "button", class: "link-button", text: cut(data.objects[id][1], 70), onclick: () => choice.choose([id]) }))),
      near.length > TOUCHED ? el("li", { class: "soft", text: `và ${near.length - TOUCHED} mục nữa` }) : null));
  };
  /* Questions still open about what is chosen, in the words of the check. */
  const asked = (ids) => {
    const open = data.findings.filter(([, , about]) => about.some((id) => ids.includes(id)));
    if (!open.length) return null;
    return el("details", null, el("summary", { text: `Còn hỏi: ${open.length}` }), el("ul", { class: "evidence-asked" },
      ...open.slice(0, TOUCHED).map(([, , about, cite, sentence]) => el("li", null, el("span", { text: `${sentence} ` }), el("small", { class: "soft", text: `${cite} ` }),
        el("button", { type: "button", class: "link-button", text: "đánh dấu", onclick: () => choice.choose(about) }))),
      open.length > TOUCHED ? el("li", { class: "soft", text: `và ${open.length - TOUCHED} câu nữa` }) : null));
  };
  const draw = () => {
    const ids = choice.chosen;
    said.textContent = ids.length ? `Đang chọn ${ids.length} mục` : "";
    if (!ids.length) return body.replaceChildren(el("p", { class: "soft", text: "Chưa chọn mục nào. Chọn ở một hình, các hình khác cùng đánh dấu." }));
    body.replaceChildren(el("ul", { class: "evidence-picked" }, ...ids.slice(0, MOST).map(one),
      ids.length > MOST ? el("li", { class: "soft", text: `và ${ids.length - MOST} mục nữa` }) : null),
      ...[asked(ids), touched(ids), el("button", { type: "button", class: "link-button", text: "Bỏ chọn (Esc)", onclick: () => choice.clear() })].filter(Boolean));
  };
  choice.addEventListener("change", draw);
  draw();
};
