"""Frozen settings that check themselves, refuse unknown keys and travel with the weights."""

import dataclasses
import math
from dataclasses import dataclass, field
from typing import Any, Final, Literal, Self, get_args, get_type_hints

from tacolm_core.errors import CheckpointError, OptionsError
from tacolm_core.units import NUM_CODEBOOKS


class Settings:
    """Mixin for frozen dataclasses, nested ones too: dictionary round trip with unknown keys refused."""

    @classmethod
    def from_dict(cls, values: dict[str, Any]) -> Self:
        """Build from plain JSON values.

        Raises:
            CheckpointError: a key is unknown or a required one is missing; the text lists what exists.
        """
        known = {f.name: f for f in dataclasses.fields(cls)}  # type: ignore[arg-type]
        unknown = sorted(set(values) - set(known))
        if unknown:
            allowed = ", ".join(known)
            raise CheckpointError(
                f"{cls.__name__} has no setting {unknown[0]!r}; it has: {allowed}. "
                "The file may come from a newer version of this program."
            )
        types = get_type_hints(cls)
        plain = {name: _plain(value, types[name]) for name, value in values.items()}
        try:
            return cls(**plain)
        except TypeError as error:
            raise CheckpointError(
                f"{cls.__name__} cannot be made of these values ({error}); check their names and types."
            ) from error

    def to_dict(self) -> dict[str, Any]:
        """Plain values that `from_dict` takes back."""
        return dataclasses.asdict(self)  # type: ignore[call-overload, no-any-return]

    def changed(self, changes: dict[str, Any]) -> Self:
        """The same settings with some others; those of a part are named within its own dictionary.

        Raises:
            CheckpointError: as `from_dict`.
        """
        return self.from_dict(merged(self.to_dict(), changes))


def merged(values: dict[str, Any], changes: dict[str, Any]) -> dict[str, Any]:
    """`values` with `changes` over them; dictionaries within both are merged in the same way."""
    both = {
        name: merged(values[name], change)
        for name, change in changes.items()
        if isinstance(change, dict) and isinstance(values.get(name), dict)
    }
    return {**values, **changes, **both}


def _plain(value: Any, wanted: Any) -> Any:
    """A JSON value as the field of type `wanted` holds it; of several types of settings, the one of its backbone."""
    if isinstance(value, dict):
        kinds = [
            kind for kind in get_args(wanted) or (wanted,) if isinstance(kind, type) and issubclass(kind, Settings)
        ]
        named = [kind for kind in kinds if getattr(kind, "backbone", None) == value.get("backbone")]
        if kinds:
            return (named or kinds)[0].from_dict(value)
    return tuple(value) if isinstance(value, list) else value


@dataclass(frozen=True)
class StackConfig(Settings):
    """One stack of [GPSA, GCA, feed-forward] layers; letters as in docs/glossary.md."""

    num_layers: int
    width: int  # D
    value_width: int  # H
    feed_forward_width: int
    shared_width: int  # Z, width of queries and keys
    ema_dimensions: int  # M; 0 leaves the moving average out
    dropout: float = 0.1
    cross_attention: bool = True  # GCA in each layer; False gives GPSA + feed-forward only
    gated: bool = True  # GPSA; False: ordinary softmax attention in its place, without moving average and gates
    num_levels: int = 0  # > 0: every norm is modulated by a level embedding (AdaLN), as the NAR model needs

    @property
    def is_usual(self) -> bool:
        """Whether every layer has all of its parts: GPSA with its moving average, and GCA."""
        return self.gated and self.ema_dimensions > 0 and self.cross_attention

    def __post_init__(self) -> None:
        for name in ("num_layers", "width", "value_width", "feed_forward_width", "shared_width"):
            if getattr(self, name) < 1:
                raise OptionsError(f"{name} must be at least 1, not {getattr(self, name)}.")
        if self.ema_dimensions < 0:
            raise OptionsError(f"ema_dimensions must be at least 0, not {self.ema_dimensions}.")
        if self.shared_width % 2:
            raise OptionsError(f"shared_width must be even for the rotary bias, not {self.shared_width}.")


