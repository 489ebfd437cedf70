"use strict";
// plotly.js stands in the page packed, a third of its size; what draws waits for `netlab.plotly`.
(function () {
  async function unpack() {
    const packed = JSON.parse(document.getElementById("plotly").textContent);
    const bytes = Uint8Array.from(atob(packed), (letter) => letter.charCodeAt(0));
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
    const script = document.createElement("script");
    script.textContent = await new Response(stream).text();
    document.head.append(script);
  }

  function sorry() {
    const note = document.createElement("p");
    note.className = "note";
    note.textContent = "This browser is too old to draw the pictures. Under each of them the same numbers stand as a table.";
    document.getElementById("report").prepend(note);
  }

  window.netlab = { plotly: unpack() };
  window.netlab.plotly.catch(sorry);
})();
