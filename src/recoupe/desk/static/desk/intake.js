// The list follows what the worker does. A page that loads itself anew would take away what somebody types or reads,
// so only the list is changed, and not while something in it has the focus. Without this script a link looks again.
"use strict";
(() => {
  const EVERY = 3000;
  const list = () => document.getElementById("taken");

  async function look() {
    const answer = await fetch(window.location.href, { credentials: "same-origin" });
    if (!answer.ok || answer.redirected) return;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const fresh = page.getElementById("taken");
    if (fresh && !list().contains(document.activeElement)) list().replaceWith(document.adoptNode(fresh));
  }

  function follow() {
    if (!list() || !("waiting" in list().dataset)) return;
    setTimeout(() => look().catch(() => {}).finally(follow), EVERY);
  }

  follow();
})();
