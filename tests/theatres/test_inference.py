from typing import Any

import pytest

from recoupe import theatres

SYRIA = "The Syrian army and the SDF clashed near Raqqa, the Syrian Observatory for Human Rights said."
UKRAINE = "Russian missiles hit Kharkiv on Monday, Ukraine's general staff said; Kyiv counted four dead."


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Les forces du régime tiennent Alep, affirme l'Observatoire syrien des droits de l'homme.", "syria-iraq"),
        ("Iraqi forces entered western Mosul, Amaq said.", "syria-iraq"),
        ("شنت قوات النظام السوري غارات على حلب", "syria-iraq"),
        ("The Rapid Support Forces took Nyala, Reuters said.", "sudan"),
        ("سيطرت قوات الدعم السريع على الفاشر", "sudan"),
        ("Russia's defence ministry said 30 Ukrainian soldiers had surrendered in Mariupol.", "ukraine"),
        ("Генштаб ЗСУ повідомив про бої під Бахмут і Авдіївка.", "ukraine"),
        ("Le GSIM revendique l'attaque du camp de Djibo, au Burkina Faso.", "sahel"),
        ("Le M23 s'est emparé de Rubaya, dans le Nord-Kivu, selon la société civile de Masisi.", "eastern-congo"),
    ],
)
def test_reports_of_a_war_are_known(text: str, name: str) -> None:
    theatre, reason = theatres.infer([text])
    assert theatre is not None
    assert theatre.id == name
    assert name in reason.text


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Maute fighters loyal to Islamic State still hold part of Marawi, Amaq said.",
        "The band plays in Homs this week.",
        "Journalists are jailed in ever greater numbers, RSF said in Paris. Reporters sans frontières counts 500.",
        "M23 is a motorway in southern England; police closed it on Monday.",
        "Wagner's Ring was played in Bayreuth; the army of extras was paid late.",
        "South Sudan's government in Juba said South Sudanese soldiers had clashed with rebels.",
        "Libya's coastguard and Libyan police fought smugglers; Wagner men came to Libya by way of Sudan.",
    ],
)
def test_reports_of_nothing_known_are_not(text: str) -> None:
    theatre, reason = theatres.infer([text])
    assert theatre is None
    assert reason.rule == "theatre.infer"
    assert reason.text


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Wagner fighters and Malian soldiers left Kidal, Tuareg rebels said; Mali's army denied it.", "sahel"),
        ("Wagner fighters raised a flag in Bakhmut, Prigozhin said; Ukraine's army denied it.", "ukraine"),
        ("Wagner planes landed near Nyala, Sudan's army said; the RSF denied it.", "sudan"),
    ],
)
def test_a_group_of_several_wars_tells_none_of_them(text: str, name: str) -> None:
    theatre, _ = theatres.infer([text])
    assert theatre is not None
    assert theatre.id == name


def test_most_reports_decide() -> None:
    theatre, _ = theatres.infer([SYRIA, "Rain in Paris.", SYRIA])
    assert theatre is not None
    assert theatres.infer([SYRIA, "Rain.", "Snow.", "Wind."])[0] is None
    assert theatres.infer([])[0] is None


def ids(texts: list[str]) -> list[Any]:
    return [theatre.id if theatre else None for theatre, _why in theatres.infer_each(texts)]


def test_each_report_has_its_own() -> None:
    assert ids([SYRIA, UKRAINE, "Rain in Paris."]) == ["syria-iraq", "ukraine", None]
    assert ids([]) == []


def test_a_short_update_follows_the_others_and_says_so() -> None:
    update = "The SDF took two more villages overnight."
    assert ids([update]) == [None]
    assert ids([SYRIA, SYRIA, update]) == ["syria-iraq"] * 3
    (_, why) = theatres.infer_each([SYRIA, SYRIA, update])[2]
    assert why.rule == "theatre.batch"
    assert "SDF" in why.text


def test_a_report_from_elsewhere_follows_nobody() -> None:
    elsewhere = "Islamic State said it had shot two policemen in Kabul."
    assert ids([SYRIA, SYRIA, elsewhere.replace("Islamic State", "Gunmen")])[2] is None
    both = "Kyiv spoke of four dead in Kharkiv; the SDF had no comment."
    assert ids([SYRIA, SYRIA, both])[2] == "ukraine"


def test_the_reason_names_what_told() -> None:
    ((theatre, why),) = theatres.infer_each([UKRAINE])
    assert theatre is not None
    assert theatre.id in why.text
    assert "Kharkiv" in why.text
