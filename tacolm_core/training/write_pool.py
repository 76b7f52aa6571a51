"""Decode the utterances of a manifest once into an `AudioPool`."""

import json
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from tacolm_core.data.sound import read_mono
from tacolm_core.data.utterance import Utterance
from tacolm_core.files import make_folder
from tacolm_core.training.audio_pool import SPEAKERS_FILE, UNKNOWN, AudioPool
from tacolm_core.units import HOP, SAMPLE_RATE, samples_to_frames


def write_pool(utterances: list[Utterance], folder: Path, workers: int = 1) -> AudioPool:
    """Decode utterances into `folder` in `workers` threads; what cannot be read is an error that names the file."""
    make_folder(folder)
    pieces, labels, first_frames = [], [], [0]
    with ThreadPoolExecutor(workers) as pool:
        for utterance, piece in zip(utterances, pool.map(_whole_frames, utterances), strict=True):
            num_frames = len(piece) // HOP
            pieces.append(piece)
            labels.append(frame_labels(utterance, num_frames))
            first_frames.append(first_frames[-1] + num_frames)
    np.save(folder / "samples.npy", np.concatenate(pieces))
    np.save(folder / "labels.npy", np.concatenate(labels))
    np.save(folder / "first_frames.npy", np.array(first_frames))
    np.save(folder / SPEAKERS_FILE, number_speakers([utterance.speaker for utterance in utterances]))
    (folder / "pool.json").write_text(json.dumps({"utterances": len(utterances), "frames": first_frames[-1]}))
    return AudioPool.load(folder)


def number_speakers(names: Sequence[str]) -> NDArray[np.int32]:
    """A number for each name (U,); sounds without a name are each a speaker of their own."""
    known = {name: number for number, name in enumerate(dict.fromkeys(name for name in names if name))}
    nobody = iter(range(len(known), len(known) + len(names)))
    return np.array([known[name] if name else next(nobody) for name in names], np.int32)


def _whole_frames(utterance: Utterance) -> NDArray[np.int16]:
    """Samples (T * HOP,) of an utterance, with silence at the end."""
    sound, _ = read_mono(utterance.path, SAMPLE_RATE)
    padded = np.pad(sound, (0, samples_to_frames(len(sound)) * HOP - len(sound)))
    return (padded * 32767).clip(-32768, 32767).astype(np.int16)


def frame_labels(utterance: Utterance, num_frames: int) -> NDArray[np.int16]:
    """Text token of each frame (T,), UNKNOWN where there are no durations."""
    if utterance.tokens is None or utterance.durations is None:
        return np.full(num_frames, UNKNOWN, np.int16)
    spoken = np.repeat(np.array(utterance.tokens, np.int16), utterance.durations)[:num_frames]
    return np.pad(spoken, (0, num_frames - len(spoken)), constant_values=UNKNOWN)