@dataclass(frozen=True)
class ArConfig(Settings):
    """The AR model: text and prompt to codebook 1, frame by frame."""

    stack: StackConfig
    text_vocabulary: int
    prompt_levels: int = NUM_CODEBOOKS  # codebooks of the prompt the model is shown (summed embeddings)
    text_positions: bool = True  # sinusoidal positions added to the text tokens, so that content can find its place
    alignment_layers: tuple[int, ...] = (1, 2)  # layers whose GCA maps are trained to align and are read as pointer
    prompt_summary: bool = False  # every row is given the prompt's average rows (nn/prompt_summary.py)
    voice_width: int = 0  # of the voice vector, which goes with the summary; 0: the model is not told it
    backbone: str = "tacolm"  # of model/backbones.py; old files do not say

    def __post_init__(self) -> None:
        if self.voice_width and not self.prompt_summary:
            raise OptionsError("A voice vector goes with the prompt's summary; set prompt_summary as well.")


@dataclass(frozen=True)
class NarConfig(Settings):
    """The NAR model: codebooks 2..8, one pass each."""

    stack: StackConfig
    text_vocabulary: int
    separate_stacks: bool = False  # True: seven stacks as in the paper; False: one for all levels
    refiner_layers: int = 0  # > 0: the stack runs once, over codebook 1; this many light blocks do each level
    prompt_summary: bool = False  # every frame is given the prompt's average rows (nn/prompt_summary.py)
    partial_levels: int = 0  # refiner: this many levels from codebook 2 on see what is known of themselves already
    text_positions: bool = True
    prompt_levels: int = NUM_CODEBOOKS  # codebooks of the prompt the model is shown
    backbone: str = "tacolm"


@dataclass(frozen=True)
class TransformerConfig(Settings):
    """Layers of attention with several heads and a feed-forward, as in VALL-E and in Small-E's text encoder."""

    num_layers: int
    width: int  # D
    heads: int
    feed_forward_width: int
    dropout: float = 0.1

    def __post_init__(self) -> None:
        for name in ("num_layers", "width", "heads", "feed_forward_width"):
            if getattr(self, name) < 1:
                raise OptionsError(f"{name} must be at least 1, not {getattr(self, name)}.")
        if self.width % (2 * self.heads):
            raise OptionsError(f"width must be a multiple of twice the {self.heads} heads, not {self.width}.")


@dataclass(frozen=True)
class ValleArConfig(Settings):
    """VALL-E's AR model (arXiv 2301.02111): text and prompt to codebook 1, frame by frame."""

    transformer: TransformerConfig
    text_vocabulary: int
    prompt_levels: int = 1  # codebooks of the prompt the model is shown; 1 as published
    alignment_layers: tuple[int, ...] = (1, 2)  # whose first head is trained to align and is read as pointer; () = none
    tied_output: bool = True  # codes are scored by the rows of their own table
    bare_text: bool = False  # the model knows no BOS and EOS of the text (VALL-E X)
    needs_words: bool = False  # it only goes on from a prompt whose words it reads first (VALL-E X)
    backbone: str = "valle"


@dataclass(frozen=True)
class ValleNarConfig(Settings):
    """VALL-E's NAR model: codebooks 2..8, one pass each, told the stage by AdaLN."""

    transformer: TransformerConfig
    text_vocabulary: int
    aligned: bool = True  # frames may be told which token they speak, and then look there only
    tied_output: bool = True
    bare_text: bool = False
    needs_words: bool = False
    backbone: str = "valle"


