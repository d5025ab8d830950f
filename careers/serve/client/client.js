/* The page's side of the dev server: it joins livereload.js to our server, and shows what is wrong
   with the site. Everything shown is set as text, never as markup. */
(() => {
  "use strict";

  const script = document.currentScript;
  const state = JSON.parse(script.dataset.state);

  /* ---- reloading ------------------------------------------------------------------------- */

  // livereload.js takes every window.LiveReloadPlugin… it finds, and sends what analyze() returns
  // to the server once connected: if this page is of an older build, the server says "reload".
  window.LiveReloadPluginCareers = class {
    static identifier = "careers";
    static version = "1";
    analyze() {
      return { session: state.session, generation: state.generation };
    }
  };

  function startLiveReload() {
    const url = new URL("livereload.js", script.src);
    const port = url.port || (url.protocol === "https:" ? "443" : "80");
    // Not through searchParams: livereload.js reads the query without decoding it.
    url.search = `?host=${url.hostname}&port=${port}&mindelay=250&maxdelay=1000`;
    const livereload = document.createElement("script");
    livereload.src = url.href;
    document.head.append(livereload);
  }

  /* ---- problems -------------------------------------------------------------------------- */

  function element(name, className, ...children) {
    const made = document.createElement(name);
    if (className) made.className = className;
    made.append(...children);
    return made;
  }

  function problemItem(problem) {
    const item = element(
      "li",
      problem.severity,
      element("p", "place", problem.place),
      element("p", "message", problem.message, " ", element("span", "rule", `[${problem.rule}]`)),
    );
    if (problem.line) item.append(sourceLine(problem));
    if (problem.hint) item.append(element("p", "hint", problem.hint));
    return item;
  }

  function sourceLine({ line, column }) {
    // Tabs stay tabs, so that the caret stands under the character it means.
    const caret = column ? `\n${line.slice(0, column - 1).replace(/[^\t]/g, " ")}^` : "";
    return element("pre", "line", line + caret);
  }

  function counted(problems, count) {
    const errors = problems.filter((problem) => problem.severity === "error").length;
    const noun = errors ? "problem" : "warning";
    return `${count} ${noun}${count === 1 ? "" : "s"}`;
  }

  function showProblems() {
    const title = counted(state.problems, state.count);
    const badge = element("button", "badge", title);
    const close = element("button", "close", "Close");
    const heading = element("h2", "", title);
    heading.id = "title";
    const more = state.count - state.problems.length;
    const panel = element(
      "section",
      "panel",
      element("header", "", heading, close),
      element("ol", "", ...state.problems.map(problemItem)),
      element(
        "p",
        "foot",
        more > 0 ? `And ${more} more. ` : "",
        state.kept ? "Behind this is the last version that could be built. " : "",
        "Save a correction and this page reloads by itself.",
      ),
    );
    panel.setAttribute("role", "dialog");
    panel.setAttribute("aria-labelledby", "title");
    badge.type = close.type = "button";

    function open(isOpen) {
      panel.hidden = !isOpen;
      badge.hidden = isOpen;
      badge.setAttribute("aria-expanded", String(isOpen));
    }
    badge.addEventListener("click", () => {
      open(true);
      close.focus();
    });
    close.addEventListener("click", () => {
      open(false);
      badge.focus();
    });
    panel.addEventListener("keydown", (event) => {
      if (event.key === "Escape") close.click();
    });
    open(state.open);

    // In a shadow tree, so that the site's styles and ours do not meet.
    const host = element("careers-problems", "");
    const style = element("link", "");
    style.rel = "stylesheet";
    style.href = new URL("overlay.css", script.src).href;
    host.hidden = true; // until it has its looks
    style.addEventListener("load", () => {
      host.hidden = false;
      if (state.open) close.focus({ preventScroll: true });
    });
    host.attachShadow({ mode: "open" }).append(style, badge, panel);
    document.body.append(host);
  }

  startLiveReload();
  if (state.problems.length) showProblems();
})();
