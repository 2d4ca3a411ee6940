"""The spellings that share a fold (`romanised.folds`), packed into a row each as they are compared: many at once.

A name that a text holds meets a dozen of them, and next to none agrees, so that they are read, taken apart and compared
by a few calls and not one by one. Between line breaks stand spellings, between bars the forms of one.
"""

from __future__ import annotations

from itertools import groupby, islice
from typing import TYPE_CHECKING

from rapidfuzz.fuzz import ratio
from rapidfuzz.process import extract

from recoupe.grounding.romanised import Forms, agree, forms, least, slots

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator

    from recoupe.grounding.romanised import Family

SCHEMA = """
CREATE TABLE fold (key TEXT PRIMARY KEY, spelt TEXT, heard TEXT, sounds TEXT, resounds TEXT, short TEXT, vowelless TEXT)
  WITHOUT ROWID;
CREATE TEMP TABLE folds (key TEXT, n INTEGER, spelt TEXT, heard TEXT, sounds TEXT, resounds TEXT);
"""
"""`spelt`, `heard`, `sounds`, `resounds`: vowelled spellings and their `Forms`; `short`, `vowelless`: spellings without
short vowels, and as they are heard.
"""
_MOST = 400
"""Spellings of one fold that are kept: those of the most populous places."""
_SORTED = """
SELECT key, spelt, heard, sounds, resounds FROM folds
  GROUP BY key, spelt, heard ORDER BY key, MIN(n), spelt, heard
"""
_BY_KEY = "SELECT spelt, heard, sounds, resounds, short, vowelless FROM fold WHERE key = ?"
_SLACK = 0.01
"""Of a hundred: what C drops may not be what the comparison of two floats would keep."""


def stage(connection: sqlite3.Connection, n: int, pairs: Iterable[tuple[str, str, Family]]) -> None:
    """Take spellings of the place `n`: (fold, exact key, family) each."""
    connection.executemany("INSERT INTO folds VALUES (?,?,?,?,?,?)", ((f, n, k, *_texts(k, of)) for f, k, of in pairs))


def _texts(key: str, family: Family) -> tuple[str, str | None, str | None]:
    short, *kinds = forms(key, family)
    heard, sounds, resounds = map("|".join, kinds)
    return (heard, None, None) if short else (heard, sounds, resounds)


def pack(connection: sqlite3.Connection) -> None:
    """Write what was staged."""
    connection.executemany("INSERT INTO fold VALUES (?,?,?,?,?,?,?)", _packed(connection))
    connection.execute("DROP TABLE folds")


def _packed(connection: sqlite3.Connection) -> Iterator[tuple[str | None, ...]]:
    for key, group in groupby(connection.execute(_SORTED), key=lambda row: row[0]):
        rows = list(islice(group, _MOST))
        full, short = ([r[1:] for r in rows if (r[3] is None) == none] for none in (False, True))
        yield (
            key, *(_joined([r[i] for r in full]) for i in range(4)), *(_joined([r[i] for r in short]) for i in range(2))
        )  # fmt: skip


def _joined(texts: list[str]) -> str | None:
    return "\n".join(texts) if texts else None


class Asked:
    """A name that is looked for among the spellings of its folds."""

    def __init__(self, key: str, family: Family) -> None:
        self.key, self.family, self.forms = key, family, forms(key, family)
        self.plain = key.isascii() and len(self.forms.heard) == 1
        self.vowels = tuple(family.consonant.split(heard) for heard in self.forms.heard)

    def agreeing(self, connection: sqlite3.Connection, fold: str) -> dict[str, float]:
        """Return the spellings of a fold that agree with the name (`romanised.agree`), and how well each does."""
        row = connection.execute(_BY_KEY, (fold,)).fetchone()
        if row is None:
            return {}
        full, heard, sounds, resounds, short, vowelless = (text.split("\n") if text else [] for text in row)
        if self.forms.short:
            found = self._crossing(full, heard)
            known = (Forms(True, tuple(each.split("|")), (), ()) for each in vowelless)
            found.update(self._each(short, known))
            return found
        found = self._crossing(short, vowelless)
        if self.plain:
            found.update(self._sounding(full, sounds, resounds))
        else:
            forms_of = (tuple(tuple(e.split("|")) for e in each) for each in zip(heard, sounds, resounds, strict=True))
            found.update(self._each(full, (Forms(False, *each) for each in forms_of)))
        return found

    def _each(self, spelt: list[str], known: Iterable[Forms]) -> dict[str, float]:
        pairs = zip(spelt, known, strict=True)
        return {s: like for s, k in pairs if (like := agree(self.key, s, self.family, k))}

    def _sounding(self, spelt: list[str], sounds: list[str], resounds: list[str]) -> dict[str, float]:
        """Compare a Latin name with vowelled spellings."""
        found: dict[str, float] = {}
        for asked, theirs in ((self.forms.sounds[0], sounds), (self.forms.resounds[0], resounds)):
            wanted = 100 * min(self.family.least.values()) - _SLACK
            for _text, like, at in extract(asked, theirs, scorer=ratio, score_cutoff=wanted, limit=None):
                found[spelt[at]] = max(like / 100, found.get(spelt[at], 0.0))
        glued = self.key.replace(" ", "")
        found.update((s, 1.0) for s in spelt if s.replace(" ", "") == glued)
        return {s: like for s, like in found.items() if like >= least(self.key, s, self.family)}

    def _crossing(self, spelt: list[str], heard: list[str]) -> dict[str, float]:
        """Compare a name with spellings in the other script, where one of the two has no short vowels."""
        wanted, split, short = self.family.least["scripts"], self.family.consonant.split, self.forms.short
        found: dict[str, float] = {}
        for each, several in zip(spelt, heard, strict=True):
            theirs = [split(form) for form in several.split("|")]
            pairs = ((a, b) if short else (b, a) for a in self.vowels for b in theirs)
            like = max(slots(a, b) for a, b in pairs)
            if like >= wanted:
                found[each] = like
        return found
