/* Days as numbers, lanes laid out at a scale, ticks of an axis: the arithmetic of the timeline, without a page. */
const MS = 86400000;
export const number = (iso) => Date.UTC(+iso.slice(0, 4), +iso.slice(5, 7) - 1, +iso.slice(8, 10)) / MS;
const dateOf = (n) => new Date(n * MS);

export const ROWS = 3, LEAST = 9, CHIP = 34;

/* One lane at `k` pixels a day: bars in three rows; where they would lie on each other, a chip counts them. */
export const laidOut = (spans, k) => {
  const ends = new Array(ROWS).fill(-Infinity), bars = [], chips = [];
  for (const span of spans) {
    const x = span.from * k, width = Math.max(LEAST, (span.to - span.from + 1) * k);
    const row = ends.findIndex((end) => end + 3 <= x);
    const chip = chips.at(-1);
    if (row >= 0) {
      ends[row] = x + width;
      bars.push({ span, x, width, row });
    } else if (chip && x < chip.x + CHIP + 3) {
      chip.spans.push(span);
    } else chips.push({ x, spans: [span] });
  }
  const after = new Array(ROWS).fill(Infinity);
  for (const bar of bars.toReversed()) {
    bar.room = after[bar.row] - bar.x - bar.width - 8;
    after[bar.row] = bar.x;
  }
  return { bars, chips };
};

/* Bars are sorted by their beginning; one that began before the window may still lie in it, so ends are asked too. */
export const within = (things, low, high) => {
  let first = 0, last = things.length;
  while (first < last) {
    const mid = (first + last) >> 1;
    if (things[mid].x > high) last = mid;
    else first = mid + 1;
  }
  return things.slice(0, first).filter((one) => one.x + (one.width ?? CHIP) >= low);
};

/* [day number, words] as far apart as they can be read. */
export const ticks = (from, to, k) => {
  const [step, say] = k > 45 ? [0, shortDay] : k * 30 > 64 ? [1, month] : k * 91 > 64 ? [3, month] : [12, year];
  const found = [];
  if (!step) for (let n = Math.floor(from); n <= to; n += 1) found.push([n, say(dateOf(n))]);
  else {
    const start = dateOf(from);
    let at = new Date(Date.UTC(start.getUTCFullYear(), step === 12 ? 0 : Math.floor(start.getUTCMonth() / step) * step, 1));
    const jump = step === 12 ? 12 * Math.max(1, Math.ceil(60 / (k * 365))) : step;
    while (at / MS <= to) {
      found.push([at / MS, say(at)]);
      at = new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + jump, 1));
    }
  }
  return found;
};

const two = (n) => String(n).padStart(2, "0");
const shortDay = (d) => `${two(d.getUTCDate())}/${two(d.getUTCMonth() + 1)}`;
const month = (d) => `${two(d.getUTCMonth() + 1)}/${d.getUTCFullYear()}`;
const year = (d) => String(d.getUTCFullYear());
