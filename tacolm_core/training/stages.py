"""The three stages of training, from settings to a run that can be started: codec, AR model, NAR model."""

import dataclasses
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import torch

from tacolm_core.checkpoint import fill, is_told_voice, load_weights, read_metadata
from tacolm_core.codec.encodec import load_official
from tacolm_core.codec.frame_codec import FrameCodec
from tacolm_core.codec.official_weights import weights_place
from tacolm_core.codec.stored import load_codec
from tacolm_core.codec.voice_vector import StoredDescriber, load_describer
from tacolm_core.config import LatentNarConfig, Settings, TacolmConfig
from tacolm_core.data.batch_plan import BatchOptions
from tacolm_core.data.batches import Batches
from tacolm_core.data.manifest import read_manifest
from tacolm_core.data.token_corpus import TokenCorpus, load_token_corpus
from tacolm_core.data.utterance import Utterance
from tacolm_core.errors import DataError, OptionsError
from tacolm_core.model.backbone import ArBackbone, NarBackbone
from tacolm_core.model.backbones import ar_config, make_ar, make_nar, nar_config
from tacolm_core.model.latent_nar import LatentNar
from tacolm_core.model.presets import preset
from tacolm_core.text.tokenizer_file import load_tokenizer
from tacolm_core.training.audio_pool import CODES_FILE, PROMPTS_FILE, AudioPool
from tacolm_core.training.codec_task import CodecTask, CodecTaskConfig
from tacolm_core.training.distributed import Processes
from tacolm_core.training.drawn_codes import CodeDrawer
from tacolm_core.training.export import Exporter
from tacolm_core.training.language_task import ArTask, LanguageTaskConfig, NarTask
from tacolm_core.training.latent_listener import LatentListener
from tacolm_core.training.latent_task import LatentTask, nar_task_of, start_tokens
from tacolm_core.training.predicted_codes import Predictors, write_codes
from tacolm_core.training.run_folder import RunFolder
from tacolm_core.training.samples import Samples, sample_ar, sample_codec, sample_nar
from tacolm_core.training.trainer import Trainer, TrainerConfig
from tacolm_core.training.write_pool import write_pool

if TYPE_CHECKING:
    from tacolm_core.codec.round_trip import Codec

DEV_BATCHES = 14  # held-out batches of the language models; a multiple of the seven NAR levels


@dataclass(frozen=True)
class CodecStage(Settings):
    """Settings of a codec run."""

    task: CodecTaskConfig = field(default_factory=CodecTaskConfig)
    trainer: TrainerConfig = field(default_factory=TrainerConfig)
    manifests: tuple[str, ...] = ()
    nar: str = ""  # weights file of a NAR model: the decoder also learns from codes as it predicts them
    ar: str = ""  # of an AR model that draws some of their codebook 1
    speaker: str = ""  # of the network that describes voices, where either of them is told a voice vector


@dataclass(frozen=True)
class LanguageStage(Settings):
    """Settings of an AR or NAR run."""

    kind: str  # "ar" or "nar"
    preset: str = "studio"
    model: dict[str, Any] = field(default_factory=dict)  # settings of the model that differ from the preset's
    task: LanguageTaskConfig = field(default_factory=LanguageTaskConfig)
    batches: BatchOptions = field(default_factory=BatchOptions)
    trainer: TrainerConfig = field(default_factory=TrainerConfig)
    shards: tuple[str, ...] = ()
    repeats: tuple[int, ...] = ()  # how often an epoch visits the utterances of each folder of `shards`; () = once
    dev_shards: tuple[str, ...] = ()
    codec: str = ""  # weights file of the shards' codec; a new model's tables of codes begin with its geometry
    ar: str = ""  # NAR: weights file of an AR model that draws some of codebook 1 (training/drawn_codes.py)
    speaker: str = ""  # NAR that writes latents: speaker network that hears them (training/latent_listener.py)

    def __post_init__(self) -> None:
        if self.kind not in ("ar", "nar"):
            raise OptionsError(f"kind must be 'ar' or 'nar', not {self.kind!r}.")
        if self.ar and not self.codec:
            raise OptionsError(f"--ar {self.ar} draws codes of a codec; name the codec of the shards with --codec.")


