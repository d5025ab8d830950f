"use strict";
for (const button of document.querySelectorAll("button[value=copy]"))
  button.addEventListener("click", () => navigator.clipboard.writeText(location.href));
for (const button of document.querySelectorAll("button[value=print]"))
  button.addEventListener("click", () => print());
