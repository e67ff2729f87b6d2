/* The ledger: every payment in a row, and bars of what each paid and received; both sides come to the same sum. */
import { behind } from "./behind.js";
import { cut, day, el, sum, svg } from "./making.js";
import { Marks } from "./moving.js";

const BAR = 14, GAP = 16, TWO_LINES = 30, TALL = 340, TALLEST = 900, THIN = 1.5;

export const money = (box, data, choice) => {
  const entries = data.money.entries.map(([id, on, payer, payee, amount, currency, traced]) => ({ id, on, payer: named(payer), payee: named(payee), amount, currency, traced }));
  const currencies = [...new Set(entries.map((one) => one.currency))];
  const pick = el("select", { id: "tien-te" }, ...currencies.map((one) => el("option", { value: one, text: one })));
  const drawing = svg("svg", { class: "evidence-money", role: "group", "aria-label": "Dòng tiền: bên trả, bên nhận" });
  const marks = new Marks(drawing, choice);
  const total = el("p", { class: "evidence-total" });
  const draw = () => {
    const own = entries.filter((one) => one.currency === (pick.value || currencies[0]));
    flows(drawing, own, box.clientWidth || 700, data);
    const untraced = own.filter((one) => !one.traced);
    const added = (of) => sum(of.reduce((all, one) => all + one.amount, 0));
    total.textContent = own.length ? `Đã trả ${added(own)} ${pick.value} = đã nhận ${added(own)} ${pick.value}. Chưa có dấu vết: ${untraced.length} giao dịch, ${added(untraced)} ${pick.value}.` : "";
    marks.paint();
  };
  pick.addEventListener("change", draw);
  if (!entries.length) return box.append(el("p", { class: "empty", text: "Hồ sơ chưa ghi giao dịch nào." }));
  box.append(
    el("div", { class: "evidence-tools" }, el("label", { for: "tien-te", text: "Loại tiền" }), pick, legend()), drawing, total,
    behind(choice, "từng giao dịch", ["Ngày", "Bên trả", "Bên nhận", "Số tiền", "Dấu vết", "Bút lục"], () => entries.map((one) =>
      [one.id, day(one.on) || "chưa ghi", one.payer, one.payee, `${sum(one.amount)} ${one.currency}`, one.traced ? "có" : "chưa có dấu vết", data.objects[one.id][2]]), true),
    behind(choice, "mỗi người nhận và trả", ["Người", "Loại tiền", "Đã nhận", "Đã trả"], () =>
      data.money.balances.map(([who, currency, came, went]) => ["", named(who), currency, sum(came), sum(went)])));
  draw();
  new ResizeObserver(draw).observe(box);
};

const named = (who) => (who === "?" ? "chưa rõ" : who);

const legend = () => el("ul", { class: "evidence-legend" },
  el("li", null, svg("svg", { class: "key", viewBox: "0 0 26 12", "aria-hidden": "true" }, svg("path", { class: "ev-flow", d: "M1 6H25" })), " có dấu vết"),
  el("li", null, svg("svg", { class: "key", viewBox: "0 0 26 12", "aria-hidden": "true" }, svg("path", { class: "ev-flow untraced", d: "M1 6H25" })), " chưa có dấu vết"));

/* [name, sum] of one side, as the entries first name them. */
const side = (entries, field) => {
  const found = new Map();
  for (const one of entries) found.set(one[field], (found.get(one[field]) || 0) + one.amount);
  return [...found];
};

/* One band for each pair of payer and payee, traced and untraced apart. */
const bands = (entries) => {
  const found = new Map();
  for (const one of entries) {
    const key = `${one.payer}|${one.payee}|${one.traced}`;
    if (!found.has(key)) found.set(key, { ...one, amount: 0, ids: [] });
    found.get(key).amount += one.amount;
    found.get(key).ids.push(one.id);
  }
  return [...found.values()];
};

const stacked = (names, scale, gap) => {
  const at = new Map();
  let y = 20;
  for (const [name, amount] of names) {
    const tall = amount * scale;
    at.set(name, { y, tall, used: 0, amount });
    y += tall + gap;
  }
  return [at, y];
};

const flows = (drawing, entries, wide, data) => {
  const payers = side(entries, "payer"), payees = side(entries, "payee");
  const whole = entries.reduce((all, one) => all + one.amount, 0) || 1;
  const least = Math.min(...bands(entries).map((one) => one.amount || whole));
  const scale = Math.min(TALLEST, Math.max(TALL, (THIN * whole) / least)) / whole, text = Math.min(210, wide * 0.3), gap = text < 150 ? TWO_LINES : GAP;
  const [left, a] = stacked(payers, scale, gap), [right, b] = stacked(payees, scale, gap);
  const drawn = bands(entries).map((one) => band(one, left.get(one.payer), right.get(one.payee), scale, text + BAR, wide - text - BAR, data));
  const tall = Math.max(a, b);
  drawing.setAttribute("viewBox", `0 0 ${wide} ${tall}`);
  drawing.setAttribute("width", wide);
  drawing.setAttribute("height", tall);
  drawing.replaceChildren(
    svg("text", { class: "head", x: text, y: 12, "text-anchor": "end", text: "bên trả" }), svg("text", { class: "head", x: wide - text, y: 12, text: "bên nhận" }), ...drawn,
    ...[...left].map(([name, one]) => bar(name, one, text, text - 6, "end", text)), ...[...right].map(([name, one]) => bar(name, one, wide - text - BAR, wide - text + 6, "start", text)));
};

const bar = (name, { y, tall, amount }, x, labelled, anchor, room) => svg("g", { class: "ev-side" },
  svg("rect", { x, y, width: BAR, height: tall }),
  ...said(name, sum(amount), room).map((text, n, all) => svg("text", { x: labelled, y: y + Math.max(tall / 2, 5) + 4 + 14 * (n - (all.length - 1) / 2), "text-anchor": anchor, text })));

const said = (name, amount, room) => {
  const letters = Math.floor((room - 8) / 7.2);
  return room < 150 ? [cut(name, letters), cut(amount, letters)] : [cut(`${name}: ${amount}`, letters)];
};

const band = (one, from, to, scale, x1, x2, data) => {
  const thick = one.amount * scale;
  const y1 = from.y + from.used + thick / 2, y2 = to.y + to.used + thick / 2, mid = (x1 + x2) / 2;
  from.used += thick;
  to.used += thick;
  const first = data.objects[one.ids[0]];
  const said = `${one.payer} → ${one.payee}: ${sum(one.amount)} ${one.currency}, ${one.ids.length} giao dịch, ${one.traced ? first[2] : "chưa có dấu vết"}`;
  const line = svg("path", { class: `ev-flow${one.traced ? "" : " untraced"}`, d: `M${x1} ${y1}C${mid} ${y1} ${mid} ${y2} ${x2} ${y2}`, "stroke-width": thick });
  return svg("g", { class: "ev-band", "data-id": one.ids[0], "data-ids": one.ids.join(" "), role: "button" }, svg("title", { text: said }), line);
};