def prepare_pools(manifests: tuple[Path, ...], folder: Path) -> tuple[AudioPool, AudioPool | None]:
    """Training and held-out sound of the manifests, decoded once into `folder`.

    Raises:
        DataError: there is nothing in split "train".

    """
    ready = folder / "train" / "pool.json"
    if not ready.exists():
        utterances = [u for path in manifests for u in read_manifest(path)]
        splits: dict[str, list[Utterance]] = {"train": [], "dev": []}
        for utterance in utterances:
            splits.setdefault(utterance.split or "train", []).append(utterance)
        if not splits["train"]:
            raise DataError(f"No utterance of split 'train' in {', '.join(map(str, manifests))}.")
        if splits["dev"]:
            write_pool(splits["dev"], folder / "dev", torch.get_num_threads())
        write_pool(splits["train"], folder / "train", torch.get_num_threads())
    dev = folder / "dev"
    return AudioPool.load(folder / "train"), AudioPool.load(dev) if (dev / "pool.json").exists() else None


def codec_trainer(
    stage: CodecStage, folder: RunFolder, processes: Processes, exporter: Exporter, start_from: Path | None = None
) -> Trainer:
    """A codec run, resumed where it was.

    Raises:
        OptionsError: codes are to be held, and no codec named whose codes they are.
        DataError: there is nothing to train on.

    """
    if stage.task.hold_codes and start_from is None:
        raise OptionsError("--hold-codes needs --start-from with the codec whose codes it holds.")
    pool, dev_pool = prepare_pools(tuple(Path(m) for m in stage.manifests), folder.path / "pool")
    if processes.is_main:
        folder.write_settings({"stage": "codec", **stage.to_dict()})
    if stage.nar:
        pool = _with_predicted(pool, stage, folder, start_from)
    task = CodecTask(stage.task, pool, dev_pool, processes)
    if start_from is not None:
        task.start_from(load_codec(start_from, processes.device))

    def export(step: int) -> None:
        exporter.codec(task, folder, step)

    def sample(step: int) -> Samples:
        return sample_codec(task, step)

    trainer = Trainer(task, folder, stage.trainer, processes, on_save=export, sampler=sample)
    trainer.resume()
    return trainer


def _with_predicted(pool: AudioPool, stage: CodecStage, folder: RunFolder, codec: Path | None) -> AudioPool:
    """The pool with codes as the NAR model predicts them, made once.

    Raises:
        OptionsError: codes may change, or there is no codec whose codes the model writes.
        DataError: nothing can be predicted.

    """
    if codec is None or not stage.task.keeps_codes:
        raise OptionsError(
            "Predicted codes need --freeze-codes or --hold-codes, and --start-from with the codec that they belong to."
        )
    place = folder.path / "pool" / "train"
    if not all((place / name).exists() for name in (CODES_FILE, PROMPTS_FILE)):
        utterances = [u for m in stage.manifests for u in read_manifest(Path(m)) if (u.split or "train") == "train"]
        write_codes(place, pool, utterances, load_codec(codec, torch.device("cpu")), _predictors(stage))
    return AudioPool.load(place)


def _predictors(stage: CodecStage) -> Predictors:
    """What writes the codes that a decoder is to learn.

    Raises:
        OptionsError: a model is told a voice vector, and nothing is named that makes it.

    """
    files = {kind: Path(name) for kind, name in (("nar", stage.nar), ("ar", stage.ar)) if name}
    told = [path for kind, path in files.items() if is_told_voice(read_metadata(path, kind))]
    if told and not stage.speaker:
        raise OptionsError(
            f"{told[0]} is told a voice vector; name the speaker.safetensors of its shards with --speaker."
        )
    ar = _loaded_ar(files["ar"]) if "ar" in files else None
    return Predictors(_loaded_nar(files["nar"]), ar, StoredDescriber(Path(stage.speaker)) if told else None)


def _loaded_ar(path: Path) -> ArBackbone:
    """A trained AR model, in evaluation mode."""
    tensors, metadata = load_weights(path, "ar")
    made = make_ar(ar_config(metadata.config))
    fill(made, tensors, path)
    return made.eval()


def _loaded_nar(path: Path) -> NarBackbone:
    """A trained NAR model, in evaluation mode."""
    tensors, metadata = load_weights(path, "nar")
    made = make_nar(nar_config(metadata.config))
    fill(made, tensors, path)
    return made.eval()


def _new_model(stage: LanguageStage, config: TacolmConfig) -> ArBackbone | NarBackbone:
    """The model that a stage trains.

    Raises:
        OptionsError: there is no such model in this preset.

    """
    if stage.kind == "ar":
        return make_ar(config.ar)
    if config.nar is None:
        raise OptionsError(f"The preset {stage.preset!r} has no NAR model: its AR model writes all codebooks itself.")
    return make_nar(config.nar)


