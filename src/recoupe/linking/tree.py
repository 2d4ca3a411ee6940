"""What holds an incident together: of all its links the strongest that reach every claim, a maximum spanning tree."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from recoupe.linking.weights import probability, steps
from recoupe.model.link import Bond, Link

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from recoupe.linking.gathered import Gathered
    from recoupe.linking.predict import Pair


def bonds(made: Gathered, cluster: Iterable[int]) -> Iterator[tuple[Bond, Pair]]:
    """Yield the links of a cluster of items that a spanning tree takes (Kruskal 1956): what people joined, then the
    heaviest pairs that were compared, then what an earlier brief had together. Ties go to the earlier claims.
    """
    inside = set(cluster)
    home = {n: n for n in inside}

    def root(n: int) -> int:
        while home[n] != n:
            n = home[n]
        return n

    met = (p for p in combinations(sorted(inside), 2) if p in made.compared)
    weighed = sorted(met, key=lambda p: (-made.compared[p].weight, p))
    missing = len(inside) - 1
    kinds: tuple[tuple[Bond, Sequence[Pair]], ...] = (
        ("judgement", made.joined), ("weights", weighed), ("earlier brief", made.kept),
    )  # fmt: skip
    for how, pairs in kinds:
        for i, j in pairs if missing else ():
            if inside.issuperset((i, j)) and root(i) != root(j):
                home[root(j)] = root(i)
                missing -= 1
                yield how, (i, j)


def links(made: Gathered, cluster: Sequence[int]) -> tuple[Link, ...]:
    """Return the links of a cluster: its spanning tree, and each copy to the claim that it copies. One fewer than its
    claims. Weights are rounded to a hundredth of a bit, probabilities to a ten-thousandth.
    """
    found = [_link(made, pair, how) for how, pair in bonds(made, cluster)]
    for n in cluster:
        first, *copies = made.items[n]
        found += [Link(a=first.ref, b=copy.ref, how="same claim") for copy in copies]
    return tuple(found)


def _link(made: Gathered, pair: Pair, how: Bond) -> Link:
    a, b = (made.items[n][0] for n in pair)
    compared = made.compared.get(pair)
    if compared is None:
        return Link(a=a.ref, b=b.ref, how=how)
    rounded = tuple(s.model_copy(update={"weight": round(s.weight, 2)}) for s in steps(compared))
    return Link(
        a=a.ref,
        b=b.ref,
        how=how,
        probability=round(probability(compared.weight), 4),
        weight=round(compared.weight, 2),
        steps=rounded,
    )


def path(made: Gathered, cluster: Iterable[int], start: int, stop: int) -> tuple[int, ...]:
    """Return the items from one to another over the tree of their cluster, both included."""
    beside: dict[int, list[int]] = {}
    for _how, (i, j) in bonds(made, cluster):
        beside.setdefault(i, []).append(j)
        beside.setdefault(j, []).append(i)
    came: dict[int, int] = {start: start}
    queue = [start]
    for n in queue:
        for m in beside.get(n, ()):
            if m not in came:
                came[m] = n
                queue.append(m)
    if stop not in came:
        return ()
    way = [stop]
    while way[-1] != start:
        way.append(came[way[-1]])
    return tuple(reversed(way))
