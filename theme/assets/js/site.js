// What works only with a script on every page; the page is complete without it.
((doc, root) => {
  const each = (selector, act) => doc.querySelectorAll(selector).forEach(act), data = root.dataset;
  const keep = (key, value) => { try { localStorage[key] = value; } catch {} };

  each(".color-toggle", button => {
    const words = button.dataset, show = () => button.ariaLabel = words.label.replace("{mode}", words[data.themeChoice]);
    button.onclick = () => {
      const next = { light: "dark", dark: words.system ? "system" : "light" }[data.themeChoice] || "light";
      root.setScheme(next);
      keep("theme", next);
      show();
    };
    show();
  });

  each(".close", button => button.onclick = () => {
    keep("announcement", data.announcement);
    data.announcementClosed = "";
  });

  // A folded category has no entries in this page: they are on the page that its link leads to.
  each(".menu__caret", button => {
    const item = button.closest("li"), link = item.querySelector("a");
    const toggle = () => button.ariaExpanded = !item.classList.toggle("menu__list-item--collapsed");
    button.onclick = () => {
      if (item.querySelector("ul")) toggle();
      else fetch(link.href).then(answer => answer.text()).then(text => {
        item.append(new DOMParser().parseFromString(text, "text/html").querySelector(".menu [aria-current]").closest("li").querySelector("ul"));
        toggle();
      }).catch(() => location = link.href);
    };
  });
})(document, document.documentElement);
