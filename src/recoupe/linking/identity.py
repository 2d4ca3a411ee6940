"""Incident ids: from what the first claim says, never from its position, and kept from an earlier brief."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from recoupe.linking.view import View
    from recoupe.model import Brief

LENGTH = 10


def name_incidents(clusters: Sequence[Sequence[View]], previous: Brief | None = None) -> list[str]:
    """Return an id for each cluster, all distinct.

    A cluster that holds claims of an incident of `previous` keeps its id: the most claims shared first, then the id.
    Any other is named by the content of its first claim (by date of publication, then text).
    """
    ids: list[str | None] = [None] * len(clusters)
    taken: set[str] = set()
    if previous:
        refs = [{v.ref for v in cluster} for cluster in clusters]
        shared = [
            (-len(refs[i].intersection(old.claims)), old.id, i)
            for old in previous.incidents
            for i in range(len(clusters))
            if refs[i].intersection(old.claims)
        ]
        for _n, old_id, i in sorted(shared):
            if ids[i] is None and old_id not in taken:
                ids[i] = old_id
                taken.add(old_id)
    for i, cluster in enumerate(clusters):
        if ids[i] is None:
            first = min(v.content for v in cluster)
            digest = sha256("\x1f".join(first).encode()).hexdigest()
            name, n = f"i{digest[:LENGTH]}", 2
            while name in taken:
                name, n = f"i{digest[:LENGTH]}-{n}", n + 1
            ids[i] = name
            taken.add(name)
    return [str(i) for i in ids]
