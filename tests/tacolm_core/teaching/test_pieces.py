"""Cutting speech at words, and batches of pieces."""

import numpy as np
import torch

from tacolm_core.teaching.pieces import Piece, Prompts, batch_of, cut
from tacolm_core.units import HOP, TEXT_BOS, TEXT_EOS

BOUNDARY = 3


def spoken(words=12, frames_a_word=100):
    """Words of two tokens with a boundary of ten frames between them."""
    ids, path = [TEXT_BOS], [0] * 10
    for word in range(words):
        for token in (20 + word, 40 + word):
            path += [len(ids)] * (frames_a_word // 2)
            ids.append(token)
        path += [len(ids)] * 10
        ids.append(BOUNDARY if word < words - 1 else TEXT_EOS)
    frames = len(path)
    codes = torch.arange(frames).repeat(8, 1)
    return Piece(torch.tensor(ids), codes, torch.tensor(path), torch.arange(frames * HOP).float())


def test_a_long_piece_is_cut_within_word_boundaries_and_nothing_is_lost():
    whole = spoken()

    parts = cut(whole, BOUNDARY)

    assert len(parts) > 1
    assert torch.equal(torch.cat([part.codes for part in parts], 1), whole.codes)
    assert torch.equal(torch.cat([part.samples for part in parts]), whole.samples)
    words = [token for part in parts for token in part.ids.tolist() if token >= 20]
    assert words == [token for token in whole.ids.tolist() if token >= 20]
    for part in parts:
        assert 2 <= part.seconds <= 8
        assert (int(part.ids[0]), int(part.ids[-1])) == (TEXT_BOS, TEXT_EOS)
        assert int(part.path.min()) == 0
        assert int(part.path.max()) == len(part.ids) - 1


def test_each_frame_of_a_part_still_speaks_its_token():
    whole = spoken()
    frame = 0

    for part in cut(whole, BOUNDARY):
        for token, of_whole in zip(part.path.tolist(), whole.path[frame:].tolist(), strict=False):
            own, before = int(part.ids[token]), int(whole.ids[of_whole])
            assert own == before or before in (BOUNDARY, TEXT_BOS, TEXT_EOS)
        frame += part.codes.shape[1]


def test_a_short_piece_and_one_without_boundaries_stay_whole():
    assert len(cut(spoken(words=4), BOUNDARY)) == 1
    assert len(cut(spoken(), None)) == 1


def test_a_batch_masks_what_is_padding():
    short, long = spoken(words=1), spoken(words=2)

    batch = batch_of([short, long], [short.codes[:, :7], long.codes[:, :50]])

    assert batch.codes_mask.sum(1).tolist() == [short.codes.shape[1], long.codes.shape[1]]
    assert batch.prompt_mask.sum(1).tolist() == [7, 50]
    assert batch.text_mask.sum(1).tolist() == [len(short.ids), len(long.ids)]
    assert bool((batch.alignment[~batch.codes_mask] == -1).all())


def test_a_prompt_is_of_another_piece():
    first, second = spoken(words=4), spoken(words=5)
    second = Piece(second.ids, second.codes + 1000, second.path, second.samples)

    prompt = Prompts([first, second]).beside(first, np.random.default_rng(0))

    assert int(prompt.min()) >= 1000
    assert prompt.shape == (8, 225)
