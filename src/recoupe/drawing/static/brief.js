// The page works without this: it only opens the map in place, unfolds what a link leads to, and prints everything.
(function () {
  "use strict";

  // A click on the picture does what the button below it does; links and text selection in the picture stay.
  document.querySelectorAll(".map svg").forEach(function (picture) {
    const button = document.querySelector(".map-full button");
    if (!button || picture.closest(".map-full")) return;
    picture.classList.add("opens");
    picture.addEventListener("click", function (event) {
      if (!event.target.closest("a")) button.click();
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
