#!/usr/bin/env python3
"""Whether English and French are read alike: the same news in both, and what the claims found in it agree on.

    languages.py [--corpus ntrex|adaptations] [--errors] [--json]

ntrex         news of all kinds, in English and its French translation, sentence by sentence (NTREX-128). Claims are
              paired within a sentence: those that have most in common first. Whole articles are read, each sentence a
              paragraph; the gate that sets aside articles without violence is left out, and its own agreement counted.
              Most of it is sport and politics, in which what is found is no claim of a conflict; `counting` are the
              pairs in which either claim counts people harmed or things lost.
adaptations   English articles on the war in Syria and French ones adapted from them: other words, another order. Claims
              are paired by the figures, place and source that they share.

A pair agrees on its figures (kind and bounds of each), on stance and hedge, on the type; on the source, where both
have none, or both resolve to an id, or the names share their words. `all` is the first three together; `strict` is the
share of all claims of either side that have a pair which agrees so. Nothing annotated is read, except for `annotated`:
the same measure on the annotators' claims of the adaptations, who did not translate each other: a ceiling.
The texts lie beside the project; what is not there is skipped.
"""

from __future__ import annotations

import argparse
import json
import sys
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate
from pathlib import Path
from typing import Any

from languages_pairs import MEASURES as MEASURES
from languages_pairs import Matched, agreement, counting, counts, likeness, nearness, paired, together
from recoupe.api import setting
from recoupe.extraction.extract import extract_parsed
from recoupe.extraction.gate import may_tell
from recoupe.grounding.actors import match_source
from recoupe.languages import parse
from recoupe.model import Report
from recoupe.theatres.schema import Theatre
from scoring import Counts

DATA = Path(__file__).resolve().parents[2] / "shared" / "data"
NTREX = DATA / "ntrex" / "DOCUMENT_IDS.tsv"
CLAIMS = DATA / "claims" / "claims-dev.json"
_SIDES = (("en", "newstest2019-src.eng.txt"), ("fr", "newstest2019-ref.fra.txt"))
_GAP = "\n\n"

Record = Mapping[str, Any]


def claims_of(report: Report, theatre: Theatre | None) -> list[dict[str, Any]]:
    """Return the claims that are found in a report, whatever the gate says, in the contract's shape."""
    reading = extract_parsed(parse(report.text, report.lang), report, theatre).dump()
    return [{**claim, "report": report.id} for claim in reading["claims"]]


def documents() -> dict[str, dict[str, list[str]]]:
    """Return {article: {language: its sentences, aligned}} of NTREX."""
    names = [line.split("\t")[0] for line in NTREX.read_text(encoding="utf8").splitlines()]
    out: dict[str, dict[str, list[str]]] = {name: {"en": [], "fr": []} for name in names}
    for lang, file in _SIDES:
        lines = (NTREX.parent / file).read_text(encoding="utf8").splitlines()
        for name, line in zip(names, lines, strict=True):
            out[name][lang].append(line.strip())
    return out


def by_sentence(sentences: Sequence[str], claims: Sequence[Record]) -> dict[int, list[Record]]:
    """Return {number of the sentence: the claims that begin in it} of a text of sentences joined by blank lines."""
    starts = [0, *accumulate(len(s) + len(_GAP) for s in sentences)]
    out: dict[int, list[Record]] = {}
    for claim in claims:
        out.setdefault(bisect_right(starts, claim["start"]) - 1, []).append(claim)
    return out


def translated() -> tuple[Matched, Counts]:
    """Return the pairs of NTREX, and on how many articles of how many the gate agrees."""
    parts, agreed, known = [], 0, documents()
    for done, (name, texts) in enumerate(known.items()):
        found, open_to = {}, {}
        for lang, sentences in texts.items():
            report = Report(id=f"{name}.{lang}", lang=lang, text=_GAP.join(sentences))
            open_to[lang] = may_tell(report.text, lang)
            found[lang] = by_sentence(sentences, claims_of(report, setting(None, [report.text])[0]))
        agreed += open_to["en"] == open_to["fr"]
        lines = sorted(set(found["en"]) | set(found["fr"]))
        parts.extend(paired(found["en"].get(n, []), found["fr"].get(n, []), nearness) for n in lines)
        if done % 20 == 0:
            print(f"{done} of {len(known)} articles", file=sys.stderr)
    return together(parts), (agreed, len(known), len(known))


