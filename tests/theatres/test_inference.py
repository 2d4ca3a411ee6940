import pytest

from recoupe import theatres


@pytest.mark.parametrize(
    "text",
    [
        "Les forces du régime tiennent Alep, affirme l'Observatoire syrien des droits de l'homme.",
        "Iraqi forces entered western Mosul, Amaq said.",
        "شنت قوات النظام السوري غارات على حلب",
    ],
)
def test_reports_of_the_war_are_known(text: str) -> None:
    theatre, reason = theatres.infer([text])
    assert theatre is not None
    assert theatre.id == "syria-iraq"
    assert "syria-iraq" in reason.text


@pytest.mark.parametrize(
    "text",
    [
        "",
        "The Rapid Support Forces took Nyala, Reuters said.",
        "Russia's defence ministry said 30 Ukrainian soldiers had surrendered in Mariupol.",
        "Maute fighters loyal to Islamic State still hold part of Marawi, Amaq said.",
        "The band plays in Homs this week.",
    ],
)
def test_reports_of_other_wars_are_not(text: str) -> None:
    theatre, reason = theatres.infer([text])
    assert theatre is None
    assert reason.rule == "theatre.infer"
    assert reason.text


def test_most_reports_decide() -> None:
    syria = "The Syrian army and the SDF clashed near Raqqa, the Syrian Observatory for Human Rights said."
    theatre, _ = theatres.infer([syria, "Rain in Paris.", syria])
    assert theatre is not None
    assert theatres.infer([syria, "Rain.", "Snow.", "Wind."])[0] is None
    assert theatres.infer([])[0] is None
