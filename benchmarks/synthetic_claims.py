"""An invented incident, and what one report makes of it (synthetic.py)."""

from __future__ import annotations

import random
from datetime import date, timedelta
from typing import Any

from synthetic_world import Conflict, Record, data, invented

Told = tuple[str, Record, Record | None]
"""The sentence, the fields of the claim, and the source where it is a known one."""


def incident(where: Conflict, day: date, chance: random.Random) -> Record:
    """Return what happened: the truth that no report tells in full."""
    table = data()
    events = table["events"]
    event = chance.choices(list(events), [e["share"] for e in events.values()])[0]
    side = chance.randrange(2)
    low = max(1, round(chance.lognormvariate(1.6, 1.0)))
    return {
        "day": day,
        "event": event,
        "town": chance.choices(where.towns, cum_weights=where.weights)[0],
        "quarter": invented(chance) if chance.random() < table["quarter_share"] else None,
        "site": chance.choice(table["sites"]) if chance.random() < table["site_share"] else None,
        "side": side,
        "by": chance.choice(where.groups[side]),
        "against": chance.choice(where.groups[1 - side]),
        "killed": low,
        "wounded": low + chance.randrange(12) if chance.random() < 0.5 else None,
    }


def claim(where: Conflict, happened: Record, lang: str, published: date, chance: random.Random) -> Told:
    """Return one report's claim about an incident."""
    table = data()
    stance = "denies" if chance.random() < table["denied"] else "asserts"
    hedged = stance == "asserts" and chance.random() < table["hedged"]
    source, named = _source(where, happened, lang, chance, denying=stance == "denies")
    event = _event(happened["event"], chance)
    form = table["events"][happened["event"]]
    places, place = _places(where, happened, lang, chance)
    by, by_words = _group(happened["by"], happened["side"], lang, chance)
    other, other_words = _group(happened["against"], 1 - happened["side"], lang, chance)
    told_by = chance.random() >= table["no_actor"]
    fighters = form["victims"] == "fighters"
    told_against = fighters and chance.random() >= table["no_target"]
    site = happened["site"] if happened["site"] and chance.random() < table["site_named"] else None
    what = chance.choice(form[lang]).format(
        by=by_words,
        against=other_words,
        place=place,
        site=site[lang] if site else chance.choice(table["no_site"][lang]),
    )
    figures = [] if stance == "denies" or form["victims"] == "none" else _figures(happened, form, lang, chance)
    if figures:
        what += ", " + ", ".join(f["text"] for f in figures)
    what += chance.choice(table["tails"][lang])
    lead = table["lead"]["hedged" if hedged else stance][lang]
    quote = chance.choice(lead).format(source=named, what=what) if named else f"{what[0].upper()}{what[1:]}"
    victims = site[lang] if site else table["victims"][form["victims"]][lang] if not fighters and figures else None
    fields = {
        "source": named,
        "source_id": source["id"] if source else None,
        "source_side": source["side"] if source else None,
        "stance": stance,
        "hedged": hedged,
        "event": event,
        "by": by_words if told_by else None,
        "by_id": by if told_by else None,
        "against": other_words if told_against else victims,
        "against_id": other if told_against else None,
        "places": places,
        "when": _when(happened["day"], published, chance),
        "figures": figures,
    }
    return f"{quote}.", fields, source


def toll(where: Conflict, happened: Record, lang: str, published: date, chance: random.Random) -> Told:
    """Return a claim about no one incident: how many a year of war killed."""
    source, named = _source(where, happened, lang, chance, denying=False)
    n = chance.randrange(100, 9000)
    country = where.country[lang]
    what = data()["toll"][lang].format(count=n, place=country["text"])
    figure = {"kind": "killed", "low": n, "high": n, "text": str(n), "qualifier": "exactly", "cumulative": True}
    fields = {
        "source": named,
        "source_id": source["id"] if source else None,
        "source_side": source["side"] if source else None,
        "event": "other",
        "places": [country],
        "when": {"start": published.replace(month=1, day=1), "end": published},
        "figures": [figure],
    }
    lead = data()["lead"]["asserts"][lang]
    return f"{chance.choice(lead).format(source=named or 'The paper', what=what)}.", fields, source


