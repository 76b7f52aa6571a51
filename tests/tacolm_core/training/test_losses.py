import math

import pytest
import torch

from tacolm_core.training.losses import (
    IGNORED,
    code_cross_entropy,
    jitter_pointer,
    next_code_targets,
    previous_token,
    top_accuracy,
)
from tacolm_core.units import CODE_EOS

CODES = torch.tensor([[5, 6, 7], [8, 9, 0]])
MASK = torch.tensor([[True, True, True], [True, True, False]])


def test_each_row_predicts_its_frame_and_the_last_one_the_end():
    assert next_code_targets(CODES, MASK).tolist() == [[5, 6, 7, CODE_EOS], [8, 9, CODE_EOS, IGNORED]]


def test_a_cut_target_is_not_taught_to_stop():
    targets = next_code_targets(CODES, MASK, ends=torch.tensor([False, True]))

    assert targets.tolist() == [[5, 6, 7, IGNORED], [8, 9, CODE_EOS, IGNORED]]


def test_cross_entropy_of_a_uniform_guess_is_the_log_of_the_vocabulary():
    loss = code_cross_entropy(torch.zeros(2, 4, 1027), next_code_targets(CODES, MASK))

    assert loss == pytest.approx(math.log(1027), rel=1e-5)


def test_top_accuracy_counts_targets_among_the_likeliest():
    logits = torch.zeros(1, 2, 100)
    logits[0, 0, 3] = 1
    logits[0, 1, :20] = torch.arange(20, 0, -1).float()

    assert top_accuracy(logits, torch.tensor([[3, 15]])) == 0.5


def test_previous_token_starts_at_the_first_and_stays_unknown_where_unknown():
    assert previous_token(torch.tensor([[0, 1, 1], [-1, -1, -1]])).tolist() == [[0, 0, 1, 1], [-1, -1, -1, -1]]


def test_jitter_stays_inside_the_text_and_leaves_unknown_alone():
    pointer = torch.tensor([[0, 1, 2], [-1, -1, -1]])

    moved = jitter_pointer(pointer, torch.tensor([3, 3]), 1.0, torch.Generator().manual_seed(0))

    assert moved[1].tolist() == [-1, -1, -1]
    assert moved[0].min() >= 0
    assert moved[0].max() <= 2
    assert (moved[0] - pointer[0]).abs().max() <= 1


def test_no_jitter_changes_nothing():
    pointer = torch.tensor([[0, 1, 2]])

    assert jitter_pointer(pointer, torch.tensor([3]), 0.0, torch.Generator()).tolist() == pointer.tolist()
