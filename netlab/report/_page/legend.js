"use strict";
// Legends outside the pictures: they wrap on a phone, are never cut on paper, and answer to the keyboard.
window.netlabLegend = (function () {
  const SVG = "http://www.w3.org/2000/svg";
  const SHAPES = {
    square: "M2 2h10v10H2z", diamond: "M7 0.5L13.5 7L7 13.5L0.5 7z", cross: "M5 1h4v4h4v4H9v4H5V9H1V5h4z",
    x: "M3 1l4 4l4-4l2 2l-4 4l4 4l-2 2l-4-4l-4 4l-2-2l4-4l-4-4z", "x-thin": "M2 2L12 12M12 2L2 12",
    "triangle-up": "M7 1L13.5 12.5H0.5z", "triangle-down": "M7 13L0.5 1.5H13.5z",
    "triangle-left": "M1 7L12.5 0.5V13.5z", "triangle-right": "M13 7L1.5 0.5V13.5z",
  };
  const CIRCLE = "M7 1.2a5.8 5.8 0 1 1 0 11.6a5.8 5.8 0 1 1 0 -11.6z";
  const HATCH = { "/": "M-2 9L9 -2M1 16L16 1", "\\": "M5 -2L16 9M-2 1L13 16", x: "M0 0L14 14M14 0L0 14M7 -7L21 7M-7 7L7 21M7 -7L-7 7M21 7L7 21", "-": "M0 3.5H14M0 10.5H14" };
  const DOTS = "M2.5 3a1 1 0 1 1 2 0a1 1 0 1 1-2 0M9.5 3a1 1 0 1 1 2 0a1 1 0 1 1-2 0M6 7a1 1 0 1 1 2 0a1 1 0 1 1-2 0M2.5 11a1 1 0 1 1 2 0a1 1 0 1 1-2 0M9.5 11a1 1 0 1 1 2 0a1 1 0 1 1-2 0";

  const one = (value) => (Array.isArray(value) ? value[0] : value);

  // plotly writes names as its own small HTML; here they are plain text.
  const plain = (name) => new DOMParser().parseFromString(String(name), "text/html").documentElement.textContent;

  function drawn(path, attributes) {
    const element = document.createElementNS(SVG, "path");
    element.setAttribute("d", path);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    return element;
  }

  function marks(trace, color) {
    const marker = trace.marker || {};
    const symbol = String(one(marker.symbol) || "circle");
    const line = { fill: "none", stroke: color, "stroke-width": 2 };
    if (trace.type === "bar") {
      const shape = (marker.pattern || {}).shape;
      const over = { fill: "none", stroke: "#fff", "stroke-opacity": 0.6, "stroke-width": 1.6 };
      const filled = drawn("M0 0H14V14H0z", { fill: color });
      if (shape === ".") return [filled, drawn(DOTS, { fill: "#fff", "fill-opacity": 0.6 })];
      return HATCH[shape] ? [filled, drawn(HATCH[shape], over)] : [filled];
    }
    if (trace.mode === "lines") {
      const width = Math.min((trace.line || {}).width || 2, 8);
      return [drawn("M0 7H14", { ...line, "stroke-width": width, "stroke-dasharray": (trace.line || {}).dash === "dot" ? "2 2" : "none" })];
    }
    const shape = SHAPES[symbol.replace("-open", "").replace("-dot", "")] || CIRCLE;
    if (!symbol.includes("-open")) return [drawn(shape, { fill: color })];
    const dot = symbol.includes("-dot") ? [drawn("M7 5a2 2 0 1 1 0 4a2 2 0 1 1 0-4z", { fill: color })] : [];
    return [drawn(shape, line), ...dot];
  }

  function swatch(trace, color) {
    const picture = document.createElementNS(SVG, "svg");
    const seen = Math.max(...[(trace.marker || {}).opacity ?? trace.opacity ?? 1].flat());
    for (const [name, value] of [["viewBox", "0 0 14 14"], ["aria-hidden", "true"], ["opacity", seen]]) picture.setAttribute(name, value);
    picture.append(...marks(trace, color));
    return picture;
  }

  function colorOf(figure, number) {
    const trace = figure.data[number];
    const own = one((trace.marker || {}).color) || (trace.line || {}).color;
    const series = figure.layout.colorway || ["#0072B2"];
    return own || series[number % series.length];
  }

  function entry(plot, figure, number) {
    const trace = figure.data[number];
    const words = [swatch(trace, colorOf(figure, number)), plain(trace.name)];
    const legend = figure.layout[trace.legend || "legend"] || {};
    const item = document.createElement("li");
    if (legend.itemclick === false) {
      item.append(...words);
      return item;
    }
    const group = figure.data.flatMap((other, at) => (other === trace || (trace.legendgroup && other.legendgroup === trace.legendgroup) ? [at] : []));
    const button = document.createElement("button");
    button.type = "button";
    button.setAttribute("aria-pressed", "true");
    button.append(...words);
    button.addEventListener("click", () => {
      const shown = button.getAttribute("aria-pressed") !== "true";
      button.setAttribute("aria-pressed", String(shown));
      Plotly.restyle(plot, { visible: shown ? true : "legendonly" }, group);
    });
    item.append(button);
    return item;
  }

  function entries(figure, legend) {
    const named = figure.data.flatMap((trace, at) => (trace.name && trace.showlegend !== false && (trace.legend || "legend") === legend ? [at] : []));
    const single = named.length === 1 && figure.data[named[0]].showlegend !== true && figure.data.length < 2;
    return figure.layout.showlegend === false || single ? [] : named;
  }

  // Writes the legends of a figure around its place and takes them out of the figure; call it before drawing.
  return function lift(plot, figure) {
    for (const legend of ["legend", "legend2"]) {
      const found = entries(figure, legend);
      if (!found.length) continue;
      const list = document.createElement("ul");
      const title = ((figure.layout[legend] || {}).title || {}).text;
      list.className = "legend";
      list.setAttribute("aria-label", title ? plain(title) : "Legend");
      if (title) list.append(Object.assign(document.createElement("li"), { className: "note", textContent: `${plain(title)}:` }));
      list.append(...found.map((number) => entry(plot, figure, number)));
      if (legend === "legend") plot.before(list);
      else plot.after(list);
    }
    figure.layout.showlegend = false;
  };
})();
