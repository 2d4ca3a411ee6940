#!/usr/bin/env python3
"""The French conditional of unverified news, told from the true one: French Wikinews, and news translated for NTREX.

    conditional.py [--sample first|fresh|elsewhere|last|third] [--errors] [--show N] [--json]

The forms are found by their ending alone (-rais, -rait, -rions, -riez, -raient), so that what is drawn does not depend
on what Recoupe takes for a conditional. They are drawn with a fixed seed, and were judged by reading before any
decision of Recoupe's was seen (gold/conditional_fr.yaml): journalistic, genuine, or other (a noun, or an imperfect
such as "tirait"). The measure is of the first 100 conditionals drawn; the other words on the way are counted apart.

first      Wikinews; the rules were improved on it, and on Wikinews' forms that are in neither sample
fresh      Wikinews, no form in common with `first`; not looked at until its first scoring, improved on since
elsewhere  the French of NTREX, of general news translated from English; never improved on
third      Wikinews, no form in common with `first` and `fresh`; scored once, nothing was changed after it

--show N prints N drawn forms with what stands around them and without any decision: for judging. --errors prints those
that are decided wrongly. The texts lie beside the project; without them there is nothing to measure, and it says so.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import sys
from collections.abc import Mapping, Sequence
from math import sqrt
from pathlib import Path
from typing import NamedTuple

import yaml

from recoupe.extraction.conditional import is_journalistic
from recoupe.languages import parse
from scoring import Counts

ROOT = Path(__file__).resolve().parents[1]
DATA = ROOT.parent / "shared" / "data"
WIKINEWS = DATA / "wikinews-fr" / "wikinews-fr.jsonl"
NTREX = DATA / "ntrex"
JUDGED = Path(__file__).parent / "gold" / "conditional_fr.yaml"
SEEDS = {"first": 20161208, "fresh": 20170403, "elsewhere": 20190501, "last": 20190502, "third": 20251125}
AFTER = {"fresh": "first", "last": "elsewhere", "third": "fresh"}
"""The sample that each later sample of the same texts has no form in common with."""
SIZE = 100
LABELS = ("journalistic", "genuine", "other")
MEASURES = ("accuracy", "journalistic", "genuine", "other")

_ENDING = re.compile(r"(?<!\w)[^\W\d_]+r(?:ais|ait|ions|iez|aient)(?!\w)", re.IGNORECASE)
_SET_ASIDE = {"fresh": 200, "last": 132, "third": 125}
"""Forms at the head of the draw before it that a sample does not draw from."""
_TRANSLATED = ("elsewhere", "last")
_BEFORE, _AFTER = 260, 160
"""Characters shown around a form."""


class Form(NamedTuple):
    """A word that ends like a conditional: its article, its character offset there, the word."""

    article: str
    at: int
    word: str


class Decided(NamedTuple):
    """A judged form and whether Recoupe takes it for the conditional of unverified news."""

    form: Form
    label: str
    hedge: bool

    @property
    def right(self) -> bool:
        """Whether the decision agrees with the judgement."""
        return self.hedge == (self.label == "journalistic")


def corpus(sample: str) -> Path:
    """Return the file that a sample is drawn from."""
    return NTREX / "newstest2019-ref.fra.txt" if sample in _TRANSLATED else WIKINEWS


def read(sample: str) -> dict[str, str]:
    """Return {article: text} of what a sample is drawn from."""
    lines = corpus(sample).read_text(encoding="utf8").splitlines()
    if sample not in _TRANSLATED:
        return {r["id"]: r["text"] for r in map(json.loads, lines)}
    names = (NTREX / "DOCUMENT_IDS.tsv").read_text(encoding="utf8").splitlines()
    out: dict[str, list[str]] = {}
    for name, line in zip(names, lines, strict=True):
        out.setdefault(name.split("\t")[0], []).append(line.strip())
    return {name: "\n".join(sentences) for name, sentences in out.items()}


def forms(texts: Mapping[str, str]) -> list[Form]:
    """Return every word with a conditional's ending, in order of article and place."""
    return sorted(Form(name, m.start(), m[0]) for name, text in texts.items() for m in _ENDING.finditer(text))


def drawn(found: Sequence[Form], sample: str) -> list[Form]:
    """Return the forms in the order in which a sample draws them."""
    if sample in AFTER:
        found = sorted(drawn(found, AFTER[sample])[_SET_ASIDE[sample] :])
    return random.Random(SEEDS[sample]).sample(found, len(found))  # noqa: S311 - a draw, no secret


def judged(sample: str, path: Path = JUDGED) -> dict[Form, str]:
    """Return {form: label} of a sample, in the order of its draw."""
    return {Form(*form): label for *form, label in yaml.safe_load(path.read_text(encoding="utf8"))[sample]}


