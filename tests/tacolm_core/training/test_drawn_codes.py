"""Some of codebook 1 as an AR model would draw it, and the others as they would mend that."""

import dataclasses

import pytest
import torch

from tacolm_core.data.batch_plan import BatchOptions
from tacolm_core.data.batches import Batch, Batches
from tacolm_core.data.token_corpus import load_token_corpus
from tacolm_core.model.ar import ArModel
from tacolm_core.model.nar import NarModel
from tacolm_core.model.presets import preset
from tacolm_core.training.distributed import Processes
from tacolm_core.training.drawn_codes import MOST_DRAWN, CodeDrawer, draw_some, mended
from tacolm_core.training.language_task import LanguageTaskConfig, NarTask
from tacolm_core.units import CODEBOOK_SIZE, NUM_CODEBOOKS
from tests.tacolm_core.training.shards_of_noise import write_noise_shards

CONFIG = preset("tiny", 83)
WIDTH = 6
FAVOURITE = 7


@pytest.fixture(scope="module")
def batch(tmp_path_factory) -> Batch:
    shards = write_noise_shards(tmp_path_factory.mktemp("shards"))
    options = BatchOptions(frames_per_batch=1200, drop=0.0, continuation=0.0, max_prompt_seconds=1.0)
    return Batches(load_token_corpus([shards]), options).batch(0)


@pytest.fixture
def ar() -> ArModel:
    """Expects the same code everywhere."""
    torch.manual_seed(0)
    model = ArModel(CONFIG.ar).eval()
    with torch.no_grad():
        model.leave.bias[FAVOURITE] = 100.0
    return model


@pytest.fixture
def codebooks() -> torch.Tensor:
    """Each finer than the one before, as those of a codec are."""
    generator = torch.Generator().manual_seed(0)
    scales = 0.5 ** torch.arange(NUM_CODEBOOKS)
    return torch.randn(NUM_CODEBOOKS, CODEBOOK_SIZE, WIDTH, generator=generator) * scales[:, None, None]


def sums(codes: torch.Tensor, codebooks: torch.Tensor) -> torch.Tensor:
    return torch.stack([book[codes[:, level]] for level, book in enumerate(codebooks)]).sum(0)


def test_a_share_of_the_frames_gets_what_the_ar_model_expects(batch, ar):
    own = batch.codes[:, 0]

    first = draw_some(ar, batch, torch.Generator().manual_seed(0))

    changed = (first != own) & batch.codes_mask
    assert bool((first[changed] == FAVOURITE).all())
    assert torch.equal(first[~batch.codes_mask], own[~batch.codes_mask])
    shares = changed.sum(1) / batch.codes_mask.sum(1)
    assert 0.1 < float(shares.mean()) < MOST_DRAWN
    assert float(shares.std()) > 0.05  # not the same share for all


def test_nothing_is_drawn_where_the_words_are_not_known(batch, ar):
    wordless = torch.zeros(len(batch), 1, dtype=torch.bool)
    wordless[::2] = True
    mask = batch.text_mask & (~wordless | (torch.arange(batch.text.shape[1]) < 2))

    first = draw_some(ar, dataclasses.replace(batch, text_mask=mask), torch.Generator().manual_seed(0))

    same = (first == batch.codes[:, 0]).all(1)
    assert bool(same[::2].all())
    assert not bool(same[1::2].any())


def test_equal_numbers_draw_equal_codes(batch, ar):
    first, again = (draw_some(ar, batch, torch.Generator().manual_seed(3)) for _ in range(2))

    assert torch.equal(first, again)


def test_later_codebooks_mend_what_a_drawn_code_spoils(codebooks):
    codes = torch.randint(CODEBOOK_SIZE, (2, NUM_CODEBOOKS, 50), generator=torch.Generator().manual_seed(1))
    first = codes[:, 0].clone()
    first[:, ::2] = (first[:, ::2] + 1) % CODEBOOK_SIZE

    found = mended(codes, first, codebooks)

    assert torch.equal(found[:, 0], first)
    assert torch.equal(found[..., 1::2], codes[..., 1::2])
    spoilt = torch.cat([first[:, None], codes[:, 1:]], 1)
    wanted = sums(codes, codebooks)
    errors = [float((sums(each, codebooks) - wanted)[:, ::2].square().sum(-1).mean()) for each in (found, spoilt)]
    assert errors[0] < 0.5 * errors[1]


def test_nothing_drawn_leaves_everything(codebooks):
    codes = torch.randint(CODEBOOK_SIZE, (1, NUM_CODEBOOKS, 10))

    assert torch.equal(mended(codes, codes[:, 0], codebooks), codes)


@pytest.mark.parametrize(("drawn_share", "is_drawn"), [(1.0, True), (0.0, False)])
def test_a_nar_model_learns_from_drawn_codes_in_training_alone(batch, ar, codebooks, drawn_share, is_drawn):
    torch.manual_seed(0)
    task = NarTask(
        NarModel(CONFIG.nar),
        LanguageTaskConfig(drawn_share=drawn_share),
        None,
        [],
        Processes(0, 1, torch.device("cpu")),
    )
    task.drawer = CodeDrawer(ar, codebooks)
    given = []
    task.model.register_forward_pre_hook(lambda _, arguments: given.append(arguments[5]))

    for mode in (True, False):
        task.model.train(mode)
        task.loss(task.model, batch, torch.Generator().manual_seed(0), 1)

    assert torch.equal(given[0], batch.codes) is not is_drawn
    assert torch.equal(given[1], batch.codes)
