"""Training of the frame codec.

Three parts in time: without the quantizer until the latents mean something; then k-means starts the codebooks
and everything learns together; at the end, if asked, an adversarial part. `freeze_codes` keeps encoder and
codebooks as they are (so that language models trained on the codes stay valid) and trains the decoder alone;
`hold_codes` keeps codebooks, and codebook 1 as it was chosen: the encoder learns to choose better among the same codes
of the others, together with the decoder, or with `freeze_decoder` alone.
"""

from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn

from tacolm_core.codec.frame_codec import FrameCodec
from tacolm_core.config import CodecConfig, Settings
from tacolm_core.errors import OptionsError
from tacolm_core.training.audio_pool import UNKNOWN, AudioPool
from tacolm_core.training.codec_losses import (
    Discriminators,
    MelDistance,
    PhonemeReader,
    discriminator_loss,
    generator_losses,
)
from tacolm_core.training.distributed import Processes
from tacolm_core.training.held_codes import HeldCodes
from tacolm_core.training.loudness import LoudnessDistance
from tacolm_core.training.new_parts import with_new_parts
from tacolm_core.training.optimizer import Optimization, OptimizerConfig
from tacolm_core.training.schedule import Schedule
from tacolm_core.training.throughput import SPEECH_SECONDS
from tacolm_core.units import HOP, NUM_CODEBOOKS, SAMPLE_RATE

KMEANS_FRAMES = 3000  # frames that start the codebooks


@dataclass(frozen=True)
class CodecTaskConfig(Settings):
    """What the codec is trained for."""

    codec: CodecConfig = field(default_factory=CodecConfig)
    optimizer: OptimizerConfig = field(
        default_factory=lambda: OptimizerConfig(
            schedule=Schedule(peak=6e-4, warm_up=200), betas=(0.8, 0.95), average_decay=0.999
        )
    )
    batch: int = 8  # crops
    crop_frames: int = 75
    plain_steps: int = 500  # steps before the quantizer joins
    full_depth_share: float = 0.75  # of the batches coded with all levels; the rest with a random number
    commitment: float = 0.25
    phonemes: float = 0.15  # weight of reading phonemes off codebook 1; needs labels
    num_labels: int = 256  # at least the text tokenizer's vocabulary
    mel: float = 1.0
    loudness: float = 0.0  # weight of what PESQ would object to in a round trip (training/loudness.py)
    adversarial_from: float = 2.0  # progress at which the adversarial part begins; > 1 = never
    adversarial: float = 0.1
    feature_matching: float = 0.2
    discriminator_width: int = 24
    judged_frames: int = 0  # length of a random window of each crop that the discriminators hear; 0 = all of it
    freeze_codes: bool = False
    hold_codes: bool = False
    freeze_decoder: bool = False
    held: float = 10.0  # with held codes: weight of keeping those of codebook 1 (training/held_codes.py)
    predicted_share: float = 0.0  # with frozen or held codes: share of batches made from codes a NAR model predicted
    bfloat16: bool = False  # matrix products in bfloat16; pays on GPUs and on CPUs with AVX512-BF16 or AMX
    compile: bool = False  # encoder and decoder through torch.compile
    seed: int = 0

    def __post_init__(self) -> None:
        if not 0.0 <= self.predicted_share <= 1.0:
            raise OptionsError(f"The share of predicted codes must be between 0 and 1, not {self.predicted_share}.")
        if self.freeze_codes and self.hold_codes:
            raise OptionsError("--freeze-codes keeps the encoder that --hold-codes trains; give one of them.")
        if self.freeze_decoder and not self.hold_codes:
            raise OptionsError("--freeze-decoder trains the encoder alone, which takes --hold-codes.")
        if self.freeze_decoder and self.predicted_share:
            raise OptionsError("Predicted codes teach the decoder, which --freeze-decoder keeps; leave out --nar.")

    @property
    def keeps_codes(self) -> bool:
        """Whether codes go on meaning what they mean to models that have learnt them."""
        return self.freeze_codes or self.hold_codes


