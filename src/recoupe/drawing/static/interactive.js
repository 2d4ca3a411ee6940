// Starts the interactive map when its dialog opens. Data, style rules and library stand in the page; nothing is fetched.
(function () {
  "use strict";
  const box = document.querySelector("[data-rm-map]");
  if (!box) return;
  const read = (name) => JSON.parse(document.querySelector(name).textContent);
  const make = (tag, name, text) => {
    const element = document.createElement(tag);
    if (name) element.className = name;
    if (text) element.textContent = text;
    return element;
  };
  const LIGHT = { water: "#dbe5e8", land: "#ebe6db", own: "#f7f3ea", border: "#a2998a" };
  const DARK = { water: "#1d2a31", land: "#26241f", own: "#32302a", border: "#827b6d" };
  let map = null;

  function style(data) {
    const night = window.matchMedia("(prefers-color-scheme: dark)").matches;
    const colour = night ? DARK : LIGHT;
    const side = night ? "night" : "edge";
    const own = ["case", ["get", "own"], colour.own, colour.land];
    const source = (name) => ({ type: "geojson", data: data[name] });
    const line = (id, from, filter, paint) => ({ id: id, type: "line", source: from, filter: filter, paint: paint });
    const edge = (width, more) => Object.assign({ "line-color": ["get", side], "line-width": width }, more);
    const border = (more) => Object.assign({ "line-color": colour.border, "line-width": 1.2 }, more);
    return {
      version: 8,
      sources: {
        land: source("land"), borders: source("borders"), discs: source("discs"),
        arrows: source("arrows"), spines: source("spines"), dots: source("dots"),
      },
      layers: [
        { id: "water", type: "background", paint: { "background-color": colour.water } },
        { id: "land", type: "fill", source: "land", paint: { "fill-color": own } },
        line("borders", "borders", ["!", ["get", "disputed"]], border({})),
        line("disputed", "borders", ["get", "disputed"], border({ "line-dasharray": [4, 3] })),
        { id: "discs", type: "fill", source: "discs", paint: { "fill-color": ["get", "colour"], "fill-opacity": 0.14 } },
        line("rims", "discs", ["boolean", true], { "line-color": ["get", side], "line-width": 1, "line-dasharray": [1, 3] }),
        { id: "arrows", type: "fill", source: "arrows",
          paint: { "fill-color": ["get", "colour"], "fill-opacity": ["case", ["get", "assessed"], 0.95, 0.35] } },
        line("solid", "arrows", ["get", "assessed"], edge(1.5, {})),
        line("dashed", "arrows", ["!", ["get", "assessed"]], edge(2, { "line-dasharray": [3, 1.7] })),
        line("withdrawals", "spines", ["==", ["get", "kind"], "withdrawal"], edge(3, { "line-dasharray": [3.5, 1.6] })),
        line("flights", "spines", ["==", ["get", "kind"], "flight"], edge(2.6, { "line-dasharray": [0.7, 1.8] })),
        { id: "dots", type: "circle", source: "dots", paint: {
          "circle-radius": ["match", ["get", "kind"], "town", 2.2, 4.2],
          "circle-color": ["match", ["get", "kind"], "town", colour.border, colour.own],
          "circle-stroke-color": night ? "#f0ebdf" : "#1f1d1a",
          "circle-stroke-width": ["match", ["get", "kind"], "town", 0, 1.8] } },
      ],
    };
  }

  // What opens on a mark: beside the map on wide screens, under it on narrow ones; never over the mark itself.
  function panel(marker, words, opener) {
    const old = box.querySelector(".rm-panel");
    if (old) old.remove();
    const body = make("section", "rm-panel");
    body.tabIndex = -1;
    body.setAttribute("aria-label", marker.name);
    const close = make("button", "rm-close", words.close);
    close.type = "button";
    const shut = function () {
      body.remove();
      opener.focus({ preventScroll: true });
    };
    close.addEventListener("click", shut);
    body.addEventListener("keydown", function (event) {
      if (event.key !== "Escape") return;
      event.preventDefault();
      event.stopPropagation();
      shut();
    });
    body.append(close, make("h3", "", marker.name + (marker.approximate ? " (" + words.approximate + ")" : "")));
    for (const section of marker.popup) {
      const title = make("h4");
      if (section.href) {
        const link = make("a", "", section.title);
        link.href = section.href;
        title.append(link);
      } else title.textContent = section.title;
      const list = make("ul");
      for (const said of section.said) {
        const item = make("li");
        const link = make("a", "", said.who);
        link.href = said.href;
        const quote = make("q", "rm-quote", said.quote);
        quote.lang = said.lang;
        quote.dir = "auto";
        item.append(link, said.note ? " (" + said.note + ")" : "", quote);
        list.append(item);
      }
      body.append(title, list);
    }
    box.append(body);
    body.focus({ preventScroll: true });
    const wide = body.offsetWidth < box.offsetWidth * 0.7;
    const padding = wide ? { left: body.offsetWidth, right: 0, top: 0, bottom: 0 } : { left: 0, right: 0, top: 0, bottom: body.offsetHeight };
    const at = map.project(marker.at);
    const hidden = wide ? at.x < body.offsetWidth + 20 : at.y > box.offsetHeight - body.offsetHeight - 20;
    if (hidden) map.easeTo({ center: marker.at, offset: [padding.left / 2, -padding.bottom / 2] });
  }

  function label(marker) {
    const opens = marker.popup && marker.popup.length > 0;
    const tag = make(opens ? "button" : "span", "rm-tag rm-" + marker.kind);
    if (opens) tag.type = "button";
    const name = make("span", "rm-name", marker.name);
    name.dir = "auto";
    tag.append(name);
    (marker.lines || []).forEach(function (text, i) {
      const line = make("span", "rm-line");
      // The marks are drawn by us, from no word of a report.
      if (marker.marks[i]) line.innerHTML = marker.marks[i];
      line.append(make("span", "", text));
      tag.append(line);
    });
    return tag;
  }

  function place(library, marker, words) {
    const tag = label(marker);
    const holder = make("div", "rm-marker");
    holder.append(tag);
    new library.Marker({ element: holder, anchor: "center" }).setLngLat(marker.at).addTo(map);
    for (const name of ["aria-label", "role", "tabindex"]) holder.removeAttribute(name);
    if (tag instanceof HTMLButtonElement) {
      tag.addEventListener("click", function (event) {
        event.stopPropagation();
        panel(marker, words, tag);
      });
    }
    return { tag: tag, holder: holder, marker: marker };
  }

  // What matters most is written first, where it covers nothing: right of its spot, left, above, below. Where there is no
  // room it is cut to its name, then to a dot that still opens; names for orientation are left out.
  function declutter(placed, zoom) {
    const taken = [];
    const frame = box.getBoundingClientRect();
    const hit = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
    const fits = function (one, centred) {
      const w = one.tag.offsetWidth, h = one.tag.offsetHeight;
      const gap = one.marker.kind === "axis" ? 14 : 9;
      const spots = centred ? [[-w / 2, -h / 2]] : [
        [gap, -h / 2], [-w - gap, -h / 2], [-w / 2, -h - gap], [-w / 2, gap], [gap, gap], [gap, -h - gap], [-w - gap, gap], [-w - gap, -h - gap],
      ];
      for (const [x, y] of spots) {
        one.tag.style.transform = "translate(" + x + "px," + y + "px)";
        const a = one.tag.getBoundingClientRect();
        const inside = a.left > frame.left && a.right < frame.right && a.top > frame.top && a.bottom < frame.bottom;
        if ((inside || centred) && !taken.some((b) => hit(a, b))) {
          taken.push(a);
          return true;
        }
      }
      return false;
    };
    for (const one of placed) {
      const tag = one.tag;
      tag.classList.remove("rm-folded", "rm-dot", "rm-hidden");
      const centred = one.marker.kind === "country";
      if (one.marker.from !== undefined && map.getZoom() < zoom + one.marker.from - 0.3) tag.classList.add("rm-hidden");
      else if (!fits(one, centred)) {
        const opens = tag instanceof HTMLButtonElement;
        tag.classList.add(opens ? "rm-folded" : "rm-hidden");
        if (opens && !fits(one, false)) {
          tag.classList.add("rm-dot");
          fits(one, true);
        }
      }
    }
  }

  function start() {
    if (map) return void map.resize();
    const data = read("[data-rm-data]");
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(read("[data-rm-style]"));
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
    if (!window.maplibregl) window.recoupeMapLibre();
    const library = window.maplibregl;
    const view = { padding: { top: 50, bottom: 60, left: 40, right: Math.min(160, box.offsetWidth / 8) } };
    try {
      map = new library.Map({
        container: box, style: style(data), bounds: data.bounds, fitBoundsOptions: view, maxBounds: data.limits,
        attributionControl: false, dragRotate: false, pitchWithRotate: false, maxPitch: 0, maxZoom: 13, locale: data.words,
      });
    } catch (error) {
      box.querySelector(".rm-live-failed").hidden = false;
      console.warn(error);
      return;
    }
    map.touchZoomRotate.disableRotation();
    map.keyboard.disableRotation();
    map.addControl(new library.NavigationControl({ showCompass: false }), "top-right");
    const home = make("button", "rm-home", data.words.home);
    home.type = "button";
    home.addEventListener("click", () => map.fitBounds(data.bounds, view));
    box.append(home);
    map.addControl(new library.ScaleControl({ unit: "metric" }), "bottom-left");
    const order = { site: 0, end: 1, axis: 2, town: 3, country: 4 };
    const placed = [...data.markers, ...data.names]
      .sort((a, b) => order[a.kind] - order[b.kind])
      .map((marker) => place(library, marker, data.words));
    map.on("moveend", () => declutter(placed, data.zoom));
    map.once("idle", function () {
      declutter(placed, data.zoom);
      box.dataset.rmReady = "true";
    });
  }

  const dialog = box.closest("dialog");
  box.addEventListener("click", function (event) {
    const link = event.target.closest('a[href^="#"]');
    if (link && dialog && dialog.open) dialog.close();
  });
  if (dialog) dialog.addEventListener("recoupe:open", start);
  else start();
})();
