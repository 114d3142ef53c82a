"use strict";
(() => {
  const root = document.documentElement;
  root.classList.add("js");
  const store = (name, value) => {
    try {
      if (value === undefined) return sessionStorage.getItem(name);
      if (value === null) sessionStorage.removeItem(name); else sessionStorage.setItem(name, value);
    } catch { /* storage is off: only the place on the page is lost */ }
    return null;
  };

  // Facets apply at once; the page comes back to the same place with the same box in focus.
  const form = document.getElementById("results");
  if (form) {
    form.addEventListener("change", (event) => {
      if (!event.target.matches(".filters input[name]")) return;
      store("place", JSON.stringify({ y: scrollY, name: event.target.name, value: event.target.value }));
      form.requestSubmit();
    });
    const found = document.getElementById("found");
    form.addEventListener("submit", (event) => {
      const keeps = event.submitter && event.submitter.hasAttribute("formaction");
      for (const input of form.querySelectorAll("input[name=from], input[name=to], input[name=q]")) input.disabled = !input.value;
      for (const input of form.querySelectorAll("input[name=pick]")) input.disabled = !keeps;
      if (keeps) setTimeout(rest); else found.setAttribute("aria-busy", "true");
    });
    const rest = () => {
      for (const input of form.querySelectorAll("input:disabled")) input.disabled = false;
      found.removeAttribute("aria-busy");
    };
    addEventListener("pageshow", rest);
    // A long list of values can be narrowed by typing.
    for (const find of form.querySelectorAll(".find")) {
      find.addEventListener("input", () => {
        const typed = find.value.trim();
        for (const row of find.nextElementSibling.children) row.hidden = !row.textContent.includes(typed);
      });
      find.addEventListener("keydown", (event) => { if (event.key === "Enter") event.preventDefault(); });
    }
    const kept = store("place");
    store("place", null);
    if (kept) {
      const place = JSON.parse(kept);
      const box = [...form.elements].find((one) => one.name === place.name && one.value === place.value);
      const filters = form.querySelector(".filters");
      if (filters) filters.open = true;
      if (box) box.focus({ preventScroll: true });
      scrollTo({ top: place.y, behavior: "instant" });
    }
  }
  // Browsers that cannot show closed details: open them where there is room beside the text.
  if (!CSS.supports("selector(::details-content)") && matchMedia("(min-width: 62rem)").matches) {
    for (const fold of document.querySelectorAll(".fold")) fold.open = true;
  }

  // Suggestions: a combobox that leaves input methods alone.
  const suggest = (input) => {
    const list = document.createElement("ul");
    list.className = "suggest";
    list.id = input.id + "-list";
    list.hidden = true;
    list.setAttribute("role", "listbox");
    list.setAttribute("aria-label", "联想");
    input.parentElement.append(list);
    for (const [name, value] of Object.entries({ role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": list.id }))
      input.setAttribute(name, value);
    let rows = [], at = -1, timer = 0, running = null;
    const mark = (to) => {
      at = to;
      [...list.children].forEach((row, n) => row.setAttribute("aria-selected", String(n === at)));
      if (at < 0) input.removeAttribute("aria-activedescendant");
      else input.setAttribute("aria-activedescendant", list.children[at].id);
    };
    const close = () => {
      clearTimeout(timer);
      if (running) running.abort();
      list.hidden = true;
      input.setAttribute("aria-expanded", "false");
      mark(-1);
    };
    const part = (row, name, text) => {
      const span = document.createElement("span");
      span.className = name;
      span.textContent = text;
      row.append(span);
    };
    const show = (found) => {
      rows = found;
      list.replaceChildren(...rows.map((one, n) => {
        const row = document.createElement("li");
        row.id = list.id + n;
        row.setAttribute("role", "option");
        part(row, "suggest-kind", one.label);
        part(row, "", one.value);
        part(row, "count", one.count);
        row.addEventListener("mousedown", (event) => event.preventDefault());
        row.addEventListener("click", () => go(n));
        return row;
      }));
      list.hidden = !rows.length;
      input.setAttribute("aria-expanded", String(!list.hidden));
      mark(-1);
    };
    const go = (n) => { location.assign(input.dataset.search + rows[n].address); };
    const ask = async () => {
      const typed = input.value.trim();
      if (running) running.abort();
      if (!typed) return close();
      running = new AbortController();
      try {
        const answer = await fetch(input.dataset.suggest + "?q=" + encodeURIComponent(typed), { signal: running.signal });
        if (answer.ok) show((await answer.json()).suggestions);
      } catch (fault) {
        if (fault.name !== "AbortError") close();
      }
    };
    const later = () => { clearTimeout(timer); timer = setTimeout(ask, 120); };
    input.addEventListener("input", (event) => { if (!event.isComposing) later(); });
    input.addEventListener("compositionend", later);
    input.addEventListener("blur", close);
    input.addEventListener("keydown", (event) => {
      if (event.isComposing || event.keyCode === 229 || list.hidden) return;
      if (event.key === "ArrowDown" || event.key === "ArrowUp") {
        event.preventDefault();
        const step = event.key === "ArrowDown" ? 1 : -1;
        mark(((at + 1 + step + rows.length + 1) % (rows.length + 1)) - 1);
      } else if (event.key === "Enter" && at >= 0) {
        event.preventDefault();
        go(at);
      } else if (event.key === "Escape") {
        event.preventDefault();
        close();
      }
    });
  };
  document.querySelectorAll("input[data-suggest]").forEach(suggest);

  // Keys. Single keys can be turned off in the window that lists them.
  const keys = document.getElementById("keys");
  const on = document.getElementById("keys-on");
  const remembered = () => { try { return localStorage.getItem("keys") !== "off"; } catch { return true; } };
  on.checked = remembered();
  on.addEventListener("change", () => { try { localStorage.setItem("keys", on.checked ? "on" : "off"); } catch { /* not kept */ } });
  const follow = (way) => {
    const link = document.querySelector(".trail a[rel=" + way + "]") || document.querySelector("a[rel=" + way + "]");
    if (link) link.click();
  };
  const single = {
    "/": () => document.querySelector("input[data-suggest]").select(),
    "?": () => keys.showModal(),
    ArrowLeft: () => follow("prev"),
    ArrowRight: () => follow("next"),
  };
  document.addEventListener("keydown", (event) => {
    const busy = event.isComposing || event.ctrlKey || event.metaKey || event.altKey || keys.open;
    const field = event.target.closest("input, textarea, select, [contenteditable], .scroll");
    // Just after the window closed, its box may still be in focus.
    if (busy || !on.checked || (field && !keys.contains(field))) return;
    const act = single[event.key];
    if (act) { event.preventDefault(); act(); }
  });

  // Copy a citation, also where the clipboard needs a secure address.
  const copy = async (source) => {
    if (navigator.clipboard) return navigator.clipboard.writeText(source.textContent);
    getSelection().selectAllChildren(source);
    if (!document.execCommand("copy")) throw new Error("copy");
  };
  document.querySelectorAll("[data-copy]").forEach((button) => {
    const words = button.textContent;
    button.setAttribute("aria-live", "polite");
    button.addEventListener("click", async () => {
      const source = document.getElementById(button.dataset.copy);
      try { await copy(source); button.textContent = "已复制"; } catch { getSelection().selectAllChildren(source); button.textContent = "请按 Ctrl+C"; }
      setTimeout(() => { button.textContent = words; }, 2000);
    });
  });
})();
