// Labelled sections become tabs; only pages that have some load this. Containers of the same group show the same tab.
(function (doc, root) {
  function keep(key, value) { try { return value ? localStorage[key] = value : localStorage[key]; } catch (e) {} }

  doc.querySelectorAll(".theme-tabs-container").forEach(function (box, b) {
    var list = doc.createElement("div"), group = box.dataset.groupId, key = "docusaurus.tab." + group, chosen = 0;
    var panels = [].slice.call(box.children), tabs = panels.map(function (panel, i) {
      var tab = doc.createElement("button"), data = panel.dataset;
      tab.type = "button";
      tab.role = "tab";
      tab.className = "tabs__item";
      tab.id = "_tab" + b + "-" + i;
      tab.textContent = data.label;
      tab.value = data.value || data.label;
      tab.onclick = function () {
        select(i);
        if (group) { keep(key, tab.value); dispatchEvent(new CustomEvent(key, { detail: tab.value })); }
      };
      panel.id = panel.id || "_panel" + b + "-" + i;
      panel.role = "tabpanel";
      panel.setAttribute("aria-labelledby", tab.id);
      panel.removeAttribute("aria-label");
      tab.setAttribute("aria-controls", panel.id);
      if ("selected" in data) chosen = i;
      return tab;
    });
    function select(i) {
      chosen = i;
      tabs.forEach(function (tab, n) {
        tab.ariaSelected = n === i;
        tab.tabIndex = n === i ? 0 : -1;
        panels[n].hidden = n !== i;
      });
    }
    function byValue(value) {
      var i = tabs.findIndex(function (tab) { return tab.value === value; });
      if (i > -1) select(i);
    }
    list.className = "tabs";
    list.role = "tablist";
    list.append.apply(list, tabs);
    list.onkeydown = function (event) {
      var step = { ArrowRight: 1, ArrowLeft: -1 }[event.key], next;
      if (!step) return;
      next = tabs[(chosen + (root.dir === "rtl" ? -step : step) + tabs.length) % tabs.length];
      next.click();
      next.focus();
    };
    box.prepend(list);
    select(chosen);
    if (group) {
      byValue(keep(key));
      addEventListener(key, function (event) { byValue(event.detail); });
    }
  });
})(document, document.documentElement);
