// What the worker finds in an adaptation is shown when it is there, without loading the page anew. Without this script a
// link looks again.
"use strict";
(() => {
  const EVERY = 2000;
  const shown = () => document.getElementById("check");
  const waits = () => shown() && ["waiting", "running"].includes(shown().dataset.state);

  async function look() {
    const answer = await fetch(window.location.href, { credentials: "same-origin" });
    if (!answer.ok || answer.redirected) return;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const fresh = page.getElementById("check");
    if (fresh && fresh.dataset.state !== shown().dataset.state) shown().replaceWith(document.adoptNode(fresh));
  }

  function follow() {
    if (waits()) setTimeout(() => look().catch(() => {}).finally(follow), EVERY);
  }

  follow();
})();
