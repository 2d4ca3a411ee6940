#!/usr/bin/env python3
"""Find and locate the toponyms of English or French texts.

    places.py IN.jsonl OUT.jsonl [--lang en] [--theatre ID] [--demonyms]

IN.jsonl has a line a text, {"doc", "text"} (and "lang", if it is not --lang). OUT.jsonl has a line a text,
{"doc", "places": [{"start", "end", "lat", "lon"}]}; lat and lon are null where the name was found and nobody could
tell which place it is. Spots without a name ("the airport") are left out; so are demonyms, unless --demonyms.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from recoupe.grounding.places import find_places
from recoupe.languages import parse


def main() -> None:
    """Read the texts, write their places."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("source", type=Path)
    arguments.add_argument("target", type=Path)
    arguments.add_argument("--lang", default="en")
    arguments.add_argument("--theatre")
    arguments.add_argument("--demonyms", action="store_true")
    options = arguments.parse_args()
    theatre = None
    if options.theatre:
        from recoupe import theatres

        theatre = theatres.load(options.theatre)
    with options.source.open(encoding="utf8") as source, options.target.open("w", encoding="utf8") as target:
        for line in filter(str.strip, source):
            record = json.loads(line)
            lang = record.get("lang") or options.lang
            placed = find_places(parse(record["text"], lang), lang, theatre)
            places = [
                {"start": p.place.start, "end": p.place.end, "lat": p.place.lat, "lon": p.place.lon}
                for p in placed
                if p.kind != "demonym" or options.demonyms
                if p.place.text[:1].isupper() or p.kind != "site"
            ]
            target.write(json.dumps({"doc": record["doc"], "places": places}, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
