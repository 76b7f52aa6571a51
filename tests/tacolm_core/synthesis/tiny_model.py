"""A model folder with untrained networks of toy size, and sound to prompt it with."""

from dataclasses import replace

import numpy as np
import torch

from tacolm_core.audio.waveform import Waveform
from tacolm_core.checkpoint import Metadata, load_weights, save_weights
from tacolm_core.codec import save_codec
from tacolm_core.codec.frame_codec import FrameCodec
from tacolm_core.codec.voice_vector import VoiceDescriber, save_describer
from tacolm_core.config import CodecConfig, LatentNarConfig
from tacolm_core.model.backbones import make_ar, make_nar
from tacolm_core.model.presets import preset
from tacolm_core.text.phoneme_tokenizer import PhonemeTokenizer
from tacolm_core.training.latent_critics import LatentCritics, save_critics

CODEC = CodecConfig(encoder_width=16, encoder_layers=1, decoder_width=16, decoder_layers=1, latent_width=8)


def write_tiny_model(folder, name="tiny"):
    """Files that belong together, of a preset; the same ones each time."""
    torch.manual_seed(0)
    tokenizer = PhonemeTokenizer()
    config = preset(name, tokenizer.vocabulary_size)
    folder.mkdir(parents=True, exist_ok=True)
    codec = FrameCodec(CODEC)
    if isinstance(config.nar, LatentNarConfig):
        config = config.changed({"nar": {"latent_width": CODEC.latent_width}})
        codec = FrameCodec(replace(CODEC, voice_summary=True, predicted_mark=True))
        save_describer(folder / "speaker.safetensors", VoiceDescriber())
    save_codec(folder / "codec.safetensors", codec)
    made = {"ar": make_ar(config.ar), **({"nar": make_nar(config.nar)} if config.nar else {})}
    if isinstance(config.nar, LatentNarConfig):
        made["nar"].start_from_codebooks(torch.randn_like(codec.codebooks))
        torch.nn.init.normal_(made["nar"].colour.modulate.weight, std=0.3)
    for kind, module in made.items():
        metadata = Metadata(kind, module.config.to_dict(), tokenizer.hash)
        save_weights(folder / f"{kind}.safetensors", module.state_dict(), metadata)
    tokenizer.save(folder / "tokenizer.json")
    return folder


def write_tiny_judge(folder):
    """Beside a tiny model that writes latents: those who judge what it writes."""
    tensors, metadata = load_weights(folder / "nar.safetensors", "nar")
    nar = make_nar(LatentNarConfig.from_dict(metadata.config))
    nar.load_state_dict(tensors)
    torch.manual_seed(1)
    save_critics(folder / "judge.safetensors", LatentCritics.of(nar), metadata, storage="exact")
    return folder


def hum(seconds=3.0, sample_rate=24_000):
    """Something that passes for a voice: a buzz that swells and fades four times a second."""
    time = np.arange(round(seconds * sample_rate)) / sample_rate
    buzz = sum(np.sin(2 * np.pi * 120 * k * time) / k for k in range(1, 20))
    return Waveform((0.1 * buzz * (0.55 - 0.45 * np.cos(2 * np.pi * 4 * time))).astype(np.float32), sample_rate)
