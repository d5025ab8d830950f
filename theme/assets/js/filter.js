// The form above a list of roles: search, filters and order, all of it kept in the address.
// Without this script the form is hidden, and every role stands in its group.
const [form] = $(".filters"), list = form.parentNode, words = form.dataset, box = form.q, sorting = form.sort;
const facets = $("details", form), groups = $(".group", list), [found, status] = $("p", form);
// What closed after the build is no longer open.
const gone = $(".job time", list).filter(end => new Date(end.dateTime) < new Date && !end.closest(".job").remove());
const jobs = $(".job", list);
let loading, order = "", query, typing, saying;

// As careers/outputs/search_texts.py folds.
const fold = words => words.toLowerCase().normalize("NFD").replace(/[\u0300-\u036f]/g, "").normalize();
const seen = job => job.text ||= fold(job.textContent);
const visible = node => $(".job:not([hidden])", node).length;
const jobsOf = option => option.all ||= $("[data-" + option.name + '~="' + option.value + '"]', list);

// The words of the texts come when someone is about to search.
const load = () => loading ||= fetch(words.texts).then(answer => answer.json()).then(more => {
  for (const job of jobs) job.text = seen(job) + more[$("a", job)[0].getAttribute("href")];
  show();
});

const show = () => {
  const asked = fold(box.value).split(/[^\p{L}\p{N}+#.]+/u);
  // Why a role is hidden: the questions that it does not answer as chosen.
  for (const job of jobs) job.missed = asked.every(word => seen(job).includes(word)) ? [] : [form];
  for (const facet of facets) {
    const chosen = $(":checked", facet), kept = chosen.flatMap(jobsOf);
    if (chosen[0]) for (const job of jobs) if (!kept.includes(job)) job.missed.push(facet);
    $("b", facet)[0].textContent = chosen.map((option, index) => (index ? " " : ": ") + option.nextSibling.textContent);
  }
  for (const job of jobs) job.hidden = job.missed[0];
  // An answer has the roles that no other question hides.
  for (const facet of facets) for (const option of $("input", facet))
    option.parentNode.lastChild.textContent = jobsOf(option).filter(job => job.missed.every(one => one === facet)).length;
  arrange(sorting?.value || "");
  for (const group of groups) {
    group.hidden = !visible(group);
    for (const count of $(".group__title .count", group)) count.textContent = visible(group);
  }
  const said = visible(list) ? words.shown.replace("{shown}", visible(list)).replace("{all}", jobs.length) : words.none;
  query = "" + new URLSearchParams([...new FormData(form)].filter(field => field[1].trim()));
  if (query) query = "?" + query;
  found.hidden = !query;
  found.firstChild.textContent = said;
  clearTimeout(saying);
  saying = setTimeout(() => status.textContent = said, visible(list) && 700);
};

// Roles in another order than the sidebar's stand in one group, the first.
const arrange = by => {
  const when = job => (by === "newest" ? -new Date(job.dataset.posted) : +new Date($("time", job)[0]?.dateTime)) || Infinity;
  if (by === order) return;
  order = by;
  groups[0].firstChild.textContent = sorting.selectedOptions[0].text;
  for (const job of jobs) job.home ||= job.parentNode;
  for (const job of by ? [...jobs].sort((one, other) => when(one) - when(other)) : jobs) (by ? groups[0].lastChild : job.home).append(job);
};
