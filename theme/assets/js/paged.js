// The form above a list of roles that has several pages. The rows of all pages come when someone filters or
// searches; what matches takes the place of the page's own rows for as long as something is asked for.
const [form] = $(".filters"), list = form.parentNode, words = form.dataset, box = form.q, sorting = form.sort;
const facets = $("details", form), [found, status] = $("p", form), [place] = $(".results", list), [sorted] = $(".group[hidden]", list);
// What closed after the build is no longer open.
const over = end => new Date(end) < new Date;
const gone = $(".job time", place).filter(end => over(end.dateTime));
for (const end of gone) {
  const group = end.closest(".group");
  end.closest(".job").remove();
  group.hidden = !$(".job", group)[0];
  for (const count of $(".group__title .count", group)) count.textContent -= 1;
}
const own = [...place.childNodes], step = 200;
let roles, loading, searching, most = step, query = "", typing, saying;

// As careers/outputs/search_texts.py folds.
const fold = words => words.toLowerCase().normalize("NFD").replace(/[\u0300-\u036f]/g, "").normalize();
const seen = role => role.text ||= fold(role.html.replace(/<[^>]*>|&[#\w]+;/g, " "));
const node = html => new DOMParser().parseFromString(html, "text/html").body.firstChild;

// A role as the filter needs it: what stands in its row, and how it answers each question.
const roleOf = (href, html, group) => {
  const role = { href, html, group }, answers = html.slice(0, html.indexOf(">"));
  for (const [, name, value] of answers.matchAll(/ data-([\w-]+)="([^"]*)"/g)) role[name] = value.split(" ");
  role.closes = html.match(/ datetime="([^"]*)"/)?.[1];
  return role;
};

const get = (url, use) => fetch(url).then(answer => answer.json()).then(use).then(() => query && show());

// What cannot be loaded is tried again when the form is used again.
const loadRows = () => loading ||= get(words.rows, groups => {
  roles = groups.flatMap(([html, rows]) => {
    const group = node(html);
    return Object.entries(rows).map(([href, row]) => roleOf(href, row, group));
  }).filter(role => !role.closes || !over(role.closes));
}).catch(() => loading = 0);

// The words of the texts come when someone is about to search, after the rows.
const load = () => searching ||= loadRows().then(() => get(words.texts, more => {
  for (const role of roles) role.text = seen(role) + more[role.href];
})).catch(() => searching = 0);

const show = () => {
  query = "" + new URLSearchParams([...new FormData(form)].filter(field => field[1].trim()));
  if (query) query = "?" + query;
  for (const facet of facets)
    $("b", facet)[0].textContent = $(":checked", facet).map((option, index) => (index ? " " : ": ") + option.nextSibling.textContent);
  found.hidden = !query;
  most = step;
  if (roles) pick();
  else if (query) {
    found.firstChild.textContent = "…";
    loadRows();
  }
};

const pick = () => {
  const asked = fold(box.value).split(/[^\p{L}\p{N}+#.]+/u).filter(word => word);
  const questions = facets.map(facet => {
    const options = $("input", facet);
    return { options, name: options[0].name, counts: new Map, chosen: options.filter(option => option.checked).map(option => option.value) };
  });
  const kept = roles.filter(role => {
    const missed = questions.filter(({ name, chosen }) => chosen[0] && !chosen.some(value => role[name]?.includes(value)));
    if (missed[1] || !asked.every(word => seen(role).includes(word))) return;
    // An answer has the roles that no other question hides.
    for (const { name, counts } of missed[0] ? missed : questions)
      for (const value of role[name] || []) counts.set(value, -~counts.get(value));
    return !missed[0];
  });
  for (const { options, counts } of questions)
    for (const option of options) option.parentNode.lastChild.textContent = counts.get(option.value) || 0;
  const said = kept[0] ? words.shown.replace("{shown}", kept.length).replace("{all}", roles.length) : words.none;
  found.firstChild.textContent = said;
  clearTimeout(saying);
  saying = setTimeout(() => status.textContent = said, kept[0] && 700);
  if (query) draw(kept, sorting?.value);
  else if (!own[0].isConnected) place.replaceChildren(...own);
};

// Roles in another order than the sidebar's stand in one group.
const draw = (kept, by) => {
  const when = role => (by === "newest" ? -new Date(role.posted) : +new Date(role.closes)) || Infinity;
  const all = by && sorted.cloneNode(true), groups = new Map;
  if (by) {
    all.firstChild.textContent = sorting.selectedOptions[0].text;
    kept.sort((one, other) => when(one) - when(other));
  }
  for (const role of kept) {
    const rows = groups.get(all || role.group) || [];
    groups.set(all || role.group, rows);
    rows.push(role.html);
  }
  let left = most;
  const shown = [];
  for (const [group, rows] of groups) {
    if (left > 0) shown.push(group);
    group.hidden = false;
    $(".jobs", group)[0].innerHTML = rows.slice(0, Math.max(left, 0)).join("");
    for (const count of $(".group__title .count", group)) count.textContent = rows.length;
    left -= rows.length;
  }
  place.replaceChildren(...shown);
  if (left < 0) {
    const add = (where, name) => where.appendChild(document.createElement(name)), more = add(add(place, "p"), "button");
    more.className = "button button--primary";
    more.textContent = words.more;
    more.onclick = () => {
      const next = most;
      most += step;
      draw(kept, by);
      $(".job a", place)[next].focus();
    };
  }
};

addEventListener("focusin", event => form.contains(event.target) && loadRows());
