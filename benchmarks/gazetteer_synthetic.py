"""A dump of places that nobody lives in, in GeoNames' format: names of syllables, in Latin and Arabic letters."""

from __future__ import annotations

import random
from collections.abc import Iterator

_SYLLABLES = (
    ("ba", "با"), ("ta", "تا"), ("jar", "جر"), ("ha", "حا"), ("khan", "خان"), ("dir", "دير"), ("ra", "را"),
    ("zay", "زي"), ("sal", "سل"), ("sha", "شا"), ("sir", "صير"), ("ta", "طا"), ("ghar", "غر"), ("fa", "فا"),
    ("qar", "قر"), ("kaf", "كف"), ("lu", "لو"), ("ma", "ما"), ("nur", "نور"), ("ha", "ها"), ("wa", "وا"),
    ("yun", "يون"), ("bir", "بير"), ("tal", "تل"),
)  # fmt: skip
_COUNTRIES = ("SY", "IQ")
_AT = {"SY": (35, 38), "IQ": (33, 44), "LB": (34, 36), "JO": (31, 36), "TR": (39, 35), "IR": (32, 53), "SD": (15, 30),
       "ML": (17, -4)}  # fmt: skip


def names(seed: int) -> Iterator[tuple[str, str]]:
    """Yield names of three to five syllables, in Latin and in Arabic letters; some come back, as names do."""
    rng = random.Random(seed)  # noqa: S311 - the same names every time
    while True:
        parts = [rng.choice(_SYLLABLES) for _ in range(rng.choice((3, 4, 4, 5)))]
        latin, arabic = "".join(p[0] for p in parts).capitalize(), "".join(p[1] for p in parts)
        if rng.random() < 0.3:
            latin, arabic = f"Al {latin}", f"ال{arabic}"
        yield latin, arabic


def rows(count: int, seed: int = 1) -> Iterator[str]:
    """Yield `count` rows of a dump."""
    rng = random.Random(seed)  # noqa: S311
    spelt = names(seed)
    for n in range(count):
        latin, arabic = next(spelt)
        country = rng.choice(_COUNTRIES)
        lat, lon = (round(v + rng.uniform(-2, 2), 5) for v in _AT[country])
        people = int(10 ** rng.uniform(0, 5)) if rng.random() < 0.3 else 0
        other = f"{latin.replace('kh', 'x').replace('sh', 'ch').replace('u', 'ou')},{arabic}"
        cells = (800_000_000 + n, latin, latin, other, lat, lon, "P", "PPL", country, "", f"{n % 14:02}", "", "", "")
        cells += (people, "", "", "", "2024-01-01")
        yield "\t".join(map(str, cells)) + "\n"