class CodecTrainee(nn.Module):
    """Everything that learns by the generator's optimizer, in one module."""

    def __init__(self, config: CodecTaskConfig) -> None:
        super().__init__()
        self.codec = FrameCodec(config.codec)
        self.reader = PhonemeReader(config.codec.latent_width, config.num_labels)


class CodecTask:
    """One step: crops through the codec, losses, update. Implements `trainer.Task`."""

    def __init__(
        self, config: CodecTaskConfig, pool: AudioPool, dev_pool: AudioPool | None, processes: Processes
    ) -> None:
        self.config = config
        self.pool = pool
        self.dev_pool = dev_pool
        self.processes = processes
        torch.manual_seed(config.seed)
        device = processes.device
        self.trainee = CodecTrainee(config).to(device)
        self.trainee.reader.requires_grad_(not config.keeps_codes)
        if config.freeze_codes:
            self.trainee.codec.encoder.requires_grad_(False)
        if config.freeze_decoder:
            self.trainee.codec.decoder.requires_grad_(False)
        self.held_codes: HeldCodes | None = None
        self.codes_of = ""  # hash of the codec whose codes this one goes on writing; "": they are its own
        if config.compile:
            self.trainee.codec.encoder.compile()
            self.trainee.codec.decoder.compile()
        self.mel = MelDistance().to(device)
        self.loudness = LoudnessDistance().to(device)
        self.optimization = Optimization(self.trainee, config.optimizer)
        self.judges: Discriminators | None = None
        self.judges_optimization: Optimization | None = None
        if config.adversarial_from <= 1:
            self.judges = Discriminators(width=config.discriminator_width).to(device)
            self.judges_optimization = Optimization(self.judges, config.optimizer)

    # One batch --------------------------------------------------------------------------------

    def _generator(self, step: int) -> np.random.Generator:
        return np.random.default_rng((self.config.seed, step, self.processes.rank))

    def _crops(self, pool: AudioPool, count: int, generator: np.random.Generator) -> tuple[Tensor, Tensor]:
        sound, labels = pool.crops(count, self.config.crop_frames, generator)
        device = self.processes.device
        return sound.to(device, non_blocking=True), labels.to(device, non_blocking=True)

    def step(self, step: int, progress: float) -> dict[str, Any]:
        """One update."""
        generator = self._generator(step)
        if self.config.keeps_codes and generator.random() < self.config.predicted_share:
            return self._step_on_predicted(step, progress, generator)
        sound, labels = self._crops(self.pool, self.config.batch, generator)
        if step == self.config.plain_steps > 0 and not self.config.keeps_codes:
            self._start_codebooks(generator)
        metrics: dict[str, Any] = {}
        with torch.autocast(self.processes.device.type, torch.bfloat16, enabled=self.config.bfloat16):
            made, loss = self._reconstruct(step, sound, labels, generator, metrics)
        if self.config.loudness:
            louder = self.loudness(made, sound)
            loss = loss + self.config.loudness * louder
            metrics["loudness"] = louder.detach()
        metrics.update(self._learn(made, sound, loss, step, progress, generator))
        return metrics

    def _step_on_predicted(self, step: int, progress: float, generator: np.random.Generator) -> dict[str, Any]:
        """One update of the decoder on codes as a NAR model writes them."""
        device = self.processes.device
        crops = self.pool.coded_crops(self.config.batch, self.config.crop_frames, generator)
        sound, codes, prompts = (each.to(device) for each in crops)
        codec = self.trainee.codec.train()
        codec.quantizer.eval()
        with torch.autocast(device.type, torch.bfloat16, enabled=self.config.bfloat16):
            colour = codec.colour(prompts.clamp(min=0), prompts[:, 0] != UNKNOWN, predicted=True)
            made = codec.decoder(codec.quantizer.decode(codes), colour)
        learned = self._learn(made, sound, sound.new_zeros(()), step, progress, generator)
        return {"mel_predicted": learned.pop("mel"), **learned}

    def _learn(
        self, made: Tensor, sound: Tensor, loss: Tensor, step: int, progress: float, generator: np.random.Generator
    ) -> dict[str, Any]:
        """Compare what was made with the sound it should be, add `loss`, and update."""
        metrics: dict[str, Any] = {SPEECH_SECONDS: sound.numel() / SAMPLE_RATE}
        distance = self.mel(made, sound)
        loss = loss + self.config.mel * distance
        metrics["mel"] = distance.detach()
        if self.judges is not None and progress >= self.config.adversarial_from:
            made, sound = self._judged_window(made, sound, generator)
            loss = loss + self._adversarial(made, sound, step, progress, metrics)
        loss.backward()  # type: ignore[no-untyped-call]
        metrics.update(self.optimization.step(step, progress))
        return metrics

    def _reconstruct(
        self, step: int, sound: Tensor, labels: Tensor, generator: np.random.Generator, metrics: dict[str, Any]
    ) -> tuple[Tensor, Tensor]:
        """Sound through the codec as this part of training has it, and the quantizer's losses."""
        codec = self.trainee.codec.train()
        if self.config.freeze_codes:
            codec.quantizer.eval()
            with torch.no_grad():
                codes = codec.quantizer.encode(codec.encoder(sound))
            colour = codec.colour(codes, predicted=False)
            return codec.decoder(codec.quantizer.decode(codes), colour), sound.new_zeros(())
        if self.config.hold_codes:
            return self._coded_anew(sound, metrics)
        if step < self.config.plain_steps:
            return codec.decoder(codec.encoder(sound)), sound.new_zeros(())
        return self._quantized(sound, labels, generator, metrics)

    def _coded_anew(self, sound: Tensor, metrics: dict[str, Any]) -> tuple[Tensor, Tensor]:
        """Sound through the learning encoder and codebooks that stay, with codebook 1 held to what it was."""
        assert self.held_codes is not None, "start_from has set it"
        codec = self.trainee.codec.train()
        codec.quantizer.eval()
        latents = codec.encoder(sound)
        quantized = codec.quantizer(latents)
        made = codec.decoder(quantized.latents, codec.colour(quantized.codes, predicted=False))
        left, kept = self.held_codes(sound, latents)
        metrics["commitment"], metrics["kept"] = quantized.commitment.detach(), kept
        return made, self.config.commitment * quantized.commitment + self.config.held * left

    def _start_codebooks(self, generator: np.random.Generator) -> None:
        crops = -(-KMEANS_FRAMES // self.config.crop_frames)
        sound, _ = self._crops(self.pool, crops, generator)
        codec = self.trainee.codec.train()
        with torch.no_grad():
            codec.quantizer(codec.encoder(sound))

    def _quantized(
        self, sound: Tensor, labels: Tensor, generator: np.random.Generator, metrics: dict[str, Any]
    ) -> tuple[Tensor, Tensor]:
        levels = NUM_CODEBOOKS
        if generator.random() > self.config.full_depth_share:
            levels = int(generator.integers(1, NUM_CODEBOOKS))
        made, quantized = self.trainee.codec(sound, levels)
        reading, accuracy = self.trainee.reader(quantized.first_level, labels)
        metrics["commitment"] = quantized.commitment.detach()
        if bool((labels >= 0).any()):
            metrics["phoneme_loss"], metrics["phoneme_accuracy"] = reading.detach(), accuracy
        return made, self.config.commitment * quantized.commitment + self.config.phonemes * reading

    def _judged_window(self, made: Tensor, real: Tensor, generator: np.random.Generator) -> tuple[Tensor, Tensor]:
        """The same random stretch of both: discriminators cost more than the codec, a third of a second is enough."""
        length = min(self.config.judged_frames or self.config.crop_frames, self.config.crop_frames) * HOP
        start = int(generator.integers(0, made.shape[-1] - length + 1))
        return made[:, start : start + length], real[:, start : start + length]

    def _adversarial(self, made: Tensor, real: Tensor, step: int, progress: float, metrics: dict[str, Any]) -> Tensor:
        assert self.judges is not None, "adversarial part not prepared"
        assert self.judges_optimization is not None, "adversarial part not prepared"
        self.judges.requires_grad_(True)
        in_bfloat16 = torch.autocast(self.processes.device.type, torch.bfloat16, enabled=self.config.bfloat16)
        with in_bfloat16:
            judged = discriminator_loss(self.judges(real), self.judges(made.detach()))
        judged.backward()  # type: ignore[no-untyped-call]
        self.judges_optimization.step(step, progress)
        self.judges.requires_grad_(False)
        with torch.no_grad(), in_bfloat16:
            real_maps = self.judges(real)
        with in_bfloat16:
            fool, near = generator_losses(real_maps, self.judges(made))
        metrics.update(judges=judged.detach(), fool=fool.detach(), matching=near.detach())
        return self.config.adversarial * fool + self.config.feature_matching * near

    def start_from(self, codec: FrameCodec) -> None:
        """Begin with another codec's weights; its codes have meaning already, so no part without them comes first."""
        self.trainee.codec.load_state_dict(with_new_parts(self.trainee.codec.state_dict(), codec.state_dict()))
        self.config = replace(self.config, plain_steps=0)
        if self.config.hold_codes:
            self.held_codes = HeldCodes(codec.encoder, codec.codebooks[0])
        if self.config.keeps_codes:
            self.codes_of = codec.weights_hash
        self.optimization.restart_average()

    # Around it --------------------------------------------------------------------------------

    def averaged_codec(self) -> FrameCodec:
        """A copy of the codec with averaged weights, ready to use."""
        state = self.optimization.averaged_state()
        own = {name.removeprefix("codec."): value for name, value in state.items() if name.startswith("codec.")}
        # Codebooks are means already; the average would mix places of re-drawn codes.
        own.update({f"quantizer.{n}": v for n, v in self.trainee.codec.quantizer.state_dict().items()})
        codec = FrameCodec(self.config.codec, weights_hash=self.codes_of).to(self.processes.device)
        codec.load_state_dict(own)
        return codec.eval()

    @torch.no_grad()
    def evaluate(self) -> dict[str, float]:
        """Mel distance and use of the codebooks on held-out crops."""
        if self.dev_pool is None:
            return {}
        codec = self.averaged_codec()
        sound, _ = self._crops(self.dev_pool, 32, np.random.default_rng(1))
        codes = codec.encode(sound[:, None])
        made = codec.decode(codes)[:, 0]
        figures = {"mel": float(self.mel(made, sound))}
        for level in (0, NUM_CODEBOOKS - 1):
            counts = torch.bincount(codes[:, level].flatten(), minlength=1).float()
            share = counts[counts > 0] / counts.sum()
            figures[f"perplexity_{level}"] = float((-(share * share.log()).sum()).exp())
        return figures

    def state_dict(self) -> dict[str, Any]:
        """For exact resume."""
        state: dict[str, Any] = {"trainee": self.trainee.state_dict(), "optimization": self.optimization.state_dict()}
        if self.judges is not None and self.judges_optimization is not None:
            state["judges"] = self.judges.state_dict()
            state["judges_optimization"] = self.judges_optimization.state_dict()
        return state

    def load_state_dict(self, state: dict[str, Any]) -> None:
        """Take back what `state_dict` gave."""
        self.trainee.load_state_dict(state["trainee"])
        self.optimization.load_state_dict(state["optimization"])
        if self.judges is not None and self.judges_optimization is not None:
            self.judges.load_state_dict(state["judges"])
            self.judges_optimization.load_state_dict(state["judges_optimization"])
