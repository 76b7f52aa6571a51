import torch

from tacolm_core.model.embedding import CodesEmbedding, TextEmbedding


def test_the_same_token_differs_by_place_only_with_positions():
    text = torch.tensor([[4, 4, 4]])
    plain, placed = (TextEmbedding(9, 6, positions=positions)(text)[0] for positions in (False, True))

    assert torch.equal(plain[0], plain[2])
    assert not torch.equal(placed[0], placed[2])


def test_a_frame_is_the_sum_of_its_codes_rows():
    embedding = CodesEmbedding(3, 4)
    codes = torch.tensor([[[5], [6]]])
    tables = [table.weight for table in embedding.tables]

    torch.testing.assert_close(embedding(codes)[0, 0], (tables[0][5] + tables[1][6]) * 4**0.5 / 2**0.5)


def test_rows_keep_their_size_however_many_codes_are_summed():
    torch.manual_seed(0)
    embedding = CodesEmbedding(8, 64)
    codes = torch.randint(1024, (1, 8, 500))

    for levels in (1, 8):
        assert 0.9 < embedding(codes[:, :levels]).std() < 1.1


def test_no_frames_give_no_rows():
    assert CodesEmbedding(2, 4)(torch.zeros(1, 2, 0, dtype=torch.long)).shape == (1, 0, 4)
