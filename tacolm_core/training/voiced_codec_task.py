"""Training of the voiced codec: words and melody into a few codebooks, the voice from another recording.

Every step codes eight crops whose formants, colour and pitch were moved, and decodes half of them in their own voice,
heard from another recording of the person, half of them in the voice of the next person of the batch. The first half
should be the crops as they were; the second half nobody has heard, but it must sound like that person to the speaker
network, like speech to the discriminators, and say the same to the content encoder as the crop does.
"""

import copy
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional as F

from tacolm_core.codec.speaker_network import SpeakerNetwork
from tacolm_core.codec.voiced_codec import VoicedCodec
from tacolm_core.config import CodecConfig, Settings
from tacolm_core.errors import OptionsError
from tacolm_core.training.codec_losses import Discriminators, MelDistance, PhonemeReader, discriminator_loss
from tacolm_core.training.distributed import Processes
from tacolm_core.training.optimizer import Optimization, OptimizerConfig
from tacolm_core.training.perturbation import Perturbation
from tacolm_core.training.schedule import Schedule
from tacolm_core.training.voice_pool import VoicedCrops, VoicePool
from tacolm_core.units import HOP, NUM_CODEBOOKS

KMEANS_FRAMES = 4000  # frames that start the codebooks
OTHERS = 400  # embeddings of other people that a made voice is told from
TEMPERATURE = 0.1  # of that choice
_SAVED = ("trainee", "listener", "judges", "optimization", "judges_optimization")
FOLLOW = 0.01  # how fast the content encoder that judges follows the one that learns


@dataclass(frozen=True)
class VoicedCodecTaskConfig(Settings):
    """What the voiced codec is trained for. Weights of losses, unless said otherwise."""

    codec: CodecConfig = field(default_factory=lambda: CodecConfig(content_levels=2))
    optimizer: OptimizerConfig = field(
        default_factory=lambda: OptimizerConfig(
            schedule=Schedule(peak=5e-4, warm_up=150), betas=(0.8, 0.95), average_decay=0.999
        )
    )
    batch: int = 8  # crops
    crop_frames: int = 128
    plain_steps: int = 150  # steps before the quantizers join
    swap_from: int = 600  # step from which half of each batch is made in another voice
    adversarial_from: int = 900  # step from which discriminators judge
    first_alone: float = 0.3  # share of the batches decoded from codebook 1
    content_alone: float = 0.35  # share decoded from the codebooks of content; the rest from more
    strength: float = 1.0  # of the perturbation (training/perturbation.py)
    mel: float = 1.0
    commitment: float = 0.25
    steadiness: float = 0.5  # of content that stays the same under another perturbation
    phonemes: float = 0.3  # of reading phonemes off codebook 1
    num_labels: int = 256  # at least the text tokenizer's vocabulary
    likeness: float = 0.5  # of 1 - cosine to the voice's embedding
    contrast: float = 0.1  # of telling that voice from others
    swapped: float = 1.5  # factor on both in the half that is made in another voice
    consistency: float = 1.0  # of content that is the same in another voice
    adversarial: float = 0.1
    feature_matching: float = 0.2
    discriminator_width: int = 16
    judged_frames: int = 24  # length of the random window that discriminators hear
    likeness_every: int = 2  # steps
    seed: int = 0

    def __post_init__(self) -> None:
        if not 0 < self.codec.content_levels < NUM_CODEBOOKS:
            raise OptionsError(
                f"content_levels of a voiced codec must be 1 to {NUM_CODEBOOKS - 1}, not {self.codec.content_levels}."
            )
        if self.batch < 4 or self.batch % 2:
            raise OptionsError(f"The batch must be an even number of at least 4 crops, not {self.batch}.")


class VoicedTrainee(nn.Module):
    """Everything that learns by the generator's optimizer, in one module."""

    def __init__(self, config: VoicedCodecTaskConfig) -> None:
        super().__init__()
        self.codec = VoicedCodec(config.codec)
        self.reader = PhonemeReader(config.codec.content_width or config.codec.latent_width, config.num_labels)


