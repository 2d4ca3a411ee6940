"""The registry of a theatre (and of the world at large): who is known, by which names, found inside a longer name."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Any

from recoupe.grounding.names import key, words
from recoupe.languages.lexicon import SUPPORTED, lexicon
from recoupe.theatres.checking import all_names
from recoupe.theatres.loading import common
from recoupe.theatres.schema import Actor

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Sequence

    from recoupe.grounding.names import Word
    from recoupe.theatres.schema import Leaning, Role, Theatre, TheatreSource

    Record = Actor | TheatreSource | Role | Leaning

_ACRONYM = 4
"""Capitals of up to this many letters keep them: IS, EI, UN and US are words of another kind in lower case."""

_REMEMBERED = 20_000
"""Answers that are kept."""


@dataclass(frozen=True)
class Alias:
    """A name of a record. `whole`: it must be all of the name; `capitals`: it must be written in capitals."""

    record: Record
    text: str
    whole: bool
    capitals: bool


@dataclass(frozen=True)
class Hit:
    """An alias found over the words `start` to `end` (end excluded) of a name."""

    alias: Alias
    start: int
    end: int

    @property
    def record(self) -> Record:
        """Whose alias it is."""
        return self.alias.record


@dataclass
class Lookup:
    """Aliases by their comparable words. The first record to claim a name keeps it."""

    table: dict[tuple[str, ...], list[Alias]] = field(default_factory=lambda: defaultdict(list))
    longest: dict[str, int] = field(default_factory=dict)
    """The most words that an alias with this first word has: a name's other words need no look."""

    def add(self, record: Record, names: Iterable[str]) -> None:
        """Enter the names of a record; `=` before a name: it must be the whole name."""
        for name in names:
            bare = name.removeprefix("=")
            found = key(bare)
            if found:
                letters = [c for c in bare if c.isalpha()]
                capitals = len(found) == 1 and len(letters) <= _ACRONYM and bare.isupper() and len(letters) > 1
                self.table[found].append(Alias(record, bare, bare != name, capitals))
                self.longest[found[0]] = max(self.longest.get(found[0], 0), len(found))

    def at(self, found: Sequence[Word], start: int, end: int, accept: Callable[[Record], bool]) -> Alias | None:
        """Return the alias that is exactly the words from `start` to `end`."""
        for alias in self.table.get(tuple(w.form for w in found[start:end]), ()):
            if alias.whole and (start, end) != (0, len(found)):
                continue
            if alias.capitals and not _acronym(found, start):
                continue
            if accept(alias.record):
                return alias
        return None

    def find(self, found: Sequence[Word], accept: Callable[[Record], bool] = lambda _: True) -> list[Hit]:
        """Return the aliases inside a name, the longest first to be taken, none overlapping, in the name's order."""
        longest = self.longest
        spans = [
            (size, start)
            for start, word in enumerate(found)
            if (most := longest.get(word.form))
            for size in range(1, min(most, len(found) - start) + 1)
        ]
        if not spans:
            return []
        hits: list[Hit] = []
        taken: set[int] = set()
        for size, start in sorted(spans, key=lambda s: (-s[0], s[1])):
            span = range(start, start + size)
            alias = self.at(found, start, start + size, accept) if taken.isdisjoint(span) else None
            if alias:
                hits.append(Hit(alias, start, start + size))
                taken.update(span)
        return sorted(hits, key=lambda h: h.start)


def _acronym(found: Sequence[Word], at: int) -> bool:
    """Whether a word stands in capitals, and not as a part of longer ones: AP is no part of AP-HP."""
    word = found[at]
    after = found[at + 1].raw if word.joined and at + 1 < len(found) else ""
    before = found[at - 1].raw if at and found[at - 1].joined else ""
    return word.raw.isupper() and not any(len(w) > 1 and w.isupper() for w in (before, after))


@dataclass(frozen=True)
class Registry:
    """The lookups of one theatre, or of none."""

    theatre: Theatre | None
    sources: Lookup
    actors: Lookup
    leanings: Lookup
    by_id: dict[str, Actor | TheatreSource]
    answers: dict[Hashable, Any] = field(default_factory=dict, compare=False, repr=False)
    """Who names were found to be: a report says the same few again and again."""

    def once[A](self, question: Hashable, answer: Callable[[], A]) -> A:
        """Return the answer to a question, found once; what is known is forgotten when it grows too large."""
        if question not in self.answers:
            if len(self.answers) >= _REMEMBERED:
                self.answers.clear()
            self.answers[question] = answer()
        found: A = self.answers[question]
        return found


@cache
def roles(lang: str | None) -> Lookup:
    """Return the words of roles in a language, or in all of them where it is not given.

    One word may be two roles in two languages: French *militants* are activists, English militants bear arms.
    """
    lookup = Lookup()
    known = {r.id: r for r in common().roles}
    for each in (lang,) if lang in SUPPORTED else SUPPORTED:
        for role, forms in lexicon(each or "en", "roles")["words"].items():
            lookup.add(known[role], forms)
    return lookup


@cache
def role_words(name: str) -> frozenset[str]:
    """Return a list of `roles.yaml` (`transparent`, `against`, `beside`) of all languages, as comparable words."""
    return frozenset(w.form for lang in SUPPORTED for entry in lexicon(lang, "roles")[name] for w in words(str(entry)))


def role_setting(lang: str | None, name: str) -> Any:
    """Return a setting of a language's `roles.yaml`; English where the language is not given."""
    return lexicon(lang if lang in SUPPORTED else "en", "roles")[name]


_built: dict[int, tuple[Theatre | None, Registry]] = {}


def registry(theatre: Theatre | None) -> Registry:
    """Return the registry of a theatre (built once a theatre object), or of what is known without any."""
    built = _built.get(id(theatre))
    if built is None or built[0] is not theatre:
        built = _built[id(theatre)] = (theatre, _build(theatre))
    return built[1]


def _build(theatre: Theatre | None) -> Registry:
    world = common()
    sources, actors, leanings = Lookup(), Lookup(), Lookup()
    by_id: dict[str, Actor | TheatreSource] = {}
    known: list[Actor | TheatreSource] = [*world.sources, *world.actors]
    inherited = {r.id: all_names(r) for r in known}
    if theatre:
        for source in theatre.sources:
            sources.add(source, [*all_names(source), *inherited.get(source.id, [])])
            by_id[source.id] = source
        for actor in theatre.actors:
            actors.add(actor, [*all_names(actor), *inherited.get(actor.id, [])])
            by_id[actor.id] = actor
        for leaning in theatre.leanings:
            leanings.add(leaning, (form for forms in leaning.words.values() for form in forms))
    # What the theatre knows under the same id goes before: a state agency has a side where its state fights.
    for record in known:
        if record.id not in by_id:
            (actors if isinstance(record, Actor) else sources).add(record, all_names(record))
            by_id[record.id] = record
    return Registry(theatre, sources, actors, leanings, by_id)
