"""`tacolm evaluate`: judge speech on fixed lists.

list    choose prompts and texts once, from a manifest
judge   score folders of clips, or a model that speaks the list first
codec   score a codec's round trip on recordings
"""

import argparse
import random
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from tacolm_core.audio.files import read_sound, write_sound
from tacolm_core.audio.waveform import Waveform, concatenate
from tacolm_core.cli.options import DEVICES, add_sampling_arguments, at_least, sampling_options
from tacolm_core.cli.output import check_place
from tacolm_core.cli.progress import ProgressLine
from tacolm_core.config import SynthesisOptions
from tacolm_core.errors import AudioError, OptionsError, SynthesisError
from tacolm_core.evaluation.judge import JUDGES, Judges, SystemScores, clips_in, score_system
from tacolm_core.evaluation.protocol import (
    KINDS,
    PROMPT_SECONDS,
    Recording,
    TestItem,
    continuation,
    cross_utterance,
    read_list,
    write_list,
)
from tacolm_core.evaluation.report import table, write_plot, write_record
from tacolm_core.files import make_folder

if TYPE_CHECKING:
    from tacolm_core.synthesis.synthesizer import Synthesizer

RECORDINGS: Final = "recordings"
_SEED: Final = 0  # of a model's speech, so that it can be judged again


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The actions and their options."""
    actions = parser.add_subparsers(dest="action", required=True, metavar="ACTION")
    _add_list(actions.add_parser("list", help="choose prompts and texts from a manifest"))
    _add_judge(actions.add_parser("judge", help="score folders of clips, or a model"))
    _add_codec(actions.add_parser("codec", help="score a codec's round trip on recordings"))


def _add_list(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("manifest", type=Path, help="manifest of recordings")
    parser.add_argument("list", type=Path, help="list to write, JSON lines")
    parser.add_argument("--kind", choices=KINDS, default="cross-utterance", help="default: %(default)s")
    parser.add_argument("--split", default="dev", help="split to choose from (default: %(default)s)")
    parser.add_argument("--sentences", type=Path, help="texts to speak instead of other utterances, one a line")
    parser.add_argument("--count", type=at_least(1), default=40, help="default: %(default)s")
    parser.add_argument("--seed", type=at_least(0), default=0, help="default: %(default)s")
    parser.set_defaults(act=_list)


def _add_codec(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("codec", type=Path, help="codec.safetensors")
    parser.add_argument("manifest", type=Path, help="manifest of recordings")
    parser.add_argument("--split", default="dev", help="split to judge on (default: %(default)s)")
    parser.add_argument(
        "--seconds", type=at_least(0.5), default=8.0, help="first seconds of each (default: %(default)s)"
    )
    parser.set_defaults(act=_codec)


def _add_judge(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("list", type=Path, help="list of items")
    parser.add_argument("systems", type=Path, nargs="*", help="folders with a clip ID.wav for every item")
    parser.add_argument("--model", type=Path, help="model folder that speaks the list first")
    parser.add_argument("--clips", type=Path, help="folder to keep the model's clips in")
    parser.add_argument("--recordings", action="store_true", help="judge the prompts' own recordings as well")
    parser.add_argument("--judges", nargs="+", choices=JUDGES, default=JUDGES, help="default: all")
    parser.add_argument("--whisper", type=Path, help="CTranslate2 folder of a Whisper model (default: packaged base)")
    parser.add_argument("--json", type=Path, help="write everything as JSON")
    parser.add_argument("--plot", type=Path, help="draw the scores as PNG")
    parser.add_argument("--device", default="auto", choices=DEVICES, help="for the model (default: %(default)s)")
    parser.add_argument(
        "--threads", type=at_least(1), default=1, help="CPU threads of the judges (default: %(default)s)"
    )
    add_sampling_arguments(parser, seed=_SEED)
    parser.set_defaults(act=_judge)


def run(arguments: argparse.Namespace) -> int:
    """Do the chosen action."""
    status: int = arguments.act(arguments)
    return status


def _list(arguments: argparse.Namespace) -> int:
    from tacolm_core.corpus.plan import read_sentences
    from tacolm_core.data.manifest import read_manifest

    recordings = [
        Recording(u.id, u.path, u.text, u.speaker, u.seconds)
        for u in read_manifest(arguments.manifest)
        if arguments.split in ("", u.split)
    ]
    if arguments.kind == "continuation":
        items = continuation(recordings, arguments.count, arguments.seed)
    else:
        sentences = read_sentences(arguments.sentences) if arguments.sentences else []
        random.Random(arguments.seed).shuffle(sentences)
        items = cross_utterance(recordings, sentences, arguments.count, arguments.seed)
    write_list(arguments.list, items)
    print(f"{arguments.list}: {len(items)} items, {len({item.speaker for item in items})} speakers")
    return 0


def _judge(arguments: argparse.Namespace) -> int:
    options = _sampling(arguments)
    items = read_list(arguments.list)
    for place in filter(None, (arguments.json, arguments.plot)):
        check_place(place)
    systems = _systems(arguments, options)
    judges = Judges(arguments.judges, whisper=arguments.whisper, threads=arguments.threads)
    scores: list[SystemScores] = []
    for name, clip_of in systems.items():
        with ProgressLine(name) as line:
            asked = _about_themselves(items) if name == RECORDINGS else items
            scores.append(score_system(name, asked, clip_of, judges, progress=line.update))
    print(table(scores))
    if arguments.json:
        write_record(arguments.json, scores, options if arguments.model else None)
    if arguments.plot:
        write_plot(arguments.plot, scores)
    return 0


def _sampling(arguments: argparse.Namespace) -> SynthesisOptions:
    """How the model is to speak.

    Raises:
        OptionsError: a value is outside its range, or there is no model to speak like that.

    """
    options = sampling_options(arguments)
    if arguments.model is None and options != SynthesisOptions(seed=_SEED):
        raise OptionsError("Sampling options are for a model that speaks the list; name it with --model.")
    return options


def _about_themselves(items: Sequence[TestItem]) -> list[TestItem]:
    """The same items, asking each prompt's recording for its own words; those whose words are not known are left out.

    Raises:
        OptionsError: none is known.

    """
    known = [replace(item, text=item.prompt_text, seconds=0.0) for item in items if item.prompt_text.strip()]
    if not known:
        raise OptionsError("--recordings needs the words of the prompts, and this list has none; leave it out.")
    return known


def _systems(
    arguments: argparse.Namespace, options: SynthesisOptions
) -> dict[str, Callable[[TestItem], Waveform | None]]:
    """Name and clips of everything to be judged.

    Raises:
        OptionsError: there is nothing, or a folder is missing.

    """
    systems: dict[str, Callable[[TestItem], Waveform | None]] = {}
    if arguments.recordings:
        systems[RECORDINGS] = lambda item: read_sound(item.prompt)
    for folder in arguments.systems:
        if not folder.is_dir():
            raise OptionsError(f"{folder} is no folder; name folders that hold a clip for every item of the list.")
        systems[folder.name if folder.name not in systems else str(folder)] = clips_in(folder)
    if arguments.model:
        systems[arguments.model.name] = _spoken(arguments, options)
    if not systems:
        raise OptionsError("There is nothing to judge; name folders of clips, --model or --recordings.")
    return systems


def _spoken(arguments: argparse.Namespace, options: SynthesisOptions) -> Callable[[TestItem], Waveform | None]:
    """Clips that a model speaks when they are asked for; those it has spoken into --clips are not spoken again."""
    from tacolm_core.synthesis.loading import load_synthesizer

    synthesizer = load_synthesizer(arguments.model, arguments.device, warm=False)
    kept = clips_in(arguments.clips) if arguments.clips else None

    def clip_of(item: TestItem) -> Waveform | None:
        clip = (kept(item) if kept else None) or _speak(synthesizer, item, options)
        if clip is not None and arguments.clips:
            make_folder(arguments.clips)
            write_sound(arguments.clips / f"{item.id}.wav", clip)
        return clip

    return clip_of


def _speak(synthesizer: "Synthesizer", item: TestItem, options: SynthesisOptions) -> Waveform | None:
    """The answer to an item; `options.continuation` counts only where the words of the prompt are known."""
    from tacolm_core.cli.opening import opening_of

    try:
        if item.kind == "continuation":
            prompt, transcript, text = opening_of(synthesizer, item)
        else:
            prompt, transcript, text = read_sound(item.prompt, max_seconds=PROMPT_SECONDS), "", item.text
        voice = synthesizer.make_voice(prompt, name=item.speaker, transcript=transcript)
        continues = options.continuation and bool(transcript.strip())
        speech = synthesizer.synthesize(text, voice, replace(options, continuation=continues))
    except (SynthesisError, AudioError):
        return None  # counts as a missing clip
    if item.kind == "cross-utterance":
        return speech.waveform
    return concatenate([synthesizer.hear(voice), speech.waveform])


def _codec(arguments: argparse.Namespace) -> int:
    from statistics import mean

    from tacolm_core.codec import load_codec
    from tacolm_core.codec.round_trip import round_trip
    from tacolm_core.data.manifest import read_manifest
    from tacolm_core.data.sound import read_mono
    from tacolm_core.evaluation.quality import pesq_wide_band, stoi

    codec = load_codec(arguments.codec)
    chosen = [u for u in read_manifest(arguments.manifest) if u.split == arguments.split]
    if not chosen:
        raise OptionsError(f"No recording of split {arguments.split!r} in {arguments.manifest}; name another --split.")
    scores: list[tuple[float, float]] = []
    for utterance in chosen:
        samples, rate = read_mono(utterance.path, codec.sample_rate)
        original = Waveform(samples[: int(arguments.seconds * rate)], rate)
        heard = round_trip(codec, original)
        scores.append((pesq_wide_band(original, heard), stoi(original, heard)))
    pesq, intelligible = (mean(column) for column in zip(*scores, strict=True))
    print(f"{len(scores)} recordings: PESQ-WB {pesq:.2f}, STOI {intelligible:.3f}")
    return 0
