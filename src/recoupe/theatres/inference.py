"""Tell which theatre reports belong to, by the names that only it knows."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from recoupe.grounding.names import key, words
from recoupe.i18n import gettext as _
from recoupe.model import Reason
from recoupe.theatres.checking import all_names
from recoupe.theatres.loading import available, common, load

if TYPE_CHECKING:
    from collections.abc import Iterable

    from recoupe.theatres.schema import Actor, Theatre, TheatreSource

_ENOUGH = 2
"""Different names needed: one (a president in passing, a namesake village) proves no setting."""
_READ = 20_000
"""Characters of a report that are read for it."""
_SHARE = 0.4
"""Of the reports, how many must name something of the theatre."""


def infer(texts: list[str]) -> tuple[Theatre | None, Reason]:
    """Return the theatre that a batch of reports belongs to, or None, and why.

    A theatre's names are those of its countries, actors, sources and places. In each report the different ones are
    counted, and a report belongs to the theatre that has most, if at least two and one of them a name of its countries
    or a place; a batch belongs to the theatre of most of its reports, if that is two in five. Ties: by id.
    """
    votes: Counter[str] = Counter()
    seen: dict[str, Counter[str]] = {}
    for text in texts:
        scores = {}
        for name in available():
            local, other = _found(load(name), text)
            if local and len(local) + len(other) >= _ENOUGH:
                scores[name] = len(local) + len(other)
                seen.setdefault(name, Counter()).update([*local, *other])
        if scores:
            votes[min(scores, key=lambda n: (-scores[n], n))] += 1
    best = min(votes, key=lambda n: (-votes[n], n), default=None)
    if best is None or votes[best] < _SHARE * len(texts):
        text = _("No known theatre: too few of its countries, places, actors and sources are named.")
        return None, Reason(rule="theatre.infer", text=text)
    names = sorted(seen[best], key=lambda n: (-seen[best][n], n))[:5]
    text = _(
        "Theatre {theatre}: {count} of {total} reports name its countries, places, actors or sources ({names}).",
        theatre=best, count=votes[best], total=len(texts), names=", ".join(names),
    )  # fmt: skip
    return load(best), Reason(rule="theatre.infer", text=text)


_tables: dict[str, tuple[dict[tuple[str, ...], tuple[str, bool]], int]] = {}


def _table(theatre: Theatre) -> tuple[dict[tuple[str, ...], tuple[str, bool]], int]:
    """Return {comparable words: (name as listed, whether it is local)} and the longest name's length."""
    if theatre.id not in _tables:
        world = {*(s.id for s in common().sources), *(a.id for a in common().actors)}
        table: dict[tuple[str, ...], tuple[str, bool]] = {}
        for country in theatre.countries:
            for forms in theatre.country_words.get(country, {}).values():
                _enter(table, forms, local=True)
        for place in theatre.places:
            _enter(table, [*place.names.values(), *place.aliases], local=True)
        records: list[Actor | TheatreSource] = [*theatre.actors, *theatre.sources]
        for record in records:
            # Another country's government, or a news agency, is named in reports of any war.
            elsewhere = record.country is not None and record.country not in theatre.countries
            if record.id not in world and not elsewhere:
                _enter(table, all_names(record), local=False)
        _tables[theatre.id] = table, max(map(len, table), default=0)
    return _tables[theatre.id]


def _enter(table: dict[tuple[str, ...], tuple[str, bool]], forms: Iterable[str], *, local: bool) -> None:
    for form in forms:
        found = key(form)
        # A short word in lower case ("regime") or a name that must stand alone tells nothing inside a text.
        tells = any(c.isupper() for c in form) or not form.isascii()
        if found and tells and not form.startswith("="):
            table.setdefault(found, (form, local))


def _found(theatre: Theatre, text: str) -> tuple[set[str], set[str]]:
    """Return the theatre's names in a text, written with a capital: local ones (countries, places) and others."""
    table, longest = _table(theatre)
    local: set[str] = set()
    other: set[str] = set()
    found = words(text[:_READ])
    forms = [w.form for w in found]
    for size in range(1, longest + 1):
        for start in range(len(forms) - size + 1):
            entry = table.get(tuple(forms[start : start + size]))
            if entry and (found[start].raw[:1].isupper() or not found[start].raw.isascii()):
                name, is_local = entry
                if name.isupper() and not found[start].raw.isupper():
                    continue
                (local if is_local else other).add(name)
    return local, other