def _of_codec(stage: LanguageStage, config: TacolmConfig, codec: "Codec | None") -> TacolmConfig:
    """The configuration, with latents as wide as the codec's where a model writes them.

    Raises:
        OptionsError: it writes them, and no codec is named.

    """
    if stage.kind != "nar" or not isinstance(config.nar, LatentNarConfig):
        return config
    if codec is None:
        raise OptionsError("This NAR model writes a codec's latents; name the codec of the shards with --codec.")
    return config.changed({"nar": {"latent_width": codec.codebooks.shape[2]}})


def _listener(stage: LanguageStage, codec: "Codec | None") -> LatentListener:
    """Raises OptionsError: the codec is EnCodec, whose latents nobody listens to here."""
    if not isinstance(codec, FrameCodec):
        raise OptionsError(f"--speaker {stage.speaker} hears what a codec of this kit decodes; leave it out.")
    describer = load_describer(Path(stage.speaker)).to(codec.codebooks.device)
    return LatentListener(codec.requires_grad_(False), describer)


def language_trainer(
    stage: LanguageStage, folder: RunFolder, processes: Processes, exporter: Exporter, start_from: Path | None = None
) -> Trainer:
    """An AR or NAR run, resumed where it was."""
    corpus = load_token_corpus([Path(s) for s in stage.shards], stage.repeats)
    tokenizer = load_tokenizer(Path(stage.shards[0]) / "tokenizer.json")
    torch.manual_seed(stage.task.seed)
    config = preset(stage.preset, tokenizer.vocabulary_size)
    if stage.model:
        config = config.changed({stage.kind: stage.model})
    source = Batches(
        corpus, stage.batches, rank=processes.rank, world_size=processes.world_size, device=processes.device
    )
    dev = _dev_batches(stage)
    codec = _codec(Path(stage.codec), corpus, processes.device) if stage.codec else None
    config = _of_codec(stage, config, codec)
    model = _new_model(stage, config)
    if processes.is_main:
        folder.write_settings({"stage": stage.kind, **stage.to_dict(), "recipe": dataclasses.asdict(corpus.recipe)})
    if codec is not None:
        model.start_from_codebooks(codec.codebooks.cpu())
    if isinstance(model, LatentNar) and start_from is None:
        start_tokens(model, source)
    task: ArTask | NarTask
    if isinstance(model, ArBackbone):
        task = ArTask(model, stage.task, source, dev, processes)
    else:
        task = nar_task_of(model)(model, stage.task, source, dev, processes)
        if stage.ar and codec is not None:
            drawing = _loaded_ar(Path(stage.ar)).to(processes.device)
            task.drawer = CodeDrawer(drawing, codec.codebooks)
    if isinstance(task, LatentTask) and stage.speaker:
        task.listener = _listener(stage, codec)
    if start_from is not None:
        task.start_from(load_weights(start_from, stage.kind)[0], start_from)

    def export(step: int) -> None:
        exporter.language(stage.kind, task, config, corpus.recipe.tokenizer_hash, folder, step)

    def sample(_step: int) -> Samples:
        return sample_ar(task, codec) if isinstance(task, ArTask) else sample_nar(task, codec)

    trainer = Trainer(task, folder, stage.trainer, processes, on_save=export, sampler=sample)
    trainer.resume()
    return trainer


def _codec(path: Path, corpus: TokenCorpus, device: torch.device) -> "Codec":
    """The codec that wrote the corpus; the path “encodec” stands for EnCodec's weights in the user's cache.

    Raises:
        CheckpointError: its file is missing or no good.
        DataError: another codec wrote the corpus.

    """
    named = str(path) == "encodec"
    codec = load_official(weights_place()).to(device) if named else load_codec(path, device)
    if codec.weights_hash != corpus.recipe.codec_hash:
        raise DataError(f"{path} is not the codec that the shards were encoded with; name that one.")
    return codec


def _dev_batches(stage: LanguageStage) -> list[Any]:
    if not stage.dev_shards:
        return []
    corpus: TokenCorpus = load_token_corpus([Path(s) for s in stage.dev_shards])
    # The same speech whatever a run's seed and the size of its batches, so that runs can be compared.
    plain = BatchOptions(
        min_crop_seconds=stage.batches.min_crop_seconds,
        max_crop_seconds=stage.batches.max_crop_seconds,
        wordless=stage.batches.wordless,
        drop=0.0,
        continuation=0.0,
    )
    batches = Batches(corpus, plain)
    return [batches.batch(number) for number in range(min(DEV_BATCHES, batches.per_epoch()))]
