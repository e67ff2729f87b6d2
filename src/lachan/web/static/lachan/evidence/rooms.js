/* Six linked views of one file (module; no inline script, no inline style, nothing of a file read as HTML).

   The page gives:
     <div data-evidence>                          one of them
       <nav data-evidence-tabs></nav>             optional: with it one view shows at a time, without it all, one under another
       <div data-evidence-chosen></div>           optional: what is chosen, with its folio to open
       <section data-evidence-view="matrix"><h2>Ma trận</h2></section>
       … "tree", "timeline", "network", "money", "procedure": the heading names the tab; other contents stay
     </div>
     <script type="application/json" id="evidence-views">…lachan.proof.sending.views(bundle)…</script>
     <link rel="stylesheet" href="…/lachan/evidence/evidence.css">
     <script type="module" src="…/lachan/evidence/rooms.js"></script>

   Anything on the page with data-selects="e1 p2" (a finding, a row of the document list) chooses those objects when clicked.
   Opening a mark (Enter, double click, «Mở») dispatches «lachan:open» on document, detail {id, folio, kind, label}; the page
   shows the folio. The address keeps the choice: #xem=timeline&chon=e1,p2. A view is drawn when it is first looked at. */
import { chosen } from "./chosen.js";
import { Choice } from "./choice.js";
import { el } from "./making.js";
import { matrix } from "./matrix.js";
import { money } from "./money.js";
import { network } from "./network.js";
import { procedure } from "./procedure.js";
import { timeline } from "./timeline.js";
import { tree } from "./tree.js";

const DRAWN = { matrix, tree, timeline, network, money, procedure };

/* Ids of each view, so that a tab can say how much of the choice it shows. */
const contents = (data) => ({
  matrix: new Set(data.matrix.rows.flatMap((row) => [row.id, row.charge, ...[...row.support, ...row.against].map(([id]) => id)])),
  tree: new Set(Object.keys(data.tree.at)),
  timeline: new Set(data.timeline.map(([id]) => id)),
  network: new Set(data.network.marks),
  money: new Set(data.money.entries.map(([id]) => id)),
  procedure: new Set(data.procedure.map(([id]) => id)),
});

const begin = (root) => {
  const source = document.getElementById("evidence-views");
  if (!source) return;
  const data = JSON.parse(source.textContent);
  const choice = new Choice(data);
  const sections = [...root.querySelectorAll("[data-evidence-view]")];
  const drawn = new Set();

  const draw = (section) => {
    const name = section.dataset.evidenceView;
    if (drawn.has(name) || !DRAWN[name]) return;
    drawn.add(name);
    const box = el("div", { class: "evidence-view" });
    section.append(box);
    DRAWN[name](box, data, choice);
    requestAnimationFrame(() => performance.mark(`evidence:${name}`));
  };

  const bar = root.querySelector("[data-evidence-chosen]");
  if (bar) chosen(bar, data, choice);
  const tabs = root.querySelector("[data-evidence-tabs]");
  if (tabs) tabbed(tabs, sections, data, choice, draw);
  else onSight(sections, draw);

  document.addEventListener("click", (event) => {
    const other = event.target.closest("[data-selects]");
    if (other) choice.choose(other.dataset.selects.split(" "));
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !event.defaultPrevented && !event.target.closest("dialog, input, select, textarea")) choice.clear();
  });
};

const onSight = (sections, draw) => {
  const seen = new IntersectionObserver((all) => all.filter((one) => one.isIntersecting).forEach((one) => {
    seen.unobserve(one.target);
    draw(one.target);
  }), { rootMargin: "200px" });
  sections.forEach((section) => seen.observe(section));
};

const tabbed = (nav, sections, data, choice, draw) => {
  const within = contents(data);
  const buttons = sections.map((section) => {
    const name = section.dataset.evidenceView;
    section.id ||= `evidence-${name}`;
    section.setAttribute("role", "tabpanel");
    const button = el("button", { type: "button", role: "tab", id: `tab-${section.id}`, "aria-controls": section.id, "data-shows": name },
      el("span", { text: section.querySelector("h2, h3")?.textContent || name }), el("span", { class: "count", hidden: true }));
    section.setAttribute("aria-labelledby", button.id);
    return button;
  });
  nav.classList.add("evidence-tabs");
  nav.setAttribute("role", "tablist");
  nav.append(...buttons);

  const show = (name, focus = false) => {
    const known = sections.some((one) => one.dataset.evidenceView === name) ? name : sections[0]?.dataset.evidenceView;
    sections.forEach((section) => (section.hidden = section.dataset.evidenceView !== known));
    for (const button of buttons) {
      const on = button.dataset.shows === known;
      button.setAttribute("aria-selected", String(on));
      button.tabIndex = on ? 0 : -1;
      if (on) button.scrollIntoView({ block: "nearest", inline: "nearest" });
      if (on && focus) button.focus();
    }
    if (choice.view !== known) choice.show(known);
    draw(sections.find((one) => !one.hidden));
  };
  const count = () => buttons.forEach((button) => {
    const many = [...choice.chosen, ...choice.chosen.flatMap((id) => [...choice.near(id)])];
    const here = new Set(many.filter((id) => within[button.dataset.shows].has(id))).size;
    const badge = button.querySelector(".count");
    badge.hidden = !here;
    badge.textContent = here;
    badge.title = "mục được chọn hoặc liên quan";
  });
  nav.addEventListener("click", (event) => {
    const button = event.target.closest("[data-shows]");
    if (button) show(button.dataset.shows);
  });
  nav.addEventListener("keydown", (event) => {
    const way = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (!way) return;
    const at = buttons.findIndex((button) => button.tabIndex === 0);
    event.preventDefault();
    show(buttons.at((at + way) % buttons.length).dataset.shows, true);
  });
  choice.addEventListener("change", count);
  addEventListener("hashchange", () => show(choice.view));
  count();
  show(choice.view);
};

document.querySelectorAll("[data-evidence]").forEach(begin);
