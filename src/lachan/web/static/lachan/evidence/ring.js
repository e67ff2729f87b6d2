/* Who stands around one person, drawn in rings: he in the middle, those he is linked to around him, theirs beyond.
   Places come of the ids only; nobody is larger or nearer for having more lines. */
export const MOST = 300;

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

/* id → [x, y], a unit the room of one mark; a ring grows until all of it have room. */
export const placed = (rings) => {
  const by = new Map();
  for (const [id, ring] of rings) by.set(ring, [...(by.get(ring) || []), id]);
  const at = new Map();
  let radius = 0;
  for (const [ring, ids] of [...by].sort((a, b) => a[0] - b[0])) {
    radius = ring ? Math.max(radius + 1.6, ids.length / (2 * Math.PI)) : 0;
    ids.forEach((id, n) => {
      const turn = (2 * Math.PI * n) / ids.length - Math.PI / 2;
      at.set(id, [radius * 1.5 * Math.cos(turn), radius * Math.sin(turn)]);
    });
  }
  return at;
};
