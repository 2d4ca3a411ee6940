import gzip
import io
import zipfile

import pytest

from recoupe.errors import UnreadableInput
from recoupe.grounding.added import opening
from recoupe.grounding.added.adding import add
from recoupe.grounding.added.opening import lines


def read(path):
    with lines(path) as numbered:
        return list(numbered)


def zipped(path, **members):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name.replace("_", "."), content)
    return path


def test_the_table_of_a_zip_is_read_and_not_its_readme(tmp_path):
    path = zipped(tmp_path / "SY.zip", readme_txt="x" * 900, SY_txt="one\ntwo\n", picture_png="z" * 2000)
    assert read(path) == [(1, b"one\n"), (2, b"two\n")]


def test_a_dump_in_a_zip_and_in_gzip(home, files, tmp_path):
    data = (files / "geonames.txt").read_bytes()
    assert add(zipped(tmp_path / "SY.zip", readme_txt="x", SY_txt=data)).source.places == 5
    (tmp_path / "packed.txt.gz").write_bytes(gzip.compress(data))
    assert add(tmp_path / "packed.txt.gz").source.places == 5


def test_a_zip_without_a_table(tmp_path):
    with pytest.raises(UnreadableInput, match=r"no \.txt"):
        read(zipped(tmp_path / "a.zip", a_png="x"))


def test_a_bomb_is_refused_while_it_is_unpacked(tmp_path, monkeypatch):
    monkeypatch.setattr(opening, "_UNASKED", 100_000)
    row = b"x" * 1000 + b"\n"
    path = zipped(tmp_path / "bomb.zip", bomb_txt=row * 5000)
    assert path.stat().st_size < 50_000
    taken = 0
    with pytest.raises(UnreadableInput, match="100 times"), lines(path) as numbered:
        for _n, line in numbered:
            taken += len(line)
    assert taken <= max(100_000, path.stat().st_size * 100)


def test_a_bomb_in_gzip_without_a_line_end(tmp_path, monkeypatch):
    monkeypatch.setattr(opening, "_UNASKED", 100_000)
    path = tmp_path / "bomb.txt.gz"
    path.write_bytes(gzip.compress(b"x" * 20_000_000))
    with pytest.raises(UnreadableInput, match="100 times"):
        read(path)


def test_a_workbook_that_would_swell(tmp_path, monkeypatch):
    monkeypatch.setattr(opening, "_UNASKED", 100_000)
    path = tmp_path / "bomb.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("xl/sharedStrings.xml", "x" * 30_000_000)
    with pytest.raises(UnreadableInput, match="100 times"):
        add(path)


def test_a_line_that_is_too_long_is_not_kept(tmp_path):
    path = tmp_path / "long.txt"
    path.write_bytes(b"one\n" + b"x" * (3 * opening.MOST_LINE + 7) + b"\ntwo")
    assert read(path) == [(1, b"one\n"), (2, None), (3, b"two")]


@pytest.mark.parametrize("cut", [40, 200, 700])
def test_a_truncated_zip_or_gzip(home, files, tmp_path, cut):
    data = (files / "geonames.txt").read_bytes()
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("SY.txt", data)
    for name, packed in (("a.zip", whole.getvalue()), ("a.txt.gz", gzip.compress(data))):
        (tmp_path / name).write_bytes(packed[: min(cut, len(packed) - 12)])
        with pytest.raises(UnreadableInput):
            add(tmp_path / name)


def test_a_zip_with_a_password(tmp_path):
    path = zipped(tmp_path / "a.zip", a_txt="one\n")
    data = bytearray(path.read_bytes())
    for signature, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(signature) + at] |= 1
    path.write_bytes(bytes(data))
    with pytest.raises(UnreadableInput, match="unpacked"):
        read(path)


@pytest.mark.parametrize(
    ("encoding", "mark"), [("utf-16-le", b"\xff\xfe"), ("utf-16-be", b"\xfe\xff"), ("utf-8", b"\xef\xbb\xbf")]
)
def test_marks_of_an_encoding(tmp_path, encoding, mark):
    path = tmp_path / "a.csv"
    path.write_bytes(mark + "id,été\n1,حلب\n".encode(encoding))
    assert [line.decode() for _n, line in read(path)] == ["id,été\n", "1,حلب\n"]
