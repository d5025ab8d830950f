// The end of filter.js and of paged.js: the form shows what the address says, and the address what the form does.
const read = () => {
  const asked = new URLSearchParams(location.search);
  for (const field of form) if (field.type === "checkbox") field.checked = asked.getAll(field.name).includes(field.value);
  else field.value = asked.get(field.name) || "";
  if (sorting) sorting.value ||= "";
  if (box.value) load();
  show();
  clearTimeout(saying);
};

const write = step => {
  if (query !== location.search) history[step ? "pushState" : "replaceState"](null, "", query || location.pathname);
};

box.onfocus = load;
form.oninput = event => {
  clearTimeout(typing);
  show();
  typing = event.target === box ? setTimeout(write, 250) : write(true);
};
form.onsubmit = () => !!box.blur();
found.lastChild.onclick = () => { form.reset(); show(); write(true); box.focus(); };
onpopstate = read;
if (location.search || gone[0]) read();
