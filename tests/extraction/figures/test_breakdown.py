"""Parts of a total, losses of two sides, and the wounded who are killed."""

import pytest

COUNTED = [
    (
        "en",
        "The clinic said 40 had been killed: 25 fighters, of whom 3 were boys, 12 civilians and three medics.",
        [("killed", 40), ("killed", 25), ("killed", 3), ("killed", 12), ("killed", 3)],
    ),
    (
        "en",
        "The mayor spoke of 30 dead in the valley, comprising 18 militants and 12 villagers.",
        [("killed", 30), ("killed", 18), ("killed", 12)],
    ),
    (
        "fr",
        "La mairie compte 9 morts dans les deux camps : 4 policiers devant la porte et 5 soldats au marché.",
        [("killed", 9), ("killed", 4), ("killed", 5)],
    ),
    (
        "fr",
        "Le raid a coûté la vie à 11 membres du conseil et à deux gardes.",
        [("killed", 11), ("killed", 2)],
    ),
    ("en", "Nine soldiers had been killed, against 20 rebels.", [("killed", 9), ("killed", 20)]),
    ("fr", "Les miliciens ont achevé trente blessés.", [("killed", 30)]),
    ("en", "A dozen wounded men were murdered there.", [("killed", 12)]),
    ("en", "The army fled with the loss of three tanks.", [("destroyed", 3)]),
    ("en", "Gunmen rounded up 14 villagers.", [("captured", 14)]),
    ("en", "Sixty detainees had given themselves up.", [("captured", 60)]),
]
NOT_COUNTED = [
    # A part greater than the whole, or of another sentence, is none.
    ("en", "The mayor said 4 had been killed: 900 residents live there.", [("killed", 4)]),
    ("en", "Four men were killed. The ward has 3 doctors: 2 nurses sleep there.", [("killed", 4)]),
    # Those whom an action is aimed at are no losses.
    ("en", "Nine soldiers were killed, against 20 rebels who held the hill.", [("killed", 9)]),
    ("fr", "Douze rebelles ont été tués ces deux derniers jours.", [("killed", 12)]),
    ("en", "Six men murdered 4 wounded in the raid.", [("killed", 6), ("wounded", 4)]),
]


@pytest.mark.parametrize(("lang", "text", "expected"), COUNTED + NOT_COUNTED, ids=lambda v: str(v)[:40])
def test_parts_and_both_sides(bounds, lang, text, expected):
    found = [(kind, low) for kind, low, _high in bounds(text, lang) if kind != "other"]
    assert found == expected


def test_an_open_bound_of_a_french_count(bounds):
    assert bounds("L'hôpital a reçu plus que 70 blessés.", "fr") == [("wounded", 70, None)]
