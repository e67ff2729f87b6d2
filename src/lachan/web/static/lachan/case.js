/* Convenience only: narrows a long list of acts to the words typed, with or without diacritics. */
(() => {
  "use strict";
  const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").replace(/đ/gi, "d").toLowerCase();

  const narrow = (box, rows) => {
    const wanted = fold(box.value).split(/\s+/).filter(Boolean);
    for (const row of rows) row.el.hidden = !wanted.every((word) => row.text.includes(word));
  };

  for (const box of document.querySelectorAll("[data-filters]")) {
    const list = document.getElementById(box.dataset.filters);
    const rows = [...list.children].map((el) => ({ el, text: fold(el.textContent) }));
    box.closest("[hidden]")?.removeAttribute("hidden");
    box.addEventListener("input", () => narrow(box, rows));
  }
})();
