/* A form whose answer is a file leaves the page standing: its button is given back, and the list is read anew. */
(() => {
  "use strict";
  for (const form of document.querySelectorAll("form[data-downloads]")) {
    form.addEventListener("submit", () => setTimeout(() => {
      for (const one of form.elements) if (one.type === "submit") one.disabled = false;
    }, 1500));
  }
})();
