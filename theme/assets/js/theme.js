// Runs before the first paint: sets the colour scheme, and hides the announcement that was closed.
(function (root) {
  root.classList.add("js");
  var choice = root.dataset.themeChoice, dark = matchMedia("(prefers-color-scheme:dark)");
  try {
    if (!("themeFixed" in root.dataset)) choice = localStorage.getItem("theme") || choice;
    if (root.dataset.announcement && localStorage.getItem("careers.announcement") === root.dataset.announcement)
      root.dataset.announcementClosed = "";
  } catch (e) {}
  root.setScheme = function (value) {
    root.dataset.themeChoice = value;
    root.dataset.theme = value === "dark" || value === "system" && dark.matches ? "dark" : "light";
  };
  dark.addEventListener("change", function () { root.setScheme(root.dataset.themeChoice); });
  root.setScheme(choice);
})(document.documentElement);
