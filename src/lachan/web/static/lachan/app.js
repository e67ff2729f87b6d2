/* Conveniences only: shortcuts, drafts, one submit per click. Every page works without this file. */
(() => {
  "use strict";
  const KEPT_FOR = 72 * 3600 * 1000; // a shared machine must not hold a draft for long
  const account = document.body.dataset.account || "";

  // ── Shortcuts ──────────────────────────────────────────
  const typing = (el) => el.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(el.tagName);
  const go = (name) => document.querySelector(`[data-key="${name}"]`)?.click();
  const help = document.getElementById("shortcuts");
  let before = "";

  const press = (key) => {
    if (key === "?" && help && !help.open) return help.showModal();
    if (key === "/") return document.querySelector("[data-search]")?.focus();
    if (before === "g" && (key === "d" || key === "k")) return go(key);
    if (before !== "g" && key === "n") return go("n");
  };

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
    if (event.key === "/" && document.querySelector("[data-search]")) event.preventDefault();
    press(event.key);
    before = event.key;
  });
  for (const button of document.querySelectorAll("[data-shows-shortcuts]")) {
    button.hidden = !help;
    button.addEventListener("click", () => help.showModal());
  }

  // ── Drafts ─────────────────────────────────────────────
  const PREFIX = "lachan-draft:";
  const keyOf = (name) => `${PREFIX}${account}:${name}`;
  const drafts = () => Object.keys(localStorage).filter((key) => key.startsWith(PREFIX));
  const drop = (key) => localStorage.removeItem(key);
  // Identities and secrets never touch the disk of a workstation.
  const keepable = (el) =>
    el.name && !/^(password|file|hidden|submit|button)$/.test(el.type) && !el.closest("[data-sealed]");
  const togglable = (el) => el.type === "checkbox" || el.type === "radio";

  const collect = (form) =>
    [...form.elements].filter(keepable).map((el) => [el.name, el.value, togglable(el) ? el.checked : null]);

  const restore = (form, fields) => {
    for (const [name, value, checked] of fields) {
      for (const el of form.elements) {
        if (el.name !== name || !keepable(el)) continue;
        if (!togglable(el)) el.value = value;
        else if (el.value === value) el.checked = checked;
      }
    }
  };

  const read = (key) => {
    try {
      const draft = JSON.parse(localStorage.getItem(key));
      return draft && Date.now() - draft.at < KEPT_FOR ? draft : null;
    } catch {
      return null;
    }
  };

  const keep = (form) => {
    const key = keyOf(form.dataset.draft);
    const draft = read(key);
    const box = form.querySelector("[data-draft-note]");
    const show = (on) => box && (box.hidden = !on);
    const discard = () => [drop(key), form.reset(), show(false)];
    box?.querySelector("button").addEventListener("click", discard);
    // What the server sent back after a refusal is newer than any draft.
    if (draft && !form.hasAttribute("data-filled")) restore(form, draft.fields);
    show(draft);
    form.addEventListener("input", () => {
      localStorage.setItem(key, JSON.stringify({ at: Date.now(), fields: collect(form) }));
      show(true);
    });
  };

  const startDrafts = () => {
    drafts().filter((key) => !read(key)).forEach(drop);
    document.querySelectorAll("[data-draft-done]").forEach((el) => drop(keyOf(el.dataset.draftDone)));
    document.querySelectorAll("form[data-draft]").forEach(keep);
  };
  if (account) {
    try { startDrafts(); } catch (error) { console.info("Không giữ được bản nháp:", error.name); }
  }

  document.addEventListener("submit", (event) => {
    if (!event.target.matches("[data-signs-out]") || !drafts().length) return;
    if (confirm(event.target.dataset.signsOut)) drafts().forEach(drop);
    else event.preventDefault();
  });

  // ── A day said back in Vietnamese, where the browser shows mm/dd ──
  const sayBack = (box, el) => {
    const day = new Date(el.type === "date" ? `${el.value}T00:00` : el.value);
    const hour = el.type === "date" ? {} : { hour: "2-digit", minute: "2-digit" };
    const shape = { weekday: "long", day: "2-digit", month: "2-digit", year: "numeric", ...hour };
    box.textContent = isNaN(day) ? "" : day.toLocaleString("vi-VN", shape);
  };
  for (const box of document.querySelectorAll("[data-echo]")) {
    const el = document.getElementById(box.dataset.echo);
    el.addEventListener("input", () => sayBack(box, el));
    sayBack(box, el);
  }

  // ── One submit per click ───────────────────────────────
  const buttonsOf = (form) => [...form.elements].filter((el) => el.type === "submit");
  const lock = (form, on) => buttonsOf(form).forEach((el) => (el.disabled = on));

  document.addEventListener("submit", (event) => {
    // A form that is answered with a file leaves the page as it is.
    if (event.defaultPrevented || event.target.method === "get" || event.target.matches("[data-downloads]")) return;
    // After the browser has read which button was pressed.
    setTimeout(() => lock(event.target, true));
    // A file comes back and the page stays: the form may be used again.
    if (event.target.matches("[data-downloads]")) setTimeout(() => lock(event.target, false), 2000);
  });
  window.addEventListener("pageshow", (event) => event.persisted && [...document.forms].forEach((f) => lock(f, false)));
  document.addEventListener("htmx:afterRequest", (event) => event.target.matches("form") && lock(event.target, false));
})();
