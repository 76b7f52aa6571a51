"""A published VALL-E X checkpoint (Plachtaa, MIT licence) as a model folder of this program.

The checkpoint is a pickle with one entry `model`, the tensors of AR and NAR model by name. It is read with
`weights_only`, which builds tensors and runs nothing; names and shapes have to be those that were published. Its
models are VALL-E's as this program has them (model/valle.py), so that importing is renaming, but for three things: of
the text's table only the symbols of English are kept, each with the row of the English language added; tables are
divided by the scale that is multiplied back; and codebook 1's tables get rows for ids that the model never uses.
"""

import math
import pickle
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import torch
from torch import Tensor
from torch.nn import functional as F

from tacolm_core.checkpoint import (
    ENCODEC_HASH_PREFIX,
    TOKENIZER_FILE,
    Metadata,
    ModelFolder,
    Storage,
    fill,
    save_weights,
)
from tacolm_core.codec.encodec import file_hash
from tacolm_core.config import TransformerConfig, ValleArConfig, ValleNarConfig
from tacolm_core.errors import NoModel, NotACheckpoint
from tacolm_core.files import make_folder
from tacolm_core.model.valle import ValleAr, ValleNar
from tacolm_core.text.valle_x import SYMBOLS, ValleXTokenizer
from tacolm_core.units import CODE_BOS, CODE_EOS, CODE_VOCABULARY, CODEBOOK_SIZE, NUM_CODEBOOKS, NUM_TEXT_SPECIALS

SOURCE: Final = "https://github.com/Plachtaa/VALL-E-X"
LICENCE: Final = "MIT (as published; ask its author before you rely on it)"
_TEXT_ROWS, _LANGUAGES, _ENGLISH = 2048, 3, 0
_HEADS: Final = 16
_INNER = 4  # times the width
_STAGES = NUM_CODEBOOKS - 1
_SLACK = 1e-6
_BLOCK: Final = {  # of a layer: published name to ours
    "self_attn.in_proj_weight": "to_heads.weight",
    "self_attn.in_proj_bias": "to_heads.bias",
    "self_attn.out_proj.weight": "from_heads.weight",
    "self_attn.out_proj.bias": "from_heads.bias",
    "linear1.weight": "expand.weight",
    "linear1.bias": "expand.bias",
    "linear2.weight": "contract.weight",
    "linear2.bias": "contract.bias",
}
_NORMS: Final = {"norm1": "attention_norm", "norm2": "feed_norm"}
_LAYER: Final = re.compile(r"^ar_decoder\.layers\.(\d+)\.")
Tensors = dict[str, Tensor]
Tell = Callable[[str], None]


@dataclass(frozen=True)
class _Size:
    layers: int
    width: int


def import_valle_x(
    checkpoint: Path | str,
    folder: Path | str,
    *,
    storage: Storage = "exact",
    heads: int = _HEADS,
    tell: Tell = lambda _: None,
) -> ModelFolder:
    """Write a model folder from a checkpoint that the user has.

    Args:
        checkpoint: the file, `vallex-checkpoint.pt` as published.
        folder: made where it is missing; files of the same names are replaced.
        storage: of the weights, see `save_weights`.
        heads: of attention, which tensors do not show.
        tell: is told in a word what is done.

    Raises:
        NoModel: there is no such file.
        NotACheckpoint: it is no such checkpoint; the text says what differs.
        OutputError: the folder cannot be written.

    """
    checkpoint, folder = Path(checkpoint), Path(folder)
    tell("reading")
    source_hash = file_hash(checkpoint)
    tensors = _read(checkpoint)
    size = _checked(checkpoint, tensors, heads)
    record = {
        "source": SOURCE,
        "licence": LICENCE,
        "file": checkpoint.name,
        "file_sha256": source_hash,
        "settings": {"recipe": {"codec_hash": ENCODEC_HASH_PREFIX}},
    }
    tokenizer = ValleXTokenizer()
    transformer = TransformerConfig(size.layers, size.width, heads, _INNER * size.width)
    ar, nar = _ar(tensors, transformer, tokenizer), _nar(tensors, transformer, tokenizer)
    tell("writing")
    make_folder(folder)
    for kind, model in (("ar", ar), ("nar", nar)):
        metadata = Metadata(kind, model.config.to_dict(), tokenizer.hash, record)
        save_weights(folder / f"{kind}.safetensors", model.state_dict(), metadata, storage=storage)
    (folder / "codec.safetensors").unlink(missing_ok=True)  # of an earlier model here
    tokenizer.save(folder / TOKENIZER_FILE)
    return ModelFolder.open(folder)


