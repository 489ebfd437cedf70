"use strict";
(function () {
  const plots = [];

  function draw(block) {
    const place = document.getElementById(block.dataset.figure);
    const figure = JSON.parse(block.textContent);
    window.netlabLegend(place, figure);
    Plotly.newPlot(place, figure.data, figure.layout, figure.config);
    plots.push(place);
  }

  function sortBy(table, column, button) {
    const body = table.tBodies[0];
    const header = button.closest("th");
    const down = header.getAttribute("aria-sort") === "ascending";
    const key = (row) => row.cells[column].dataset.sort ?? row.cells[column].textContent;
    const compare = (a, b) => String(a).localeCompare(String(b), "en", { numeric: true, sensitivity: "base" });
    const rows = Array.from(body.rows).sort((a, b) => compare(key(a), key(b)));
    if (down) rows.reverse();
    table.querySelectorAll("th").forEach((th) => th.removeAttribute("aria-sort"));
    header.setAttribute("aria-sort", down ? "descending" : "ascending");
    body.append(...rows);
  }

  function makeSortable(table) {
    if (table.tBodies[0].rows.length < 3) return;
    table.querySelectorAll("thead th").forEach((header, column) => {
      const button = document.createElement("button");
      button.type = "button";
      button.append(...header.childNodes);
      button.addEventListener("click", () => sortBy(table, column, button));
      header.append(button);
    });
  }

  // Paper is narrower than most screens: without this a picture would be cut at the edge of the sheet.
  function fitTo(wide, half) {
    plots.forEach((plot) => {
      const width = plot.closest(".panel.side") ? half : wide;
      Plotly.relayout(plot, width ? { autosize: false, width: width } : { autosize: true, width: null });
    });
  }

  // On a phone the contents would push the first answer off the screen.
  const contents = document.querySelector(".contents details");
  if (contents && window.matchMedia("(max-width: 68rem)").matches) contents.open = false;

  // In a report plotly.js comes packed (unpack.js); elsewhere it is there before.
  const ready = window.netlab ? window.netlab.plotly : Promise.resolve();
  ready.then(() => document.querySelectorAll("script[data-figure]").forEach(draw), () => {});
  document.querySelectorAll("table.data").forEach(makeSortable);
  window.addEventListener("beforeprint", () => fitTo(630, 295));
  window.addEventListener("afterprint", () => fitTo(null));
})();
