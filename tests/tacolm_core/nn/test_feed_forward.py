import torch

from tacolm_core.nn.feed_forward import FeedForward


def test_it_is_the_equation():
    layer, x = FeedForward(4, 10, dropout=0.1).eval(), torch.randn(2, 3, 4)
    hidden = torch.nn.functional.layer_norm(x, (4,)) @ layer.expand.weight.T + layer.expand.bias
    hidden = hidden * torch.sigmoid(hidden)

    torch.testing.assert_close(layer(x), x + hidden @ layer.contract.weight.T + layer.contract.bias)


def test_dropout_is_for_training_alone():
    layer, x = FeedForward(4, 10, dropout=0.5), torch.randn(2, 30, 4)

    assert not torch.equal(layer(x), layer(x))
    layer.eval()
    assert torch.equal(layer(x), layer(x))


def test_parameters_are_as_many_as_said():
    assert sum(p.numel() for p in FeedForward(4, 10, dropout=0.0).parameters()) == 2 * 4 * 10 + 10 + 4 + 2 * 4