class VoicedCodecTask:
    """One step: crops, codes, two kinds of voices, losses, update. Implements `trainer.Task`."""

    def __init__(
        self,
        config: VoicedCodecTaskConfig,
        network: SpeakerNetwork,
        pool: VoicePool,
        dev_pool: VoicePool | None,
        processes: Processes,
    ) -> None:
        self.config, self.pool, self.dev_pool, self.processes = config, pool, dev_pool, processes
        torch.manual_seed(config.seed)
        device = processes.device
        self.trainee = VoicedTrainee(config).to(device)
        describer = self.trainee.codec.describer
        describer.speaker.load_state_dict(network.state_dict())
        describer.speaker.requires_grad_(False).eval()
        describer.centre.copy_(pool.centre)
        self.listener = copy.deepcopy(self.trainee.codec.content).requires_grad_(False)
        self.perturbation = Perturbation(config.codec.fft_size).to(device)
        self.mel = MelDistance().to(device)
        self.judges = Discriminators(width=config.discriminator_width).to(device)
        self.optimization = Optimization(self.trainee, config.optimizer)
        self.judges_optimization = Optimization(self.judges, config.optimizer)

    def step(self, step: int, progress: float) -> dict[str, Any]:
        """One update."""
        generator = np.random.default_rng((self.config.seed, step, self.processes.rank))
        noise = torch.Generator().manual_seed(int(generator.integers(2**62)))
        torch.manual_seed(int(generator.integers(2**62)))
        codec = self.trainee.codec.train()
        codec.describer.speaker.eval()
        if step == self.config.plain_steps:
            self._start_codebooks(generator, noise)
        crops = self._crops(generator)
        own = len(crops.sound) // 2 if step >= self.config.swap_from else len(crops.sound)
        metrics: dict[str, Any] = {}
        depth = self._depth(generator) if step >= self.config.plain_steps else 0
        content, loss = self._coded(crops, depth, noise, metrics)
        voices, whose = self._voices(crops, own)
        latents, commitment = self._latents(content, voices, crops, own, depth)
        made = codec.decoder(latents, codec.decoder.colour(voices))
        loss = loss + self.config.commitment * commitment
        distance = self.mel(made[:own], crops.sound[:own])
        metrics["mel"] = distance.detach()
        loss = loss + self.config.mel * distance
        if own < len(made):
            loss = loss + self._same_words(made[own:], crops.sound[own:], metrics)
            if step % self.config.likeness_every == 0:
                loss = loss + self._like(made, crops, own, whose, generator, metrics)
        if step >= self.config.adversarial_from:
            loss = loss + self._adversarial(made, crops.sound, own, step, progress, generator, metrics)
        loss.backward()
        metrics.update(self.optimization.step(step, progress))
        self._follow()
        return metrics

    def _crops(self, generator: np.random.Generator, count: int = 0) -> VoicedCrops:
        crops = self.pool.crops(count or self.config.batch, self.config.crop_frames, generator)
        return VoicedCrops(*(getattr(crops, name).to(self.processes.device) for name in VoicedCrops.__match_args__))

    def _start_codebooks(self, generator: np.random.Generator, noise: torch.Generator) -> None:
        """First codes by k-means, and the first listener."""
        codec = self.trainee.codec
        crops = self._crops(generator, -(-KMEANS_FRAMES // self.config.crop_frames))
        with torch.no_grad():
            altered = self.perturbation(codec.content.mels.magnitudes(crops.sound), noise, self.config.strength)
            content = codec.quantizer(codec.content.of_magnitudes(altered)).latents
            left = codec.detail(crops.sound)
            if codec.refiner is not None:
                left = left - codec.refiner(content, self._voices(crops, len(content))[0])
            codec.detail_quantizer(left)
        self.listener.load_state_dict(codec.content.state_dict())

    def _coded(
        self, crops: VoicedCrops, depth: int, noise: torch.Generator, metrics: dict[str, Any]
    ) -> tuple[Tensor, Tensor]:
        """Rows of content (B, T, content_width), from codes unless `depth` is 0, and the losses of coding them."""
        codec, config = self.trainee.codec, self.config
        with torch.no_grad():
            magnitudes = codec.content.mels.magnitudes(crops.sound)
            both = torch.cat([self.perturbation(magnitudes, noise, config.strength) for _ in range(2)])
        latents, again = codec.content.of_magnitudes(both).chunk(2)
        spread = latents.detach().var() + 1e-4
        unsteady = F.mse_loss(latents, again) / spread
        metrics["unsteady"] = unsteady.detach()
        loss = config.steadiness * unsteady
        if not depth:
            return latents, loss
        content = codec.quantizer(latents, min(depth, config.codec.content_levels))
        reading, accuracy = self.trainee.reader(content.first_level, crops.labels)
        metrics["commitment"] = (content.commitment / spread).detach()
        if bool((crops.labels >= 0).any()):
            metrics["phoneme_loss"], metrics["phoneme_accuracy"] = reading.detach(), accuracy
        commitment = config.commitment * content.commitment / spread.sqrt()
        return content.latents, loss + commitment + config.phonemes * reading

    def _voices(self, crops: VoicedCrops, own: int) -> tuple[Tensor, Tensor]:
        """Voice vectors (B, V), from `own` on those of the next crop; and whose (B,) they are."""
        describer, count = self.trainee.codec.describer, len(crops.sound)
        whose = torch.cat([torch.arange(own), torch.roll(torch.arange(own, count), 1)]).to(crops.sound.device)
        with torch.no_grad():
            mels = describer.mels(crops.voices)
        return describer.combine(crops.embeddings, mels)[whose], whose

    def _latents(
        self, content: Tensor, voices: Tensor, crops: VoicedCrops, own: int, depth: int
    ) -> tuple[Tensor, Tensor]:
        """What the decoder reads (B, T, latent_width), in the own half with detail; and the commitment to that."""
        codec = self.trainee.codec
        latents = content if codec.refiner is None else codec.refiner(content, voices)
        more = depth - self.config.codec.content_levels
        if more <= 0:
            return latents, latents.new_zeros(())
        left = codec.detail(crops.sound[:own])
        spread = left.detach().var() + 1e-4
        if codec.refiner is not None:
            left = left - latents[:own].detach()
        detail = codec.detail_quantizer(left, more)
        return torch.cat([latents[:own] + detail.latents, latents[own:]]), detail.commitment / spread.sqrt()

    def _depth(self, generator: np.random.Generator) -> int:
        """How many codebooks the decoder is given."""
        drawn, content = generator.random(), self.config.codec.content_levels
        if drawn < self.config.first_alone:
            return 1
        if drawn < self.config.first_alone + self.config.content_alone:
            return content
        return NUM_CODEBOOKS if generator.random() < 0.5 else int(generator.integers(content + 1, NUM_CODEBOOKS + 1))

    def _same_words(self, made: Tensor, sound: Tensor, metrics: dict[str, Any]) -> Tensor:
        """How much of the content became another in another voice."""
        with torch.no_grad():
            meant = self.listener(sound)
        changed: Tensor = F.mse_loss(self.listener(made), meant) / (meant.var() + 1e-4)
        metrics["changed"] = changed.detach()
        return self.config.consistency * changed

    def _like(
        self,
        made: Tensor,
        crops: VoicedCrops,
        own: int,
        whose: Tensor,
        generator: np.random.Generator,
        metrics: dict[str, Any],
    ) -> Tensor:
        """How unlike the voices they should have the swapped crops are, and one of the others."""
        rows = torch.cat([torch.zeros(1, dtype=torch.long), torch.arange(own, len(made))]).to(made.device)
        describer = self.trainee.codec.describer
        heard = F.normalize(describer.speaker(made[rows]) - describer.centre, dim=1)
        wanted = crops.embeddings[whose[rows]]
        near = (heard * wanted).sum(1)
        drawn = torch.from_numpy(generator.integers(len(self.pool.speakers), size=OTHERS))
        others = self.pool.embeddings[drawn].to(made.device)
        same = torch.from_numpy(self.pool.speakers)[drawn].to(made.device) == crops.speakers[whose[rows]][:, None]
        scores = torch.cat([near[:, None], (heard @ others.T).masked_fill(same, -1.0)], 1) / TEMPERATURE
        told = F.cross_entropy(scores, torch.zeros_like(rows), reduction="none")
        weight = torch.where(rows >= own, self.config.swapped, 1.0)
        metrics["likeness"], metrics["likeness_swapped"] = near[:1].mean().detach(), near[1:].mean().detach()
        metrics["to_source"] = (heard[1:] * crops.embeddings[rows[1:]]).sum(1).mean().detach()
        return (weight * (self.config.likeness * (1 - near) + self.config.contrast * told)).mean()

    def _adversarial(
        self,
        made: Tensor,
        real: Tensor,
        own: int,
        step: int,
        progress: float,
        generator: np.random.Generator,
        metrics: dict[str, Any],
    ) -> Tensor:
        """Discriminators learn; then how far they are from being fooled, and how their maps of own voices differ."""
        length = min(self.config.judged_frames, self.config.crop_frames) * HOP
        start = int(generator.integers(made.shape[1] - length + 1))
        made, real = made[:, start : start + length], real[:, start : start + length]
        self.judges.requires_grad_(True)
        both = self.judges(torch.cat([real, made.detach()]))
        count = len(real)
        judged = discriminator_loss([(s[:count], []) for s, _ in both], [(s[count:], []) for s, _ in both])
        judged.backward()  # type: ignore[no-untyped-call]
        self.judges_optimization.step(step, progress)
        self.judges.requires_grad_(False)
        answers = self.judges(made)
        fool = torch.stack([F.relu(1 - scores).mean() for scores, _ in answers]).mean()
        near = [
            F.l1_loss(m[:own], r[:own].detach()) / (r[:own].detach().abs().mean() + 1e-6)
            for (_, real_maps), (_, made_maps) in zip(both, answers, strict=True)
            for r, m in zip(real_maps, made_maps, strict=True)
        ]
        matching = torch.stack(near).mean()
        metrics.update(judges=judged.detach(), fool=fool.detach(), matching=matching.detach())
        return self.config.adversarial * fool + self.config.feature_matching * matching

    @torch.no_grad()
    def _follow(self) -> None:
        for heard, learnt in zip(self.listener.parameters(), self.trainee.codec.content.parameters(), strict=True):
            heard.lerp_(learnt, FOLLOW)

    def start_from(self, codec: VoicedCodec) -> None:
        """Begin with another voiced codec's weights, whose codes have meaning already."""
        self.trainee.codec.load_state_dict(codec.state_dict())
        self.config = replace(self.config, plain_steps=0, swap_from=0, adversarial_from=0)
        self.listener.load_state_dict(codec.content.state_dict())
        self.optimization.restart_average()

    def averaged_codec(self) -> VoicedCodec:
        """A copy of the codec with averaged weights, ready to use."""
        state = self.optimization.averaged_state()
        own = {name.removeprefix("codec."): value for name, value in state.items() if name.startswith("codec.")}
        # Codebooks are means already; the average would mix places of re-drawn codes.
        own.update({n: v for n, v in self.trainee.codec.state_dict().items() if "quantizer." in n})
        codec = VoicedCodec(self.config.codec).to(self.processes.device)
        codec.load_state_dict(own)
        return codec.eval()

    @torch.inference_mode()
    def evaluate(self) -> dict[str, float]:
        """On held-out crops: mel distance by number of codebooks; likeness in the own voice and in the next one's."""
        if self.dev_pool is None:
            return {}
        codec = self.averaged_codec()
        crops = self.dev_pool.crops(16, self.config.crop_frames, np.random.default_rng(1))
        codes = codec.encode(crops.sound[:, None])
        voices = codec.describe(crops.voices[:, None])
        figures: dict[str, float] = {}
        for depth in (1, self.config.codec.content_levels, NUM_CODEBOOKS):
            made = codec.decode(codes[:, :depth], voices)[:, 0]
            figures[f"mel_{depth}"] = float(self.mel(made, crops.sound))
            figures[f"likeness_{depth}"] = float((codec.describer.embed(made) * crops.embeddings).sum(1).mean())
        swapped = codec.decode(codes[:, : self.config.codec.content_levels], voices.roll(1, 0))[:, 0]
        heard = codec.describer.embed(swapped)
        figures["to_other"] = float((heard * crops.embeddings.roll(1, 0)).sum(1).mean())
        figures["to_source"] = float((heard * crops.embeddings).sum(1).mean())
        return figures

    def state_dict(self) -> dict[str, Any]:
        """For exact resume."""
        return {name: getattr(self, name).state_dict() for name in _SAVED}

    def load_state_dict(self, state: dict[str, Any]) -> None:
        """Take back what `state_dict` gave."""
        for name in _SAVED:
            getattr(self, name).load_state_dict(state[name])