def counted(labels: Mapping[Form, str], size: int = SIZE) -> dict[Form, str]:
    """Return the judged forms up to the last one of the first `size` conditionals."""
    out: dict[Form, str] = {}
    for form, label in labels.items():
        if size == 0:
            break
        out[form] = label
        size -= label != "other"
    return out


def decide(texts: Mapping[str, str], labels: Mapping[Form, str]) -> list[Decided]:
    """Return Recoupe's decision on every judged form; raise ValueError for one that does not stand in its text."""
    docs = {name: parse(texts[name], "fr") for name in dict.fromkeys(f.article for f in labels)}
    out = []
    for form, label in labels.items():
        if not texts[form.article].startswith(form.word, form.at):
            raise ValueError(f"{form.article}: {form.word} does not stand at {form.at}; judged on another text?")
        token = next(t for t in docs[form.article] if t.idx <= form.at < t.idx + len(t))
        out.append(Decided(form, label, is_journalistic(token)))
    return out


def scores(decisions: Sequence[Decided]) -> dict[str, Counts]:
    """Return (right, judged, decided) of the conditionals, of each of their two kinds, and of the other words."""
    real = [d for d in decisions if d.label != "other"]
    right = sum(d.right for d in real)
    hedged = [d for d in real if d.hedge]
    news = sum(d.label == "journalistic" for d in real)
    both = sum(d.right for d in hedged)
    others = [d for d in decisions if d.label == "other"]
    return {
        "accuracy": (right, len(real), len(real)),
        "journalistic": (both, news, len(hedged)),
        "genuine": (right - both, len(real) - news, len(real) - len(hedged)),
        "other": (sum(d.right for d in others), len(others), len(others)),
    }


def measure(_path: Path) -> dict[str, dict[str, Counts]]:
    """Return the scores of each sample whose texts are there (what benchmarks/floors.py holds)."""
    there = [sample for sample in SEEDS if corpus(sample).exists()]
    return {sample: scores(decide(read(sample), counted(judged(sample)))) for sample in there}


def interval(right: int, of: int) -> tuple[float, float]:
    """Return the 95 % interval of a share (Wilson, 1927)."""
    z, share = 1.96, right / of
    middle, spread = share + z * z / (2 * of), z * sqrt(share * (1 - share) / of + z * z / (4 * of * of))
    return (middle - spread) / (1 + z * z / of), (middle + spread) / (1 + z * z / of)


def around(text: str, form: Form) -> str:
    """Return a form between angle quotes, with what stands before and after it, on one line."""
    end = form.at + len(form.word)
    before, after = text[max(0, form.at - _BEFORE) : form.at], text[end : end + _AFTER]
    return " ".join(f"[{form.article} {form.at}] {before}<<{form.word}>>{after}".split())


def report(sample: str, found: Mapping[str, Counts]) -> str:
    """Return the scores of one sample as text."""
    right, of, _of = found["accuracy"]
    low, high = interval(right, of)
    lines = [f"== {sample}: {of} conditionals", f"  accuracy      {right / of:.3f}  95 % [{low:.2f}, {high:.2f}]"]
    for name in ("journalistic", "genuine"):
        hits, gold, mine = found[name]
        lines.append(f"  {name:<13} P {hits / max(1, mine):.3f}  R {hits / max(1, gold):.3f}  ({gold} judged so)")
    hits, gold, _mine = found["other"]
    return "\n".join([*lines, f"  other words   {hits} of {gold} taken for no conditional of news"])


def main() -> int:
    """Score, or show what is to be judged; return the exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sample", choices=SEEDS, help="one sample only")
    parser.add_argument("--errors", action="store_true", help="print the forms that are decided wrongly")
    parser.add_argument("--show", type=int, metavar="N", help="print N drawn forms, for judging")
    parser.add_argument("--json", action="store_true", help="(right, judged, decided) as JSON")
    options = parser.parse_args()
    found = {}
    for sample in [options.sample] if options.sample else list(SEEDS):
        if not corpus(sample).exists():
            print(f"{sample}: skipped, {corpus(sample).name} is not beside the project", file=sys.stderr)
            continue
        texts = read(sample)
        if options.show:
            print("\n".join(around(texts[f.article], f) for f in drawn(forms(texts), sample)[: options.show]))
            continue
        decisions = decide(texts, counted(judged(sample)))
        found[sample] = scores(decisions)
        if not options.json:
            print(report(sample, found[sample]))
        for decision in decisions if options.errors else ():
            if not decision.right:
                print(f"  {decision.label}: {around(texts[decision.form.article], decision.form)}", file=sys.stderr)
    if options.json:
        print(json.dumps(found, indent=1))
    return 0


if __name__ == "__main__":
    sys.exit(main())
