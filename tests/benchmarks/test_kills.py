from pathlib import Path

import kills


def test_a_run_that_is_killed_goes_on_to_the_same_bytes(tmp_path: Path) -> None:
    path = kills.sample(tmp_path / "sample.jsonl", 1)
    rows, same = kills.kill([str(path), "--processes", "1", "--batch", "4"], tmp_path, kills=1, seed=3)
    assert same, "\n".join(rows)
    assert len([row for row in rows if row.startswith("kill")]) == 1
    assert any("parts made again" in row for row in rows)
