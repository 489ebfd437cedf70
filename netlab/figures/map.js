"use strict";
// For a page that holds a map of the network (netlab.figures.network): fits it to the screen, finds a person,
// and writes the evidence of whoever is clicked below it. Everything it needs stands in the figure itself.
(function () {
  const NARROW = 560; // pixels; below it only the names that have room stay
  const NEAR = 16; // half the picture that a found person stands in

  function people(plot) {
    const found = new Map();
    plot.data.forEach((trace) => {
      if (trace.name !== "people") return;
      (trace.customdata || []).forEach((name, i) => {
        if (name && !found.has(name)) found.set(name, { trace: plot.data.indexOf(trace), point: i });
      });
    });
    return found;
  }

  function plain(markup) {
    const holder = document.createElement("textarea"); // reads entities, runs nothing
    holder.innerHTML = String(markup).replace(/<br>/g, "\n").replace(/<\/?b>/g, "");
    return holder.value;
  }

  function fit(plot, map) {
    const width = plot.clientWidth;
    const narrow = width < NARROW;
    if (plot.dataset.fitted === String(width)) return;
    plot.dataset.fitted = String(width);
    const height = Math.min(map.height, width + map.around);
    const hidden = Object.fromEntries(map.narrow.map((i) => [`annotations[${i}].visible`, !narrow]));
    plot.style.height = `${height}px`;
    Plotly.update(plot, { visible: !narrow }, { height: height, ...hidden }, [map.wide]);
  }

  function tell(told, text) {
    told.replaceChildren(...text.split("\n").map((line, i) => {
      const piece = document.createElement(i ? "span" : "b");
      piece.textContent = i ? ` · ${line}` : line;
      return piece;
    }));
  }

  function show(plot, told, where) {
    const at = plot.calcdata[where.trace][where.point];
    tell(told, plain(plot.data[where.trace].text[where.point]));
    Plotly.relayout(plot, {
      "xaxis.range": [at.x - NEAR, at.x + NEAR],
      "yaxis.range": [at.y - NEAR, at.y + NEAR],
    }).then(() => Plotly.Fx.hover(plot, [{ curveNumber: where.trace, pointNumber: where.point }]));
  }

  function controls(plot, known) {
    const row = document.createElement("p");
    const label = document.createElement("label");
    const box = document.createElement("input");
    const names = document.createElement("datalist");
    const back = document.createElement("button");
    const told = document.createElement("output");
    names.id = `${plot.id}-names`;
    names.append(...Array.from(known.keys(), (name) => new Option(plain(name))));
    Object.assign(box, { type: "search", autocomplete: "off", placeholder: "a name" });
    box.setAttribute("list", names.id);
    label.append("Find ", box);
    Object.assign(back, { type: "button", textContent: "Whole picture" });
    told.setAttribute("aria-live", "polite");
    row.className = "find";
    row.append(label, " ", back, names, " ", told);
    plot.before(row);
    return { box, back, told };
  }

  function attach(plot) {
    const map = (plot.data || []).map((trace) => trace.meta && trace.meta.map).find(Boolean);
    if (!map) return;
    const known = people(plot);
    const { box, back, told } = controls(plot, known);
    const named = new Map(Array.from(known, ([name, where]) => [plain(name).toLowerCase(), where]));
    box.addEventListener("change", () => {
      const where = named.get(box.value.trim().toLowerCase());
      if (where) show(plot, told, where);
      else if (box.value) tell(told, "Nobody of that name is drawn here");
    });
    back.addEventListener("click", () => {
      box.value = "";
      told.replaceChildren();
      Plotly.relayout(plot, { "xaxis.range": [-map.room, map.room], "yaxis.range": [-map.room, map.room] });
    });
    plot.on("plotly_click", (event) => {
      const at = event.points[0];
      if (at && at.data.name === "people") tell(told, plain(at.data.text[at.pointNumber]));
    });
    new ResizeObserver(() => fit(plot, map)).observe(plot);
    fit(plot, map);
  }

  document.querySelectorAll(".plot").forEach(attach);
})();
