"""`tacolm prepare`: corpus -> manifest -> token shards, and looking at both.

manifest  read a corpus, check its recordings, split by speaker
align     give recordings durations by comparison with artificial speech
voices    cut recordings at pauses and make new speakers of them
speaker   the network that describes voices, from a published checkpoint
shards    encode sound and text of one split; any number of processes may share the work
verify    check shards against their index
show      count what is in a manifest or a folder of shards
"""

import argparse
import json
import time
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from tacolm_core.cli.codec_choice import add_codec_arguments, load_chosen
from tacolm_core.cli.options import at_least
from tacolm_core.cli.progress import ProgressLine
from tacolm_core.data.checks import CheckLimits, Dropped, check_utterances
from tacolm_core.data.corpora import READERS, read_corpus
from tacolm_core.data.manifest import manifest_statistics, read_manifest, split_by_speaker, write_manifest
from tacolm_core.data.new_voices import VoicePlan
from tacolm_core.data.utterance import Utterance
from tacolm_core.errors import DataError

if TYPE_CHECKING:
    from tacolm_core.data.encoding import Encoder
    from tacolm_core.data.shards import Encode, ShardIndex, ShardJob, ShardRecipe
    from tacolm_core.text.tokenizer import TextTokenizer


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The actions and their options."""
    actions = parser.add_subparsers(dest="action", required=True, metavar="ACTION")
    _add_manifest(actions.add_parser("manifest", help="read and check a corpus"))
    _add_align(actions.add_parser("align", help="find how long each phoneme of recordings lasts"))
    _add_voices(actions.add_parser("voices", help="cut recordings at pauses and make new speakers of them"))
    _add_shards(actions.add_parser("shards", help="encode a manifest into token shards"))
    _add_speaker(actions.add_parser("speaker", help="make the network that describes voices of CAM++"))
    pieces = actions.add_parser("pieces", help="learn BPE pieces of words from a manifest's texts")
    pieces.add_argument("manifest", type=Path, help="manifest with texts")
    pieces.add_argument("tokenizer", type=Path, help="tokenizer.json to write")
    pieces.add_argument("plain", type=Path, help="manifest to write, without phonemes and their lengths")
    pieces.add_argument("--count", type=at_least(30), default=2000, help="pieces (default: %(default)s)")
    pieces.set_defaults(act=_pieces)
    verify = actions.add_parser("verify", help="check shards against their index")
    verify.add_argument("folder", type=Path, help="folder of shards")
    verify.set_defaults(act=_verify)
    show = actions.add_parser("show", help="count what is in a manifest or a folder of shards")
    show.add_argument("path", type=Path, help="manifest, or folder of shards")
    show.set_defaults(act=_show)


def _pieces(arguments: argparse.Namespace) -> int:
    from dataclasses import replace

    from tacolm_core.data.manifest import read_manifest, write_manifest
    from tacolm_core.text.bpe import BpeTokenizer
    from tacolm_core.text.front_end import spoken_form

    utterances = list(read_manifest(arguments.manifest))
    BpeTokenizer.train((spoken_form(u.text) for u in utterances if u.text.strip()), arguments.count).save(
        arguments.tokenizer
    )
    write_manifest(arguments.plain, [replace(u, tokens=None, durations=None) for u in utterances])
    print(f"{arguments.tokenizer}: {arguments.count} pieces; {arguments.plain}: {len(utterances)} utterances")
    return 0


def _add_manifest(parser: argparse.ArgumentParser) -> None:
    limits = CheckLimits()
    parser.add_argument("kind", choices=tuple(READERS), help="what the corpus is")
    parser.add_argument("root", type=Path, help="its folder")
    parser.add_argument("manifest", type=Path, help="manifest to write")
    parser.add_argument("--min-seconds", type=float, default=limits.min_seconds, help="default: %(default)s")
    parser.add_argument("--max-seconds", type=float, default=limits.max_seconds, help="default: %(default)s")
    parser.add_argument("--max-clipped", type=float, default=limits.max_clipped_share, help="share of samples")
    parser.add_argument("--dev", type=float, default=0.02, help="share of speakers held out (default: %(default)s)")
    parser.add_argument("--test", type=float, default=0.0, help="share of speakers held out for the end")
    parser.add_argument("--dev-speakers", type=Path, help="file of speakers to hold out, one a line, besides the share")
    parser.add_argument("--seed", type=at_least(0), default=0, help="of the split (default: %(default)s)")
    parser.add_argument("--wordless", action="store_true", help="keep recordings without text, as prompts only")
    parser.add_argument("--trust", action="store_true", help="do not listen: believe lengths, skip level checks")
    parser.add_argument("--dropped", type=Path, help="write what was dropped, and why, as JSON lines")
    parser.add_argument("--workers", type=at_least(1), default=2, help="threads that read sound (default: %(default)s)")
    parser.set_defaults(act=_manifest)


def _add_align(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("manifest", type=Path, help="manifest of recordings with text")
    parser.add_argument("aligned", type=Path, help="manifest to write")
    parser.add_argument("--tokenizer", type=Path, help="tokenizer.json (default: the program's phonemes)")
    parser.add_argument("--max-cost", type=float, default=0.8, help="drop what fits worse (default: %(default)s)")
    parser.add_argument("--dropped", type=Path, help="write what was dropped, and why, as JSON lines")
    parser.add_argument("--workers", type=at_least(1), default=1, help="threads (default: %(default)s)")
    parser.set_defaults(act=_align)


def _add_voices(parser: argparse.ArgumentParser) -> None:
    plan = VoicePlan()
    parser.add_argument("manifest", type=Path, help="manifest of recordings, best with durations")
    parser.add_argument("folder", type=Path, help="folder for manifest.jsonl and sound")
    parser.add_argument(
        "--voices", type=at_least(0), default=plan.voices, help="new ones per speaker (default: %(default)s)"
    )
    parser.add_argument("--copies", type=at_least(0), default=plan.copies, help="of each piece (default: %(default)s)")
    parser.add_argument("--without-original", action="store_true", help="leave the speakers' own voices out")
    parser.add_argument(
        "--semitones", type=at_least(0.0), default=plan.semitones, help="largest shift (default: %(default)s)"
    )
    parser.add_argument(
        "--colour", type=at_least(0.0), default=plan.colour, help="dB of the filters (default: %(default)s)"
    )
    parser.add_argument(
        "--narrow", type=at_least(0.0), default=plan.narrow, help="share of new voices cut off at 7.6 kHz"
    )
    parser.add_argument("--shortest", type=at_least(0.1), default=plan.shortest, help="seconds (default: %(default)s)")
    parser.add_argument("--longest", type=at_least(0.1), default=plan.longest, help="seconds (default: %(default)s)")
    parser.add_argument("--split", default="train", help="split to use (default: %(default)s)")
    parser.add_argument("--tokenizer", type=Path, help="tokenizer.json (default: the program's phonemes)")
    parser.add_argument("--seed", type=at_least(0), default=0, help="of the voices (default: %(default)s)")
    parser.add_argument("--workers", type=at_least(1), default=1, help="threads (default: %(default)s)")
    parser.set_defaults(act=_voices)


def _add_shards(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("manifest", type=Path, nargs="+", help="one manifest or several")
    parser.add_argument("folder", type=Path, help="folder for the shards")
    add_codec_arguments(parser)
    parser.add_argument("--speaker", type=Path, help="speaker.safetensors: describe every voice in a vector")
    parser.add_argument("--tokenizer", type=Path, help="tokenizer.json (default: the program's phonemes)")
    parser.add_argument("--split", default="train", help="split to encode (default: %(default)s)")
    parser.add_argument("--shard", type=_part, default=(0, 1), metavar="I/N", help="the I-th of N parts, from 0/N")
    parser.add_argument(
        "--per-shard", type=at_least(1), default=1024, help="utterances per shard (default: %(default)s)"
    )
    parser.add_argument("--prompt-variants", type=at_least(0.0), default=0.0, help="altered prompts per utterance")
    parser.add_argument("--seed", type=at_least(0), default=0, help="of the alterations (default: %(default)s)")
    parser.add_argument("--workers", type=at_least(1), default=2, help="threads that read sound (default: %(default)s)")
    parser.add_argument("--batch-seconds", type=at_least(1.0), default=60.0, help="sound encoded at once")
    parser.add_argument("--device", default="cpu", help="cpu or cuda (default: %(default)s)")
    parser.add_argument(
        "--minutes", type=at_least(0.0), default=0.0, help="then stop, and index the shards that are there"
    )
    parser.set_defaults(act=_shards)


def _add_speaker(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("checkpoint", type=Path, help="of CAM++ (docs/training.md says where it is)")
    parser.add_argument("manifest", type=Path, nargs="+", help="recordings of many people: their mean says nothing")
    parser.add_argument("speaker", type=Path, help="speaker.safetensors to write")
    parser.add_argument("--most", type=at_least(1), default=2000, help="recordings heard (default: %(default)s)")
    parser.set_defaults(act=_speaker)


def _speaker(arguments: argparse.Namespace) -> int:
    from tacolm_core.codec.voice_vector import save_describer
    from tacolm_core.data.describer import make_describer

    chosen = [u for path in arguments.manifest for u in read_manifest(path) if (u.split or "train") == "train"]
    with ProgressLine("Listening") as line:
        made = make_describer(arguments.checkpoint, chosen, arguments.most, line.update)
    written = save_describer(arguments.speaker, made.describer, training=made.record, storage="int8")
    print(f"{arguments.speaker}: speaker {written.hash[:12]}, centred on {made.heard} recordings")
    return 0


def run(arguments: argparse.Namespace) -> int:
    """Do the chosen action; 0 when all is well, 1 when `verify` found faults."""
    status: int = arguments.act(arguments)
    return status


def _part(text: str) -> tuple[int, int]:
    part, _, count = text.partition("/")
    if not (part.isdecimal() and count.isdecimal() and int(part) < int(count)):
        raise argparse.ArgumentTypeError(f"{text!r} is not I/N with I from 0 to N - 1")
    return int(part), int(count)


def _manifest(arguments: argparse.Namespace) -> int:
    limits = CheckLimits(
        min_seconds=arguments.min_seconds,
        max_seconds=arguments.max_seconds,
        max_clipped_share=arguments.max_clipped,
        need_text=not arguments.wordless,
        listen=not arguments.trust,
    )
    utterances = list(read_corpus(arguments.kind, arguments.root))
    named = _dev_speakers(arguments.dev_speakers, utterances) if arguments.dev_speakers else {}
    report = check_utterances(utterances, limits, arguments.workers)
    shares = {"dev": arguments.dev, "test": arguments.test}
    _report_dropped(report.dropped, arguments.dropped)
    _write(arguments.manifest, split_by_speaker(report.kept, shares, arguments.seed, named))
    return 0


def _dev_speakers(path: Path, utterances: Sequence[Utterance]) -> dict[str, str]:
    """Split "dev" for every speaker named in the file.

    Raises:
        DataError: the file cannot be read, or names somebody whom the corpus does not have.

    """
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise DataError(
            f"{path} cannot be read as a list of speakers ({error}); name a text file, one a line."
        ) from error
    names = [line.strip() for line in lines if line.strip()]
    if strangers := sorted(set(names) - {utterance.speaker for utterance in utterances}):
        raise DataError(f"{path} names {strangers[0]!r}, who is no speaker of this corpus; correct or remove the line.")
    return dict.fromkeys(names, "dev")


def _write(path: Path, utterances: Iterable[Utterance]) -> None:
    kept = list(utterances)
    if not kept:
        raise DataError("No utterance is left to write; look at the reasons with --dropped, or widen the limits.")
    write_manifest(path, kept)
    print(f"{path}: {_counts(kept)}")


def _counts(utterances: Sequence[Utterance]) -> str:
    statistics = manifest_statistics(utterances)
    hours = ", ".join(f"{split} {hours:.2f} h" for split, hours in statistics.hours_per_split.items())
    licences = ", ".join(f"{name} ({count})" for name, count in statistics.licences.items())
    return (
        f"{statistics.utterances} utterances, {statistics.speakers} speakers, {hours}; "
        f"{statistics.aligned} with durations; licences: {licences}"
    )


def _report_dropped(dropped: Sequence[Dropped], path: Path | None) -> None:
    for reason, count in Counter(d.reason for d in dropped).most_common():
        example = next(d for d in dropped if d.reason == reason)
        print(f"dropped {count}: {reason} (such as {example.id}: {example.detail})")
    if path:
        from tacolm_core.data.atomic import write_text_atomically

        write_text_atomically(path, "".join(json.dumps(asdict(d), ensure_ascii=False) + "\n" for d in dropped))


def _align(arguments: argparse.Namespace) -> int:
    from tacolm_core.corpus.generator import CorpusGenerator
    from tacolm_core.corpus.network import SpeechNetwork
    from tacolm_core.corpus.speakers import SpeakerNumbers
    from tacolm_core.data.realign import Realigner
    from tacolm_core.data.texts import TextEncoder, pausing_tokens
    from tacolm_core.text.phoneme_tokenizer import PhonemeTokenizer

    tokenizer = _tokenizer(arguments.tokenizer)
    if not isinstance(tokenizer, PhonemeTokenizer):
        raise DataError("Only phonemes can be aligned; a BPE corpus trains without durations.")
    realigner = Realigner(
        CorpusGenerator(SpeechNetwork(), tokenizer),
        (SpeakerNumbers(), SpeakerNumbers(pitch=115.0, formant_scale=0.86)),  # a high and a low voice
        TextEncoder(tokenizer),
        pausing=pausing_tokens(tokenizer),
        max_cost=arguments.max_cost,
    )
    utterances = list(read_manifest(arguments.manifest))
    outcomes: list[Utterance | Dropped] = []
    with ProgressLine("Aligning") as line:
        for outcome in realigner.all(utterances, arguments.workers):
            outcomes.append(outcome)
            line.update(len(outcomes) / len(utterances), outcome.id)
    _report_dropped([o for o in outcomes if isinstance(o, Dropped)], arguments.dropped)
    _write(arguments.aligned, (o for o in outcomes if isinstance(o, Utterance)))
    return 0


def _voices(arguments: argparse.Namespace) -> int:
    from tacolm_core.data.new_voices import speak_in_new_voices
    from tacolm_core.data.texts import pausing_tokens

    names = ("voices", "copies", "semitones", "colour", "narrow", "shortest", "longest", "seed")
    plan = VoicePlan(**{n: getattr(arguments, n) for n in names}, original=not arguments.without_original)
    chosen = [u for u in read_manifest(arguments.manifest) if (u.split or "train") == arguments.split]
    pausing = pausing_tokens(_tokenizer(arguments.tokenizer))
    written: list[Utterance] = []
    with ProgressLine("Altering") as line:
        parts = speak_in_new_voices(chosen, arguments.folder, plan, pausing, arguments.workers)
        for done, pieces in enumerate(parts, start=1):
            written.extend(pieces)
            line.update(done / len(chosen), pieces[-1].id if pieces else "")
    _write(arguments.folder / "manifest.jsonl", written)
    return 0


def _shards(arguments: argparse.Namespace) -> int:
    from tacolm_core.codec.voice_vector import StoredDescriber
    from tacolm_core.data.encoding import CorpusEncoder
    from tacolm_core.data.shards import plan_shards
    from tacolm_core.data.texts import TextEncoder
    from tacolm_core.synthesis.devices import choose_device

    device = choose_device(arguments.device).device
    codec = load_chosen(arguments, device)
    tokenizer = _tokenizer(arguments.tokenizer)
    describer = StoredDescriber(arguments.speaker, device) if arguments.speaker else None
    recipe = _recipe(codec, tokenizer, arguments, describer.hash if describer else "")
    chosen = [u for path in arguments.manifest for u in read_manifest(path) if (u.split or "train") == arguments.split]
    encode = CorpusEncoder(
        codec,
        TextEncoder(tokenizer),
        recipe,
        device=device,
        workers=arguments.workers,
        batch_seconds=arguments.batch_seconds,
        describe=describer,
    )
    _encode_part(arguments, plan_shards(chosen, recipe, arguments.per_shard), encode)
    tokenizer.save(arguments.folder / "tokenizer.json")
    return 0


def _recipe(
    codec: "Encoder", tokenizer: "TextTokenizer", arguments: argparse.Namespace, describer_hash: str
) -> "ShardRecipe":
    from tacolm_core.data.shards import ShardRecipe
    from tacolm_core.data.texts import word_boundary

    return ShardRecipe(
        codec_hash=codec.weights_hash,
        tokenizer_hash=tokenizer.hash,
        num_codebooks=codec.num_codebooks,
        describer_hash=describer_hash,
        word_boundary=word_boundary(tokenizer),
        prompt_variants=arguments.prompt_variants,
        seed=arguments.seed,
    )


def _encode_part(arguments: argparse.Namespace, jobs: "list[ShardJob]", encode: "Encode") -> None:
    from tacolm_core.data.shards import write_index, write_shards

    part, parts = arguments.shard
    mine = len(jobs[part::parts])
    end = time.monotonic() + 60 * (arguments.minutes or float("inf"))
    with ProgressLine("Encoding") as line:
        for done, record in enumerate(write_shards(arguments.folder, jobs, encode, part=(part, parts)), start=1):
            line.update(done / mine, record.name)
            if time.monotonic() > end:
                break
    try:
        index = write_index(arguments.folder, jobs, whole=not arguments.minutes)
    except DataError as unfinished:
        print(f"{mine} shards of part {part}/{parts} are there. {unfinished}")
    else:
        _print_index(arguments.folder, index)


def _tokenizer(path: Path | None) -> "TextTokenizer":
    from tacolm_core.text.phoneme_tokenizer import PhonemeTokenizer
    from tacolm_core.text.tokenizer_file import load_tokenizer

    return load_tokenizer(path) if path else PhonemeTokenizer()


def _print_index(folder: Path, index: "ShardIndex") -> None:
    from tacolm_core.units import frames_to_seconds

    totals = {name: sum(getattr(r, name) for r in index.shards) for name in ("utterances", "aligned", "variants")}
    print(
        f"{folder}: {len(index.shards)} shards, {totals['utterances']} utterances "
        f"({totals['variants']} prompt variants, {totals['aligned']} with durations), "
        f"{frames_to_seconds(index.frames) / 3600:.2f} h, "
        f"codec {index.recipe.codec_hash[:12]}, tokenizer {index.recipe.tokenizer_hash[:12]}"
    )
    _report_dropped([d for record in index.shards for d in record.dropped], None)


def _verify(arguments: argparse.Namespace) -> int:
    from tacolm_core.data.shards import verify_shards

    faults = verify_shards(arguments.folder)
    for fault in faults:
        print(fault)
    print(f"{arguments.folder}: {len(faults) or 'no'} fault{'s' if len(faults) != 1 else ''}")
    return 1 if faults else 0


def _show(arguments: argparse.Namespace) -> int:
    from tacolm_core.data.shards import read_index

    if arguments.path.is_dir():
        _print_index(arguments.path, read_index(arguments.path))
    else:
        print(f"{arguments.path}: {_counts(list(read_manifest(arguments.path)))}")
    return 0
