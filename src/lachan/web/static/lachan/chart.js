/* Draws the table of a chart again as bars. Without script, in a reader and for whoever cannot see it the table is the chart. */
"use strict";
(() => {
  const style = name => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  const number = cell => (/^\d+$/.test(cell.trim()) ? Number(cell) : null);
  const rowsOf = table => [...table.tBodies[0].rows].map(row => [...row.cells].map(cell => cell.textContent.trim()));
  const bars = (name, data, color) => ({
    name, data, type: "bar", itemStyle: {color, borderColor: style("--ink"), borderWidth: 1}, barMaxWidth: 46, barGap: "8%",
    label: {show: true, position: "top", color: style("--ink"), fontFamily: style("--font")},
  });
  const option = (box, rows) => ({
    animation: false,
    aria: {enabled: false, decal: {show: true, decals: [{symbol: "none"}, {symbol: "rect", dashArrayX: [1, 0], dashArrayY: [2, 5], rotation: -Math.PI / 4}]}},
    grid: {left: 8, right: 8, top: 40, bottom: 8, containLabel: true},
    legend: {top: 0, textStyle: {color: style("--ink"), fontFamily: style("--font")}},
    xAxis: {type: "category", data: rows.map(row => row[0]), axisLabel: {color: style("--ink"), fontFamily: style("--font"), hideOverlap: true}},
    yAxis: {type: "value", minInterval: 1, axisLabel: {color: style("--ink-soft"), fontFamily: style("--font")}},
    series: [bars(box.dataset.left, rows.map(row => number(row[1])), style("--teal")), bars(box.dataset.right, rows.map(row => number(row[2])), style("--teal-pale"))],
  });
  const draw = box => {
    const table = document.getElementById(box.dataset.chart).querySelector("table");
    if (!table || !window.echarts) return;
    box.hidden = false;
    const chart = window.echarts.init(box, null, {renderer: "canvas", devicePixelRatio: Math.max(2, window.devicePixelRatio)});
    chart.setOption(option(box, rowsOf(table)));
    const fit = () => chart.resize();
    addEventListener("resize", fit);
    addEventListener("beforeprint", fit);
    matchMedia("print").addEventListener("change", fit);
  };
  document.querySelectorAll("[data-chart]").forEach(draw);
})();
