"""`tacolm train codec|ar|nar`: one stage of training, in a run folder that can be killed and resumed;
`tacolm train blend`: two states of one training as one; `tacolm train bundle`: the trained parts as one model folder.

Several processes: `torchrun --nproc-per-node N -m tacolm_core.cli train ar ...`.
"""

import argparse
import dataclasses
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar, get_args

from tacolm_core.checkpoint import KINDS, Storage
from tacolm_core.cli.codec_choice import OFFICIAL
from tacolm_core.cli.options import DEVICES, at_least, share
from tacolm_core.errors import OptionsError
from tacolm_core.training.clock import CLOCKS

if TYPE_CHECKING:
    from tacolm_core.training.codec_task import CodecTaskConfig
    from tacolm_core.training.distributed import Processes
    from tacolm_core.training.export import Exporter
    from tacolm_core.training.language_task import LanguageTaskConfig
    from tacolm_core.training.trainer import Trainer, TrainerConfig

PREDICTED_SHARE = 0.5
TaskConfigT = TypeVar("TaskConfigT", "CodecTaskConfig", "LanguageTaskConfig")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The stages and their options."""
    stages = parser.add_subparsers(dest="stage", required=True, metavar="STAGE")
    codec = stages.add_parser("codec", help="sound to codes and back")
    codec.add_argument("--manifest", type=Path, nargs="+", required=True, help="manifests with splits train and dev")
    codec.add_argument("--freeze-codes", action="store_true", help="train the decoder alone; codes stay what they are")
    codec.add_argument(
        "--hold-codes", action="store_true", help="keep codebooks, and the codes of codebook 1 as --start-from chooses"
    )
    codec.add_argument("--freeze-decoder", action="store_true", help="with --hold-codes: train the encoder alone")
    codec.add_argument("--nar", type=Path, help="weights of a NAR model whose predicted codes the decoder also learns")
    codec.add_argument("--ar", type=Path, help="with --nar: weights of an AR model that draws some of their codebook 1")
    codec.add_argument("--speaker", type=Path, help="with --nar: speaker.safetensors, where it is told a voice vector")
    codec.add_argument(
        "--predicted-share", type=at_least(0.0), help=f"of the batches, with --nar (default: {PREDICTED_SHARE})"
    )
    for kind, summary in (("ar", "text and prompt to codebook 1"), ("nar", "codebooks 2 to 8")):
        language = stages.add_parser(kind, help=summary)
        language.add_argument("--shards", type=Path, nargs="+", required=True, help="folders of token shards")
        language.add_argument(
            "--repeats",
            type=at_least(0),
            nargs="+",
            default=[],
            help="how often an epoch visits each of the shards (default: 1)",
        )
        language.add_argument("--dev-shards", type=Path, nargs="+", default=[], help="held-out shards")
        language.add_argument(
            "--codec", type=Path, help="codec of the shards, a file or “encodec”: begin with its geometry"
        )
        language.add_argument("--preset", default="studio", help="size of the model (default: %(default)s)")
    drawn = "weights of an AR model that draws some of codebook 1, as in synthesis; needs --codec"
    stages.choices["nar"].add_argument("--ar", type=Path, help=drawn)
    stages.choices["nar"].add_argument(
        "--speaker", type=Path, help="speaker.safetensors: hears what is written (“heard” in the settings)"
    )
    for stage in stages.choices.values():
        _add_common(stage)
        stage.set_defaults(act=_train)
    together = stages.add_parser("bundle", help="put trained parts together as a model folder")
    together.add_argument("--codec", type=Path, required=True, help="its weights file, or “encodec”")
    together.add_argument("--ar", type=Path, required=True, help="weights file of kind ar")
    together.add_argument("--nar", type=Path, help="weights file of kind nar; none where the AR model needs none")
    together.add_argument("--speaker", type=Path, help="speaker.safetensors, where a model is told a voice vector")
    together.add_argument("--judge", type=Path, help="judge.safetensors exported with the NAR model; teaches voices")
    together.add_argument("--tokenizer", type=Path, required=True, help="tokenizer.json of the shards")
    together.add_argument("--storage", default="half", choices=get_args(Storage), help="default: %(default)s")
    together.add_argument("folder", type=Path, help="model folder to write")
    together.set_defaults(act=_bundle)
    between = stages.add_parser("blend", help="blend weights with those they were trained on from")
    between.add_argument("earlier", type=Path, help="weights file")
    between.add_argument("later", type=Path, help="weights file trained on from it")
    between.add_argument("out", type=Path, help="weights file to write")
    between.add_argument("--share", type=share, default=0.7, help="of the later one (default: %(default)s)")
    between.add_argument("--since", type=Path, help="weights both were trained on from: add what the later one learnt")
    between.add_argument("--storage", default="half", choices=get_args(Storage), help="default: %(default)s")
    between.set_defaults(act=_blend)


def _add_common(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--run-folder", type=Path, required=True, help="folder of this run; resumed if it exists")
    parser.add_argument(
        "--minutes", type=at_least(0.0), default=0.0, help="time box, over all resumed parts (default: none)"
    )
    parser.add_argument(
        "--clock",
        default="wall",
        choices=CLOCKS,
        help="whose minutes: the clock's, or those that the cores worked for this run (default: %(default)s)",
    )
    parser.add_argument("--steps", type=at_least(1), default=1_000_000, help="updates at most (default: %(default)s)")
    parser.add_argument("--settings", type=Path, help="JSON file with settings of this stage, as in RUN/settings.json")
    parser.add_argument("--start-from", type=Path, help="weights file to start a new run from")
    parser.add_argument("--learning-rate", type=at_least(0.0), help="highest learning rate")
    parser.add_argument("--bfloat16", action="store_true", help="matrix products in bfloat16 (newer CPUs and GPUs)")
    parser.add_argument("--compile", action="store_true", help="compile the model first")
    parser.add_argument("--device", default="auto", choices=DEVICES, help="default: %(default)s")
    parser.add_argument("--threads", type=at_least(0), default=0, help="CPU threads (default: PyTorch's choice)")
    parser.add_argument("--seed", type=at_least(0), default=0, help="default: %(default)s")
    parser.add_argument("--storage", default="half", choices=get_args(Storage), help="of the exported weights")
    parser.add_argument("--copy-to", type=Path, help="folder for a copy of every exported weights file")
    parser.add_argument(
        "--copy-limit", type=at_least(0.0), default=0.0, help="MiB of a copied file; more goes into pieces"
    )
    parser.add_argument(
        "--save-minutes", type=at_least(0.0), default=3.0, help="between saved states (default: %(default)s)"
    )


def run(arguments: argparse.Namespace) -> int:
    """Train a stage, or put the parts together."""
    status: int = arguments.act(arguments)
    return status


def _bundle(arguments: argparse.Namespace) -> int:
    from tacolm_core.training.bundle import bundle

    given = {kind: getattr(arguments, kind) for kind in KINDS if getattr(arguments, kind)}
    parts = {kind: path for kind, path in given.items() if str(path) != OFFICIAL}
    model = bundle(parts, arguments.tokenizer, arguments.folder, arguments.storage)
    size = sum(path.stat().st_size for path in arguments.folder.iterdir())
    print(f"{arguments.folder}: model {model.model_hash[:12]}, {size / 2**20:.1f} MiB")
    return 0


def _blend(arguments: argparse.Namespace) -> int:
    from tacolm_core.training.blend import blend

    written = blend(
        arguments.earlier, arguments.later, arguments.out, arguments.share, arguments.storage, since=arguments.since
    )
    print(f"{arguments.out}: {written.kind} {written.hash[:12]}")
    return 0


def _train(arguments: argparse.Namespace) -> int:
    """Train until the steps or minutes are used up."""
    import torch

    from tacolm_core.training.distributed import join_processes, leave_processes

    if arguments.threads:
        torch.set_num_threads(arguments.threads)
    processes = join_processes(arguments.device)
    try:
        trainer = _trainer(arguments, processes)
        if processes.is_main:
            print(
                f"{arguments.run_folder}: {arguments.stage} from step {trainer.step} on {processes.device}", flush=True
            )
        trainer.run()
        if processes.is_main:
            print(f"{arguments.run_folder}: done at step {trainer.step}, weights in {arguments.run_folder / 'export'}")
            if speed := trainer.throughput.speech_per_second:
                unit = "one core" if processes.device.type == "cpu" else "the card"
                print(f"{arguments.run_folder}: {speed:.2f} s of speech per second of {unit}")
    finally:
        leave_processes()
    return 0


def _trainer(arguments: argparse.Namespace, processes: "Processes") -> "Trainer":
    """The run that was asked for, resumed where it was.

    Raises:
        OptionsError, DataError: settings or data do not fit.

    """
    from tacolm_core.data.batch_plan import BatchOptions
    from tacolm_core.training.export import Exporter
    from tacolm_core.training.language_task import LanguageTaskConfig
    from tacolm_core.training.recipes import with_recipe
    from tacolm_core.training.run_folder import RunFolder
    from tacolm_core.training.stages import LanguageStage, language_trainer
    from tacolm_core.training.trainer import TrainerConfig

    exporter = Exporter(storage=arguments.storage, copy_to=arguments.copy_to, copy_limit=arguments.copy_limit)
    values = _settings(arguments.settings)
    if arguments.stage != "codec":
        values = with_recipe(arguments.stage, arguments.preset, values)
    task, trainer = values.pop("task", {}), values.pop("trainer", {})
    timing = TrainerConfig.from_dict(
        {
            "steps": arguments.steps,
            "minutes": arguments.minutes,
            "clock": arguments.clock,
            "save_minutes": arguments.save_minutes,
            **trainer,
        }
    )
    common = {"seed": arguments.seed, "bfloat16": arguments.bfloat16, "compile": arguments.compile}
    if arguments.stage == "codec":
        return _codec_trainer(arguments, processes, exporter, {**common, **_codec_flags(arguments), **task}, timing)
    language_task = LanguageTaskConfig.from_dict({**common, **task})
    language = LanguageStage(
        kind=arguments.stage,
        preset=arguments.preset,
        model=values.pop("model", {}),
        task=_with_rate(language_task, arguments.learning_rate),
        batches=BatchOptions.from_dict({"seed": arguments.seed, **values.pop("batches", {})}),
        trainer=timing,
        shards=tuple(str(path) for path in arguments.shards),
        repeats=tuple(arguments.repeats),
        dev_shards=tuple(str(path) for path in arguments.dev_shards),
        codec=str(arguments.codec or ""),
        ar=str(arguments.ar or "") if arguments.stage == "nar" else "",
        speaker=str(arguments.speaker or "") if arguments.stage == "nar" else "",
    )
    return language_trainer(language, RunFolder(arguments.run_folder), processes, exporter, arguments.start_from)


def _codec_flags(arguments: argparse.Namespace) -> dict[str, Any]:
    """Settings of a codec run that have options of their own."""
    return {
        "freeze_codes": arguments.freeze_codes,
        "hold_codes": arguments.hold_codes,
        "freeze_decoder": arguments.freeze_decoder,
        "predicted_share": _predicted_share(arguments),
    }


def _codec_trainer(
    arguments: argparse.Namespace,
    processes: "Processes",
    exporter: "Exporter",
    task: dict[str, Any],
    timing: "TrainerConfig",
) -> "Trainer":
    from tacolm_core.training.codec_task import CodecTaskConfig
    from tacolm_core.training.run_folder import RunFolder
    from tacolm_core.training.stages import CodecStage, codec_trainer

    config = _with_rate(CodecTaskConfig.from_dict(task), arguments.learning_rate)
    manifests = tuple(str(path) for path in arguments.manifest)
    others = {name: str(getattr(arguments, name) or "") for name in ("nar", "ar", "speaker")}
    stage = CodecStage(config, timing, manifests, **others)
    return codec_trainer(stage, RunFolder(arguments.run_folder), processes, exporter, arguments.start_from)


def _predicted_share(arguments: argparse.Namespace) -> float:
    """Share of the batches that are made of predicted codes.

    Raises:
        OptionsError: one is asked for, and no model to predict them.

    """
    share: float | None = arguments.predicted_share
    if arguments.nar is None:
        if arguments.ar is not None:
            raise OptionsError(
                f"--ar {arguments.ar} draws codebook 1 of predicted codes; "
                "name the NAR model that writes the others with --nar."
            )
        if arguments.speaker is not None:
            raise OptionsError(
                f"--speaker {arguments.speaker} describes voices to a NAR model; name the NAR model with --nar."
            )
        if share is not None:
            raise OptionsError(
                f"--predicted-share {share:g} needs a NAR model to predict codes; name its weights with --nar."
            )
        return 0.0
    return PREDICTED_SHARE if share is None else share


def _with_rate(config: TaskConfigT, rate: float | None) -> TaskConfigT:
    """The same settings with another highest learning rate."""
    if rate is None:
        return config
    schedule = dataclasses.replace(config.optimizer.schedule, peak=rate)
    return dataclasses.replace(config, optimizer=dataclasses.replace(config.optimizer, schedule=schedule))


def _settings(path: Path | None) -> dict[str, Any]:
    """Settings from a JSON file, {} without one.

    Raises:
        OptionsError: not readable JSON, or no settings.

    """
    if path is None:
        return {}
    try:
        values: dict[str, Any] = json.loads(path.read_text())
    except (OSError, ValueError, RecursionError) as error:
        raise OptionsError(f"{path} cannot be read as JSON settings ({error}); name another file.") from error
    parts = [values]
    if isinstance(values, dict):
        parts += [values.get(name, {}) for name in ("task", "batches", "trainer", "model")]
    if not all(isinstance(part, dict) for part in parts):
        raise OptionsError(f"{path} holds no settings; they look like those in a run's settings.json.")
    return values
