"""The phrase before a verb, in texts that lost their commas."""

import pytest

from recoupe.extraction.attribution import find_frames
from recoupe.languages import parse


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("A commander was killed in clashes with army units in Northern Homs FNA reports.", "FNA"),
        ("A spokesman for the YPG said ten fighters died.", "spokesman for the YPG"),
        ("An official in the Syrian SDF said two were wounded.", "official in the Syrian SDF"),
        ("Planes hit a convoy near Hama and killed dozens of militants SANA news agency reported.", "SANA news agency"),
    ],
)
def test_initials_glued_by_a_lost_comma_stand_alone(text, speaker):
    doc = parse(text, "en")
    (frame,) = find_frames(doc, "en")
    assert doc[frame.name[0] : frame.name[1]].text == speaker
