import pytest
import torch

from tacolm_core.training.new_parts import begins_at_zero, with_new_parts

OWN = {name: torch.full((1,), 1.0) for name in ("stack.weight", "summary.leave.bias", "decoder.summary.enter.weight")}


def test_parts_that_weights_lack_are_the_networks_own():
    loaded = {"stack.weight": torch.full((1,), 2.0)}

    whole = with_new_parts(OWN, loaded)

    assert {name: float(tensor) for name, tensor in whole.items()} == {
        "stack.weight": 2.0,
        "summary.leave.bias": 0.0,
        "decoder.summary.enter.weight": 1.0,
    }


def test_parts_that_weights_have_are_theirs():
    loaded = {name: torch.full((1,), 2.0) for name in OWN}

    assert with_new_parts(OWN, loaded) == loaded


def test_further_blocks_of_a_backbone_begin_without_effect():
    own = {f"decoder.backbone.blocks.{n}.contract.weight": torch.full((1,), 1.0) for n in range(2)}
    own["decoder.backbone.blocks.1.expand.weight"] = torch.full((1,), 1.0)
    loaded = {"decoder.backbone.blocks.0.contract.weight": torch.full((1,), 2.0)}

    whole = with_new_parts(own, loaded)

    assert {name: float(tensor) for name, tensor in whole.items()} == {
        "decoder.backbone.blocks.0.contract.weight": 2.0,
        "decoder.backbone.blocks.1.contract.weight": 0.0,
        "decoder.backbone.blocks.1.expand.weight": 1.0,
    }


def test_what_is_no_such_part_stays_missing():
    assert "stack.weight" not in with_new_parts(OWN, {})


@pytest.mark.parametrize(
    ("name", "is_zero"),
    [
        ("summary.leave.weight", True),
        ("decoder.summary.leave.bias", True),
        ("see.weight", True),
        ("decoder.predicted_mark", True),
        ("decoder.backbone.blocks.6.contract.bias", True),
        ("decoder.backbone.blocks.6.expand.bias", False),
        ("summary.enter.weight", False),
        ("leave.weight", False),
        ("stack.layers.0.foresee.weight", False),
    ],
)
def test_last_layers_of_such_parts_begin_at_zero(name, is_zero):
    assert begins_at_zero(name) is is_zero