def adaptations() -> Iterator[tuple[Record, Record]]:
    """Yield (original, adaptation) of the annotated articles that there are both of."""
    articles = {a["id"]: a for a in json.loads(CLAIMS.read_text(encoding="utf8"))}
    for article in articles.values():
        if article.get("adapted_from") in articles:
            yield articles[article["adapted_from"]], article


def adapted() -> Matched:
    """Return the pairs of claims found in originals and adaptations."""
    parts = []
    for both in adaptations():
        reports = [Report(**{k: a[k] for k in ("id", "lang", "text", "outlet", "published")}) for a in both]
        english, french = (claims_of(r, setting(None, [r.text])[0]) for r in reports)
        parts.append(paired(english, french, likeness))
    return together(parts)


def annotated() -> Matched:
    """Return the pairs of annotated claims of originals and adaptations, their sources resolved as ours are."""
    parts = []
    for both in adaptations():
        theatre = setting(None, [a["text"] for a in both])[0]
        sides = [
            [{**c, "source_id": _resolved(c, a["lang"], theatre), "report": a["id"]} for c in a["claims"]] for a in both
        ]
        parts.append(paired(sides[0], sides[1], likeness))
    return together(parts)


def _resolved(claim: Record, lang: str, theatre: Theatre | None) -> str | None:
    found = match_source(claim["source"], lang, theatre) if claim.get("source") else None
    return found.id if found else None


def measure(_path: Path) -> dict[str, dict[str, Counts]]:
    """Return the scores of each corpus (what benchmarks/floors.py holds)."""
    news = translated()[0]
    return {"ntrex": counts(news), "counting": counts(counting(news)), "adaptations": counts(adapted())}


def row(name: str, found: Mapping[str, Counts], matched: Matched) -> str:
    """Return one corpus's scores as a line of text."""
    shares = "  ".join(f"{m} {found[m][0] / max(1, found[m][1]):.3f} ({found[m][0]}/{found[m][1]})" for m in MEASURES)
    alone = f"{len(matched.english)} only English, {len(matched.french)} only French"
    return f"{name:<12} {len(matched.pairs)} pairs, {alone}\n  {shares}"


def differences(matched: Matched) -> Iterator[str]:
    """Yield a few lines for each pair that disagrees, and for each claim without one."""
    for a, b in matched.pairs:
        unlike = [name for name, same in agreement(a, b).items() if not same and name != "all"]
        if unlike:
            yield f"-- {a['report']}: {', '.join(unlike)}\n{_shown(a)}\n{_shown(b)}"
    for lang, alone in (("English", matched.english), ("French", matched.french)):
        for claim in alone:
            yield f"-- {claim['report']}: only {lang}\n{_shown(claim)}"


def _shown(claim: Record) -> str:
    listed = [f"{f['kind']} {f['low']}-{f['high']}" for f in claim.get("figures") or ()]
    marks = [claim["event"], claim["stance"], *(["hedged"] if claim.get("hedged") else []), *listed]
    return f"   [{claim.get('source')}] {', '.join(marks)}: {claim['quote']}"


def main() -> int:
    """Measure, and print; return the exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpus", choices=("ntrex", "adaptations"))
    parser.add_argument("--errors", action="store_true", help="print every disagreement (to the error stream)")
    parser.add_argument("--json", action="store_true", help="(agreeing, of, of) as JSON")
    options = parser.parse_args()
    out: dict[str, dict[str, Counts]] = {}
    for corpus, file in (("ntrex", NTREX), ("adaptations", CLAIMS)):
        if options.corpus not in (None, corpus):
            continue
        if not file.exists():
            print(f"{corpus}: skipped, {file.name} is not beside the project", file=sys.stderr)
            continue
        found = {}
        if corpus == "ntrex":
            found["ntrex"], gate = translated()
            found["counting"] = counting(found["ntrex"])
        else:
            found = {"adaptations": adapted(), "annotated": annotated()}
        for name, matched in found.items():
            out[name] = counts(matched)
            if not options.json:
                print(row(name, out[name], matched))
            if options.errors and name in {"ntrex", "adaptations"}:
                print("\n".join(differences(matched)), file=sys.stderr)
        if corpus == "ntrex" and not options.json:
            print(f"  the gate agrees on {gate[0]} of {gate[1]} articles")
    if options.json:
        print(json.dumps(out, indent=1))
    return 0


if __name__ == "__main__":
    sys.exit(main())
