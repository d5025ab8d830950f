// Runs before the first paint: sets the colour scheme, and leaves out the announcement that was closed.
((root, dark) => {
  const data = root.dataset;
  let choice = data.themeChoice;
  root.className += " js";
  try {
    if (!("themeFixed" in data)) choice = localStorage.theme || choice;
    if (data.announcement && localStorage.announcement === data.announcement) data.announcementClosed = "";
  } catch {}
  (root.setScheme = value => {
    data.themeChoice = value;
    data.theme = value === "dark" || value === "system" && dark.matches ? "dark" : "light";
  })(choice);
  dark.onchange = () => root.setScheme(data.themeChoice);
})(document.documentElement, matchMedia("(prefers-color-scheme:dark)"));
