import torch

from tacolm_core.nn.norm import LevelNorm


def test_a_new_norm_is_the_same_for_all_levels():
    norm, x = LevelNorm(6, num_levels=8), torch.randn(2, 3, 6)

    torch.testing.assert_close(norm(x, torch.tensor(5)), norm(x))


def test_each_level_has_its_own_scale_and_shift():
    norm, x = LevelNorm(6, num_levels=8), torch.randn(2, 3, 6)
    with torch.no_grad():
        norm.modulation.weight[5, :6] = 1.0
        norm.modulation.weight[5, 6:] = 0.5

    torch.testing.assert_close(norm(x, torch.tensor(5)), 2 * norm(x) + 0.5)
    torch.testing.assert_close(norm(x, torch.tensor(4)), norm(x))


def test_a_norm_without_levels_ignores_them():
    norm, x = LevelNorm(6), torch.randn(2, 3, 6)

    torch.testing.assert_close(norm(x, torch.tensor(5)), norm(x))
