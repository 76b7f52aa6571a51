"""A prompt in one row: its mean, whatever its length and padding."""

import torch

from tacolm_core.nn.prompt_summary import PromptSummary


def summary() -> PromptSummary:
    torch.manual_seed(0)
    built = PromptSummary(num_codebooks=3, width=8)
    torch.nn.init.normal_(built.leave.weight)
    return built


def test_a_new_summary_changes_nothing():
    rows = torch.randn(2, 3, 5, 8)
    assert not PromptSummary(3, 8)(rows, torch.ones(2, 5, dtype=torch.bool)).any()


def test_padding_does_not_count():
    built, rows, mask = summary(), torch.randn(1, 3, 5, 8), torch.ones(1, 5, dtype=torch.bool)
    padded = torch.cat([rows, torch.randn(1, 3, 2, 8)], 2)
    shown = torch.cat([mask, torch.zeros(1, 2, dtype=torch.bool)], 1)

    torch.testing.assert_close(built(padded, shown), built(rows, mask))


def test_order_does_not_count_but_codebooks_do():
    built, rows, mask = summary(), torch.randn(1, 3, 5, 8), torch.ones(1, 5, dtype=torch.bool)

    torch.testing.assert_close(built(rows.flip(2), mask), built(rows, mask))
    assert not torch.allclose(built(rows.flip(1), mask), built(rows, mask))


def test_a_voice_vector_is_heard_once_it_is_learnt():
    built, rows, mask = PromptSummary(3, 8, voice_width=4), torch.randn(2, 3, 5, 8), torch.ones(2, 5, dtype=torch.bool)
    torch.nn.init.normal_(built.leave.weight)
    voice = torch.randn(2, 4)

    assert torch.equal(built(rows, mask, voice), built(rows, mask))
    torch.nn.init.normal_(built.told.weight)
    assert not torch.allclose(built(rows, mask, voice), built(rows, mask))
    torch.testing.assert_close(built(rows, mask, torch.zeros(2, 4)), built(rows, mask))


def test_no_prompt_gives_one_row_for_all():
    built = summary()
    nothing = built(torch.zeros(2, 3, 0, 8), torch.zeros(2, 0, dtype=torch.bool))

    assert torch.isfinite(nothing).all()
    assert torch.equal(nothing[0], nothing[1])
