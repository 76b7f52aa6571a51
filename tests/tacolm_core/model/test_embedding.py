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


def test_a_start_from_codebooks_keeps_their_distances():
    torch.manual_seed(0)
    codebooks = torch.randn(2, 1024, 6) * torch.tensor([3.0, 1.0])[:, None, None]
    embedding = CodesEmbedding(2, 32)
    embedding.start_from(codebooks)
    rows = embedding.tables[1].weight[:300]
    near, far = torch.cdist(codebooks[1, :300], codebooks[1, :300]), torch.cdist(rows, rows)

    assert torch.corrcoef(torch.stack([near.flatten(), far.flatten()]))[0, 1] > 0.9


def test_after_such_a_start_frames_with_the_same_latent_get_nearly_the_same_row():
    torch.manual_seed(0)
    codebooks = torch.randn(2, 1024, 6) * torch.tensor([3.0, 1.0])[:, None, None]
    codebooks[0, 8] = codebooks[0, 7] + codebooks[1, 3] - codebooks[1, 5]
    embedding = CodesEmbedding(2, 32)
    embedding.start_from(codebooks)
    one, same, other = embedding(torch.tensor([[[7, 8, 9], [3, 5, 3]]]))[0]

    assert (one - same).norm() < 0.3 * (one - other).norm()
    assert 0.7 < embedding(torch.randint(1024, (1, 2, 500))).std() < 1.3
