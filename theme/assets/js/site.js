// What works only with a script on every page; the page is complete without it.
// The parts that follow in the script of a page use what is declared here.
const root = document.documentElement, data = root.dataset;
const $ = (selector, node) => [...(node || root).querySelectorAll(selector)];

for (const button of $(".color-toggle")) {
  const words = button.dataset, say = () => button.ariaLabel = words[data.themeChoice];
  button.onclick = () => {
    root.setScheme({ light: "dark", dark: words.system ? "system" : "light" }[data.themeChoice] || "light");
    say();
    localStorage.theme = data.themeChoice;
  };
  say();
}

for (const button of $(".close")) button.onclick = () => {
  data.announcementClosed = "";
  localStorage.announcement = data.announcement;
};

// A folded category has no entries in this page: they are on the page that its link leads to.
for (const button of $(".menu__caret")) {
  const item = button.closest("li"), [link] = $("a", item);
  const fold = () => button.ariaExpanded = !item.classList.toggle("menu__list-item--collapsed");
  button.onclick = () => {
    if ($("ul", item)[0]) fold();
    else fetch(link.href).then(answer => answer.text()).then(page => {
      item.append(...$(".menu div:has([aria-current]) + ul", new DOMParser().parseFromString(page, "text/html")));
      fold();
    });
  };
}