@dataclass(frozen=True)
class SmallEConfig(Settings):
    """Small-E (arXiv 2406.04467): text and prompt to several codebooks at once, each a frame behind the one below."""

    text: TransformerConfig
    width: int  # D of the audio layers
    heads: int  # of gated linear attention
    encoder_layers: int  # before the cross-attention
    decoder_layers: int  # after it
    text_vocabulary: int
    codebooks: int = NUM_CODEBOOKS  # it writes; there is no NAR model
    position_width: int = 64  # of the text positions that the cross-attention reads by
    dropout: float = 0.1
    backbone: str = "small-e"

    def __post_init__(self) -> None:
        if not 2 <= self.codebooks <= NUM_CODEBOOKS:
            raise OptionsError(f"codebooks must be between 2 and {NUM_CODEBOOKS}, not {self.codebooks}.")
        for name, least in (("encoder_layers", 1), ("decoder_layers", 1), ("heads", 1), ("position_width", 2)):
            if getattr(self, name) < least:
                raise OptionsError(f"{name} must be at least {least}, not {getattr(self, name)}.")
        if self.width % self.heads or self.position_width % 2:
            raise OptionsError(
                f"width {self.width} must be a multiple of the {self.heads} heads, and position_width even."
            )


@dataclass(frozen=True)
class LatentNarConfig(Settings):
    """A NAR model that writes the codec's latents at once, and with them codebooks 2..8 (model/latent_nar.py)."""

    text_vocabulary: int
    voice_width: int  # of the voice vector
    latent_width: int = 128  # E, of the codec
    width: int = 320
    num_layers: int = 8  # ConvNeXt blocks
    expansion: int = 3  # inner width of a block over its width
    look_ahead: int = 6  # frames it waits for; everything else in it is causal
    told_width: int = 256  # of what the voice vector is made into
    looking_layers: tuple[int, ...] = (0, 2, 4)  # blocks after which frames look at those of the prompt
    heads: int = 4
    head_width: int = 48
    content_width: int = 64  # of what a frame of the prompt is found by
    backbone: str = "latents"

    def __post_init__(self) -> None:
        for name in ("latent_width", "width", "num_layers", "expansion", "told_width", "heads", "head_width"):
            if getattr(self, name) < 1:
                raise OptionsError(f"{name} must be at least 1, not {getattr(self, name)}.")
        if self.voice_width < 1:
            raise OptionsError(f"This NAR model goes by a voice vector; voice_width is {self.voice_width}.")


ArSettings = ArConfig | ValleArConfig | SmallEConfig
NarSettings = NarConfig | ValleNarConfig | LatentNarConfig


@dataclass(frozen=True)
class CodecConfig(Settings):
    """The frame codec: STFT features, ConvNeXt encoder, residual vector quantizer, ConvNeXt decoder, inverse STFT."""

    num_mels: int = 100
    num_complex_bins: int = 50  # lowest STFT bins given to the encoder as real and imaginary parts
    fft_size: int = 1280  # analysis and synthesis window, samples
    encoder_width: int = 256
    encoder_layers: int = 5
    decoder_width: int = 384
    decoder_layers: int = 6
    expansion: int = 3  # inner width of a ConvNeXt block over its width
    latent_width: int = 128
    look_ahead: int = 3  # codec frames the decoder waits for; everything else in it is causal
    voice_summary: bool = False  # the decoder is shown the average of the voice's codes (nn/prompt_summary.py)
    predicted_mark: bool = False  # the decoder is told whether codes are a model's or the encoder's

    @property
    def num_bins(self) -> int:
        """Frequency bins of the synthesis STFT."""
        return self.fft_size // 2 + 1


Precision = Literal["int8", "float32"]
FULL_PRECISION: Final = "float32"


