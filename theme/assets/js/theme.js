// Runs before the first paint: sets the colour scheme, and leaves out the announcement that was closed.
(function (root, dark) {
  var data = root.dataset, choice = data.themeChoice;
  root.classList.add("js");
  try {
    if (!("themeFixed" in data)) choice = localStorage.theme || choice;
    if (data.announcement && localStorage.announcement === data.announcement) data.announcementClosed = "";
  } catch (e) {}
  (root.setScheme = function (value) {
    data.themeChoice = value;
    data.theme = value === "dark" || value === "system" && dark.matches ? "dark" : "light";
  })(choice);
  dark.onchange = function () { root.setScheme(data.themeChoice); };
})(document.documentElement, matchMedia("(prefers-color-scheme:dark)"));
