// Runs before the first paint: sets the colour scheme, and leaves out the announcement that was closed.
{
  const root = document.documentElement, data = root.dataset, dark = matchMedia("(prefers-color-scheme:dark)");
  let kept;
  root.className += " js";
  root.setScheme = choice => {
    data.themeChoice = choice;
    data.theme = choice === "dark" || choice === "system" && dark.matches ? "dark" : "light";
  };
  try { kept = localStorage; } catch {}
  if (kept?.announcement === data.announcement) data.announcementClosed = "";
  if (kept?.theme && !("themeFixed" in data)) data.themeChoice = kept.theme;
  (dark.onchange = () => root.setScheme(data.themeChoice))();
}
