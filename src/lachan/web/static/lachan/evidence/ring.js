/* Who stands around one person, drawn in rings: he in the middle, those he is linked to around him, theirs beyond.
   Places come of the ids only; nobody is larger or nearer for having more lines. */
export const MOST = 300;
const APART = 0.75;

export const neighbours = (lines) => {
  const near = new Map();
  const join = (a, b) => near.set(a, (near.get(a) || new Set()).add(b));
  for (const [a, b] of lines) [join(a, b), join(b, a)];
  return near;
};

/* id → ring, in the order they are met; at most so many. */
export const around = (centre, near, steps, most = MOST) => {
  const found = new Map([[centre, 0]]);
  let edge = [centre];
  for (let ring = 1; ring <= steps; ring += 1) {
    const next = [];
    for (const id of edge) {
      for (const other of [...(near.get(id) || [])].sort()) {
        if (found.has(other) || found.size >= most) continue;
        found.set(other, ring);
        next.push(other);
      }
    }
    edge = next;
  }
  return found;
};

/* id → [x, y], a unit the room of one mark; a ring that has no room for all goes
   on outside itself. */
const spot = (radius, share, wider) => {
  const turn = 2 * Math.PI * share - Math.PI / 2;
  return [radius * wider * Math.cos(turn), (radius * Math.sin(turn)) / Math.min(1, wider)];
};

export const placed = (rings, wider = 1.45) => {
  const by = new Map();
  for (const [id, ring] of rings) by.set(ring, [...(by.get(ring) || []), id]);
  const at = new Map();
  let radius = 0.8;
  at.set(by.get(0)[0], [0, 0]);
  for (const [ring, ids] of [...by].sort((a, b) => a[0] - b[0])) {
    for (let left = ring ? ids : []; left.length; ) {
      const room = Math.floor((2 * Math.PI * radius) / APART), row = left.slice(0, room);
      row.forEach((id, n) => at.set(id, spot(radius, n / row.length, wider)));
      left = left.slice(room);
      radius += 0.85;
    }
    radius += 0.5;
  }
  return at;
};
