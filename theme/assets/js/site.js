// What works only with a script: the page is complete without.
(function (root, body) {
  function on(selector, event, act) {
    document.querySelectorAll(selector).forEach(function (node, i) { event ? node.addEventListener(event, function () { act(node); }) : act(node, i); });
  }
  function make(tag, values) { return Object.assign(document.createElement(tag), values); }
  function store(key, value) { try { return value === undefined ? localStorage.getItem(key) : localStorage.setItem(key, value); } catch (e) {} }

  on(".color-toggle", 0, function (button) {
    var data = button.dataset;
    function show() { button.ariaLabel = data.label.replace("{mode}", data[root.dataset.themeChoice] || ""); }
    button.onclick = function () {
      root.setScheme({ light: "dark", dark: data.system ? "system" : "light" }[root.dataset.themeChoice] || "light");
      store("theme", root.dataset.themeChoice);
      show();
    };
    show();
  });

  on(".theme-announcement-bar .close", "click", function () {
    root.dataset.announcementClosed = "";
    store("careers.announcement", root.dataset.announcement);
  });

  if (navigator.clipboard) on(".theme-code-block", 0, function (block) {
    var button = make("button", { type: "button", className: "clean-btn copy", ariaLabel: body.dataset.copy });
    button.onclick = function () {
      navigator.clipboard.writeText(block.querySelector("code").innerText).then(function () {
        button.ariaLabel = body.dataset.copied;
        setTimeout(function () { button.ariaLabel = body.dataset.copy; }, 2000);
      });
    };
    block.append(button);
  });

  // A folded category has no entries in the page: they are on its own page.
  on(".menu__caret", "click", function (button) {
    var item = button.closest("li"), link = item.querySelector("a");
    function show() { button.ariaExpanded = !item.classList.toggle("menu__list-item--collapsed"); }
    if (item.querySelector("ul")) show();
    else fetch(link.href).then(function (answer) { return answer.text(); }).then(function (text) {
      var there = new DOMParser().parseFromString(text, "text/html").querySelector(".theme-doc-sidebar-menu [aria-current]"),
        list = there && there.closest("li").querySelector("ul");
      if (list) { item.append(list); show(); } else location = link.href;
    });
  });
})(document.documentElement, document.body);
