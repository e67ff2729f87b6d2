/* Enter goes to the next number; the last one's Enter goes to the button. */
(() => {
  "use strict";
  const form = document.querySelector("form[data-folios]");
  if (!form) return;
  const boxes = [...form.querySelectorAll("input[name^='bl-']")];
  form.addEventListener("keydown", (event) => {
    const at = boxes.indexOf(event.target);
    if (event.key !== "Enter" || at < 0) return;
    event.preventDefault();
    const next = boxes[at + 1] || form.querySelector("button.main");
    next.focus();
    next.select?.();
  });
})();
