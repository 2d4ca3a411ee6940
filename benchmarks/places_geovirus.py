#!/usr/bin/env python3
"""Toponyms on GeoVirus (Gritta et al. 2018): its articles as JSON Lines, and the score of what was found in them.

    places_geovirus.py texts GeoVirus.xml IN.jsonl
    places_geovirus.py score GeoVirus.xml OUT.jsonl [--errors N]

Recognition: precision, recall and F1 of exact spans (a leading "the" set aside), and of spans that overlap.
Resolution: the share within 161 km (100 miles) of the gold point, of those that were found and located, and of all
toponyms of the corpus; and the median distance.
"""

from __future__ import annotations

import argparse
import json
import statistics
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from recoupe.grounding.geometry import distance_km

NEAR_ENOUGH_KM = 161.0


def gold(path: Path) -> list[dict[str, Any]]:
    """Return {"doc", "text", "places": [{"start", "end", "lat", "lon", "name"}]} an article; offsets from 0."""
    out = []
    for number, article in enumerate(ElementTree.parse(path).getroot()):  # noqa: S314 - the developer's own file
        text = article.findtext("text") or ""
        places = []
        for location in article.findall("locations/location"):
            name = location.findtext("name") or ""
            start = int(location.findtext("start") or 0) - 1
            if text[start : start + len(name)] != name:
                start = text.find(name)
            lat, lon = location.findtext("lat"), location.findtext("lon")
            point = (float(lat), float(lon)) if lat and lon else (None, None)
            places.append({"start": start, "end": start + len(name), "lat": point[0], "lon": point[1], "name": name})
        out.append({"doc": str(number), "text": text, "places": places})
    return out


def score(articles: list[dict[str, Any]], found: dict[str, list[dict[str, Any]]]) -> tuple[dict[str, float], list[str]]:
    """Return the measures and a line an error."""
    exact = overlap = golden = predicted = located = near = 0
    distances: list[float] = []
    errors: list[str] = []
    for article in articles:
        text, left = article["text"], list(found.get(article["doc"], []))
        golden, predicted = golden + len(article["places"]), predicted + len(left)
        for place in article["places"]:
            hit = next((p for p in left if _same(text, p, place)), None)
            exact += hit is not None
            touching = hit or next((p for p in left if p["start"] < place["end"] and place["start"] < p["end"]), None)
            overlap += touching is not None
            context = text[max(0, place["start"] - 30) : place["end"] + 30].replace("\n", " ")
            if touching is None:
                errors.append(f"MISSED {place['name']!r}: {context}")
                continue
            left.remove(touching)
            if hit is None:
                errors.append(f"SPAN {text[touching['start'] : touching['end']]!r} for {place['name']!r}: {context}")
            if touching["lat"] is None or place["lat"] is None:
                if place["lat"] is not None:
                    errors.append(f"UNLOCATED {place['name']!r}: {context}")
                continue
            located += 1
            distances.append(distance_km(place["lat"], place["lon"], touching["lat"], touching["lon"]))
            if distances[-1] <= NEAR_ENOUGH_KM:
                near += 1
            else:
                errors.append(f"FAR {distances[-1]:.0f} km {place['name']!r}: {context}")
        errors += [
            f"SPURIOUS {text[p['start'] : p['end']]!r}: {text[max(0, p['start'] - 30) : p['end'] + 30]}" for p in left
        ]
    precision, recall = exact / max(1, predicted), exact / max(1, golden)
    loose_p, loose_r = overlap / max(1, predicted), overlap / max(1, golden)
    return {
        "toponyms": golden,
        "precision": precision,
        "recall": recall,
        "f1": 2 * precision * recall / max(1e-9, precision + recall),
        "f1 by overlap": 2 * loose_p * loose_r / max(1e-9, loose_p + loose_r),
        "within 161 km of the resolved": near / max(1, located),
        "within 161 km of all": near / max(1, golden),
        "median km": statistics.median(distances) if distances else 0.0,
    }, errors


def _same(text: str, a: dict[str, Any], b: dict[str, Any]) -> bool:
    return _bare(text, a) == _bare(text, b)


def _bare(text: str, place: dict[str, Any]) -> tuple[int, int]:
    start, end = place["start"], place["end"]
    return (start + 4 if text[start : start + 4].casefold() == "the " else start), end


def main() -> None:
    """Convert or score."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("action", choices=("texts", "score"))
    arguments.add_argument("corpus", type=Path)
    arguments.add_argument("file", type=Path)
    arguments.add_argument("--errors", type=int, default=0)
    options = arguments.parse_args()
    articles = gold(options.corpus)
    if options.action == "texts":
        lines = (json.dumps({"doc": a["doc"], "text": a["text"]}, ensure_ascii=False) for a in articles)
        options.file.write_text("\n".join(lines) + "\n", encoding="utf8")
        return
    records = [json.loads(line) for line in options.file.read_text(encoding="utf8").splitlines()]
    measures, errors = score(articles, {str(r["doc"]): r["places"] for r in records})
    for name, value in measures.items():
        print(f"{name:32s} {value:.3f}" if isinstance(value, float) else f"{name:32s} {value}")
    for line in errors[: options.errors]:
        print(line)


if __name__ == "__main__":
    main()
