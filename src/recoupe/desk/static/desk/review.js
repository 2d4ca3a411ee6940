// The review room by keyboard, without loading a page for each claim. Without this script every button still works.
"use strict";
(() => {
  const room = document.getElementById("review");
  if (!room || !window.fetch) return;
  const told = document.getElementById("told");
  const keysOn = document.getElementById("keys-on");
  const part = (name) => room.querySelector(`[data-part="${name}"]`);
  const remembered = "recoupe-review-keys";
  keysOn.checked = localStorage.getItem(remembered) !== "off";
  keysOn.addEventListener("change", () => localStorage.setItem(remembered, keysOn.checked ? "on" : "off"));

  let busy = false;
  async function ask(address, options = {}) {
    if (busy) return;
    busy = true;
    room.setAttribute("aria-busy", "true");
    try {
      const answer = await fetch(address, { ...options, headers: { "X-Recoupe-Parts": "1" }, credentials: "same-origin" });
      if (answer.redirected || !(answer.headers.get("Content-Type") || "").includes("json")) {
        window.location.assign(answer.redirected ? answer.url : address);
        return;
      }
      show(await answer.json(), answer.ok);
    } catch {
      window.location.reload();
    } finally {
      busy = false;
      room.removeAttribute("aria-busy");
    }
  }

  function show(parts, fine) {
    const claims = part("claims");
    const kept = claims.scrollTop;
    for (const name of ["claims", "text", "panel"]) part(name).innerHTML = parts[name];
    claims.scrollTop = kept;
    part("panel").scrollTop = 0;
    told.textContent = parts.told;
    const here = new URL(window.location);
    here.search = parts.claim ? `?claim=${parts.claim}` : "";
    history.replaceState(null, "", here);
    mark();
    const wrong = part("panel").querySelector('[role="alert"], .field-wrong');
    if (!fine && wrong) (wrong.querySelector("input, select, textarea, button") || wrong).focus();
  }

  function mark() {
    const text = document.getElementById("report-text");
    const chosen = text && text.dataset.chosen;
    if (!chosen) return;
    for (const piece of text.querySelectorAll("mark")) {
      piece.classList.toggle("chosen", (piece.dataset.k || "").split(" ").includes(chosen));
    }
    const first = text.querySelector("mark.chosen");
    if (!first) return;
    const box = first.getBoundingClientRect();
    if (box.top < 0 || box.bottom > window.innerHeight) first.scrollIntoView({ block: "center" });
  }

  function links() {
    return [...part("claims").querySelectorAll("a[data-claim]")];
  }

  function step(by) {
    const all = links();
    const at = all.findIndex((a) => a.hasAttribute("aria-current"));
    const next = all[at < 0 ? 0 : at + by];
    if (next) ask(next.href);
  }

  // The page shows white space in its own way, so a selection is told by how many other characters come before it.
  function selectedSpan() {
    const selection = window.getSelection();
    const text = document.getElementById("report-text");
    if (!selection.rangeCount || selection.isCollapsed || !text.contains(selection.anchorNode)) return null;
    const range = selection.getRangeAt(0);
    const before = document.createRange();
    before.selectNodeContents(text);
    before.setEnd(range.startContainer, range.startOffset);
    return { before: before.toString(), words: range.toString() };
  }

  function newClaim() {
    const span = selectedSpan();
    if (!span) return false;
    const address = new URL(document.getElementById("new-claim").action, window.location);
    address.searchParams.set("new", "1");
    address.searchParams.set("before", String([...span.before.replace(/\s+/gu, "")].length));
    address.searchParams.set("length", String([...span.words.replace(/\s+/gu, "")].length));
    ask(address.href);
    return true;
  }

  room.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-claim]");
    if (link && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
      event.preventDefault();
      ask(link.href);
      return;
    }
    const piece = event.target.closest("#report-text mark");
    if (piece && window.getSelection().isCollapsed) {
      const key = (piece.dataset.k || "").split(" ").filter(Boolean).pop();
      const target = key && links().find((a) => `claim-${a.dataset.claim}` === key);
      if (target) ask(target.href);
    }
  });

  room.addEventListener("submit", (event) => {
    const form = event.target;
    if (form.id === "new-claim") {
      if (newClaim()) event.preventDefault();
      return;
    }
    event.preventDefault();
    const data = new FormData(form);
    if (event.submitter && event.submitter.name) data.append(event.submitter.name, event.submitter.value);
    ask(form.action, { method: "POST", body: data });
  });

  function press(key) {
    const button = part("panel").querySelector(`[data-key="${key}"]`);
    if (button) button.click();
    return Boolean(button);
  }

  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest("input, select, textarea");
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      if (press("save")) event.preventDefault();
      return;
    }
    if (event.key === "Escape" && typing) {
      typing.blur();
      return;
    }
    if (typing || !keysOn.checked || event.ctrlKey || event.metaKey || event.altKey) return;
    const does = {
      j: () => step(1),
      k: () => step(-1),
      a: () => press("a"),
      x: () => press("x"),
      n: newClaim,
      e: () => {
        const field = part("panel").querySelector("select, input:not([type=hidden]), textarea");
        if (field) field.focus();
      },
    }[event.key];
    if (does) {
      event.preventDefault();
      does();
    }
  });

  mark();
})();
