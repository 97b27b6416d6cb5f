"use strict";
(() => {
  const tools = document.querySelector(".tools");
  const items = [...document.querySelectorAll("details.item")];
  const open = id => {
    const item = id && document.getElementById(id);
    if (item && item.tagName === "DETAILS") { item.hidden = false; item.open = true; item.scrollIntoView({block: "start"}); }
  };
  const fromHash = () => open(decodeURIComponent(location.hash.slice(1)));
  addEventListener("hashchange", fromHash);
  fromHash();
  const fit = document.querySelector("#fit");
  if (fit) {
    fit.hidden = false;
    fit.addEventListener("click", () => {
      const on = document.querySelector(".graph").classList.toggle("fit");
      fit.setAttribute("aria-pressed", on);
    });
  }
  if (!tools) return;
  tools.hidden = false;
  const search = tools.querySelector("input");
  const shown = tools.querySelector(".shown");
  const filters = [...tools.querySelectorAll("button[data-filter]")];
  const sections = [...document.querySelectorAll("section[data-items]")];
  let texts = null;
  const apply = () => {
    const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
    const wanted = filters.filter(f => f.getAttribute("aria-pressed") === "true").map(f => f.dataset.filter);
    if (words.length && !texts) texts = items.map(item => item.textContent.toLowerCase());
    let count = 0;
    items.forEach((item, i) => {
      const tags = item.dataset.tags.split(" ");
      const fits = (!wanted.length || wanted.some(w => tags.includes(w))) && words.every(w => texts[i].includes(w));
      if (item.hidden === fits) item.hidden = !fits;
      if (fits) count++;
    });
    sections.forEach(s => { s.hidden = !s.querySelector("details.item:not([hidden])"); });
    shown.textContent = count === items.length ? items.length + " shown" : count + " of " + items.length + " shown";
  };
  search.addEventListener("input", apply);
  filters.forEach(f => f.addEventListener("click", () => {
    f.setAttribute("aria-pressed", f.getAttribute("aria-pressed") !== "true");
    apply();
  }));
  tools.querySelector("#all").addEventListener("click", event => {
    const opening = event.target.getAttribute("aria-pressed") !== "true";
    items.forEach(item => { if (!item.hidden) item.open = opening; });
    event.target.setAttribute("aria-pressed", opening);
  });
  addEventListener("keydown", event => {
    if (event.key === "/" && document.activeElement !== search) { event.preventDefault(); search.focus(); }
    if (event.key === "Escape" && document.activeElement === search) { search.value = ""; apply(); }
  });
  apply();
})();
