"use strict";
// Turn slides with the keyboard; each is a section of the page, and a fragment of it appears by itself.
(function () {
  const slides = Array.from(document.querySelectorAll(".slide"));
  const where = document.querySelector(".where");
  let at = 0;

  const waiting = (slide) => slide.querySelector(".fragment.waiting");

  function show(number, told) {
    at = Math.max(0, Math.min(slides.length - 1, number));
    slides[at].scrollIntoView();
    slides[at].focus({ preventScroll: true });
    tell(told);
  }

  function tell(told) {
    where.textContent = at + 1 + " / " + slides.length;
    if (told !== false) history.replaceState(null, "", "#" + (at + 1));
  }

  function next() {
    const hidden = waiting(slides[at]);
    if (hidden) hidden.classList.remove("waiting");
    else show(at + 1);
  }

  function back() {
    const shown = Array.from(slides[at].querySelectorAll(".fragment:not(.waiting)")).pop();
    if (shown) shown.classList.add("waiting");
    else show(at - 1);
  }

  const keys = {
    ArrowRight: next, ArrowDown: next, PageDown: next, " ": next, Enter: next,
    ArrowLeft: back, ArrowUp: back, PageUp: back, Backspace: back,
    Home: () => show(0), End: () => show(slides.length - 1),
    n: () => { document.body.classList.toggle("with-notes"); show(at); },
    f: () => (document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen()),
  };

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.target.closest("input, select, textarea, summary, button, a")) return;
    const name = event.key === " " && event.shiftKey ? "PageUp" : event.key.length === 1 ? event.key.toLowerCase() : event.key;
    const act = keys[name];
    if (!act) return;
    event.preventDefault();
    act();
  });

  // Whoever scrolls turns slides, too.
  const seen = new IntersectionObserver((entries) => {
    const there = entries.find((entry) => entry.isIntersecting);
    if (!there) return;
    at = slides.indexOf(there.target);
    tell();
  }, { rootMargin: "-45% 0px -45% 0px" });

  // What is higher than the screen is made smaller, and a picture on a large screen larger. A first guess, and then
  // smaller until it fits, since lines wrap anew with every size.
  function fit(room = window.innerHeight * 0.9 - document.querySelector(".help").offsetHeight) {
    document.querySelectorAll(".stage").forEach((stage) => {
      const plots = Array.from(stage.querySelectorAll(".js-plotly-plot"));
      const height = (size) => {
        stage.style.zoom = size;
        plots.forEach((plot) => Plotly.Plots.resize(plot));
        return stage.getBoundingClientRect().height;
      };
      let size = Math.max(0.5, Math.min(plots.length ? 1.5 : 1.25, room / height(1)));
      while (height(size) > room && size > 0.4) size *= 0.93;
    });
  }

  // A sheet has another size than the screen: laid out and measured as on paper first, then each picture as wide as its place.
  const SHEET = { width: 1016, height: 690 }; // pixels of a level A4 sheet within its margins
  let onPaper = false;

  function layOut(paper) {
    onPaper = paper;
    document.body.style.fontSize = paper ? "12.5pt" : "";
    slides.forEach((slide) => Object.assign(slide.style, { width: paper ? `${SHEET.width}px` : "", padding: paper ? "0" : "" }));
    fit(paper ? SHEET.height : undefined);
  }

  window.netlabPaper.fit = (plot) => {
    if (!onPaper) layOut(true);
    Plotly.relayout(plot, { autosize: false, width: plot.clientWidth });
  };
  window.addEventListener("afterprint", () => { if (onPaper) layOut(false); });

  document.querySelectorAll(".slide .fragment").forEach((part) => part.classList.add("waiting"));
  show(Number(location.hash.slice(1)) - 1 || 0, false);
  slides.forEach((slide) => seen.observe(slide));
  window.netlab.plotly.then(() => requestAnimationFrame(() => { fit(); show(at); }), () => {});
  window.addEventListener("resize", () => { if (window.Plotly) fit(); });
})();
