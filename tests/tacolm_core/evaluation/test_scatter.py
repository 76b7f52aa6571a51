import numpy as np
import pytest

from tacolm_core.evaluation.scatter import scatter


def test_the_scatter_of_a_mean_is_its_standard_error():
    values = list(np.random.default_rng(1).normal(size=200))

    assert scatter(values) == pytest.approx(np.std(values) / np.sqrt(200), rel=0.1)


def test_clips_that_agree_do_not_scatter():
    assert scatter([2, 1, 4], [20, 10, 40]) == pytest.approx(0.0, abs=1e-12)


def test_one_clip_says_nothing_about_scatter():
    assert scatter([0.5]) is None
    assert scatter([]) is None
