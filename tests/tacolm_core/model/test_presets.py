import json

import pytest
import torch

from tacolm_core.config import TacolmConfig
from tacolm_core.errors import OptionsError
from tacolm_core.model.ar import ArModel
from tacolm_core.model.nar import NarModel
from tacolm_core.model.presets import NAMES, preset


def parameters(module):
    return sum(p.numel() for p in module.parameters())


def gpsa(D, H, Z, M, directions=1):
    return D * H + H + D * (Z + H + 2 * D) + Z + H + 2 * D + H * D + 6 * Z + 2 * D + 4 * D * M * directions + D


def gca(D, Z):
    return D * (2 * D + Z) + 2 * D + Z + D * Z + Z + 2 * (D * D + D) + 2 * Z + 2 * D


def feed_forward(D, F):
    return 2 * D * F + F + D + 2 * D


def test_the_published_ar_model_has_the_published_size():
    with torch.device("meta"):
        model = ArModel(preset("paper", 2000).ar)
    layers = 6 * (gpsa(384, 384, 240, 24) + gca(384, 240) + feed_forward(384, 768))
    tables = (2000 + 1027) * 384 + 384 + 1027 * 384 + 1027

    assert parameters(model) == layers + tables
    # The published 15.8 million count an output row for each text token, which is never predicted.
    assert parameters(model) + 2000 * 384 == pytest.approx(15.77e6, rel=1e-3)


def test_the_published_nar_model_has_seven_stacks_without_cross_attention():
    with torch.device("meta"):
        model = NarModel(preset("paper", 2000).nar)
    stacks = 7 * 12 * (gpsa(384, 384, 240, 24, directions=2) + feed_forward(384, 768))
    tables = (2000 + 8 * 1024) * 384 + 384 + 7 * (384 * 384 + 384)

    assert parameters(model) == stacks + tables


@pytest.mark.parametrize("name", NAMES)
def test_a_configuration_survives_the_way_through_json(name):
    config = preset(name, 90)

    assert TacolmConfig.from_dict(json.loads(json.dumps(config.to_dict()))) == config


@pytest.mark.parametrize("name", [name for name in NAMES if preset(name, 90).ar.backbone == "tacolm"])
def test_alignment_layers_exist_and_have_cross_attention(name):
    ar = preset(name, 90).ar

    assert ar.stack.cross_attention
    assert 0 <= min(ar.alignment_layers) <= max(ar.alignment_layers) < ar.stack.num_layers


def test_an_unknown_name_is_refused_with_the_known_ones():
    with pytest.raises(OptionsError, match=r"There is no preset 'big'; there are: paper, studio, .*valle.*small-e"):
        preset("big", 90)