def _read(path: Path) -> Tensors:
    try:
        found = torch.load(path, map_location="cpu", weights_only=True)
    except FileNotFoundError as error:
        raise NoModel(f"There is no file {path}; name the checkpoint you have fetched.") from error
    except (RuntimeError, pickle.UnpicklingError, EOFError, ValueError, OSError, AttributeError, KeyError) as error:
        raise NotACheckpoint(
            f"{path} cannot be read as tensors, and nothing else in a checkpoint is run; fetch it again from {SOURCE}."
        ) from error
    model = found.get("model") if isinstance(found, dict) else None
    if not isinstance(model, dict) or not all(isinstance(tensor, Tensor) for tensor in model.values()):
        raise NotACheckpoint(f"{path} has no tensors under “model”; name the file that {SOURCE} publishes.")
    return {str(name): tensor.float() for name, tensor in model.items()}


def _checked(path: Path, tensors: Tensors, heads: int) -> _Size:
    """How large the models are.

    Raises:
        NotACheckpoint: names or shapes are not the published ones.

    """
    numbers = [int(match[1]) for name in tensors if (match := _LAYER.match(name))]
    table = tensors.get("ar_text_embedding.word_embeddings.weight")
    if not numbers or table is None or table.ndim != 2:
        raise NotACheckpoint(f"{path} holds no VALL-E X model; name the file that {SOURCE} publishes.")
    size = _Size(1 + max(numbers), table.shape[1])
    expected = dict(_layout(size))
    for name in sorted(expected.keys() | tensors.keys()):
        found = tuple(tensors[name].shape) if name in tensors else None
        if found != expected.get(name):
            raise NotACheckpoint(
                f"{path} is not laid out as VALL-E X was published: {name} is {found or 'missing'}, "
                f"expected {expected.get(name) or 'nothing of that name'}; name the published file."
            )
    if any((tensors[f"nar_{part}_position.alpha"] - 1).abs().item() > _SLACK for part in ("text", "audio")):
        raise NotACheckpoint(f"{path} weighs the positions of its NAR model, which the published model does not do.")
    if size.width % (2 * heads):
        raise NotACheckpoint(f"{path} has rows of width {size.width}, which {heads} heads cannot share.")
    return size


def _layout(size: _Size) -> Iterator[tuple[str, tuple[int, ...]]]:
    """Published names and shapes."""
    width = size.width
    for part in ("ar", "nar"):
        yield f"{part}_text_embedding.word_embeddings.weight", (_TEXT_ROWS, width)
        yield f"{part}_language_embedding.word_embeddings.weight", (_LANGUAGES, width)
        yield f"{part}_text_position.alpha", (1,)
        yield f"{part}_audio_position.alpha", (1,)
        for layer in range(size.layers):
            yield from _layer_layout(f"{part}_decoder.layers.{layer}", width, staged=part == "nar")
        yield from _norm_layout(f"{part}_decoder.norm", width, staged=part == "nar")
    yield "ar_audio_embedding.word_embeddings.weight", (CODE_BOS + 1, width)
    yield "ar_predict_layer.weight", (CODE_EOS + 1, width)
    for level in range(NUM_CODEBOOKS):
        rows = CODEBOOK_SIZE + (level == 0)
        yield f"nar_audio_embeddings.{level}.word_embeddings.weight", (rows, width)
    for stage in range(_STAGES):
        yield f"nar_predict_layers.{stage}.weight", (CODEBOOK_SIZE, width)
        yield f"nar_stage_embeddings.{stage}.word_embeddings.weight", (1, width)


def _layer_layout(name: str, width: int, *, staged: bool) -> Iterator[tuple[str, tuple[int, ...]]]:
    inner = _INNER * width
    yield f"{name}.self_attn.in_proj_weight", (3 * width, width)
    yield f"{name}.self_attn.in_proj_bias", (3 * width,)
    yield f"{name}.self_attn.out_proj.weight", (width, width)
    yield f"{name}.self_attn.out_proj.bias", (width,)
    yield f"{name}.linear1.weight", (inner, width)
    yield f"{name}.linear1.bias", (inner,)
    yield f"{name}.linear2.weight", (width, inner)
    yield f"{name}.linear2.bias", (width,)
    for norm in _NORMS:
        yield from _norm_layout(f"{name}.{norm}", width, staged=staged)


