// Notes when the page last changed visibly, by part; times in ms, as performance.now() counts them.
(() => {
  const seen = (window.benchmark = { pressed: 0, parts: {} });
  const note = (part) => { seen.parts[part] = performance.now(); };
  const known = new WeakMap(); // so that watching a page with many nodes costs it little more
  const partOf = (element) => {
    if (!known.has(element)) known.set(element, sought(element));
    return known.get(element);
  };
  const sought = (element) => {
    // The table writes a copy for screen readers into its canvas, 200 ms later and unseen.
    if (element.closest("canvas, [data-testid^=stElementToolbar]")) return null;
    if (element.closest("[data-testid=stVegaLiteChart]")) return "chart";
    if (element.closest("[data-testid=stMetric]")) return "figures";
    if (element.closest("[data-testid=stDataFrame]")) return "table";
    if (element.matches("[data-testid=stApp]")) return "run";
    return "rest";
  };
  const watch = () => new MutationObserver((changes) => {
    for (const change of changes) {
      const target = change.target;
      const element = target.nodeType === Node.ELEMENT_NODE ? target : target.parentElement;
      const part = element && partOf(element);
      if (part) note(part);
    }
  }).observe(document.body, { subtree: true, childList: true, characterData: true, attributes: true });
  document.addEventListener("DOMContentLoaded", watch);

  // The table is painted, not built.
  const pen = CanvasRenderingContext2D.prototype;
  for (const name of ["fillText", "fillRect", "clearRect", "drawImage"]) {
    const draw = pen[name];
    pen[name] = function (...values) {
      if (this.canvas.isConnected) note("table");
      return draw.apply(this, values);
    };
  }
  addEventListener("keydown", (event) => {
    if (event.key === "Enter") { seen.pressed = event.timeStamp; seen.parts = {}; }
  }, true);

  seen.shown = () => [
    document.querySelector("[data-testid=stMetricValue]").textContent,
    document.querySelector("[data-testid=stVegaLiteChart]").innerHTML,
  ];
  seen.idle = () =>
    document.querySelector("[data-testid=stApp]").dataset.testScriptState === "notRunning";
  // Settled: the run is over, figures and chart are new, and nothing has changed for a while.
  seen.settled = (before, quiet) => {
    const last = Math.max(...Object.values(seen.parts));
    if (!seen.idle() || performance.now() - last < quiet) return false;
    const now = seen.shown();
    return now.every((part, index) => part !== before[index]);
  };
})();
