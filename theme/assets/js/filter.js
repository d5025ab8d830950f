// The form above a list of roles: search, filters and order, all of it kept in the address.
// Without this script the form is hidden, and every role stands in its group.
(form => {
  const $ = (selector, node) => [...node.querySelectorAll(selector)], list = form.parentNode, words = form.dataset, search = form.q, sort = form.sort;
  const boxes = $("[type=checkbox]", form), facets = $("details", form), groups = $(".group", list), [found, status] = $("p", form);
  // What closed after the build is no longer open.
  const gone = $(".job time", list).filter(time => new Date(time.dateTime) < new Date && !time.closest(".job").remove());
  const roles = $(".job", list).map(node => ({ node, data: node.dataset, home: node.parentNode }));
  let texts, loading, order = "", typing, saying;

  // As careers/outputs/search_texts.py folds.
  const letters = { ß: "ss", æ: "ae", œ: "oe", ø: "o", ł: "l", đ: "d" };
  const fold = text => text.toLowerCase().normalize("NFD").replace(/[\u0300-\u036f]/g, "").normalize().replace(/[ßæœøłđ]/g, letter => letters[letter]);
  const text = role => role.text ||= fold(role.node.textContent) + (texts?.[$("a", role.node)[0].getAttribute("href")] ?? "");

  // The words of the texts come when someone is about to search.
  const load = () => loading ||= fetch(words.texts).then(answer => answer.json()).then(all => {
    texts = all;
    for (const role of roles) role.text = "";
    if (search.value) show();
  }).catch(() => {});

  const show = quietly => {
    const asked = fold(search.value).match(/[^\s,;:!?()[\]{}<>"“”„‘’«»…|/—–]+/g) || [], chosen = {}, counts = {}, answers = (role, name) => (role.data[name] || "").split(" ");
    let count = 0;
    for (const { name, value, checked } of boxes) chosen[name] = (chosen[name] || []).concat(checked ? value : []);
    for (const role of roles) {
      const matches = asked.every(word => text(role).includes(word));
      const missed = Object.keys(chosen).filter(name => chosen[name][0] && !answers(role, name).some(value => chosen[name].includes(value)));
      if (!(role.node.hidden = !matches || missed[0])) count++;
      // An answer has the roles that no other question hides.
      if (matches) for (const name in chosen) if (!missed.some(other => other !== name)) for (const value of answers(role, name)) counts[name + value] = (counts[name + value] || 0) + 1;
    }
    for (const { name, value, parentNode } of boxes) parentNode.lastChild.textContent = counts[name + value] || 0;
    for (const facet of facets) {
      const picked = $(":checked + bdi", facet).map(label => label.textContent).join(", ");
      $("b", facet)[0].textContent = picked && ": " + picked;
    }
    arrange(sort ? sort.value : "");
    for (const group of groups) {
      const shown = $(".job:not([hidden])", group).length, [number] = $(".group__title .count", group);
      group.hidden = !shown;
      if (number) number.textContent = shown;
    }
    const said = count ? words.shown.replace("{shown}", count).replace("{all}", roles.length) : words.none;
    found.hidden = !search.value.trim() && !$(":checked", form)[sort ? 1 : 0];
    found.firstChild.textContent = said;
    clearTimeout(saying);
    if (!quietly) saying = setTimeout(() => status.textContent = said, count && 700);
  };

  // Roles in another order than the sidebar's stand in one group, the first.
  const arrange = by => {
    const when = ({ node, data }) => by === "newest" ? -new Date(data.posted) || 0 : +new Date($("time", node)[0]?.dateTime) || Infinity;
    if (by === order) return;
    order = by;
    groups[0].firstChild.textContent = sort.selectedOptions[0].text;
    for (const role of by ? [...roles].sort((one, other) => when(one) - when(other)) : roles) (by ? groups[0].lastChild : role.home).append(role.node);
  };

  const read = () => {
    const asked = new URLSearchParams(location.search);
    for (const box of boxes) box.checked = asked.getAll(box.name).includes(box.value);
    search.value = asked.get("q") || "";
    if (sort) sort.selectedIndex = Math.max(0, [...sort].findIndex(option => option.value === asked.get("sort")));
    if (search.value) load();
    show(true);
  };

  const write = push => {
    const asked = new URLSearchParams([...new FormData(form)].filter(([, value]) => value.trim())), query = (asked.size ? "?" : "") + asked;
    if (query !== location.search) history[push ? "pushState" : "replaceState"](null, "", location.pathname + query + location.hash);
  };

  search.onfocus = load;
  form.oninput = event => {
    clearTimeout(typing);
    show();
    if (event.target === search) typing = setTimeout(write, 250);
    else write(true);
  };
  form.onsubmit = event => { event.preventDefault(); search.blur(); };
  found.lastChild.onclick = () => { form.reset(); show(); write(true); search.focus(); };
  onpopstate = read;
  if (location.search || gone[0]) read();
})(document.querySelector(".filters"));
