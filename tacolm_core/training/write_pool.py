"""Decode the utterances of a manifest once into an `AudioPool`."""

import json
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from tacolm_core.data.sound import read_mono
from tacolm_core.data.utterance import Utterance
from tacolm_core.training.audio_pool import UNKNOWN, AudioPool
from tacolm_core.units import HOP, SAMPLE_RATE, samples_to_frames


def write_pool(utterances: list[Utterance], folder: Path) -> AudioPool:
    """Decode utterances into `folder`; what cannot be read is an error that names the file."""
    folder.mkdir(parents=True, exist_ok=True)
    pieces, labels, first_frames = [], [], [0]
    for utterance in utterances:
        sound, _ = read_mono(utterance.path, SAMPLE_RATE)
        num_frames = samples_to_frames(len(sound))
        padded = np.pad(sound, (0, num_frames * HOP - len(sound)))
        pieces.append((padded * 32767).clip(-32768, 32767).astype(np.int16))
        labels.append(frame_labels(utterance, num_frames))
        first_frames.append(first_frames[-1] + num_frames)
    np.save(folder / "samples.npy", np.concatenate(pieces))
    np.save(folder / "labels.npy", np.concatenate(labels))
    np.save(folder / "first_frames.npy", np.array(first_frames))
    (folder / "pool.json").write_text(json.dumps({"utterances": len(utterances), "frames": first_frames[-1]}))
    return AudioPool.load(folder)


def frame_labels(utterance: Utterance, num_frames: int) -> NDArray[np.int16]:
    """Text token of each frame (T,), UNKNOWN where there are no durations."""
    if utterance.tokens is None or utterance.durations is None:
        return np.full(num_frames, UNKNOWN, np.int16)
    spoken = np.repeat(np.array(utterance.tokens, np.int16), utterance.durations)[:num_frames]
    return np.pad(spoken, (0, num_frames - len(spoken)), constant_values=UNKNOWN)
