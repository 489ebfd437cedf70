"use strict";
// For a page that holds the map or the circle view (netlab.figures.network, netlab.figures.circles): fits them to
// the screen, looks into a group, finds a person, and writes the evidence of whoever is clicked below the picture.
// Everything it needs stands in the figure itself.
(function () {
  const NARROW = 560; // pixels; below it only the names that have room stay
  const NEAR = 16; // half of the picture that a person who was found stands in

  // What plotly shows as markup, as plain text: its entities are read, and nothing in it can run.
  function plain(markup) {
    const holder = document.createElement("textarea");
    holder.innerHTML = String(markup).replace(/<br>/g, "\n").replace(/<\/?b>/g, "");
    return holder.value;
  }

  function make(tag, properties, ...children) {
    const element = Object.assign(document.createElement(tag), properties);
    element.append(...children);
    return element;
  }

  function people(plot) {
    const found = new Map();
    plot.data.forEach((trace, number) => {
      if (trace.name !== "people") return;
      trace.customdata.forEach((name, point) => {
        const key = plain(name);
        if (key && !found.has(key)) found.set(key, { trace: number, point: point });
      });
    });
    return found;
  }

  function fit(plot, map) {
    const width = plot.clientWidth;
    if (plot.dataset.fitted === String(width)) return;
    plot.dataset.fitted = String(width);
    const around = plot.parentElement.querySelector(".legend") ? 20 : map.around;
    const height = Math.min(map.height - map.around, width) + around;
    const sectors = map.narrow.map((number) => [`annotations[${number}].visible`, width >= NARROW]);
    plot.style.height = `${height}px`;
    // Told its height, plotly keeps the width it had; so it is told both.
    Plotly.update(plot, { visible: width >= NARROW }, { height: height, width: width, ...Object.fromEntries(sectors) }, [map.wide]);
  }

  function tell(told, text) {
    const [first, ...others] = text.split("\n");
    told.replaceChildren(make("b", { textContent: first }), others.map((line) => ` · ${line}`).join(""));
  }

  function show(plot, told, where) {
    const at = plot.calcdata[where.trace][where.point];
    tell(told, plain(plot.data[where.trace].text[where.point]));
    const near = { "xaxis.range": [at.x - NEAR, at.x + NEAR], "yaxis.range": [at.y - NEAR, at.y + NEAR] };
    const point = { curveNumber: where.trace, pointNumber: where.point };
    Plotly.relayout(plot, near).then(() => Plotly.Fx.hover(plot, [point]));
  }

  function whole(plot, map) {
    return Plotly.relayout(plot, { "xaxis.range": [-map.room, map.room], "yaxis.range": [-map.room, map.room] });
  }

  function finder(plot, map, told) {
    const known = people(plot);
    const folded = new Map(Array.from(known, ([name, where]) => [name.toLowerCase(), where]));
    const list = make("datalist", { id: `${plot.id}-names` }, ...Array.from(known.keys(), (name) => new Option(name)));
    const box = make("input", { type: "search", autocomplete: "off" });
    box.setAttribute("list", list.id);
    box.addEventListener("change", () => {
      const where = folded.get(box.value.trim().toLowerCase());
      if (where) show(plot, told, where);
      else tell(told, box.value ? "Nobody of that name is a dot here" : "");
      if (!box.value) whole(plot, map);
    });
    return make("label", {}, "Find ", box, list);
  }

  // The picture's own menu, as the browser's: it is easier on a phone and follows a dark page.
  function chooser(plot) {
    const menu = (plot.layout.updatemenus || [])[0];
    if (!menu) return "";
    const choice = make("select", {}, ...menu.buttons.map((button) => new Option(plain(button.label))));
    choice.addEventListener("change", () => Plotly.update(plot, ...menu.buttons[choice.selectedIndex].args));
    Plotly.relayout(plot, { "updatemenus[0].visible": false });
    return make("label", {}, "Look into ", choice);
  }

  function back(plot, map, row, told) {
    const button = make("button", { type: "button", textContent: "Whole picture" });
    button.addEventListener("click", () => {
      const choice = row.querySelector("select");
      row.querySelector("input").value = "";
      tell(told, "");
      if (choice) choice.selectedIndex = 0;
      if (choice) choice.dispatchEvent(new Event("change"));
      else whole(plot, map);
    });
    return button;
  }

  function attach(plot) {
    const map = (plot.data || []).map((trace) => trace.meta && trace.meta.map).find(Boolean);
    if (!map) return;
    const told = make("output", { className: "told" });
    const row = make("p", { className: "controls" });
    row.append(chooser(plot), " ", finder(plot, map, told), " ", back(plot, map, row, told));
    told.setAttribute("aria-live", "polite");
    plot.before(row);
    plot.after(told);
    plot.on("plotly_click", (event) => {
      const at = event.points[0];
      if (at && at.data.name === "people") tell(told, plain(at.data.text[at.pointNumber]));
    });
    new ResizeObserver(() => fit(plot, map)).observe(plot);
    fit(plot, map);
  }

  const ready = window.netlab ? window.netlab.plotly : Promise.resolve();
  ready.then(() => document.querySelectorAll(".plot").forEach(attach), () => {});
})();