def _norm_layout(name: str, width: int, *, staged: bool) -> Iterator[tuple[str, tuple[int, ...]]]:
    inner = f"{name}.norm" if staged else name
    yield f"{inner}.weight", (width,)
    yield f"{inner}.bias", (width,)
    if staged:
        yield f"{name}.project_layer.weight", (2 * width, width)
        yield f"{name}.project_layer.bias", (2 * width,)


def _ar(tensors: Tensors, transformer: TransformerConfig, tokenizer: ValleXTokenizer) -> ValleAr:
    config = ValleArConfig(
        transformer,
        tokenizer.vocabulary_size,
        alignment_layers=(),
        tied_output=False,
        bare_text=True,
        needs_words=True,
    )
    model = ValleAr(config)
    table = tensors["ar_audio_embedding.word_embeddings.weight"] / model.code_embedding.scale
    output = tensors["ar_predict_layer.weight"]
    state = {
        "text_embedding.table.weight": _text_table(tensors, "ar"),
        "code_embedding.tables.0.weight": F.pad(table, (0, 0, 0, CODE_VOCABULARY - len(table))),
        "code_embedding.level_weights": torch.ones(1),
        "prompt_mark": torch.zeros(transformer.width),
        "text_weight": tensors["ar_text_position.alpha"],
        "code_weight": tensors["ar_audio_position.alpha"],
        "leave.weight": F.pad(output, (0, 0, 0, CODE_VOCABULARY - len(output))),
        **dict(_stack(tensors, "ar", transformer.num_layers)),
    }
    fill(model, state, Path("vallex-checkpoint.pt"))
    return model


def _nar(tensors: Tensors, transformer: TransformerConfig, tokenizer: ValleXTokenizer) -> ValleNar:
    config = ValleNarConfig(
        transformer, tokenizer.vocabulary_size, aligned=False, tied_output=False, bare_text=True, needs_words=True
    )
    model = ValleNar(config)
    scale = model.codes_embedding.scale
    tables = [tensors[f"nar_audio_embeddings.{level}.word_embeddings.weight"] for level in range(NUM_CODEBOOKS)]
    stages = [tensors[f"nar_stage_embeddings.{stage}.word_embeddings.weight"] for stage in range(_STAGES)]
    state = {
        "text_embedding.table.weight": _text_table(tensors, "nar"),
        **{f"codes_embedding.tables.{n}.weight": table[:CODEBOOK_SIZE] / scale for n, table in enumerate(tables)},
        "codes_embedding.level_weights": torch.ones(NUM_CODEBOOKS),
        "prompt_mark": torch.zeros(transformer.width),
        "stages.weight": torch.cat(stages),
        **{f"leave.{n}.weight": tensors[f"nar_predict_layers.{n}.weight"] for n in range(_STAGES)},
        **dict(_stack(tensors, "nar", transformer.num_layers)),
    }
    fill(model, state, Path("vallex-checkpoint.pt"))
    return model


def _text_table(tensors: Tensors, part: str) -> Tensor:
    """Rows of our ids: none for the special ones, then the published symbols as English ones."""
    table = tensors[f"{part}_text_embedding.word_embeddings.weight"][: len(SYMBOLS)]
    english = tensors[f"{part}_language_embedding.word_embeddings.weight"][_ENGLISH]
    return F.pad(table + english, (0, 0, NUM_TEXT_SPECIALS, 0)) / math.sqrt(table.shape[1])


def _stack(tensors: Tensors, part: str, num_layers: int) -> Iterator[tuple[str, Tensor]]:
    """Layers and last norm by our names."""
    for layer in range(num_layers):
        source, target = f"{part}_decoder.layers.{layer}", f"stack.layers.{layer}"
        for theirs, ours in _BLOCK.items():
            yield f"{target}.{ours}", tensors[f"{source}.{theirs}"]
        for theirs, ours in _NORMS.items():
            yield from _norm(tensors, f"{source}.{theirs}", f"{target}.{ours}", staged=part == "nar")
    yield from _norm(tensors, f"{part}_decoder.norm", "stack.leave", staged=part == "nar")


def _norm(tensors: Tensors, source: str, target: str, *, staged: bool) -> Iterator[tuple[str, Tensor]]:
    inner = f"{source}.norm" if staged else source
    yield f"{target}.norm.weight", tensors[f"{inner}.weight"]
    yield f"{target}.norm.bias", tensors[f"{inner}.bias"]
    if staged:
        yield f"{target}.modulate.weight", tensors[f"{source}.project_layer.weight"]
        yield f"{target}.modulate.bias", tensors[f"{source}.project_layer.bias"]
