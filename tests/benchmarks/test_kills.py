from pathlib import Path

import kills


def test_a_run_that_is_killed_goes_on_to_the_same_bytes(tmp_path: Path) -> None:
    path = kills.sample(tmp_path / "sample.jsonl", 2)
    rows, same = kills.kill([str(path), "--processes", "2", "--batch", "2"], tmp_path, kills=2, seed=3)
    assert same, "\n".join(rows)
    assert len([row for row in rows if row.startswith("kill")]) == 2
    assert any("parts made again" in row for row in rows)
