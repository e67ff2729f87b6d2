/* Keeps the hall's window in step with the presenter's. Both have all that was approved; only a number goes between them. */
(() => {
  "use strict";
  const court = document.querySelector("[data-court]");
  if (!court || !window.BroadcastChannel) return;
  const presents = court.dataset.court === "presenter";
  const channel = new BroadcastChannel(court.dataset.channel);
  const all = (name) => [...court.querySelectorAll(`[data-${name}]`)];
  const slides = all("slide");
  let at = 0;
  let dark = false;

  const only = (many, n) => many.forEach((one, i) => (one.hidden = i !== n));
  const show = () => {
    only(slides, at);
    (presents ? court : document.body).classList.toggle("dark", dark);
    if (!presents) return;
    only(all("next"), at + 1);
    only(all("notes"), at);
    court.querySelector("[data-last]").hidden = at + 1 < slides.length;
    court.querySelector("[data-place]").textContent = slides.length ? `${at + 1}/${slides.length}${dark ? ", đang tắt hình" : ""}` : "";
    court.querySelector("[data-dark]").setAttribute("aria-pressed", String(dark));
  };
  const go = (to) => {
    at = Math.max(0, Math.min(slides.length - 1, to));
    show();
    if (presents) channel.postMessage({ at, dark });
  };

  channel.addEventListener("message", ({ data }) => {
    if (presents) return data === "where" && channel.postMessage({ at, dark });
    if (typeof data?.at !== "number") return;
    dark = data.dark === true;
    go(data.at);
  });
  if (!presents) return channel.postMessage("where");

  court.addEventListener("click", (event) => {
    const step = event.target.closest("[data-step]");
    if (step) go(at + Number(step.dataset.step));
    if (event.target.closest("[data-dark]")) { dark = !dark; go(at); }
  });
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName)) return;
    const step = { ArrowRight: 1, ArrowDown: 1, PageDown: 1, ArrowLeft: -1, ArrowUp: -1, PageUp: -1 }[event.key];
    if (step) { event.preventDefault(); go(at + step); }
    if (event.key === "Home") go(0);
    if (event.key === "End") go(slides.length - 1);
    if (event.key === "b" || event.key === "B") { dark = !dark; go(at); }
  });
  go(0);
})();
