"""Slips of a page are undone for reading, and every character read has its place in the page."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from noises import KINDS
from recoupe.languages import mending
from recoupe.languages.mending import mend

CASES = [
    ("fr", "Ils on,t lancé qu'il,s ont dit", "Ils ont lancé qu'ils ont dit"),
    ("fr", "l,armée n,a perdu que cinq hommes d,Alep", "l'armée n'a perdu que cinq hommes d'Alep"),
    ("en", "The army,s spokesman didn,t say", "The army's spokesman didn't say"),
    ("en", "in Aleppo,Homs and Hama", "in Aleppo, Homs and Hama"),
    ("fr", "des soldats,policiers et civils", "des soldats, policiers et civils"),
    ("en", "The sol,diers left", "The soldiers left"),
    ("en", "two  were \u00a0 killed", "two were killed"),
    ("en", "Ten were killed.The army left.", "Ten were killed. The army left."),
    ("fr", "Dix morts en 2016.L'armée recule.", "Dix morts en 2016. L'armée recule."),
    ("en", "some 12soldiers and 30Turkish men", "some 12 soldiers and 30 Turkish men"),
    ("en", "the sol\u00addiers\u200b left", "the soldiers left"),
    ("fr", "l'arme\u0301e a tue\u0301", "l'armée a tué"),
    ("en", "six died in Aleppo The Syrian army left", "six died in Aleppo. The Syrian army left"),
    ("en", "the strike killed six Activists said so", "the strike killed six. Activists said so"),
    ("en", "Ten men died in Aleppo The army left the town", "Ten men died in Aleppo. The army left the town"),
    (
        "en",
        "the strike killed six According to a medic more died",
        "the strike killed six. According to a medic more died",
    ),
    ("en", "the siege lasted The Syrian army denied it", "the siege lasted. The Syrian army denied it"),
    ("fr", "dix morts à Homs Selon un médecin, l'école brûle", "dix morts à Homs. Selon un médecin, l'école brûle"),
    (
        "fr",
        "Cinq hommes sont morts à Homs ont indiqué des secouristes.",
        "Cinq hommes sont morts à Homs, ont indiqué des secouristes.",
    ),
    ("fr", "Environ 900 personnes ont fui estime l'ONU.", "Environ 900 personnes ont fui, estime l'ONU."),
    ("fr", "« Nous avons perdu dix des nôtres » admet-il.", "« Nous avons perdu dix des nôtres », admet-il."),
    ("fr", "la trêve tient L'armée a reculé", "la trêve tient. L'armée a reculé"),
    ("fr", "un raid de la Russie a eu lieu La Russie dément", "un raid de la Russie a eu lieu. La Russie dément"),
]
KEPT = [
    ("en", "the 12th and 5th corps, 300km away at 3pm, a 2000lb bomb, T72 tanks and F16s"),
    ("fr", "la 36ème division, la 1ère armée, 18h30, 40km, 12kg, le 2e corps"),
    ("en", "see www.Site.Com or mail to desk@News.Org, 1,300 men, 2.5 million, U.S. troops"),
    ("fr", "1.300 hommes, 2,5 millions, M. Dupont, l'armée qu'ils ont"),
    ("en", "a line\n\n  another\n- an item"),
    ("en", "judges in The Hague told The Guardian and the paper The Times about it"),
    ("en", "aid from Doctors of the World and radical Islamist groups"),
    ("en", "Army Forces Deny Killing Dozens of Civilians In Syria"),
    ("en", "the blogger Two Corporals and Her Majesty's forces on the Five Sisters road"),
    ("fr", "le journal Le Monde, un élu de La Haye, Marine Le Pen et le parti Les Verts"),
    ("fr", "C'est au bilan que donne et que précise la police. Voilà ce qu'annonce l'armée, comme l'affirme l'ONU."),
    ("fr", "Pourquoi le maire de la ville a-t-il fui ? Hier encore la police a annoncé la prise du camp."),
    ("fr", "NON A LA GUERRE MERCI D'AVOIR TENU"),
]


@pytest.mark.parametrize(("lang", "page", "read"), CASES)
def test_slips_are_undone(lang, page, read):
    mended = mend(page, lang)
    assert mended is not None
    assert mended.text == read


@pytest.mark.parametrize(("lang", "page"), KEPT)
def test_what_is_no_slip_stays(lang, page):
    assert mend(page, lang) is None


def test_spans_come_back_as_the_page_has_them():
    page = "Le groupe  affirme que l,arme\u0301e a perdu 12soldats."
    mended = mend(page, "fr")
    for read, written in [
        ("l'armée", "l,arme\u0301e"),
        ("12 soldats", "12soldats"),
        ("groupe affirme", "groupe  affirme"),
    ]:
        at = mended.text.index(read)
        start, end = mended.back(at, at + len(read))
        assert page[start:end] == written


PIECES = [
    "l,armée",
    "on,t",
    " ",
    "  ",
    "12soldats",
    "tués.Le",
    "Aleppo,Homs",
    "\u00ad",
    "e\u0301",
    "\n\n",
    "https://a.Bc/d",
    "3,5",
    ".",
]


@settings(max_examples=150)
@given(st.lists(st.sampled_from(PIECES) | st.text(max_size=4), max_size=12).map("".join), st.sampled_from(["en", "fr"]))
def test_every_character_has_its_place_and_letters_keep_their_order(page, lang):
    mended = mend(page, lang)
    if mended is None:
        return
    assert len(mended.text) == len(mended.starts) == len(mended.ends)
    assert all(0 <= a <= b <= len(page) for a, b in zip(mended.starts, mended.ends, strict=True))
    assert list(mended.starts) == sorted(mended.starts)
    for i, char in enumerate(mended.text):
        if page[mended.starts[i] : mended.ends[i]] != char:
            assert char in " '" or not char.isascii()


@settings(max_examples=60)
@given(st.sampled_from(sorted(KINDS)), st.integers(0, 99))
def test_a_noised_text_knows_where_its_characters_stood(kind, seed):
    text = "Titre à l'essai\n\nL'armée a perdu 1 300 soldats.La ville, « dit-il », est tombée. They didn't say."
    noised = KINDS[kind](text, "fr", seed)
    assert len(noised.origin) == len(noised.text) + 1
    assert list(noised.origin) == sorted(noised.origin)
    assert noised.origin[-1] == len(text)
    kept = [(c, text[o]) for c, o in zip(noised.text, noised.origin, strict=False) if c.isdigit()]
    assert all(a == b for a, b in kept if kind != "separators")


def test_a_sentence_that_opens_with_one_letter_is_parted_too() -> None:
    for text, lang, parted in (
        ("It was never lost.A doctor said so.", "en", "It was never lost. A doctor said so."),
        ("Tout est perdu.À Homs, on compte les morts.", "fr", "Tout est perdu. À Homs, on compte les morts."),
    ):
        found = mend(text, lang)
        assert found is not None
        assert found.text == parted
    assert mend("The U.S.A said so.", "en") is None


@given(
    st.lists(st.sampled_from([*"aZ4.,!« \u00a0\u0301\u200b", "Ils ", "men", "I ", "2016"]), max_size=12).map("".join)
)
def test_a_text_is_looked_through_wherever_a_slip_could_be(page):
    for slips, signs in ((mending._HIDDEN, mending._HIDING), (mending._SLIP, mending._SLIPPED)):
        if slips.search(page):
            assert any(sign.search(page) for sign in signs)
