/* Black boxes over a page, drawn or typed; the lines in the form are the one truth, here they are only shown. */
import { Numbers, Overlay, SIDES } from "./sheet.js";

const sheet = document.querySelector("[data-cover]");
const img = sheet.querySelector("img");
const lines = document.querySelector("[data-lines] textarea");
const box = document.querySelector("form[data-box]");
const pick = document.getElementById("trang");
const folio = document.querySelector("[data-folio]");
const count = document.querySelector("[data-count]");
const told = JSON.parse(document.getElementById("told").textContent);
const frame = sheet.parentElement;
let page = Number(sheet.dataset.page);
let drawn = null;

const overlay = new Overlay(sheet);
const read = () => lines.value.split("\n").map((line) => line.split(";").map((one) => Number(one.trim().replace(",", "."))));
const here = () => read().filter((one) => one[0] === page && one.length === 5 && one.every((n) => !isNaN(n)))
  .map(([, x, y, w, h]) => ({ x: x / 100, y: y / 100, w: w / 100, h: h / 100 }));
const show = () => {
  const boxes = here().map((one) => ({ box: one, kind: "black" }));
  overlay.show(drawn ? [...boxes, { box: drawn, kind: "drawn" }] : boxes);
  const whole = read().some((one) => one[0] === page);
  count.textContent = whole ? `Trang quét ${page}: ${boxes.length} ô che.` : `Trang quét ${page}: chưa đưa ra.`;
  folio.textContent = told.folios[page] ? `BL ${told.folios[page]}` : "chưa xác nhận bút lục";
};
const numbers = new Numbers(box, (one) => { drawn = one; show(); });
const said = (share) => String(Math.round(share * 1000) / 10).replace(".", ",");
const append = (line) => { lines.value = `${lines.value.trimEnd()}\n${line}\n`.trimStart(); };
const add = (one) => {
  append([page, ...SIDES.map((side) => said(one[side]))].join("; "));
  drawn = null;
  numbers.write(null);
  show();
};

overlay.draws((one, done) => {
  if (done) return add(one);
  drawn = one;
  show();
});
box.hidden = false;
box.addEventListener("submit", (event) => {
  event.preventDefault();
  const one = numbers.read();
  if (one) add(one);
  box.elements["vung-x"].focus();
});
box.querySelector("[data-undo]").addEventListener("click", () => {
  const all = lines.value.trimEnd().split("\n");
  const at = all.findLastIndex((line) => Number(line.split(";")[0]) === page);
  if (at >= 0) all.splice(at, 1);
  lines.value = all.join("\n");
  show();
});
box.querySelector("[data-whole]").addEventListener("click", () => {
  if (!read().some((one) => one[0] === page)) append(String(page));
  show();
});
lines.addEventListener("input", show);
const turn = () => {
  page = Number(pick.value);
  img.src = `${sheet.dataset.pictures}${page}/`;
  img.alt = `Trang quét ${page}`;
  show();
};
pick.addEventListener("change", turn);
pick.form.addEventListener("submit", (event) => { event.preventDefault(); turn(); });
img.width = Math.round(Math.min(frame.clientWidth, 900));
show();
