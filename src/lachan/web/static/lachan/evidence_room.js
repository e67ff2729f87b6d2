/* The evidence room, conveniences only: a mark opens its page, letters link, lists are narrowed. Every page works without. */
(() => {
  "use strict";
  const room = document.querySelector("[data-opens]");
  document.addEventListener("lachan:open", (event) => {
    if (room) location.assign(`${room.dataset.opens}?ma=${encodeURIComponent(event.detail.id)}`);
  });
  // Choosing on the pictures needs the pictures.
  if (room) document.querySelectorAll("[data-selects]").forEach((el) => (el.hidden = false));

  // ── Linking: pick on the left, pick on the right, press s, a or e ──
  const typing = (el) => /^(TEXTAREA|SELECT)$/.test(el.tagName) || (el.tagName === "INPUT" && !/^(radio|checkbox)$/.test(el.type));
  const keys = document.querySelector("[data-link-keys]");
  document.addEventListener("keydown", (event) => {
    if (!keys || event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
    const button = keys.querySelector(`[data-key-does="${event.key.toLowerCase()}"]`);
    if (!button) return;
    event.preventDefault();
    button.click();
  });
  document.querySelector(".pick [data-returns]")?.focus();

  // ── A long list narrowed by a few letters, diacritics not needed ──
  const plain = (text) => text.toLowerCase().replaceAll("đ", "d").normalize("NFD").replace(/\p{M}/gu, "");
  for (const box of document.querySelectorAll("[data-narrows]")) {
    const rows = [...document.getElementById(box.dataset.narrows).querySelectorAll(".choice")];
    box.closest(".field").hidden = false;
    box.addEventListener("input", () => {
      const wanted = plain(box.value).split(/\s+/);
      for (const row of rows) row.hidden = !wanted.every((word) => plain(row.textContent).includes(word));
    });
    box.addEventListener("keydown", (event) => event.key === "Enter" && event.preventDefault());
  }
})();
