"""Who a pronoun means."""

from recoupe.extraction.attribution import find_frames
from recoupe.extraction.attribution.coreference import resolve
from recoupe.languages import parse


def test_a_french_pronoun_agrees_in_number_and_a_backed_faction_says_nothing():
    text = (
        "Les Forces démocratiques syriennes (FDS) ont affirmé que neuf civils avaient été tués. "
        "Le ministère turc de la Défense a démenti. "
        "Elles ont annoncé avoir repoussé une attaque de factions soutenues par la Turquie. "
        "Il a ajouté que deux soldats avaient été blessés."
    )
    doc = parse(text, "fr")
    frames = resolve(doc, find_frames(doc, "fr"), "fr")
    names = [doc[f.name[0] : f.name[1]].text for f in frames]
    assert names == [
        "Forces démocratiques syriennes",
        "ministère turc de la Défense",
        "Forces démocratiques syriennes",
        "ministère turc de la Défense",
    ]
