/* Draws the table of a chart again as bars. Without script, in a reader and for whoever cannot see it the table is the chart. */
"use strict";
(() => {
  const style = name => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  const number = cell => (/^[\d.]+$/.test(cell.trim()) ? Number(cell.replaceAll(".", "")) : null);
  const rowsOf = table => [...table.tBodies[0].rows].map(row => [...row.cells].map(cell => cell.textContent.trim()));
  // Numbers over every bar only while there is room for them.
  const FEW = 16;
  const bars = (data, color) => ({
    data, type: "bar", itemStyle: {color, borderColor: style("--ink"), borderWidth: 1}, barMaxWidth: 46, barGap: "8%",
    label: {show: data.length <= FEW, position: "top", color: style("--ink"), fontFamily: style("--font")},
  });
  const option = rows => ({
    animation: false,
    grid: {left: 8, right: 8, top: 24, bottom: 8, containLabel: true},
    xAxis: {type: "category", data: rows.map(row => row[0]), axisLabel: {color: style("--ink"), fontFamily: style("--font"), hideOverlap: true}},
    yAxis: {type: "value", minInterval: 1, axisLabel: {color: style("--ink-soft"), fontFamily: style("--font")}},
    series: [bars(rows.map(row => number(row[1])), style("--teal")), bars(rows.map(row => number(row[2])), style("--teal-pale"))],
  });
  const draw = box => {
    const table = document.getElementById(box.dataset.chart).querySelector("table");
    if (!table || !window.echarts) return;
    box.parentElement.hidden = false;
    const chart = window.echarts.init(box, null, {renderer: "canvas", devicePixelRatio: Math.max(2, window.devicePixelRatio)});
    chart.setOption(option(rowsOf(table)));
    addEventListener("resize", () => chart.resize());
  };
  document.querySelectorAll("[data-chart]").forEach(draw);
})();
