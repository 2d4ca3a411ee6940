import gc

import pytest

from recoupe.extraction.settled import settling


def test_what_is_loaded_is_left_alone_until_the_block_ends() -> None:
    before, habit = gc.get_freeze_count(), gc.get_threshold()
    with settling() as settle:
        assert gc.get_freeze_count() == before
        settle()
        assert gc.get_freeze_count() > before
        assert gc.get_threshold()[0] > habit[0]
    assert gc.get_freeze_count() == 0
    assert gc.get_threshold() == habit


def test_a_batch_that_breaks_leaves_nothing_frozen() -> None:
    with pytest.raises(ValueError, match="broken"), settling() as settle:
        settle()
        raise ValueError("broken")
    assert gc.get_freeze_count() == 0
