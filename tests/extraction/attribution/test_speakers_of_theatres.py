"""Speakers whose names a rule cut: titles that are none, small words with capitals, hyphens, bodies."""

import pytest

from recoupe.extraction.attribution import find_frames
from recoupe.extraction.attribution.names import name_of
from recoupe.languages import parse


@pytest.mark.parametrize(
    ("lang", "text", "speaker"),
    [
        ("en", "The General Staff in Kyiv said two missiles had been fired.", "General Staff in Kyiv"),
        ("en", "According to the General Staff, 60 attackers had been killed.", "General Staff"),
        ("en", "The General Command said its troops had left the town.", "General Command"),
        ("en", "General Igor Petrenko said 60 attackers had been killed.", "Igor Petrenko"),
        ("en", "Reporters Without Borders said a journalist had been killed.", "Reporters Without Borders"),
        ("en", "Doctors Without Borders said it had treated 22 wounded people.", "Doctors Without Borders"),
        ("fr", "L'état-major des armées maliennes reconnaît deux soldats tués.", "état-major des armées maliennes"),
        (
            "fr",
            "L’état-major général des armées annonce la mort de trente combattants.",
            "état-major général des armées",
        ),
        ("fr", "Neuf civils ont été tués, selon le Baromètre sécuritaire du Kivu.", "Baromètre sécuritaire du Kivu"),
    ],
)
def test_the_name_is_whole(lang: str, text: str, speaker: str) -> None:
    doc = parse(text, lang)
    found = [name_of(doc, f.speaker, lang) for f in find_frames(doc, lang) if f.speaker]
    assert speaker in [doc[a:b].text for a, b in found]
