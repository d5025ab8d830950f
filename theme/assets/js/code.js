// Code can be copied.
const words = document.currentScript.dataset;
if (navigator.clipboard) for (const block of $(".theme-code-block")) {
  const button = document.createElement("button");
  button.className = "clean-btn copy";
  button.textContent = words.copy;
  button.onclick = () => navigator.clipboard.writeText($("code", block)[0].innerText).then(() => button.textContent = words.copied);
  block.append(button);
}
