"""What `bench --training` measures: how much speech one core trains on in a second."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tacolm_core.data.batches import Batch
    from tacolm_core.training.trainer import Task

_ITEMS, _FRAMES, _TOKENS, _PROMPT = 8, 270, 55, 150  # of a batch of usual size
_UPDATES = 2  # measured, after one that is not


def training_figures(preset_name: str = "studio") -> dict[str, Any]:
    """Seconds of speech per second of one core, for codec, AR and NAR model, on noise."""
    from tacolm_core.config import ArConfig, NarConfig
    from tacolm_core.model.ar import ArModel
    from tacolm_core.model.nar import NarModel
    from tacolm_core.model.presets import preset
    from tacolm_core.text.phoneme_tokenizer import PhonemeTokenizer
    from tacolm_core.training.codec_task import CodecTask, CodecTaskConfig
    from tacolm_core.training.distributed import join_processes
    from tacolm_core.training.language_task import ArTask, LanguageTaskConfig, NarTask

    config, alone = preset(preset_name, PhonemeTokenizer().vocabulary_size), join_processes("cpu")
    assert isinstance(config.ar, ArConfig), "a preset of TacoLM's"
    assert isinstance(config.nar, NarConfig), "a preset of TacoLM's"
    source, language = _Same(_batch()), LanguageTaskConfig()
    found = {
        "codec": _speed(CodecTask(CodecTaskConfig(), _Noise(), None, alone)),  # type: ignore[arg-type]
        "ar": _speed(ArTask(ArModel(config.ar), language, source, [], alone)),
        "nar": _speed(NarTask(NarModel(config.nar), language, source, [], alone)),
    }
    return {f"training_{kind}_speech_per_core_second": round(speed, 3) for kind, speed in found.items()}


def _speed(task: "Task") -> float:
    import torch

    from tacolm_core.training.throughput import SPEECH_SECONDS, Throughput

    task.step(0, 0.5)
    throughput = Throughput(torch.device("cpu"))
    for number in range(1, 1 + _UPDATES):
        throughput.begin()
        throughput.end(task.step(number, 0.5)[SPEECH_SECONDS])
    return throughput.speech_per_second


class _Same:
    """A source of one batch."""

    def __init__(self, batch: "Batch") -> None:
        self._batch = batch

    def batch(self, step: int, progress: float) -> "Batch":  # noqa: ARG002
        return self._batch


class _Noise:
    """A pool of noise."""

    def crops(self, count: int, frames: int, generator: Any) -> Any:
        """Sound (B, N) and phoneme labels (B, T), none of them known."""
        import torch

        from tacolm_core.units import HOP

        sound = torch.from_numpy(generator.standard_normal((count, frames * HOP)).astype("float32")) * 0.1
        return sound, torch.full((count, frames), -1)


def _batch() -> "Batch":
    """Aligned utterances with prompts."""
    import torch

    from tacolm_core.data.batches import Batch
    from tacolm_core.units import CODEBOOK_SIZE, NUM_CODEBOOKS, NUM_TEXT_SPECIALS

    random = torch.Generator().manual_seed(0)

    def codes(frames: int) -> torch.Tensor:
        return torch.randint(CODEBOOK_SIZE, (_ITEMS, NUM_CODEBOOKS, frames), generator=random)

    def all_of(size: int) -> torch.Tensor:
        return torch.ones(_ITEMS, size, dtype=torch.bool)

    text = torch.full((_ITEMS, _TOKENS), NUM_TEXT_SPECIALS)
    alignment = (torch.arange(_FRAMES) * _TOKENS // _FRAMES).expand(_ITEMS, -1)
    masks = [all_of(size) for size in (_TOKENS, _PROMPT, _FRAMES)]
    every = torch.ones(_ITEMS, dtype=torch.bool)
    return Batch(text, masks[0], codes(_PROMPT), masks[1], codes(_FRAMES), masks[2], alignment, every, ~every)
