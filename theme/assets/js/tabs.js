// Labelled sections become tabs. Containers of the same group show the same tab, here and on the next page.
const groups = {};
let count = 0;
for (const box of $(".theme-tabs-container")) {
  const bar = document.createElement("div"), group = box.dataset.groupId, key = "docusaurus.tab." + group, panels = [...box.children];
  const tabs = panels.map(panel => {
    const tab = document.createElement("button"), words = panel.dataset;
    tab.type = "button";
    tab.role = "tab";
    tab.className = "tabs__item";
    tab.id = "_tab" + ++count;
    tab.textContent = words.label;
    tab.value = words.value || words.label;
    tab.onclick = () => {
      select(tab);
      if (group) {
        localStorage[key] = tab.value;
        for (const other of groups[group]) other(tab.value);
      }
    };
    panel.id ||= "_panel" + count;
    panel.role = "tabpanel";
    panel.setAttribute("aria-labelledby", tab.id);
    panel.removeAttribute("aria-label");
    tab.setAttribute("aria-controls", panel.id);
    return tab;
  });
  const select = chosen => tabs.forEach((tab, index) => {
    tab.ariaSelected = tab === chosen;
    tab.tabIndex = tab === chosen ? 0 : -1;
    panels[index].hidden = tab !== chosen;
  });
  const byValue = value => {
    const found = tabs.find(tab => tab.value === value);
    if (found) select(found);
  };
  bar.className = "tabs";
  bar.role = "tablist";
  bar.append(...tabs);
  bar.onkeydown = event => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key] * (root.dir === "rtl" ? -1 : 1), next = tabs[(tabs.indexOf(event.target) + step + tabs.length) % tabs.length];
    if (next) {
      next.click();
      next.focus();
    }
  };
  box.prepend(bar);
  select(tabs[Math.max(0, panels.findIndex(panel => "selected" in panel.dataset))]);
  if (group) {
    (groups[group] ||= []).push(byValue);
    try { byValue(localStorage[key]); } catch {}
  }
}
