// Code can be copied; only pages with code load this.
((doc, words) => {
  if (navigator.clipboard) for (const block of doc.querySelectorAll(".theme-code-block")) {
    const button = doc.createElement("button");
    button.type = "button";
    button.className = "clean-btn copy";
    button.textContent = words.copy;
    button.onclick = () => navigator.clipboard.writeText(block.querySelector("code").innerText).then(() => button.textContent = words.copied);
    block.append(button);
  }
})(document, document.currentScript.dataset);
