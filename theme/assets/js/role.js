// A role: the days that are left, the end of applying between two builds, copy and print.
(doc => {
  const $ = selector => doc.querySelector(selector), closes = $("[data-closes]")?.dataset.closes, bar = $(".apply"), button = $(".facts .button"), share = $(".share");

  if (closes) {
    const left = new Date(closes) - new Date, days = left / 864e5, note = $("time ~ .needs-js");
    if (note) note.textContent = new Intl.RelativeTimeFormat(doc.documentElement.lang, { numeric: "auto" })
      .format(days < 1 ? days * 24 + 1 | 0 : days | 0, days < 1 ? "hour" : "day");
    if (days < 24) setTimeout(() => {
      const banner = $("#_closed");
      banner.replaceWith(banner.content);
      for (const node of doc.querySelectorAll(".apply,.facts :is(.button,p,time~small)")) node.remove();
    }, left);
  }

  // One button is enough while the one beside the facts can be seen.
  if (bar && button) new IntersectionObserver(seen => bar.classList.toggle("seen", seen[0].isIntersecting)).observe(button);

  if (share) share.onclick = ({ target: { value } }) => {
    if (value === "print") print();
    else if (value) navigator.clipboard.writeText($("[rel=canonical]").href).then(() => share.lastChild.textContent = share.dataset.copied);
  };
})(document);
