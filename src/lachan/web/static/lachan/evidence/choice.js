/* One choice for all views. The address keeps it (#xem=matrix&chon=e1,p2), so that a link opens what was looked at. */
export class Choice extends EventTarget {
  #near = new Map();
  #chosen = new Set();
  #touched = new Set();

  constructor(data) {
    super();
    this.objects = data.objects;
    for (const [a, b] of data.touches) {
      this.#join(a, b);
      this.#join(b, a);
    }
    this.view = "";
    this.#read();
    addEventListener("hashchange", () => this.#read() && this.#tell());
  }

  #join(a, b) {
    if (!this.#near.has(a)) this.#near.set(a, new Set());
    this.#near.get(a).add(b);
  }

  get chosen() { return [...this.#chosen]; }
  get last() { return this.chosen.at(-1) || ""; }
  near(id) { return this.#near.get(id) || new Set(); }
  has(id) { return this.#chosen.has(id); }
  touches(id) { return this.#touched.has(id); }

  /* «chosen», «touched» or nothing: how a mark is drawn. */
  state(id) { return this.has(id) ? "chosen" : this.touches(id) ? "touched" : ""; }

  choose(ids, more = false) {
    const known = ids.filter((id) => id in this.objects);
    if (!more) this.#chosen.clear();
    for (const id of known) {
      if (more && this.#chosen.has(id)) this.#chosen.delete(id);
      else this.#chosen.add(id);
    }
    this.#changed();
  }

  clear() { this.choose([]); }

  show(view) {
    this.view = view;
    this.#write();
    this.dispatchEvent(new CustomEvent("view"));
  }

  /* Whoever built the page opens the folio; the views only say which. */
  open(id) {
    const [kind, label, folio] = this.objects[id] || ["", id, ""];
    document.dispatchEvent(new CustomEvent("lachan:open", { detail: { id, folio, kind, label } }));
  }

  #changed() {
    this.#touched = new Set(this.chosen.flatMap((id) => [...this.near(id)]).filter((id) => !this.#chosen.has(id)));
    this.#write();
    this.#tell();
  }

  #tell() { this.dispatchEvent(new CustomEvent("change")); }

  #write() {
    const said = new URLSearchParams();
    if (this.view) said.set("xem", this.view);
    if (this.#chosen.size && this.#chosen.size <= 50) said.set("chon", this.chosen.join(","));
    const hash = said.toString() ? `#${said.toString().replaceAll("%2C", ",").replaceAll("%2F", "/")}` : " ";
    if (hash.trim() !== location.hash) history.replaceState(null, "", hash === " " ? location.pathname + location.search : hash);
  }

  #read() {
    const said = new URLSearchParams(location.hash.slice(1));
    this.view = said.get("xem") || this.view;
    const asked = (said.get("chon") || "").split(",").filter((id) => id in this.objects);
    if (asked.join() === this.chosen.join()) return false;
    this.#chosen = new Set(asked);
    this.#touched = new Set(asked.flatMap((id) => [...this.near(id)]).filter((id) => !this.#chosen.has(id)));
    return true;
  }
}
