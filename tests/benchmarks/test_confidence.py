"""Fitting the confidence: on made-up claims, whose truth is known."""

import numpy as np

from confidence import Sample, bins, fit, left_out, matrix, ranked, report


def sample() -> Sample:
    """Three hundred claims in thirty groups: right in nine of ten with a cue, in three of ten without."""
    draw = np.random.default_rng(0)
    cue = draw.random(300) < 0.5
    right = draw.random(300) < np.where(cue, 0.9, 0.3)
    traits = [frozenset({"cue"} if c else {"none"}) for c in cue]
    return Sample(traits, right.astype(float), [f"g{n // 10}" for n in range(300)])


def test_left_out_estimates_come_near_the_shares() -> None:
    made = sample()
    estimate = left_out(matrix(made, ["cue", "none"]), made, 6)
    cue = np.array(["cue" in t for t in made.traits])
    assert abs(estimate[cue].mean() - 0.9) < 0.07
    assert abs(estimate[~cue].mean() - 0.3) < 0.07
    assert ranked(estimate, made.right) > 0.7


def test_weights_have_the_sign_of_what_they_tell() -> None:
    made = sample()
    cue, none, _start = fit(matrix(made, ["cue", "none"]), made.right)
    assert cue > 0 > none


def test_every_claim_is_in_one_bin() -> None:
    estimate = np.array([0.0, 0.399, 0.4, 0.95, 1.0])
    right = np.array([0.0, 1.0, 1.0, 1.0, 1.0])
    table = bins(estimate, right)
    assert sum(n for _a, _b, n, _mean, _share in table) == len(estimate)
    assert table[0][2:] == (2, 0.1995, 0.5)


def test_the_report_names_the_base_rate() -> None:
    made = sample()
    estimate = np.full(300, made.right.mean())
    base = made.right.mean() * (1 - made.right.mean())
    assert f"Brier {base:.3f} (base rate alone: {base:.3f})" in report(estimate, made.right)