def _source(
    where: Conflict, happened: Record, lang: str, chance: random.Random, *, denying: bool
) -> tuple[Record | None, str | None]:
    """Return (source, its name as written). Nobody in particular has only a name, the article's own voice neither."""
    if denying:
        accused = happened["by"]["side"]
        source = chance.choice([s for s in where.sources if s["side"] == accused])
        return source, source["names"][lang]
    if chance.random() < data()["own_voice"]:
        return None, None
    if chance.random() < data()["nameless_share"]:
        return None, chance.choice(data()["nameless"][lang])
    source = chance.choice(where.sources)
    return source, source["names"][lang]


def _group(group: Record, side: int, lang: str, chance: random.Random) -> tuple[str | None, str]:
    """Return (registry id, words) for a group: named, and then mostly recognised, or called by its side."""
    table = data()
    if chance.random() < table["group_named"]:
        known = chance.random() >= table["unregistered"]
        return group["id"] if known else None, table["group"][lang].format(name=group["names"][lang])
    return None, str(chance.choice(table["sides"][side][lang]))


def _event(event: str, chance: random.Random) -> str:
    told = _choice(data()["event"], chance)
    if told == "confusable":
        return str(chance.choice(data()["confusable"][event]))
    return "other" if told == "other" else event


def _places(where: Conflict, happened: Record, lang: str, chance: random.Random) -> tuple[list[Record], str]:
    """Return the places of a claim, the most precise first, and the words that the sentence has for them."""
    table, town = data(), happened["town"]
    named = town.place["text"] if chance.random() >= table["variant"] else chance.choice(town.names)
    here = {**town.place, "text": named}
    wider = [town.region] if town.region else [where.country[lang]]
    if chance.random() < table["country_only"]:
        return [where.country[lang]], where.country[lang]["text"]
    if chance.random() < table["coarser"]:
        return wider, wider[0]["text"]
    if chance.random() < table["unlocated"]:
        return [{"text": named}], named
    found, words = [here], named
    if happened["quarter"] and chance.random() < table["quarter_named"]:
        words = table["quarter"][lang].format(name=happened["quarter"], place=named)
        found = [{"text": happened["quarter"]}, here]
    if chance.random() < table["region_named"]:
        found += wider
        words += f" ({wider[0]['text']})"
    return found, words


def _when(day: date, published: date, chance: random.Random) -> Record | None:
    told = _choice(data()["day"], chance)
    if told == "undated":
        return None
    if told == "off by one":
        day = min(published, day + timedelta(days=chance.choice((-1, 1))))
    start = day - timedelta(days=chance.randrange(1, 4)) if told == "span" else day
    return {"start": start, "end": day}


def _figures(happened: Record, form: Record, lang: str, chance: random.Random) -> list[Record]:
    kind = form.get("kind", "killed")
    found = [_figure(kind, happened["killed"], form, lang, chance)]
    if kind == "killed" and happened["wounded"] and chance.random() < 0.6:
        found.append(_figure("wounded", happened["wounded"], form, lang, chance))
    return [f for f in found if f]


def _figure(kind: str, n: int, form: Record, lang: str, chance: random.Random) -> Any:
    told = _choice(data()["figure"], chance)
    if told == "none":
        return None
    low: int | None = n
    high: int | None = n
    qualifier = "exactly"
    if told == "updated":
        low = high = max(1, round(n * chance.uniform(0.8, 1.3)) + chance.randrange(2))
    elif told == "part":
        low = high = max(1, n // 2)
    elif told == "rounded" and n >= 24:
        qualifier, low, high = "dozens", 24, None
    elif told == "rounded":
        qualifier, low, high = chance.choice(
            (("at least", n, None), ("more than", max(1, n - 1), None), ("about", n, n))
        )
    table = data()
    count = table["counts"][qualifier][lang].format(n=low)
    who = table["victims"][form["victims"]][lang]
    text = chance.choice(table["counted"][lang]).format(count=count, who=who, kind=table["count_kinds"][kind][lang])
    return {"kind": kind, "who": who, "low": low, "high": high, "qualifier": qualifier, "text": text}


def _choice(shares: Record, chance: random.Random) -> str:
    return str(chance.choices(list(shares), list(shares.values()))[0])
