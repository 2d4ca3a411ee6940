import shutil
from pathlib import Path

import duckdb
import numpy as np
import pytest

from recoupe.corpus.run import Made, corpus
from recoupe.linking.bulk.score import score

pytestmark = [
    pytest.mark.spark,
    pytest.mark.skipif(shutil.which("java") is None, reason="needs Java (default-jre-headless) for Spark"),
]


def tables(folder: Path) -> dict[str, bytes]:
    """Return the bytes of all that a run wrote but for the manifest, which names the batches."""
    return {p.name: p.read_bytes() for p in sorted(folder.iterdir()) if p.is_file() and p.name != "corpus.json"}


def test_spark_gives_the_same_bytes(made: Made, lines: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("pyspark", reason="needs recoupe[spark]")
    from recoupe.corpus import spark

    monkeypatch.setattr(spark, "PAIRS", 60)
    engine = spark.Spark("local[1]")
    weighed = []

    def both(con: duckdb.DuckDBPyConnection) -> dict[str, np.ndarray]:
        found, right = spark.Spark.score(engine, con), score(con)
        assert {k: v.tolist() for k, v in found.items()} == {k: np.asarray(v).tolist() for k, v in right.items()}
        weighed.append(len(found["i"]))
        return found

    monkeypatch.setattr(engine, "score", both)
    try:
        corpus([str(lines)], tmp_path, engine=engine, theatre="syria-iraq", batch=3)
    finally:
        engine.close()
    assert sum(weighed) > 60, "several tasks"
    assert tables(tmp_path) == tables(made.folder)
