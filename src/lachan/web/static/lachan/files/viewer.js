/* Looks at a file of the room: page by page, at a folio, at a marked region. A number of the scan is never said to be a folio. */
import { Numbers, Overlay, opened, painted } from "./sheet.js";

const sheet = document.querySelector("[data-viewer]");
const told = JSON.parse(document.getElementById("told").textContent);
const form = document.querySelector("form[data-marking]");
const pages = Number(sheet.dataset.pages);
const frame = sheet.parentElement;
const folio = document.querySelector("[data-folio]");
const place = document.querySelector("[data-place]");
let page = Number(sheet.dataset.page);
let zoom = 1;
let drawn = null;

const wide = () => Math.round(Math.min(frame.clientWidth, 900) * zoom);
const name = () => (told.folios[page] ? `BL ${told.folios[page]}` : "chưa xác nhận bút lục");

const ways = {
  async pdf() {
    const canvas = document.createElement("canvas");
    canvas.setAttribute("role", "img");
    sheet.append(canvas);
    const file = await opened(sheet.dataset.src);
    let running = Promise.resolve();
    return { element: canvas, show: () => (running = running.then(() => painted(file, page, canvas, wide()))) };
  },
  async picture() {
    const img = document.createElement("img");
    img.src = sheet.dataset.src;
    sheet.append(img);
    return { element: img, show: async () => { img.width = wide(); await img.decode(); } };
  },
  async pages() {
    const img = document.createElement("img");
    sheet.append(img);
    return { element: img, show: async () => { img.src = `${sheet.dataset.pictures}${page}/`; img.width = wide(); await img.decode(); } };
  },
};

const fail = () => {
  const said = document.createElement("p");
  Object.assign(said, { className: "refusal", textContent: "Không mở được tệp trong trang. Tải lại trang; nếu vẫn vậy, báo quản trị viên." });
  said.setAttribute("role", "alert");
  sheet.replaceChildren(said);
};

const start = async () => {
  const shown = await ways[sheet.dataset.viewer]();
  const overlay = new Overlay(sheet);
  const numbers = form && new Numbers(form, (box) => { drawn = box; marks(); });

  const marks = () => {
    const here = told.marks.filter((one) => one.page === page);
    const kept = here.map((one) => ({ box: one, kind: one.id === told.chosen ? "kept chosen" : "kept" }));
    overlay.show(drawn ? [...kept, { box: drawn, kind: "drawn" }] : kept);
  };
  const steps = () => document.querySelectorAll("[data-go]").forEach((one) => {
    const to = page + Number(one.dataset.go);
    if (to < 1 || to > pages) one.setAttribute("aria-disabled", "true");
    else one.removeAttribute("aria-disabled");
    one.href = `?trang=${Math.min(pages, Math.max(1, to))}`;
  });
  const show = async () => {
    folio.textContent = name();
    place.textContent = `trang quét ${page}/${pages} (không phải bút lục)`;
    if (shown.element.tagName === "CANVAS") shown.element.setAttribute("aria-label", name());
    else shown.element.alt = name();
    if (form) form.elements.trang.value = page;
    steps();
    marks();
    await shown.show();
    sheet.dataset.shown = page;
    const at = told.marks.find((one) => one.id === told.chosen && one.page === page);
    if (at) frame.scrollTop = Math.max(0, at.y * sheet.clientHeight - 60);
  };
  const go = (to) => {
    if (to < 1 || to > pages || to === page) return;
    page = to;
    drawn = null;
    numbers?.write(null);
    history.replaceState(null, "", `?trang=${page}`);
    show();
  };

  document.querySelectorAll("[data-go]").forEach((one) => one.addEventListener("click", (event) => {
    event.preventDefault();
    go(page + Number(one.dataset.go));
  }));
  frame.addEventListener("keydown", (event) => {
    if (event.target !== frame || event.ctrlKey || event.altKey) return;
    if (event.key === "PageDown" || event.key === "PageUp") {
      event.preventDefault();
      go(page + (event.key === "PageDown" ? 1 : -1));
    }
  });
  const zooms = document.querySelector("[data-zooms]");
  zooms.hidden = false;
  zooms.addEventListener("click", (event) => {
    const step = Number(event.target.closest("[data-zoom]")?.dataset.zoom || 0);
    if (!step) return;
    zoom = Math.min(3, Math.max(0.5, zoom * (step > 0 ? 1.25 : 0.8)));
    show();
  });
  if (form) overlay.draws((box) => { drawn = box; numbers.write(box); marks(); });
  drawn = numbers?.read() || null;
  await show();
};
start().catch((error) => { console.warn(error.message); fail(); });
