"""What `bench --training` measures: how much speech one core trains on in a second."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tacolm_core.config import TacolmConfig
    from tacolm_core.data.batches import Batch
    from tacolm_core.training.distributed import Processes
    from tacolm_core.training.language_task import NarTask
    from tacolm_core.training.trainer import Task

_ITEMS, _FRAMES, _TOKENS, _PROMPT = 8, 270, 55, 150  # of a batch of usual size
_WINDOWS = 20, 128  # items and frames where a NAR model learns latents
_UPDATES = 2  # measured, after one that is not


def training_figures(preset_name: str = "studio") -> dict[str, Any]:
    """Seconds of speech per second of one core, for codec, AR and NAR model, on noise."""
    from tacolm_core.model.backbones import make_ar
    from tacolm_core.model.presets import preset
    from tacolm_core.text.phoneme_tokenizer import PhonemeTokenizer
    from tacolm_core.training.codec_task import CodecTask, CodecTaskConfig
    from tacolm_core.training.distributed import join_processes
    from tacolm_core.training.language_task import ArTask, LanguageTaskConfig

    config, alone = preset(preset_name, PhonemeTokenizer().vocabulary_size), join_processes("cpu")
    source = _Same(_batch(_ITEMS, _FRAMES))
    found = {
        "codec": _speed(CodecTask(CodecTaskConfig(), _Noise(), None, alone)),  # type: ignore[arg-type]
        "ar": _speed(ArTask(make_ar(config.ar), LanguageTaskConfig(), source, [], alone)),
        "nar": _speed(_nar_task(config, alone)),
    }
    return {f"training_{kind}_speech_per_core_second": round(speed, 3) for kind, speed in found.items()}


def _nar_task(config: "TacolmConfig", alone: "Processes") -> "NarTask":
    """As the preset's NAR model is taught, with everything that takes part later than the first step."""
    import torch

    from tacolm_core.model.backbones import make_nar
    from tacolm_core.model.latent_nar import LatentNar
    from tacolm_core.training.language_task import LanguageTaskConfig, LatentLosses
    from tacolm_core.training.latent_task import nar_task_of

    assert config.nar is not None, "a preset with a NAR model"
    model = make_nar(config.nar)
    shape = (_ITEMS, _FRAMES)
    if isinstance(model, LatentNar):
        shape = _WINDOWS
        model.start_from_codebooks(torch.randn_like(model.codebooks))
    settings = LanguageTaskConfig(latents=LatentLosses(plain_steps=0))
    return nar_task_of(model)(model, settings, _Same(_batch(*shape)), [], alone)


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


def _batch(items: int, frames: int) -> "Batch":
    """Aligned utterances with prompts and voice vectors."""
    import torch

    from tacolm_core.data.batches import Batch
    from tacolm_core.units import CODEBOOK_SIZE, NUM_CODEBOOKS, NUM_TEXT_SPECIALS, VOICE_WIDTH

    random = torch.Generator().manual_seed(0)

    def codes(length: int) -> torch.Tensor:
        return torch.randint(CODEBOOK_SIZE, (items, NUM_CODEBOOKS, length), generator=random)

    def all_of(size: int) -> torch.Tensor:
        return torch.ones(items, size, dtype=torch.bool)

    text = torch.full((items, _TOKENS), NUM_TEXT_SPECIALS)
    alignment = (torch.arange(frames) * _TOKENS // frames).expand(items, -1)
    masks = [all_of(size) for size in (_TOKENS, _PROMPT, frames)]
    every = torch.ones(items, dtype=torch.bool)
    voice = torch.randn(items, VOICE_WIDTH, generator=random)
    return Batch(text, masks[0], codes(_PROMPT), masks[1], codes(frames), masks[2], alignment, every, ~every, voice)
