"""The small language in which the lexicons say how words must stand together.

A pattern is elements separated by spaces, each one or more alternatives separated by `|`:

    $label     a phrase of that list           word       this word
    ~          any one word that turns nothing round (no negation, no reported speech)
    ^          the start of a sentence         .          the end of a sentence
    ,          a pause may stand here            ;          the end of a clause: of the sentence, or a pause

and after it `?` (may be missing) or `*3` (none to three times). No element crosses the end of a sentence, and none but
`,` a pause. Every repetition has a small bound, so that the work at a word is bounded too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from recoupe.moderation.model import Category

if TYPE_CHECKING:
    from recoupe.moderation.labels import Label

_ELEMENT = re.compile(r"(?P<what>\S+?)(?P<optional>\?|\*(?P<most>\d))?$")


@dataclass(frozen=True, slots=True)
class Element:
    """`what`: labels and `=literals`; or one of `~`, `^`, `.`, `,`, `;` alone."""

    what: tuple[str, ...]
    least: int
    most: int


@dataclass(frozen=True, slots=True)
class Pattern:
    """A compiled pattern, the kind of finding that it makes and how sure that is."""

    elements: tuple[Element, ...]
    kind: str
    score: float
    category: Category | None
    written: str

    def literals(self) -> Iterator[str]:
        """Yield the words that the pattern itself names."""
        for element in self.elements:
            yield from (w[1:] for w in element.what if w.startswith("="))

    def firsts(self) -> tuple[str, ...]:
        """Return the labels that a match can begin with, the optional ones that lead to the first needed one too."""
        out: list[str] = []
        for element in self.elements:
            if element.what in {("^",), (",",)}:
                continue
            out += element.what
            if element.least:
                break
        return tuple(out)


def compile_pattern(written: str, kind: str, score: float, category: Category | None = None) -> Pattern:
    """Compile a pattern. Raises ValueError where it says nothing that can be looked for."""
    elements = []
    for part in written.split():
        found = _ELEMENT.match(part)
        if part in {"?", "*"} or not found:
            raise ValueError(f"no element of a pattern: {part!r} in {written!r}")
        what = tuple(
            w if w in {"~", "^", ".", ",", ";"} else w[1:] if w.startswith("$") else f"={w}"
            for w in found["what"].split("|")
        )
        most = int(found["most"] or 1)
        elements.append(Element(what, 0 if found["optional"] else 1, most))
    pattern = Pattern(tuple(elements), kind, score, category, written)
    if not pattern.firsts() or "~" in pattern.firsts():
        raise ValueError(f"a pattern must begin with a word or a list: {written!r}")
    return pattern


class Reader(Protocol):
    """What a pattern is matched against."""

    def labels(self, position: int) -> dict[str, list[Label]]:
        """Return {label: its phrases} that begin at a word."""

    def opens(self, position: int) -> bool:
        """Tell whether a sentence begins at a word (or the comment ends there)."""

    def pauses(self, position: int) -> bool:
        """Tell whether a pause stands before a word."""

    def turns(self, position: int) -> bool:
        """Tell whether a word turns round what is said."""


def match(pattern: Pattern, reader: Reader, position: int) -> tuple[int, tuple[Label, ...]] | None:
    """Return (end, phrases that were met) of the first match at a word, the fewest words skipped; or None."""
    return _step(pattern.elements, 0, 0, reader, position, position, False)


def _step(
    elements: Sequence[Element], index: int, done: int, reader: Reader, begin: int, position: int, paused: bool
) -> tuple[int, tuple[Label, ...]] | None:
    if index == len(elements):
        return position, ()
    element = elements[index]
    if element.what == ("^",):
        return _step(elements, index + 1, 0, reader, begin, position, paused) if reader.opens(position) else None
    if element.what == (".",):
        return _step(elements, index + 1, 0, reader, begin, position, paused) if reader.opens(position) else None
    if element.what == (";",):
        closed = reader.opens(position) or reader.pauses(position)
        return _step(elements, index + 1, 0, reader, begin, position, paused) if closed else None
    if element.what == (",",):
        return _step(elements, index + 1, 0, reader, begin, position, True)
    if done >= element.least and (found := _step(elements, index + 1, 0, reader, begin, position, paused)):
        return found
    if done >= element.most or (position > begin and not _goes_on(reader, position, paused)):
        return None
    if "~" in element.what:
        labels = reader.labels(position)
        if labels is not None and not reader.turns(position):
            return _step(elements, index, done + 1, reader, begin, position + 1, False)
        return None
    labels = reader.labels(position)
    for what in element.what:
        for label in labels.get(what, ()):
            found = _step(elements, index, done + 1, reader, begin, label.end, False)
            if found:
                return found[0], (label, *found[1])
    return None


def _goes_on(reader: Reader, position: int, paused: bool) -> bool:
    return not reader.opens(position) and (paused or not reader.pauses(position))
