// The full-size map: a click or a key opens it; its library and data are fetched only then. Without this script the
// picture leads to the drawing.
(function () {
  "use strict";
  const figure = document.getElementById("map");
  const dialog = document.getElementById("map-dialog");
  if (!figure || !dialog || !figure.dataset.data) return;
  let loading = null;

  function script(address) {
    return new Promise(function (resolve, reject) {
      const element = document.createElement("script");
      element.src = address;
      element.onload = resolve;
      element.onerror = reject;
      document.head.append(element);
    });
  }

  // interactive.js reads its data and style rules from blocks in the page.
  function block(name, text) {
    const element = document.createElement("script");
    element.type = "application/json";
    element.setAttribute(name, "");
    element.textContent = text;
    dialog.append(element);
  }

  function text(address) {
    return fetch(address).then(function (answer) {
      if (!answer.ok) throw new Error(address + ": " + answer.status);
      return answer.text();
    });
  }

  function load() {
    const from = figure.dataset;
    return Promise.all([text(from.data), text(from.style), text(from.ownStyle), script(from.library)])
      .then(function (found) {
        block("data-rm-data", found[0]);
        block("data-rm-style", JSON.stringify(found[1] + found[2]));
        return script(from.own);
      });
  }

  function open(event) {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return; // a new tab, as the reader asks
    event.preventDefault();
    dialog.showModal();
    loading = loading || load();
    loading.then(
      function () { dialog.dispatchEvent(new CustomEvent("recoupe:open")); },
      function (error) {
        loading = null;
        dialog.querySelector(".rm-live-failed").hidden = false;
        console.warn(error);
      });
  }

  document.querySelectorAll("[data-map-opens]").forEach(function (opener) {
    opener.hidden = false;
    opener.addEventListener("click", open);
  });
  dialog.addEventListener("click", function (event) {
    if (event.target === dialog || event.target.closest("[data-map-closes]")) dialog.close();
  });
})();
