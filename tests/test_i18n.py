from __future__ import annotations

from importlib.resources import files
from io import BytesIO

import pytest
from babel.messages.pofile import read_po

from recoupe import i18n


def catalogues():
    folder = files("recoupe") / "locale" / "fr"
    return sorted((p for p in folder.iterdir() if p.name.endswith(".po")), key=lambda p: p.name)


def test_english_is_the_code_and_french_the_catalogue():
    assert i18n.current() == "en"
    assert i18n.gettext("the file is empty") == "the file is empty"
    with i18n.use("fr"):
        assert i18n.current() == "fr"
        assert i18n.gettext("the file is empty") == "le fichier est vide"
    assert i18n.current() == "en"


def test_an_error_inside_restores_the_language():
    with pytest.raises(KeyError), i18n.use("fr"):
        raise KeyError
    assert i18n.current() == "en"


def test_unknown_interface_language():
    with pytest.raises(ValueError, match="no interface language 'xx'"), i18n.use("xx"):
        pass


def test_braces_without_values_stay():
    assert i18n.gettext("{x} stays") == "{x} stays"
    assert i18n.gettext("{x} goes", x=1) == "1 goes"


@pytest.mark.parametrize(("lang", "n", "one"), [("en", 0, False), ("en", 1, True), ("fr", 0, True), ("fr", 2, False)])
def test_plural_rules(lang, n, one):
    with i18n.use(lang):
        assert i18n.ngettext("{n} untranslated thing", "{n} untranslated things", n).endswith("things") is not one


@pytest.mark.parametrize("path", catalogues(), ids=lambda p: p.name)
def test_catalogues_are_well_formed(path):
    catalogue = read_po(BytesIO(path.read_bytes()))
    messages = [m for m in catalogue if m.id]
    assert messages
    assert [m.id for m in messages if not m.string or m.fuzzy] == []
