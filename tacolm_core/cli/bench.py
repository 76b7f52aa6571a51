"""`tacolm bench`: speed and memory on this machine."""

import argparse
import statistics
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from tacolm_core.audio.prompt import read_prompt
from tacolm_core.cli.options import add_engine_arguments, add_precision, at_least
from tacolm_core.cli.output import check_place, print_table, tell, write_json
from tacolm_core.cli.progress import ProgressLine
from tacolm_core.cli.speak import STREAMED_FIRST_CHUNK, report
from tacolm_core.config import Precision, SynthesisOptions
from tacolm_core.errors import OptionsError
from tacolm_core.units import CODEBOOK_SIZE, FRAME_RATE, HOP, NUM_TEXT_SPECIALS, TEXT_BOS, TEXT_EOS

if TYPE_CHECKING:
    from torch import Tensor

    from tacolm_core.synthesis.sentence import Networks
    from tacolm_core.synthesis.synthesizer import Synthesizer
    from tacolm_core.synthesis.voice import Voice

TEXT = (
    "The harbour was quiet when the first boats came home. Nobody spoke, and only the ropes creaked in the wind. "
    "By seven o'clock the market was full of people."
)
MOST_FOR_DOUBLE_LENGTH = 2.2  # times the cost of once the length
_SEED = 1
_MOST_SECONDS = 600
_PROMPT_SECONDS = 3


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Options of `bench`."""
    parser.add_argument(
        "--seconds", type=at_least(0.5), default=10.0, help="length of the measured decoding (default: 10)"
    )
    parser.add_argument(
        "--prompt", type=Path, metavar="SOUND", help="a recording to speak like (default: random codes)"
    )
    parser.add_argument(
        "--busy", action="store_true", help="also measure a sentence beside two busy processes, eight times"
    )
    parser.add_argument(
        "--training", action="store_true", help="also measure how much speech one core trains on in a second"
    )
    add_precision(parser)
    parser.add_argument("--scale", action="store_true", help="also measure reading texts of 1 to 2,000 sentences")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures as JSON")
    add_engine_arguments(parser)


def run(arguments: argparse.Namespace) -> int:
    """Measure, print and, if asked, write."""
    if arguments.json:
        check_place(arguments.json)
    if arguments.seconds > _MOST_SECONDS:
        raise OptionsError(f"--seconds {arguments.seconds:g} is out of range; give at most {_MOST_SECONDS}.")
    from tacolm_core.synthesis.loading import load_synthesizer

    begin = time.perf_counter()
    synthesizer = load_synthesizer(arguments.model, arguments.device, threads=arguments.threads)
    load_seconds = time.perf_counter() - begin
    voice = _voice(synthesizer, arguments.prompt)
    with ProgressLine("Measuring") as line:
        figures = measure(synthesizer, voice, arguments.seconds, arguments.precision, line.update)
        if arguments.busy:
            from tacolm_core.cli.bench_busy import busy_figures

            line.update(0.8, "beside busy processes")
            figures |= busy_figures(synthesizer, voice)
        if arguments.scale:
            from tacolm_core.cli.bench_scale import scale_figures

            line.update(0.85, "long texts")
            figures |= scale_figures(synthesizer)
        if arguments.training:
            from tacolm_core.cli.bench_training import training_figures

            line.update(0.9, "training")
            figures |= training_figures()
    figures = {"load_seconds": round(load_seconds, 3), **figures}
    print_table({name: value for name, value in figures.items() if not isinstance(value, list | dict)})
    if arguments.json:
        write_json(arguments.json, figures)
    return 0


def measure(
    synthesizer: "Synthesizer",
    voice: "Voice",
    seconds: float,
    precision: Precision,
    show: Callable[[float, str], None],
) -> dict[str, Any]:
    """All figures: the parts by themselves, then a text spoken in chunks."""
    networks, frames = synthesizer.networks, max(1, round(seconds * FRAME_RATE))
    show(0.0, "AR model")
    # In turn, and the better of two: what else the machine does must not fall on one length alone.
    rounds = [
        [
            ar_seconds(networks, count, kind)
            for count, kind in ((frames, precision), (2 * frames, precision), (frames, None))
        ]
        for _ in range(2)
    ]
    ar_once, ar_twice, ar_plain = (min(times) for times in zip(*rounds, strict=True))
    show(0.5, "NAR model and codec")
    nar_once, nar_twice = nar_seconds(networks, frames), nar_seconds(networks, 2 * frames)
    codec_once, codec_twice = decode_seconds(networks, frames), decode_seconds(networks, 2 * frames)
    cost = (ar_twice + nar_twice + codec_twice) / (ar_once + nar_once + codec_once)
    figures = {
        "ar_ms_per_step": round(1000 * ar_once / frames, 3),
        "ar_plain_ms_per_step": round(1000 * ar_plain / frames, 3),
        **_faster(networks, precision),
        "ar_double_length_cost": round(ar_twice / ar_once, 3),
        "double_length_cost": round(cost, 3),
        "double_length_cost_is_linear": cost <= MOST_FOR_DOUBLE_LENGTH,
        "ar_real_time_factor": round(ar_once / seconds, 4),
        "nar_real_time_factor": round(nar_once / seconds, 4),
        "codec_decode_real_time_factor": round(codec_once / seconds, 4),
    }
    show(0.7, "whole pipeline")
    options = SynthesisOptions(seed=_SEED, chunk_frames=STREAMED_FIRST_CHUNK, precision=precision)
    figures |= report(synthesizer.synthesize(TEXT, voice, options), synthesizer)
    figures["ready_first_sound_seconds"] = round(first_sound_seconds(synthesizer, voice, options), 4)
    # Last, for the report's peak of memory is that of speaking, which needs no encoder.
    figures["codec_encode_real_time_factor"] = round(encode_seconds(networks, frames) / seconds, 4)
    return figures


def _faster(networks: "Networks", precision: Precision) -> dict[str, Any]:
    """Which AR step is used, and why; nothing where there is none but the plain one."""
    tried = [] if networks.ar.faster is None else networks.ar.faster.tried
    if not tried:
        return {}
    used = [each.name for each in tried if not each.is_refused]
    return {
        "ar_step": used[-1] if used else "plain",
        "ar_step_precision": networks.ar.served(precision),
        "ar_step_reason": " ".join(each.verdict.reason for each in tried if each.verdict),
    }


def _voice(synthesizer: "Synthesizer", prompt: Path | None) -> "Voice":
    from tacolm_core.synthesis.voice import Voice

    if prompt is not None:
        return synthesizer.make_voice(read_prompt(prompt, tell), name=prompt.stem)
    networks = synthesizer.networks
    codes = _some_codes(networks, _PROMPT_SECONDS * FRAME_RATE).numpy()
    voice = Voice(codes, name="random codes", codec_hash=networks.codec.weights_hash)
    if (describer := networks.describer) is None:
        return voice
    # Described, as saved voices are: else the first sentence would read the speaker network and listen to the codes.
    return replace(voice, vector=np.zeros(describer.width, np.float32), described_by=describer.hash)


def first_sound_seconds(synthesizer: "Synthesizer", voice: "Voice", options: SynthesisOptions) -> float:
    """Seconds from a request to its first sound in a voice that was spoken in before, so that its prompt was heard."""
    from tacolm_core.synthesis.events import SoundReady

    begin = time.perf_counter()
    events = synthesizer.speak(TEXT, voice, options)
    next(event for event in events if isinstance(event, SoundReady))
    return time.perf_counter() - begin


def ar_seconds(networks: "Networks", frames: int, precision: Precision | None) -> float:
    """Seconds for `frames` steps of the AR model after its prefill, whatever it would rather say; None: plain steps."""
    import torch

    from tacolm_core.model.steps import PlainSteps
    from tacolm_core.synthesis.ar_decode import Condition

    condition = Condition.of(_some_text(), _some_codes(networks, _PROMPT_SECONDS * FRAME_RATE), networks.device)
    codes = networks.ar.written(_some_codes(networks, frames)[None]).to(networks.device)
    with torch.inference_mode():
        _, _, state = networks.ar.start(condition.text, condition.text_mask, condition.prompt, condition.prompt_mask)
        steps = networks.ar.steps(state, precision) if precision else PlainSteps(networks.ar, state)
        pointer = torch.zeros(1, dtype=torch.long, device=networks.device)
        begin = time.perf_counter()
        for frame in range(frames):
            logits, _ = steps(codes[..., frame], pointer)
            logits.argmax().item()  # a step is over when the next code is known
        return time.perf_counter() - begin


def nar_seconds(networks: "Networks", frames: int) -> float:
    """Seconds to fill the upper levels of a whole sentence of `frames`; none in one stage."""
    import torch

    from tacolm_core.synthesis.ar_decode import Condition
    from tacolm_core.synthesis.nar_decode import Window, fill_levels

    condition = Condition.of(_some_text(), _some_codes(networks, _PROMPT_SECONDS * FRAME_RATE), networks.device)
    codes, generator = _some_codes(networks, frames), torch.Generator()
    if (nar := networks.nar) is None:
        return 0.0

    def fill() -> None:
        with torch.inference_mode():
            prefix = nar.prefill(condition.text, condition.text_mask, condition.prompt, condition.prompt_mask)
        for _ in fill_levels(nar, prefix, codes, None, Window(0, frames, frames), 0.0, generator):
            pass

    return _median_seconds(fill)


def encode_seconds(networks: "Networks", frames: int) -> float:
    """Seconds to encode `frames` of noise."""
    import torch

    noise = torch.randn(1, 1, frames * HOP, generator=torch.Generator().manual_seed(_SEED)) * 0.1
    noise = noise.to(networks.device)
    return _median_seconds(lambda: networks.codec.encode(noise).cpu())


def decode_seconds(networks: "Networks", frames: int) -> float:
    """Seconds to decode `frames`."""
    codes = _some_codes(networks, frames)[None].to(networks.device)
    return _median_seconds(lambda: networks.codec.decode(codes).cpu())


def _median_seconds(work: Callable[[], object]) -> float:
    times = []
    for _ in range(3):
        begin = time.perf_counter()
        work()
        times.append(time.perf_counter() - begin)
    return statistics.median(times)


def _some_codes(networks: "Networks", frames: int) -> "Tensor":
    import torch

    size = (networks.codec.num_codebooks, frames)
    return torch.randint(CODEBOOK_SIZE, size, generator=torch.Generator().manual_seed(_SEED))


def _some_text() -> tuple[int, ...]:
    return (TEXT_BOS, *[NUM_TEXT_SPECIALS] * 60, TEXT_EOS)
