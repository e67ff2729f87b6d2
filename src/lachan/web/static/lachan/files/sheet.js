/* A page of a scan on the screen: its picture, the regions over it, a region drawn by hand or by numbers. */
const SVG = "http://www.w3.org/2000/svg";
export const SIDES = ["x", "y", "w", "h"];

export const within = (value) => Math.min(1, Math.max(0, value));

/* Over the picture, in fractions of its sides: one unit wide, one unit high. */
export class Overlay {
  constructor(sheet) {
    this.sheet = sheet;
    this.svg = document.createElementNS(SVG, "svg");
    this.svg.setAttribute("viewBox", "0 0 1 1");
    this.svg.setAttribute("preserveAspectRatio", "none");
    this.svg.setAttribute("aria-hidden", "true");
    sheet.append(this.svg);
  }

  show(boxes) {
    this.svg.replaceChildren(...boxes.map(({ box, kind }) => {
      const one = document.createElementNS(SVG, "rect");
      [["x", box.x], ["y", box.y], ["width", box.w], ["height", box.h]].forEach(([n, v]) => one.setAttribute(n, v));
      one.setAttribute("class", kind);
      return one;
    }));
  }

  // `drawing(box, done)` is called while a box is being drawn and when it is.
  draws(drawing) {
    this.sheet.classList.add("drawing");
    let from = null;
    const at = (event) => {
      const frame = this.svg.getBoundingClientRect();
      return [within((event.clientX - frame.left) / frame.width), within((event.clientY - frame.top) / frame.height)];
    };
    const box = (event) => {
      const [x, y] = at(event);
      return { x: Math.min(x, from[0]), y: Math.min(y, from[1]), w: Math.abs(x - from[0]), h: Math.abs(y - from[1]) };
    };
    this.svg.addEventListener("pointerdown", (event) => {
      if (event.button) return;
      from = at(event);
      this.svg.setPointerCapture(event.pointerId);
      event.preventDefault();
    });
    this.svg.addEventListener("pointermove", (event) => from && drawing(box(event), false));
    this.svg.addEventListener("pointerup", (event) => {
      if (!from) return;
      const made = box(event);
      from = null;
      if (made.w > 0.003 && made.h > 0.003) drawing(made, true);
    });
  }
}

/* Four numbers in percent, as a person types them. */
export class Numbers {
  constructor(form, changed) {
    this.inputs = SIDES.map((side) => form.elements[`vung-${side}`]);
    this.inputs.forEach((one) => one.addEventListener("input", () => changed(this.read())));
  }

  read() {
    const found = this.inputs.map((one) => Number(one.value.replace(",", ".")) / 100);
    if (this.inputs.some((one) => !one.value.trim()) || found.some((one) => !(one >= 0 && one <= 1))) return null;
    const box = Object.fromEntries(SIDES.map((side, n) => [side, found[n]]));
    return box.w && box.h ? box : null;
  }

  write(box) {
    this.inputs.forEach((one, n) => (one.value = box ? (100 * box[SIDES[n]]).toFixed(1).replace(".", ",") : ""));
  }
}

const ASSETS = new URL("../../vendor/", import.meta.url).href;

/* PDF.js without eval, without scripts of the document, without anything from elsewhere. */
export const opened = async (url) => {
  const pdf = await import(`${ASSETS}pdf.min.mjs`);
  pdf.GlobalWorkerOptions.workerSrc = `${ASSETS}pdf.worker.min.mjs`;
  return pdf.getDocument({
    url, isEvalSupported: false, enableXfa: false, useWasm: false, wasmUrl: ASSETS, standardFontDataUrl: ASSETS,
    useSystemFonts: false, disableAutoFetch: true, rangeChunkSize: 1024 * 1024, stopAtErrors: false,
  }).promise;
};

/* One page of a PDF on its canvas, as wide as said. */
export const painted = async (document_, number, canvas, width) => {
  const page = await document_.getPage(number);
  const plain = page.getViewport({ scale: 1 });
  const view = page.getViewport({ scale: (width * (window.devicePixelRatio || 1)) / plain.width });
  canvas.width = view.width;
  canvas.height = view.height;
  canvas.style.width = `${width}px`;
  canvas.style.height = `${(width * view.height) / view.width}px`;
  await page.render({ canvas, canvasContext: canvas.getContext("2d"), viewport: view, annotationMode: 0 }).promise;
};
