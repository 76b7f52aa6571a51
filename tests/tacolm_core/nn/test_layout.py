import torch
from torch import nn

from tacolm_core.nn.layout import lay_out_by_inputs


def test_weights_lie_by_inputs_and_mean_the_same():
    torch.manual_seed(0)
    module = nn.Sequential(nn.Linear(5, 7), nn.Sequential(nn.Linear(7, 3, bias=False)))
    before = {name: value.clone() for name, value in module.state_dict().items()}
    rows = torch.randn(2, 5)
    wanted = module(rows)

    lay_out_by_inputs(module)

    assert module[0].weight.stride() == (1, 7)
    assert all(torch.equal(before[name], value) for name, value in module.state_dict().items())
    assert torch.allclose(module(rows), wanted, atol=1e-6)
