"use strict";
(function () {
  const plots = [];
  const LONG = 9; // rows, from which on a table can be searched

  function draw(block) {
    const place = document.getElementById(block.dataset.figure);
    const figure = JSON.parse(block.textContent);
    window.netlabLegend(place, figure);
    Plotly.newPlot(place, figure.data, figure.layout, figure.config);
    plots.push(place);
  }

  // Numbers and days by their size, words by the alphabet; what is missing stands last either way.
  function sortBy(table, column, button) {
    const body = table.tBodies[0];
    const header = button.closest("th");
    const down = header.getAttribute("aria-sort") === "ascending";
    const key = (row) => row.cells[column].dataset.sort ?? row.cells[column].textContent;
    const isMissing = (row) => row.cells[column].querySelector(".missing") !== null;
    const compare = (a, b) => (a !== "" && b !== "" && !isNaN(a) && !isNaN(b) ? a - b : String(a).localeCompare(String(b), "en", { numeric: true, sensitivity: "base" }));
    const rows = Array.from(body.rows);
    const known = rows.filter((row) => !isMissing(row)).sort((a, b) => compare(key(a), key(b)));
    if (down) known.reverse();
    table.querySelectorAll("th").forEach((th) => th.removeAttribute("aria-sort"));
    header.setAttribute("aria-sort", down ? "descending" : "ascending");
    body.append(...known, ...rows.filter(isMissing));
  }

  // A field above a long table that keeps the rows with all the words typed; accents and capitals do not matter.
  function makeSearchable(table) {
    const rows = Array.from(table.tBodies[0].rows);
    if (rows.length < LONG) return;
    const folded = (text) => text.normalize("NFKD").replace(/[\u0300-\u036f]/g, "").toLowerCase();
    const texts = new Map(rows.map((row) => [row, folded(row.textContent)]));
    const field = Object.assign(document.createElement("input"), { type: "search", autocomplete: "off" });
    const told = document.createElement("output");
    const label = document.createElement("label");
    const line = Object.assign(document.createElement("p"), { className: "controls search" });
    label.append("Search this table ", field);
    line.append(label, " ", told);
    field.addEventListener("input", () => {
      const words = folded(field.value).split(/\s+/).filter(Boolean);
      let shown = 0;
      for (const row of rows) {
        row.hidden = !words.every((word) => texts.get(row).includes(word));
        shown += row.hidden ? 0 : 1;
      }
      told.textContent = words.length ? `${shown} of ${rows.length} rows` : "";
    });
    table.closest(".table").before(line);
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

  // On a phone the contents would push the first answer off the screen.
  const contents = document.querySelector(".contents details");
  if (contents && window.matchMedia("(max-width: 68rem)").matches) contents.open = false;

  // In a report plotly.js comes packed (unpack.js); elsewhere it is there before.
  const ready = window.netlab ? window.netlab.plotly : Promise.resolve();
  ready.then(() => document.querySelectorAll("script[data-figure]").forEach(draw), () => {});
  document.querySelectorAll("table.data").forEach((table) => {
    makeSortable(table);
    makeSearchable(table);
  });
  window.addEventListener("beforeprint", () => window.netlabPaper.to(plots));
  window.addEventListener("afterprint", () => window.netlabPaper.back(plots));
})();
