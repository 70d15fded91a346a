// What pkgdown's own pages load from the net: contents of a page, copying, search. And the colours.
// The search index is a script, since a page opened from a disk may not fetch a file.
(function () {
  "use strict";
  var root = document.currentScript.dataset.root;

  // ---- light and dark: as the system says, or as chosen -----------------------------------------
  var system = window.matchMedia("(prefers-color-scheme: dark)");
  function stored() {
    try { return localStorage.getItem("rkeras-theme"); } catch (e) { return null; }
  }
  function applyTheme() {
    var theme = stored() || (system.matches ? "dark" : "light");
    document.documentElement.dataset.theme = theme;
  }
  applyTheme();
  system.addEventListener("change", applyTheme);

  function addThemeButton(bar) {
    var button = document.createElement("button");
    button.type = "button";
    button.className = "theme-button";
    button.title = "Light or dark";
    button.setAttribute("aria-label", "Light or dark");
    button.textContent = "◐";
    button.addEventListener("click", function () {
      var next = document.documentElement.dataset.theme === "dark" ? "light" : "dark";
      try { localStorage.setItem("rkeras-theme", next); } catch (e) { /* not kept */ }
      document.documentElement.dataset.theme = next;
    });
    bar.appendChild(button);
  }

  // ---- contents of the page -----------------------------------------------------------------------
  function addContents(nav) {
    var headings = document.querySelectorAll("main h2[id], main h2, main h3");
    var list = document.createElement("ul");
    list.className = "contents";
    headings.forEach(function (heading) {
      if (heading.hasAttribute("data-toc-skip")) return;
      var target = heading.id || (heading.parentElement && heading.parentElement.id);
      if (!target) return;
      var copy = heading.cloneNode(true);
      copy.querySelectorAll("a.anchor").forEach(function (a) { a.remove(); });
      var item = document.createElement("li");
      item.className = heading.tagName.toLowerCase();
      var link = document.createElement("a");
      link.href = "#" + target;
      link.textContent = copy.textContent.trim();
      item.appendChild(link);
      list.appendChild(item);
    });
    if (list.children.length > 1) nav.appendChild(list);
    else nav.remove();
  }

  // ---- copying code -------------------------------------------------------------------------------
  function addCopyButtons() {
    document.querySelectorAll("div.sourceCode").forEach(function (block) {
      var button = document.createElement("button");
      button.type = "button";
      button.className = "copy-button";
      button.textContent = "copy";
      button.addEventListener("click", function () {
        var code = block.querySelector("pre").textContent.replace(/^#>.*\n?/gm, "");
        navigator.clipboard.writeText(code).then(function () {
          button.textContent = "copied";
          setTimeout(function () { button.textContent = "copy"; }, 1500);
        }, function () { button.textContent = "not allowed"; });
      });
      block.appendChild(button);
    });
  }

  // ---- search -------------------------------------------------------------------------------------
  function loadIndex() {
    return new Promise(function (resolve, reject) {
      if (window.rkerasIndex) return resolve(window.rkerasIndex);
      var script = document.createElement("script");
      script.src = root + "search.js";
      script.onload = function () { resolve(window.rkerasIndex); };
      script.onerror = reject;
      document.head.appendChild(script);
    });
  }

  // Every word must be found. Names count most, then titles, then text.
  function search(index, query) {
    var words = query.toLowerCase().split(/\s+/).filter(Boolean);
    var found = [];
    index.forEach(function (page) {
      var score = 0;
      for (var i = 0; i < words.length; i++) {
        var word = words[i];
        var points = page.names.some(function (n) { return n.toLowerCase() === word; }) ? 100
          : page.names.some(function (n) { return n.toLowerCase().indexOf(word) >= 0; }) ? 30
          : page.title.toLowerCase().indexOf(word) >= 0 ? 20
          : page.text.toLowerCase().indexOf(word) >= 0 ? 2 : 0;
        if (!points) return;
        score += points;
      }
      found.push([score, page]);
    });
    found.sort(function (a, b) { return b[0] - a[0] || a[1].title.length - b[1].title.length; });
    return found.slice(0, 12).map(function (pair) { return pair[1]; });
  }
  window.rkerasSearch = search;

  function addSearch(input) {
    var box = document.createElement("ul");
    box.className = "search-results";
    box.hidden = true;
    input.parentElement.appendChild(box);
    input.parentElement.addEventListener("submit", function (event) {
      event.preventDefault();
      var first = box.querySelector("a");
      if (first) location.href = first.href;
    });
    input.addEventListener("input", function () {
      var query = input.value.trim();
      if (query.length < 2) { box.hidden = true; return; }
      loadIndex().then(function (index) {
        if (input.value.trim() !== query) return;
        var pages = search(index, query);
        box.textContent = "";
        pages.forEach(function (page) {
          var item = document.createElement("li");
          var link = document.createElement("a");
          link.href = root + page.path;
          var title = document.createElement("b");
          title.textContent = page.names.length ? page.names[0] : page.title;
          link.appendChild(title);
          link.appendChild(document.createTextNode(" " + (page.names.length ? page.title : page.kind)));
          item.appendChild(link);
          box.appendChild(item);
        });
        if (!pages.length) {
          var none = document.createElement("li");
          none.textContent = "Nothing found.";
          box.appendChild(none);
        }
        box.hidden = false;
      });
    });
    document.addEventListener("click", function (event) {
      if (!input.parentElement.contains(event.target)) box.hidden = true;
    });
  }

  document.addEventListener("DOMContentLoaded", function () {
    var nav = document.getElementById("toc");
    if (nav) addContents(nav);
    addCopyButtons();
    var input = document.getElementById("search-input");
    if (input) addSearch(input);
    var bar = document.querySelector("nav.navbar > .container");
    if (bar) addThemeButton(bar);
    // Wide tables scroll by themselves, not the page.
    document.querySelectorAll("main table").forEach(function (table) {
      if (table.closest(".table-frame")) return;
      var frame = document.createElement("div");
      frame.className = "table-frame";
      table.parentNode.insertBefore(frame, table);
      frame.appendChild(table);
    });
  });
})();
