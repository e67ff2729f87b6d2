/* Screening, conveniences only: one key answers a sign and goes on to the next. Every page works without. */
(() => {
  "use strict";
  const form = document.querySelector("[data-signs]");
  if (!form) return;
  const signs = [...form.querySelectorAll("[data-sign]")];
  document.querySelectorAll("[data-keys-note]").forEach((el) => (el.hidden = false));
  const typing = (el) => /^(TEXTAREA|SELECT)$/.test(el.tagName) || (el.tagName === "INPUT" && !/^(radio|checkbox)$/.test(el.type));
  const first = (sign) => sign.querySelector("input:checked") || sign.querySelector("input");
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
    const at = event.target.closest("[data-sign]");
    const sign = at || (/^[ck]$/i.test(event.key) && event.target === document.body ? signs[0] : null);
    const answer = sign?.querySelector(`[data-key-is="${CSS.escape(event.key.toLowerCase())}"]`);
    if (!answer) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    answer.checked = true;
    first(signs[signs.indexOf(sign) + 1] || sign).focus();
  }, true);
  // The suggestion is what was asked for: by keyboard one goes on from there, not through all signs again.
  const found = document.getElementById("goi-y");
  found?.focus({ preventScroll: true });
  found?.scrollIntoView({ block: "start" });
})();