@dataclass(frozen=True)
class SynthesisOptions(Settings):
    """How a text is spoken. Every field can be left alone.

    Raises:
        OptionsError: a value is outside its range (`_RANGES`), or of another type; the text names both.
    """

    seed: int | None = None  # None: a new one, reported with the result
    temperature: float = 0.8  # 0 = greedy
    top_k: int = 0  # 0 = off
    top_p: float = 0.9  # 1 = off
    repetition_window: int = (
        10  # frames looked back at by repetition-aware sampling (VALL-E 2, arXiv 2406.05370); 0 = off
    )
    repetition_threshold: float = 0.3  # share of the window a code may fill before it is drawn again from all codes
    guidance: float = 1.0  # classifier-free guidance weight; 1 = off
    nar_temperature: float = 0.0  # 0 = greedy
    nar_guidance: float = 1.5  # of NAR models that write latents: as `guidance`, by tokens and voice vector; 1 = off
    nar_passes: int = 1  # of NAR models that guess codes: passes for codebooks 2 and 3, surest frames first
    sentence_pause: float = 0.25  # seconds between sentences
    paragraph_pause: float = 0.5  # seconds between paragraphs
    attention_prior: bool = True  # narrow GCA to a window around the pointer, as in training
    max_seconds_per_token: float = 0.4  # length cap: text tokens x this + 2 s
    chunk_frames: int = 0  # > 0: stream in chunks of that many frames; 0: whole sentences
    continuation: bool = False  # go on from the prompt, with its words before the text; the voice must know them
    # Of the AR step on the CPU. "int8" is half the work and serves where it proves near; the same seed says the same
    # with the same precision only.
    precision: Precision = "int8"

    def __post_init__(self) -> None:
        for name, (low, high) in _RANGES.items():
            value = getattr(self, name)
            if isinstance(low, int):
                if not _is_whole(value) or not low <= value <= high:
                    raise OptionsError(f"{name} must be a whole number from {low} to {high}, not {value!r}.")
            elif not _is_number(value) or not low <= value <= high:
                raise OptionsError(f"{name} must be between {low} and {high}, not {value!r}.")
        for name in ("attention_prior", "continuation"):
            if not isinstance(getattr(self, name), bool):
                raise OptionsError(f"{name} must be true or false, not {getattr(self, name)!r}.")
        if self.precision not in get_args(Precision):
            known = " or ".join(get_args(Precision))
            raise OptionsError(f"precision must be {known}, not {self.precision!r}.")
        if self.seed is not None and not (_is_whole(self.seed) and 0 <= self.seed < 2**63):
            raise OptionsError(f"seed must be a whole number from 0 to 2^63 - 1, not {self.seed!r}.")

    @classmethod
    def of_record(cls, values: dict[str, Any]) -> Self:
        """Those that a take was made with; takes that do not name one of these are older than the choice.

        Raises:
            CheckpointError, OptionsError: as `from_dict` and the fields themselves.

        """
        return cls.from_dict({"precision": FULL_PRECISION, "nar_guidance": 1.0, **values})


# Of the numbers in SynthesisOptions; whole limits ask for whole numbers.
_RANGES: dict[str, tuple[float, float]] = {
    "temperature": (0.0, 3.0),
    "top_k": (0, 1024),
    "top_p": (0.0, 1.0),
    "repetition_window": (0, 1000),
    "repetition_threshold": (0.0, 1.0),
    "guidance": (0.0, 10.0),
    "nar_temperature": (0.0, 3.0),
    "nar_guidance": (0.0, 10.0),
    "nar_passes": (1, 64),
    "sentence_pause": (0.0, 10.0),
    "paragraph_pause": (0.0, 10.0),
    "max_seconds_per_token": (0.02, 5.0),
    "chunk_frames": (0, 10_000),
}


def _is_whole(value: Any) -> bool:
    """Whether it is an integer; True and False are none."""
    return isinstance(value, int) and not isinstance(value, bool)


def _is_number(value: Any) -> bool:
    """Whether it is a finite number."""
    return _is_whole(value) or (isinstance(value, float) and math.isfinite(value))


@dataclass(frozen=True)
class TacolmConfig(Settings):
    """A whole model: how text is cut, and the two language models, or the only one of a single stage."""

    ar: ArSettings
    nar: NarSettings | None
    tokenizer: str  # "phonemes" or "bpe"
    codec: CodecConfig = field(default_factory=CodecConfig)
