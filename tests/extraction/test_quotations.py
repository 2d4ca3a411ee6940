import pytest
from hypothesis import given
from hypothesis import strategies as st

from recoupe.extraction.quotations import quotations


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ('He said: "We left." Then he left.', ['"We left."']),
        ("« Rien », dit-il. « Rien du tout. »", ["« Rien »", "« Rien du tout. »"]),
        ("“One. Two. Three,” she said.", ["“One. Two. Three,”"]),
        ("``No,'' he said.", ["``No,''"]),
        ("'We are lost,' said the driver's wife.", ["'We are lost,'"]),
        ("‘We don’t know,’ said the driver’s wife.", ["‘We don’t know,’"]),
        ("A ‘Green’ fund.", []),
        ("The workers' union and the drivers' union met.", []),
        ('A 6" pipe burst.', []),
        ("“It was dark.\n\n“Then it was light.”", ["“It was dark.", "“Then it was light.”"]),
        ("“It was dark.\n\nThen it was light.” So he says.", ["“It was dark.\n\nThen it was light.”"]),
        ('"It was dark.\n\nThen it was light," he said.', ['"It was dark.\n\nThen it was light,"']),
        ("He said: 'It was dark.\n\n'Then it was light.'", ["'It was dark.", "'Then it was light.'"]),
        ('"A closing mark is lost.\n\nNobody minds. "Another," he said.', ['"Another,"']),
        ('"They ask: "How could you?" I never did," he said.', ['"They ask: "How could you?" I never did,"']),
        ("“A mark that nothing closes.\n\nAnother paragraph.", []),
    ],
)
def test_quotations_are_found_with_their_marks(text: str, quoted: list[str]) -> None:
    assert [text[a:b] for a, b in quotations(text)] == quoted


@given(st.text(alphabet="ab .,'\"«»“”„‘’A`\n", max_size=80))
def test_quotations_lie_in_order_within_any_text(text: str) -> None:
    position = 0
    for start, end in quotations(text):
        assert position <= start < end <= len(text)
        position = end
