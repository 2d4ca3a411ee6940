// The claims that a sentence rests on: shown as sentences under its field, and chosen from those of the page's incidents.
(() => {
  const asked = new Map();

  // The keys of the page's incidents as its form has them now.
  const incidents = () =>
    [...document.querySelectorAll('input[name^="incidents-"][name$="-key"]')]
      .filter((field) => {
        const gone = document.querySelector(`[name="${field.name.replace(/-key$/, "-DELETE")}"]`);
        return field.value && !(gone && (gone.checked || gone.value === "on" && gone.type === "hidden"));
      })
      .map((field) => field.value);

  // The dialog for the page's incidents: asked for once for each list of them.
  const dialogOf = (address) => {
    const query = new URLSearchParams(incidents().map((key) => ["incident", key])).toString();
    if (!asked.has(query)) {
      const made = fetch(`${address}?${query}`, { headers: { "X-Requested-With": "XMLHttpRequest" } })
        .then((answer) => (answer.ok ? answer.text() : Promise.reject(new Error(answer.statusText))))
        .then((text) => {
          const dialog = new DOMParser().parseFromString(text, "text/html").querySelector("dialog");
          document.body.append(dialog);
          const search = dialog.querySelector('input[type="search"]');
          search?.addEventListener("input", () => narrow(dialog, search.value));
          search?.addEventListener("keydown", (event) => event.key === "Enter" && event.preventDefault());
          return dialog;
        });
      made.catch(() => asked.delete(query));
      asked.set(query, made);
    }
    return asked.get(query);
  };

  const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

  const narrow = (dialog, words) => {
    const wanted = plain(words).split(/\s+/);
    for (const group of dialog.querySelectorAll("fieldset")) {
      const title = plain(group.querySelector("legend").textContent);
      for (const label of group.querySelectorAll("label")) {
        const text = `${title} ${plain(label.textContent)}`;
        label.hidden = !wanted.every((word) => text.includes(word));
      }
      group.hidden = !group.querySelector("label:not([hidden])");
    }
  };

  const lines = (field) => field.value.split("\n").map((line) => line.trim()).filter(Boolean);

  const write = (field, refs) => {
    field.value = refs.join("\n");
    field.dispatchEvent(new Event("input", { bubbles: true }));
    field.dispatchEvent(new Event("change", { bubbles: true }));
  };

  const make = (name, options, ...inside) => {
    const element = Object.assign(document.createElement(name), options);
    element.append(...inside);
    return element;
  };

  const show = (field, list, dialog) => {
    const said = new Map([...dialog.querySelectorAll("input[type=checkbox]")].map((box) => [box.value, box.nextElementSibling]));
    list.replaceChildren(
      ...lines(field).map((ref) => {
        const words = said.get(ref)?.cloneNode(true) ?? document.createTextNode(ref);
        const drop = make("button", { type: "button", className: "button button-small button-secondary" }, field.dataset.drop);
        drop.setAttribute("aria-label", `${field.dataset.drop}: ${words.textContent}`);
        drop.addEventListener("click", () => {
          write(field, lines(field).filter((line) => line !== ref));
          list.nextElementSibling.focus();
        });
        return make("li", {}, words, " ", drop);
      }),
    );
    list.hidden = !list.children.length;
  };

  const choose = async (field, list) => {
    const dialog = await dialogOf(field.dataset.claims);
    const boxes = [...dialog.querySelectorAll("input[type=checkbox]")];
    const before = lines(field);
    for (const box of boxes) box.checked = before.includes(box.value);
    const search = dialog.querySelector('input[type="search"]');
    if (search) search.value = "";
    narrow(dialog, "");
    dialog.returnValue = "";
    dialog.addEventListener(
      "close",
      () => {
        if (dialog.returnValue === "use") {
          const known = new Set(boxes.map((box) => box.value));
          const kept = before.filter((ref) => !known.has(ref) || boxes.some((box) => box.checked && box.value === ref));
          const added = boxes.filter((box) => box.checked && !before.includes(box.value)).map((box) => box.value);
          write(field, [...kept, ...added]);
        }
        show(field, list, dialog);
      },
      { once: true },
    );
    dialog.showModal();
  };

  const attach = async (field) => {
    field.dataset.attached = "";
    let dialog;
    try {
      dialog = await dialogOf(field.dataset.claims);
    } catch {
      return; // the references can be typed
    }
    const list = make("ul", { className: "claims-chosen" });
    const button = make("button", { type: "button", className: "button button-small button-secondary" }, field.dataset.choose);
    const typed = make("details", { className: "claims-typed" }, make("summary", {}, field.dataset.typed));
    field.before(list, button, typed);
    typed.append(field);
    button.addEventListener("click", () => choose(field, list));
    field.addEventListener("input", async () => show(field, list, await dialogOf(field.dataset.claims)));
    show(field, list, dialog);
  };

  const look = () => document.querySelectorAll("textarea[data-claims]:not([data-attached])").forEach(attach);
  const begin = () => {
    look();
    new MutationObserver(look).observe(document.body, { childList: true, subtree: true });
  };
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", begin);
  else begin();
})();
