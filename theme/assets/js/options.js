// What a site may ask for: a bar that slides away, a sidebar that folds away, categories that close each other.
for (const bar of $(".navbar--hideable")) {
  let before = 0;
  addEventListener("scroll", () => {
    bar.classList.toggle("navbar--hidden", scrollY > before && scrollY > bar.offsetHeight);
    before = scrollY;
  }, { passive: true });
}

for (const button of $(".sidebar-hide")) button.onclick = () => {
  const hidden = data.sidebar !== "hidden";
  data.sidebar = hidden ? "hidden" : "shown";
  button.ariaExpanded = !hidden;
};

for (const menu of $("[data-auto-collapse]")) menu.addEventListener("click", event => {
  const item = event.target.closest(".menu__caret")?.closest("li");
  // A click of ours closes a category; it is no wish to open one.
  if (item && event.isTrusted) for (const other of item.parentNode.children) if (other !== item)
    for (const caret of $(":scope > div > .menu__caret[aria-expanded=true]", other)) caret.click();
});
