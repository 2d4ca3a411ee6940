"""A comment as a pattern sees it: at every word, the phrases of the lists that begin there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from recoupe.moderation.lexicon import Lexicon
from recoupe.moderation.model import Category
from recoupe.moderation.spelling import Word
from recoupe.moderation.tokens import PAUSE, STOP

_UNNAMED = ("folk", "those")
"""Pronouns that mean people as a whole whom nobody has named."""
_LOOK_BACK = 60
"""Words: as far back a pronoun may look for those that it stands for."""


@dataclass(frozen=True, slots=True)
class Label:
    """A phrase of a list: words `start` to `end` (excluded) of the comment."""

    label: str
    start: int
    end: int
    category: Category | None = None


class Labelled:
    """The labels of a comment's words; see `patterns.Reader`."""

    def __init__(self, words: Sequence[Word], lexicon: Lexicon) -> None:
        self.words = words
        self.copula = lexicon.lang != "ar"
        forms = frozenset(f for w in words for f in w.forms)
        self._at: list[dict[str, list[Label]]] = [{} for _ in words]
        for position, word in enumerate(words):
            for form in word.forms:
                for entry in lexicon.entries.get(form, ()):
                    end = self._end(position, entry.rest)
                    if end and not (entry.unless & forms):
                        self._put(Label(entry.label, position, end, entry.category))
        self._name_groups()
        self._stand_for_groups()

    def _end(self, position: int, rest: tuple[str, ...]) -> int:
        """Return where a phrase ends whose first word stands at `position`; 0 if it does not stand there."""
        end = position + 1
        for form in rest:
            if end >= len(self.words) or self.words[end].gap == STOP or form not in self.words[end].forms:
                return 0
            end += 1
        return end

    def _put(self, label: Label) -> None:
        listed = self._at[label.start].setdefault(label.label, [])
        if label not in listed:
            listed.append(label)

    def _name_groups(self) -> None:
        """People with an adjective of a group are that group ("Jewish families", "familles juives"); the soldiers,
        parties and governments of a people are not ("Russian troops", "l'armée russe").
        """
        for position, at in enumerate(self._at):
            for adjective in at.get("adjective", ()):
                for person in self._at[adjective.end].get("person", ()) if self.has(adjective.end) else ():
                    self._put(Label("group", position, person.end, adjective.category))
            for person in at.get("person", ()):
                if self.has(person.end):
                    for adjective in self._at[person.end].get("adjective", ()):
                        self._put(Label("group", position, adjective.end, adjective.category))
        for at in self._at:
            if "group" in at:
                kept = [g for g in at["group"] if not self._belongs_to_force(g)]
                at["group"] = kept
                if not kept:
                    del at["group"]

    def has(self, position: int) -> bool:
        """Tell whether there is a word at a position, in the sentence of the one before it."""
        return position < len(self.words) and self.words[position].gap == 0

    def _belongs_to_force(self, group: Label) -> bool:
        before = group.start - 1
        if before >= 0 and self.words[group.start].gap == 0 and "force" in self._at[before]:
            return True
        return self.has(group.end) and "force" in self._at[group.end]

    def _stand_for_groups(self) -> None:
        """Pronouns stand for the group named in this sentence or the two before, if nobody else was named."""
        last: Label | None = None
        others = -1
        for position, at in enumerate(self._at):
            alone = others < 0 or not self._near(others, position)
            if "they" in at and last and self._near(last.start, position) and alone:
                for they in at["they"]:
                    self._put(Label("group", they.start, they.end, last.category))
            if last and self._near(last.start, position) and alone:
                for label in [n for n in at if n.startswith("them")]:
                    for found in at[label]:
                        self._put(Label("object" + label[4:], position, found.end, last.category))
            if not alone:  # those who bear arms are meant
                for label in _UNNAMED:
                    at.pop(label, None)
            if "force" in at or "others" in at:
                others = position
            named = [g for g in [*at.get("group", ()), *at.get("adjective", ())] if "they" not in at]
            if named:
                last = replace(named[0], label="group")

    def _near(self, before: int, position: int) -> bool:
        apart = self.words[position].sentence - self.words[before].sentence
        return apart <= 2 and position - before <= _LOOK_BACK

    def labels(self, position: int) -> dict[str, list[Label]]:
        """Return {label: its phrases} that begin at a word; nothing after the last."""
        return self._at[position] if position < len(self._at) else {}

    def opens(self, position: int) -> bool:
        """Tell whether a sentence begins at a word, or the comment ends there."""
        return position >= len(self.words) or self.words[position].gap == STOP

    def pauses(self, position: int) -> bool:
        """Tell whether a pause stands before a word."""
        return position < len(self.words) and self.words[position].gap == PAUSE

    def turns(self, position: int) -> bool:
        """Tell whether a word turns round what is said: a negation, or a verb of saying."""
        at = self.labels(position)
        return position >= len(self.words) or "not" in at or "turn" in at
