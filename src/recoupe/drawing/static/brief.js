// The page works without this: it only opens the map in place, unfolds what a link leads to, and prints everything.
(function () {
  "use strict";

  document.addEventListener("click", function (event) {
    const opener = event.target.closest("[data-opens]");
    if (opener && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
      const dialog = document.getElementById(opener.dataset.opens);
      if (dialog && dialog.showModal) {
        event.preventDefault();
        dialog.showModal();
        dialog.dispatchEvent(new CustomEvent("recoupe:open"));
      }
      return;
    }
    const closer = event.target.closest("[data-closes]");
    if (closer) document.getElementById(closer.dataset.closes).close();
    else if (event.target instanceof HTMLDialogElement) event.target.close(); // a click on the backdrop
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
