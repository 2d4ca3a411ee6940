"""Parts: what was made of a batch of documents, or of a chunk of incidents, each a file named by a hash of all that it
hangs on. One that is there is never made again, and one that is half made is not there.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from recoupe.corpus.rows import Row
from recoupe.corpus.schema import TABLES
from recoupe.corpus.shapes import COUNT, CREDIT, DAY, TEXT, YES, listed
from recoupe.corpus.storing import rows_table, write
from recoupe.linking import row_schema

_KEY = b"recoupe.key"


def _struct(table: str, without: tuple[str, ...]) -> pa.DataType:
    return pa.struct([(name, type_) for name, type_, _about in TABLES[table].columns if name not in without])


_VOICE = ("voice", "voice_name", "voice_side", "voice_kind")

READ = pa.schema(
    [
        ("n", COUNT), ("input", TEXT), ("why", TEXT), ("digest", TEXT), ("theatre", TEXT), ("reading", TEXT),
        *((n, t) for n, t, _a in TABLES["reports"].columns
          if n in {"id", "published", "outlet", "lang", "url", "title", "text"}),
        ("credits", listed(CREDIT)),
        ("claims", listed(_struct("claims", ("report", "incident", "theatre", *_VOICE)))),
        ("movements", listed(_struct("movements", ("report", "situation", "theatre")))),
        ("context", listed(_struct("context", ("report", "theatre")))),
    ]
)  # fmt: skip
"""A part of reading: a row is a report with all that was found in it, or (`why`) an input that was rejected. `digest`
is of the report alone, `reading` the whole as JSON, for linking and weighing.
"""

HEARD = pa.schema(
    [
        ("id", TEXT), ("repeats", TEXT), ("repeats_report", TEXT), ("repeats_why", TEXT), ("origin", TEXT),
        ("army", TEXT),
        ("voices", listed(pa.struct([
            *((name, TEXT) for name in ("claim", *_VOICE)), ("voice_known", YES), ("voice_merged", YES),
            ("when_start", DAY),
        ]))),
        ("rows", listed(pa.struct(list(row_schema())))),
    ]
)  # fmt: skip
"""A part of provenance: a row is a report, with what it repeats, and the voice of each of its claims; `rows` are the
claims as linking compares them.
"""

LINKED = pa.schema([(name, TEXT) for name in ("report", "claim", "incident")])
"""The part of linking: the incident of each claim."""

_INCIDENT = [(n, t) for n, t, _about in TABLES["incidents"].columns if n != "situation"]
WEIGHED = pa.schema(
    [
        *((n, t) for n, t, _about in TABLES["situations"].columns if n != "incidents"),
        ("incidents", listed(pa.struct([
            *_INCIDENT,
            ("versions", listed(_struct("versions", ("incident",)))),
            ("contradictions", listed(_struct("contradictions", ("incident",)))),
            ("assessment", _struct("assessments", ("incident",))),
        ]))),
    ]
)  # fmt: skip
"""A part of weighing: a row is a situation, with its incidents and all that is said of them."""


def key_of(*parts: str) -> str:
    """Return the key of what hangs on these: 32 hexadecimal digits."""
    found = sha256()
    for part in parts:
        found.update(f"{len(part)}:{part}".encode("utf8", "surrogatepass"))
    return found.hexdigest()[:32]


@dataclass(frozen=True)
class Parts:
    """The parts in a folder, all of one schema."""

    folder: Path
    schema: pa.Schema

    def path(self, key: str) -> Path:
        """Return where a part lies."""
        return self.folder / key[:2] / f"{key}.parquet"

    def has(self, key: str) -> bool:
        """Whether a part is there, can be read, and is the one that it is named for."""
        try:
            metadata = pq.read_metadata(self.path(key)).metadata or {}
        except (OSError, pa.ArrowException):
            return False
        return bool(metadata.get(_KEY) == key.encode())

    def write(self, key: str, rows: Iterable[Row]) -> None:
        """Put a part there. Raises Unstored."""
        self.write_table(key, rows_table(list(rows), self.schema))

    def write_table(self, key: str, table: pa.Table) -> None:
        """Put a part there that is a table already. Raises Unstored."""
        write(self.path(key), [table], self.schema.with_metadata({_KEY: key.encode()}))

    def read(self, key: str) -> pa.Table:
        """Return a part."""
        return pq.read_table(self.path(key), schema=self.schema)

    def keep(self, keys: Iterable[str]) -> None:
        """Remove all parts but these, and what a killed run left half written."""
        wanted = {self.path(key) for key in keys}
        for path in self.folder.glob("*/*"):
            if path not in wanted:
                path.unlink(missing_ok=True)
