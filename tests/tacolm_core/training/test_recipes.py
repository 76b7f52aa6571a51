"""What a stage is told where nobody says otherwise hangs on its model."""

import pytest

from tacolm_core.data.batch_plan import BatchOptions
from tacolm_core.errors import OptionsError
from tacolm_core.training.language_task import LanguageTaskConfig
from tacolm_core.training.recipes import with_recipe


def task_of(kind, preset, given):
    return LanguageTaskConfig.from_dict(with_recipe(kind, preset, given).get("task", {}))


def batches_of(kind, preset, given):
    return BatchOptions.from_dict(with_recipe(kind, preset, given).get("batches", {}))


def test_an_ar_model_is_trained_as_its_settings_say():
    assert with_recipe("ar", "studio", {"batches": {"drop": 0.2}}) == {"batches": {"drop": 0.2}}


def test_latents_are_learnt_in_short_windows_from_recordings_without_words_too():
    batches, task = batches_of("nar", "studio", {}), task_of("nar", "studio", {})

    assert (batches.min_crop_seconds, batches.max_crop_seconds, batches.wordless, batches.drop) == (1.7, 1.7, True, 0.0)
    assert (task.optimizer.schedule.peak, task.optimizer.betas, task.optimizer.average_decay) == (
        6e-4,
        (0.8, 0.98),
        0.998,
    )


def test_codes_are_learnt_in_longer_ones():
    assert (batches_of("nar", "small", {}).max_crop_seconds, batches_of("nar", "small", {}).wordless) == (4.0, False)
    assert task_of("nar", "small", {}) == LanguageTaskConfig()


def test_what_is_given_changes_that_alone():
    task = task_of("nar", "studio", {"task": {"optimizer": {"schedule": {"peak": 1e-4}}}})

    assert (task.optimizer.schedule.peak, task.optimizer.betas, task.prior_share) == (1e-4, (0.8, 0.98), 0.9)
    assert not batches_of("nar", "studio", {"batches": {"wordless": False}}).wordless


def test_a_preset_that_is_none_is_refused():
    with pytest.raises(OptionsError, match="no preset 'huge'"):
        with_recipe("nar", "huge", {})
