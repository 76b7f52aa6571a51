import torch

from tacolm_core.nn.position import RotaryBias, rotate, sinusoids


def test_the_bias_depends_on_the_distance_alone():
    bias = RotaryBias(8)
    positions = torch.arange(-5, 20)
    table = bias.queries(positions) @ bias.keys(positions).T

    for distance in range(-10, 10):
        diagonal = table.diagonal(distance)
        torch.testing.assert_close(diagonal, diagonal[:1].expand_as(diagonal), atol=1e-6, rtol=1e-5)
    assert table[0].std() > 0


def test_position_zero_leaves_a_vector_alone():
    vector = torch.randn(6)

    torch.testing.assert_close(rotate(vector, torch.zeros(1))[0], vector)


def test_rotation_keeps_lengths():
    vector = torch.randn(6)

    torch.testing.assert_close(rotate(vector, torch.arange(50)).norm(dim=-1), vector.norm().expand(50))


def test_sinusoids_tell_all_positions_apart():
    rows = sinusoids(200, 7, torch.device("cpu"))
    distances = torch.cdist(rows, rows) + torch.eye(200) * 10

    assert rows.shape == (200, 7)
    assert distances.min() > 0.1
