"""spaCy's attribute ruler from a table: which rules fit a token depends on its tags and, for few words, on the word.

The component runs each of its rules over each token. Here the rules for one token are looked up once for each
combination of tags, by the component's own matcher; only rules over several tokens are matched in every text.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from spacy.matcher import Matcher
from spacy.pipeline.attributeruler import AttributeRuler, set_token_attrs  # type: ignore[attr-defined]

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

_COLUMNS: list[int | str] = ["TAG", "DEP", "POS", "LOWER", "IS_SPACE"]
_PREDICATES = frozenset({"IN", "NOT_IN", "REGEX"})
_Key = tuple[int, ...]


def lean_ruler(nlp: Language) -> bool:
    """Make the attribute ruler of a pipeline look its rules up; tell whether it has one that could be.

    A ruler whose rules read anything else than tags, dependencies, lower forms and spaces is left as it is.
    """
    if not nlp.has_pipe("attribute_ruler"):
        return False
    ruler: Any = nlp.get_pipe("attribute_ruler")
    if not _is_stock(ruler) or not all(_known(token) for token in _tokens(ruler)):
        return False
    table = _Table(ruler)
    ruler.match = table.match
    ruler.set_annotations = table.annotate
    return True


def _is_stock(component: Any) -> bool:
    return type(component) is AttributeRuler


def _tokens(ruler: Any) -> list[dict[Any, Any]]:
    return [token for rule in ruler.patterns for pattern in rule["patterns"] for token in pattern]


def _known(token: dict[Any, Any]) -> bool:
    for name, value in token.items():
        if name not in _COLUMNS or (isinstance(value, dict) and not _PREDICATES.issuperset(value)):
            return False
    return True


class _Words:
    """The words that any rule names; all others are alike to the rules."""

    def __init__(self, tokens: list[dict[Any, Any]]) -> None:
        listed: set[str] = set()
        patterns: list[str] = []
        for value in (token["LOWER"] for token in tokens if "LOWER" in token):
            if isinstance(value, str):
                listed.add(value)
            else:
                listed.update(*(value.get(k, ()) for k in ("IN", "NOT_IN")))
                patterns += [value["REGEX"]] if "REGEX" in value else []
        self.listed = listed
        self.patterns = [re.compile(p) for p in patterns]

    def named(self, word: str) -> bool:
        return word in self.listed or any(p.search(word) for p in self.patterns)


class _Table:
    """The rules of one component, by what a token is. Rules keep their numbers: the later one has precedence."""

    def __init__(self, ruler: Any) -> None:
        self.vocab = ruler.vocab
        self.attributes = ruler.attrs
        self.offsets = ruler.indices
        self.single, self.several, self.opening = (Matcher(ruler.vocab) for _ in range(3))
        self.longest = 1
        for number, rule in enumerate(ruler.patterns):
            for pattern in rule["patterns"]:
                if len(pattern) == 1 and self.offsets[number] in {0, -1}:
                    self.single.add(str(number), [pattern])
                else:
                    self.several.add(str(number), [pattern])
                    self.opening.add(str(number), [pattern[:1]])
                    self.longest = max(self.longest, len(pattern))
        self.words = _Words(_tokens(ruler))
        self.named: dict[int, int] = {}
        self.rules: dict[_Key, tuple[int, ...]] = {}
        self.opens: set[_Key] = set()
        self.merged: dict[tuple[int, ...], dict[Any, Any]] = {}

    def match(self, doc: Doc) -> list[tuple[int, ...]]:
        """Return the numbers of the rules that fit, token by token, in order."""
        out: list[tuple[int, ...]] = []
        rules, named, opens = self.rules, self.named, self.opens
        opening: list[int] = []
        for i, (tag, dep, pos, low, space) in enumerate(doc.to_array(_COLUMNS).tolist()):
            word = named.get(low)
            if word is None:
                word = named[low] = low if self.words.named(self.vocab.strings[low]) else 0
            key = (tag, dep, pos, word, space)
            found = rules.get(key)
            if found is None:
                found = rules[key] = self._learn(doc, i, key)
            out.append(found)
            if key in opens:
                opening.append(i)
        for begin in opening:
            for match, start, end in self.several(doc[begin : begin + self.longest], allow_missing=True):
                number = int(self.vocab.strings[match])
                offset = self.offsets[number]
                i = begin + (start + offset if offset >= 0 else end + offset)
                out[i] = tuple(sorted({*out[i], number}))
        return out

    def _learn(self, doc: Doc, i: int, key: _Key) -> tuple[int, ...]:
        """Match the token at `i` against the rules for one token, and against the first tokens of the others."""
        token = doc[i : i + 1]
        if len(self.opening) and self.opening(token, allow_missing=True):
            self.opens.add(key)
        if not len(self.single):
            return ()
        matches: Any = self.single(token, allow_missing=True)
        return tuple(sorted({int(self.vocab.strings[match]) for match, _start, _end in matches}))

    def annotate(self, doc: Doc, matches: list[tuple[int, ...]]) -> None:
        """Set what the rules say, the later rule over the earlier."""
        merged = self.merged
        for token, numbers in zip(doc, matches, strict=True):
            if not numbers:
                continue
            attributes = merged.get(numbers)
            if attributes is None:
                attributes = merged[numbers] = {k: v for n in numbers for k, v in self.attributes[n].items()}
            set_token_attrs(token, attributes)
