from __future__ import annotations

import pytest

from recoupe.reading.language import detect


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("L'armée a repris Palmyre", "fr"),
        ("Eight dead in Aleppo", "en"),
        ("3 Apr 2017 Syrian civil defence volunteers were killed in the strike on the town", "en"),
        ("Au moins huit morts dans un bombardement à Alep, selon l’OSDH", "fr"),
        ("El ejército sirio recuperó Palmira, dijo el sábado un portavoz.", "es"),
        ("L'esercito siriano ha ripreso Palmira, ha detto sabato un portavoce militare.", "it"),
        ("O exército afirmou que tomou duas aldeias perto do rio.", "pt"),
        ("Russian strikes kill 34 civilians in Syrias Deir Ezzor Monitor AFP Sunday 26 Nov 2017", "en"),
        ("Російська армія заявила про захоплення двох сіл", "uk"),
        ("Suriye ordusu cumartesi günü Palmira'yı geri aldı.", "tr"),
        ("قال الجيش السوري إنه استعاد مدينة تدمر", "ar"),
    ],
)
def test_language_of_short_news(text, lang):
    assert detect(text)[0] == lang


def test_a_hint_decides_only_where_the_text_does_not():
    assert detect("Alep : 8 morts", "fr")[0] == "fr"
    assert detect("Российская авиация нанесла удар по городу Пальмира", "fr")[0] == "ru"
    assert detect("The army said on Monday that it had taken two villages.", "fr")[0] == "en"


def test_a_few_words_in_an_unread_language_are_not_taken_for_a_read_one():
    assert detect("Diez muertos en Alepo")[0] not in {"en", "fr"}
