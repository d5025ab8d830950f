// A role: the days that are left, the end of applying between two builds, copy and print.
const [card] = $("[data-closes]"), [bar] = $(".apply"), [button] = $(".facts .button"), [share] = $(".share");

if (card) {
  const left = new Date(card.dataset.closes) - new Date, days = left / 864e5, [note] = $("time ~ .needs-js");
  if (note) note.textContent = new Intl.RelativeTimeFormat(root.lang, { numeric: "auto" })
    .format(days < 1 ? days * 24 + 1 | 0 : days | 0, days < 1 ? "hour" : "day");
  if (days < 24) setTimeout(() => {
    const [banner] = $("#_closed");
    banner.replaceWith(banner.content);
    for (const node of $(".apply,.facts :is(.button,p,time~small)")) node.remove();
  }, left);
}

// One button is enough while the one beside the facts can be seen.
if (bar && button) new IntersectionObserver(seen => bar.classList.toggle("seen", seen[0].isIntersecting)).observe(button);

if (share) share.onclick = event => {
  const act = event.target.value;
  if (act === "print") print();
  else if (act) navigator.clipboard.writeText($("[rel=canonical]")[0].href).then(() => share.lastChild.textContent = share.dataset.copied);
};
