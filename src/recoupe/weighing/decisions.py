"""What people decided stays with a brief: evidence and judgements of one hold in those that go on with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from recoupe.linking.judged import idle

if TYPE_CHECKING:
    from collections.abc import Iterable

    from recoupe.model import Brief, Evidence, Judgement


def carried[T](earlier: Iterable[T], given: Iterable[T]) -> tuple[T, ...]:
    """Return the records of both, each once, the earlier brief's first: of one moment, the last given counts."""
    return tuple(dict.fromkeys((*earlier, *given)))


def all_evidence(previous: Brief | None, given: Iterable[Evidence]) -> tuple[Evidence, ...]:
    """Return all evidence that people decided on, superseded decisions included."""
    return carried(previous.evidence if previous else (), given)


def all_judgements(previous: Brief | None, given: Iterable[Judgement]) -> tuple[Judgement, ...]:
    """Return all judgements, superseded ones included."""
    return carried(previous.judgements if previous else (), given)


def of_use(judgements: Iterable[Judgement]) -> tuple[Judgement, ...]:
    """Return the judgements without those that change nothing, which were refused where they came in."""
    return tuple(j for j in judgements if not idle((j,)))
