// In glosslint serve: shows the page anew when the site has changed, and what is wrong with the settings.
"use strict";
new EventSource("/_glosslint/events").addEventListener("message", (event) => {
  const { problem } = JSON.parse(event.data);
  if (!problem) {
    location.reload();
    return;
  }
  const box = document.querySelector("aside.problem") || document.createElement("aside");
  box.className = "findings problem";
  box.textContent = problem;
  document.getElementById("main").prepend(box);
});
