// The filter of the index, full-text search, and cards over links to entries. Everything else works without a script.
"use strict";
(() => {
  const find = document.querySelector("form.find");
  const box = find && find.querySelector("input");
  const all = document.getElementById("all");

  // Opened from a folder, without a server: links to folders need the name of the file in them.
  if (location.protocol === "file:") {
    for (const link of document.querySelectorAll("a[href], form[action]")) {
      const name = link.tagName === "FORM" ? "action" : "href";
      const value = link.getAttribute(name);
      if (!/^[a-z]+:/i.test(value) && /(^|\/)$/.test(value.split("#")[0])) {
        const [path, anchor] = value.split("#");
        link.setAttribute(name, (path || "./") + "index.html" + (anchor ? "#" + anchor : ""));
      }
    }
  }

  // ---- The filter
  const fold = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

  function filter(query) {
    const words = fold(query).split(/\s+/).filter(Boolean);
    const seen = new Set();
    for (const row of rows) {
      const fits = words.every((word) => row.text.includes(word));
      row.element.hidden = !fits;
      if (fits) seen.add(row.href);
    }
    for (const section of sections) {
      section.hidden = !section.querySelector(".row:not([hidden])");
    }
    const letters = all.querySelectorAll(".letters a");
    for (const letter of letters) {
      letter.toggleAttribute("data-off", document.getElementById(letter.hash.slice(1)).parentElement.hidden);
    }
    status.textContent = !words.length ? "" : seen.size === 1 ? "1 term" : `${seen.size} terms`;
    document.body.classList.toggle("filtered", words.length > 0);
    return words.length;
  }

  let rows = [], sections = [], status, timer;
  if (all && box) {
    sections = [...all.querySelectorAll(".letter")];
    status = all.querySelector(".result");
    rows = [...all.querySelectorAll(".row")].map((element) => ({
      element, text: fold(element.textContent), href: element.querySelector("a").href,
    }));
    const update = () => {
      const active = filter(box.value);
      clearTimeout(timer);
      timer = setTimeout(() => search(active ? box.value : ""), 150);
    };
    box.addEventListener("input", update);
    find.addEventListener("submit", (event) => { event.preventDefault(); update(); });
    box.value = new URLSearchParams(location.search).get("q") || box.value;
    if (box.value) update();
  }
  document.addEventListener("keydown", (event) => {
    if (event.key === "/" && box && !/^(INPUT|TEXTAREA|SELECT)$/.test(document.activeElement.tagName)) {
      event.preventDefault();
      box.focus();
    }
  });

  // ---- Full-text search, where there is a server
  let engine;
  async function search(query) {
    const panel = all.querySelector(".texts"), list = panel.querySelector("ol");
    if (!find.dataset.search || location.protocol === "file:" || !query.trim()) {
      panel.hidden = true;
      return;
    }
    try {
      engine = engine || import(new URL(find.dataset.search, document.baseURI).href);
      const found = await (await engine).search(query);
      const results = await Promise.all(found.results.slice(0, 8).map((result) => result.data()));
      if (query !== box.value) return;
      list.replaceChildren(...results.map((result) => {
        const item = document.createElement("li"), link = document.createElement("a"), text = document.createElement("p");
        link.href = result.url;
        link.textContent = result.meta.title;
        for (const part of new DOMParser().parseFromString(result.excerpt, "text/html").body.childNodes) {
          const piece = document.createElement(part.nodeName === "MARK" ? "mark" : "span");
          piece.textContent = part.textContent;
          text.append(piece);
        }
        item.append(link, text);
        return item;
      }));
      panel.hidden = !results.length;
    } catch {
      panel.hidden = true;
    }
  }

  // ---- Cards (WCAG 1.4.13: Esc dismisses one, the pointer may go into it, it stays until it is left)
  const templates = new Map([...document.querySelectorAll("template[data-card]")].map((one) => [one.dataset.card, one]));
  if (!templates.size) return;
  const card = document.createElement("div");
  card.id = "card";
  card.className = "card";
  card.setAttribute("role", "tooltip");
  card.hidden = true;
  document.getElementById("main").append(card);
  let owner = null, later = 0, touched = false;

  function show(link) {
    clearTimeout(later);
    if (owner === link) return;
    hide();
    owner = link;
    card.replaceChildren(templates.get(link.dataset.card).content.cloneNode(true));
    card.hidden = false;
    link.setAttribute("aria-describedby", "card");
    place(link);
  }
  function hide() {
    clearTimeout(later);
    if (!owner) return;
    owner.removeAttribute("aria-describedby");
    owner = null;
    card.hidden = true;
  }
  function place(link) {
    const at = link.getClientRects()[0] || link.getBoundingClientRect();
    const room = document.documentElement.clientWidth, gap = 8;
    const left = Math.max(gap, Math.min(at.left, room - card.offsetWidth - gap));
    const below = at.bottom + card.offsetHeight + gap < innerHeight || at.top < card.offsetHeight + gap;
    card.style.left = `${left + scrollX}px`;
    card.style.top = `${(below ? at.bottom + 4 : at.top - card.offsetHeight - 4) + scrollY}px`;
  }
  const soon = (act, time) => { clearTimeout(later); later = setTimeout(act, time); };
  for (const link of document.querySelectorAll("a[data-card]")) {
    if (!templates.has(link.dataset.card)) continue;
    link.addEventListener("pointerenter", (event) => { if (event.pointerType === "mouse") soon(() => show(link), 120); });
    link.addEventListener("pointerleave", (event) => { if (event.pointerType === "mouse") soon(hide, 250); });
    link.addEventListener("pointerdown", (event) => { touched = event.pointerType !== "mouse"; });
    link.addEventListener("focus", () => { if (!touched) show(link); });
    link.addEventListener("blur", () => { if (!card.matches(":hover")) hide(); });
    link.addEventListener("click", (event) => {
      if (touched && owner !== link) {
        event.preventDefault(); // the first tap shows the card, the second one follows the link
        show(link);
      }
    });
  }
  card.addEventListener("pointerenter", () => clearTimeout(later));
  card.addEventListener("pointerleave", () => { if (document.activeElement !== owner) soon(hide, 250); });
  document.addEventListener("keydown", (event) => { if (event.key === "Escape") hide(); });
  document.addEventListener("pointerdown", (event) => {
    if (owner && !card.contains(event.target) && !owner.contains(event.target)) hide();
  });
  addEventListener("resize", hide);
})();
