"""A model of one stage writes all codebooks; what is heard is the same frames, whole."""

import torch

from tacolm_core.synthesis.upper_codes import UpperCodes
from tacolm_core.units import CODE_BOS, CODE_EOS, CODE_VOCABULARY


def scores_for(step, codebooks=3):
    """Logits whose likeliest code of codebook k is 100 k + step."""
    scores = torch.zeros(codebooks, CODE_VOCABULARY)
    scores[torch.arange(codebooks), 100 * torch.arange(codebooks) + step] = 1.0
    return scores


def spoken(codes, given=None):
    """All steps of a sentence of `codes` in codebook 1, and the upper codes as they are handed out."""
    upper = UpperCodes(3, given, 0.0, torch.Generator())
    steps, handed, step = [], [], 0
    while step < len(codes) or not upper.is_complete:
        code = codes[step] if step < len(codes) else CODE_EOS
        steps.append(upper.after(code, scores_for(step)).tolist())
        handed.append(list(upper.whole()))
        step += 1
    return steps, handed


def test_each_codebook_is_a_frame_later_than_the_one_below():
    steps, handed = spoken([7, 8, 9])

    assert steps == [
        [7, CODE_BOS, CODE_BOS],
        [8, 101, CODE_BOS],
        [9, 102, 202],
        [CODE_EOS, 103, 203],
        [CODE_EOS, CODE_EOS, 204],
    ]
    assert handed == [[], [], [(101, 202)], [(102, 203)], [(103, 204)]]


def test_what_was_given_is_not_drawn_again():
    given = torch.tensor([[1, 2, 3], [11, 12, 13], [21, 22, 23]])
    steps, handed = spoken([7, 8], given)

    assert steps[0] == [7, 13, 22]
    assert steps[1] == [8, 101, 23]
    assert [codes for each in handed for codes in each] == [(101, 202), (102, 203)]


def test_a_model_of_two_stages_writes_none():
    upper = UpperCodes(1, None, 0.0, torch.Generator())

    assert upper.after(5, torch.zeros(CODE_VOCABULARY)).tolist() == 5
    assert list(upper.whole()) == [()]
    assert upper.is_complete
