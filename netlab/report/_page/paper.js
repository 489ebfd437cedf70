"use strict";
// On paper: pictures as wide as the sheet, and hatching as lines. A browser prints a pattern as a photograph of it, which
// makes a file ten times as large and unsharp.
window.netlabPaper = (function () {
  const SMALLER = 0.8; // what is 13 pixels high on a screen is printed in a little less than 8 points
  const WIDE = 630, HALF = 295; // pixels of a sheet for a picture, and for one of two side by side
  const HIGHEST = 740; // pixels of a sheet for a picture: the rest is for heading, legend and finding
  const APART = 7; // pixels between two lines of a hatching, as theme.pattern has them
  const SVG = "http://www.w3.org/2000/svg";

  const multiples = (from, to, first = 0) => {
    const found = [];
    for (let at = Math.ceil((from - first) / APART) * APART + first; at <= to; at += APART) found.push(at);
    return found;
  };
  // Lines that rise or fall at half a right angle, cut where they leave the box.
  const rising = (left, top, right, bottom) => multiples(left + top, right + bottom).map((sum) => {
    const from = Math.max(left, sum - bottom), to = Math.min(right, sum - top);
    return `M${from} ${sum - from}L${to} ${sum - to}`;
  });
  const falling = (left, top, right, bottom) => multiples(left - bottom, right - top).map((difference) => {
    const from = Math.max(left, top + difference), to = Math.min(right, bottom + difference);
    return `M${from} ${from - difference}L${to} ${to - difference}`;
  });
  const level = (left, top, right, bottom) => multiples(top, bottom, APART / 2).map((y) => `M${left} ${y}H${right}`);
  const dots = (left, top, right, bottom) =>
    multiples(left + 1, right - 1, APART / 2).flatMap((x) => multiples(top + 1, bottom - 1, APART / 2).map((y) => `M${x} ${y}h0`));
  const crossed = (...box) => [...rising(...box), ...falling(...box)];
  const HATCHING = { "/": rising, "\\": falling, x: crossed, "-": level, ".": dots };

  // Lays lines over one bar and gives it the plain colour of its trace.
  function hatch(bar) {
    const marker = bar.closest(".trace").__data__[0].trace.marker;
    const shape = marker.pattern.shape;
    const box = bar.getBBox();
    const over = document.createElementNS(SVG, "path");
    const look = {
      class: "hatching", d: HATCHING[shape](box.x, box.y, box.x + box.width, box.y + box.height).join(""), fill: "none", stroke: "#fff",
      "stroke-opacity": marker.pattern.fgopacity, "stroke-width": shape === "." ? 2.4 : 1.3, "stroke-linecap": shape === "." ? "round" : "butt",
    };
    for (const [name, value] of Object.entries(look)) over.setAttribute(name, value);
    bar.dataset.pattern = bar.style.fill;
    bar.style.fill = marker.color;
    bar.after(over);
  }

  // As wide as the sheet, and no higher than leaves room for its words: what does not fit is cut between two sheets.
  function fit(plot) {
    const isSide = plot.closest(".panel.side") !== null;
    const size = isSide ? 1 : Math.min(SMALLER, HIGHEST / plot.offsetHeight);
    Plotly.relayout(plot, { autosize: false, width: (isSide ? HALF : WIDE) / size });
    plot.style.zoom = size;
  }

  return {
    fit: fit, // slides have another sheet, and a way of their own
    to(plots) {
      plots.forEach((plot) => {
        this.fit(plot);
        plot.querySelectorAll('.bars .point > path[style*="url("]').forEach(hatch);
      });
    },
    back(plots) {
      document.querySelectorAll(".hatching").forEach((over) => over.remove());
      document.querySelectorAll("[data-pattern]").forEach((bar) => {
        bar.style.fill = bar.dataset.pattern;
        delete bar.dataset.pattern;
      });
      plots.forEach((plot) => {
        plot.style.zoom = "";
        Plotly.relayout(plot, { autosize: true, width: null });
      });
    },
  };
})();
