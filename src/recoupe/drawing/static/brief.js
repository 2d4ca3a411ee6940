// The page works without this: it only opens the map in place, unfolds what a link leads to, and prints everything.
(function () {
  "use strict";

  // Buttons that need this script appear with it. A click on the picture does what the button below it does.
  document.querySelectorAll("[data-opens]").forEach(function (button) {
    const dialog = document.getElementById(button.dataset.opens);
    button.hidden = false;
    button.addEventListener("click", function () {
      dialog.showModal();
      dialog.dispatchEvent(new CustomEvent("recoupe:open"));
    });
    button.closest("figure").querySelectorAll("svg").forEach(function (picture) {
      picture.classList.add("opens");
      picture.addEventListener("click", function (event) {
        if (!event.target.closest("a")) button.click();
      });
    });
    dialog.addEventListener("click", function (event) {
      if (event.target === dialog) dialog.close(); // the backdrop
      if (event.target.closest("[data-closes]")) dialog.close();
      // A link out of the map leads to its place in the brief.
      const link = event.target.closest('a[href^="#"]');
      if (link) dialog.close();
    });
  });

  function show() {
    document.querySelectorAll("mark.here").forEach((mark) => mark.classList.remove("here"));
    const id = decodeURIComponent(location.hash.slice(1));
    const target = id && document.getElementById(id);
    if (!target) return;
    let folded = false;
    for (let up = target; up; up = up.parentElement) {
      if (up instanceof HTMLDetailsElement && !up.open) folded = up.open = true;
    }
    document.querySelectorAll("mark[data-k]").forEach((mark) => {
      if (mark.dataset.k.split(" ").includes(id)) mark.classList.add("here");
    });
    if (folded) target.scrollIntoView();
  }
  window.addEventListener("hashchange", show);
  show();

  let opened = [];
  window.addEventListener("beforeprint", function () {
    opened = Array.from(document.querySelectorAll("details:not([open])"));
    opened.forEach((details) => { details.open = true; });
  });
  window.addEventListener("afterprint", function () {
    opened.forEach((details) => { details.open = false; });
  });
})();
