// ELK.js, tuned for speed, lays out a graph whose every line goes to the next column: {nodes: [[id, column]], lines: [[a, b]]} on stdin; on stdout {cpu, wall, at: {id: [x, y]}}.
// Only the layout is timed, not the loading of the library.
const ELK = require(`${process.argv[2]}/elkjs/lib/elk.bundled.js`);
const { nodes, lines } = JSON.parse(require("fs").readFileSync(0, "utf8"));
const graph = {
  id: "root",
  layoutOptions: {
    "elk.algorithm": "layered", "elk.direction": "RIGHT", "elk.edgeRouting": "POLYLINE", "elk.layered.layering.strategy": "LONGEST_PATH",
    "elk.layered.thoroughness": "3", "elk.layered.nodePlacement.strategy": "SIMPLE",
  },
  children: nodes.map(([id]) => ({ id, width: 216, height: 44 })),
  edges: lines.map(([a, b], n) => ({ id: `l${n}`, sources: [a], targets: [b] })),
};
const began = process.hrtime.bigint(), spent = process.cpuUsage();
new ELK().layout(graph).then((found) => {
  const wall = Number(process.hrtime.bigint() - began) / 1e6, { user, system } = process.cpuUsage(spent);
  const at = Object.fromEntries(found.children.map((one) => [one.id, [one.x, one.y]]));
  process.stdout.write(JSON.stringify({ cpu: (user + system) / 1e3, wall, at }));
});
