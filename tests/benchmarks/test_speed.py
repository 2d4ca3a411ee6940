"""The speed benchmark runs on a small table and measures what it says; no time is asserted."""

from pathlib import Path

from speed import against_pipeline, articles, documents, gate_against_pipeline, lengthened

TABLE = """article_title,article_content
Shelling kills two in Idlib,"Shelling killed two people in Idlib on Monday, activists said."
A new bridge,"The mayor opened a bridge over the river."
"""


def test_articles_begin_with_their_titles(tmp_path: Path) -> None:
    table = tmp_path / "t.csv"
    table.write_text(TABLE, encoding="utf8")
    made = articles(table, None)
    assert [r.text.split("\n\n")[0] for r in made] == ["Shelling kills two in Idlib", "A new bridge"]
    assert len(articles(table, 1)) == 1
    plain, parsing, ours = against_pipeline(made)
    assert plain > 0
    assert 0 < parsing < ours


def test_a_long_text_is_an_article_again_and_again(tmp_path: Path) -> None:
    table = tmp_path / "t.csv"
    table.write_text(TABLE, encoding="utf8")
    short = articles(table, 1)[0]
    long = lengthened(short, 1000)
    assert len(long.text) == 1000
    assert long.text.startswith(f"{short.text}\n\n{short.text}\n\n")
    assert long.lang == short.lang


def test_sentences_are_joined_by_document(tmp_path: Path) -> None:
    (tmp_path / "s").write_text("One.\nTwo.\nThree.\n", encoding="utf8")
    (tmp_path / "i").write_text("a\na\nb\n", encoding="utf8")
    assert documents(tmp_path / "s", tmp_path / "i") == ["One.\nTwo.", "Three."]


def test_the_gate_is_quicker_than_the_pipeline() -> None:
    plain, gate = gate_against_pipeline(["The mayor opened a bridge over the river. " * 30])
    assert plain > gate
