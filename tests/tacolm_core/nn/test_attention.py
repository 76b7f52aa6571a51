import torch
from torch.nn import functional as F

from tacolm_core.nn.attention import attend, score_bias


def test_it_is_what_pytorch_computes():
    queries, keys, values = torch.randn(2, 5, 4), torch.randn(2, 7, 4), torch.randn(2, 7, 3)
    visible = torch.rand(2, 5, 7) > 0.4
    visible[..., 0] = True
    expected = F.scaled_dot_product_attention(queries, keys, values, attn_mask=visible, scale=1.0)

    torch.testing.assert_close(attend(queries, keys, values, score_bias(visible)), expected)


def test_a_bias_is_nothing_or_everything():
    assert score_bias(torch.tensor([True, False])).tolist() == [0.0, float("-inf")]
