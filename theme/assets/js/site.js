// What works only with a script; the page is complete without it.
(function (doc, root) {
  function all(selector, act) { doc.querySelectorAll(selector).forEach(act); }
  function keep(key, value) { try { return value ? localStorage[key] = value : localStorage[key]; } catch (e) {} }

  all(".color-toggle", function (button) {
    button.onclick = function () {
      var old = root.dataset.themeChoice, next = { light: "dark", dark: button.dataset.system ? "system" : "light" }[old] || "light";
      root.setScheme(next);
      keep("theme", next);
      show();
    };
    function show() { button.ariaLabel = button.dataset.label.replace("{mode}", button.dataset[root.dataset.themeChoice]); }
    show();
  });

  all(".close", function (button) {
    button.onclick = function () { keep("announcement", root.dataset.announcement); root.dataset.announcementClosed = ""; };
  });


  if (navigator.clipboard) all(".theme-code-block", function (block) {
    var words = doc.body.dataset, button = doc.createElement("button");
    button.type = "button";
    button.className = "clean-btn copy";
    button.textContent = words.copy;
    button.onclick = function () {
      navigator.clipboard.writeText(block.querySelector("code").innerText).then(function () { button.textContent = words.copied; });
    };
    block.append(button);
  });

  // A folded category has no entries in this page: they are on the page that its link leads to.
  all(".menu__caret", function (button) {
    var item = button.closest("li"), link = item.querySelector("a");
    function toggle() { button.ariaExpanded = !item.classList.toggle("menu__list-item--collapsed"); }
    button.onclick = function () {
      if (item.querySelector("ul")) return toggle();
      fetch(link.href).then(function (answer) { return answer.text(); }).then(function (text) {
        item.append(new DOMParser().parseFromString(text, "text/html").querySelector(".menu [aria-current]").closest("li").querySelector("ul"));
        toggle();
      }).catch(function () { location = link.href; });
    };
  });
})(document, document.documentElement);
