"""The whole training, from a file of sentences to a model folder: scripts/train-cpu and scripts/train-gpu.

Every stage can be killed at any moment; the same command again goes on where it was. Stages that are finished have a
mark in FOLDER/chain; what a stage prints is in FOLDER/logs. Python's standard library only: the machine may be bare.
"""

from __future__ import annotations

import argparse
import contextlib
import fcntl
import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from train_options import ROOT, SPEAKER, TOLD, Failed, check, parser, rehearsed, wheels_in

LOOK_SECONDS = 0.2  # between looks at running commands
COPY_MINUTES = 2.0  # between copies of the newest weights
SCORES = "scores.json"
COPY_LIMIT = 15.9  # MiB; larger weights are copied in pieces
SMALL_CODEC = {"num_mels": 20, "num_complex_bins": 8, "encoder_width": 16, "encoder_layers": 1, "latent_width": 8}
SMALL_CODEC |= {"decoder_width": 16, "decoder_layers": 1}
SPEAKER_RECORDINGS = 500  # heard for what all voices have in common
GPU_BATCHES = {"codec": {"task": {"batch": 32}}, "language": {"batches": {"frames_per_batch": 40_000}}}
REHEARSAL = {
    "codec": {"task": {"codec": SMALL_CODEC, "batch": 2, "crop_frames": 20, "plain_steps": 2}},
    "language": {
        "batches": {"frames_per_batch": 1500, "max_prompt_seconds": 1.5, "max_items": 2},
        "task": {"latents": {"plain_steps": 2}},
    },
}
# The last NAR phase goes on from finished weights: slower, and its discriminator, which begins anew, joins sooner.
DRAWN = {"task": {"optimizer": {"schedule": {"peak": 2e-4}}, "latents": {"plain_steps": 50}}}


@dataclass(frozen=True)
class Stage:
    """Commands of `tacolm` that run side by side, and the minutes after which they are stopped (0 = never)."""

    name: str
    commands: tuple[tuple[str, ...], ...]


def weights_of(stage: str) -> str:
    """The kind of weights that a training stage makes."""
    return "nar" if stage == "drawn" else stage


def with_words(manifest: str, split: str) -> bool:
    """Whether a manifest has recordings with text in a split."""
    lines = map(json.loads, filter(str.strip, Path(manifest).read_text(encoding="utf-8").splitlines()))
    return any(line.get("split") == split and line.get("text", "").strip() for line in lines)


def merged(values: dict[str, Any], changes: dict[str, Any]) -> dict[str, Any]:
    """Settings with others over them, part by part."""
    both = {name: merged(values[name], new) for name, new in changes.items() if isinstance(values.get(name), dict)}
    return {**values, **changes, **both}


class Chain:
    """The stages of one folder."""

    def __init__(self, options: argparse.Namespace, lock: IO[str]) -> None:
        self.options = options
        self.lock = lock
        self.folder: Path = options.folder.resolve()
        if options.seconds_not_minutes:
            options.hours, options.speakers = min(options.hours, 0.01), min(options.speakers, 4)
        options.preset = rehearsed(options)
        self.speaker = self._speaker_file() if options.preset in TOLD else None
        self.unit = 1 / 60 if options.seconds_not_minutes else 1.0
        self.running: list[subprocess.Popen[bytes]] = []
        self.copied = 0.0
        for name in ("chain", "logs"):
            (self.folder / name).mkdir(parents=True, exist_ok=True)

    # What is remembered between two starts -----------------------------------------------------

    def remembered(self) -> dict[str, float]:
        """Seconds used by each stage, and decisions that must not change."""
        with contextlib.suppress(OSError, ValueError):
            kept: dict[str, float] = json.loads((self.folder / "chain" / "state.json").read_text())
            return kept
        return {}

    def remember(self, **values: float) -> None:
        """Keep values beside those that are kept already."""
        target = self.folder / "chain" / "state.json"
        aside = target.with_suffix(".part")
        aside.write_text(json.dumps({**self.remembered(), **values}))
        aside.replace(target)

    def left(self, name: str, minutes: float) -> str:
        """Minutes of a box that a stage has not used yet, never none at all."""
        return f"{max(minutes * self.unit - self.remembered().get(f'used_{name}', 0.0) / 60, 0.01 * self.unit):.4f}"

    def model_minutes(self) -> float:
        """Minutes of the AR and the NAR model; where they get what is left, it is settled when they start."""
        options = self.options
        if options.model_minutes:
            return float(options.model_minutes) * self.unit
        settled = self.remembered().get("model_minutes")
        if settled is None:
            settled = max(self.time_left() - options.drawn_minutes * self.unit, self.unit)
            self.remember(model_minutes=settled)
        return settled

    def drawn_minutes(self) -> float:
        """Minutes of the last NAR phase, settled when it starts; 0 where less than half of its box is left."""
        box = float(self.options.drawn_minutes) * self.unit
        settled = self.remembered().get("drawn_minutes")
        if settled is None:
            settled = min(box, self.time_left()) if self.options.minutes else box
            settled = settled if settled >= box / 2 else 0.0
            self.remember(drawn_minutes=settled)
        return settled

    def time_left(self) -> float:
        """Minutes that no stage has used, less some for what comes last."""
        used = sum(value for name, value in self.remembered().items() if name.startswith("used_")) / 60
        return float(self.options.minutes) * self.unit * 0.97 - used

    # The stages --------------------------------------------------------------------------------

    def stages(self) -> Iterator[Stage]:
        """All stages in order; each is asked for when those before it are done."""
        corpus, shards, options = self.folder / "corpus", self.folder / "shards", self.options
        manifests = (str(corpus / "manifest.jsonl"), *(str(path.resolve()) for path in options.recordings))
        yield Stage("corpus", (self._corpus(corpus),))
        if self.speaker and self.options.speaker_network:
            yield Stage("speaker", (self._described(manifests),))
        codec = ("train", "codec", "--manifest", *manifests, *self._training("codec"))
        box = ("--minutes", f"{options.codec_minutes * self.unit:.4f}", "--threads", str(options.workers))
        yield Stage("codec", ((*codec, *box),))
        made = tuple(shards / f"part-{number}" for number in range(len(manifests)))
        for number, (manifest, target) in enumerate(zip(manifests, made, strict=True)):
            yield Stage(f"shards-{number}", (self._shards(manifest, target, "train", f"shards-{number}"),))
        held_out = [path for path in manifests[1:] if with_words(path, "dev")]
        dev = tuple(shards / f"dev-{number}" for number in range(len(held_out)))
        for number, (manifest, target) in enumerate(zip(held_out, dev, strict=True)):
            yield Stage(f"shards-dev-{number}", (self._shards(manifest, target, "dev", f"shards-dev-{number}"),))
        box = ("--minutes", f"{self.model_minutes():.4f}", "--threads", str(max(1, options.workers // 2)))
        yield Stage("models", tuple((*self._model(kind, made, dev), *box) for kind in ("ar", "nar")))
        if minutes := self.drawn_minutes():
            begun = ("--start-from", str(self.weights("nar")), "--ar", str(self.weights("ar")))
            box = ("--minutes", f"{minutes:.4f}", "--threads", str(options.workers))
            yield Stage("drawn", ((*self._model("drawn", made, dev), *begun, *box),))
        yield self._bundle(made[0] / "tokenizer.json")
        if options.judge:
            yield self._judged()

    def _corpus(self, folder: Path) -> tuple[str, ...]:
        options = self.options
        command = ["corpus", "make", str(options.sentences.resolve()), str(folder), "--hours", str(options.hours)]
        command += ["--speakers", str(options.speakers), "--seed", str(options.seed)]
        command += ["--workers", str(options.workers)]
        if options.voices:
            command += ["--teacher", "kokoro", "--voices", str(options.voices.resolve())]
        elif options.twin_share:
            command += ["--twins", str(options.twins.resolve()), "--twin-share", str(options.twin_share)]
        if options.corpus_minutes:
            command += ["--minutes", self.left("corpus", options.corpus_minutes)]
        return tuple(command)

    def _speaker_file(self) -> Path:
        """The network that describes voices: given, shipped, or made here."""
        made = self.folder / "speaker.safetensors"
        return made if self.options.speaker_network else (self.options.speaker or SPEAKER).resolve()

    def _described(self, manifests: tuple[str, ...]) -> tuple[str, ...]:
        made = ("prepare", "speaker", str(self.options.speaker_network.resolve()), *manifests, str(self.speaker))
        return (*made, "--most", str(SPEAKER_RECORDINGS))

    def _shards(self, manifest: str, folder: Path, split: str, name: str) -> tuple[str, ...]:
        command = ["prepare", "shards", manifest, str(folder), "--codec", str(self.weights("codec"))]
        command += ["--split", split, "--device", self.options.device, "--workers", str(self.options.workers)]
        command += ["--per-shard", "256", "--batch-seconds", "600" if self.options.device == "cuda" else "60"]
        command += ["--speaker", str(self.speaker)] if self.speaker else []
        if self.options.shard_minutes:
            command += ["--minutes", self.left(name, self.options.shard_minutes)]
        return tuple(command)

    def _model(self, kind: str, shards: tuple[Path, ...], dev: tuple[Path, ...]) -> tuple[str, ...]:
        repeats = (1, *self.options.repeats, *[1] * (len(shards) - 1 - len(self.options.repeats)))
        command = ["train", weights_of(kind), "--preset", self.options.preset, "--codec", str(self.weights("codec"))]
        command += ["--shards", *map(str, shards), "--repeats", *map(str, repeats[: len(shards)])]
        command += ["--dev-shards", *map(str, dev)] if dev else []
        return (*command, *self._training(kind))

    def _training(self, kind: str) -> tuple[str, ...]:
        """What all three trainings are told."""
        options = self.options
        command = ["--run-folder", str(self.folder / kind), "--seed", str(options.seed), "--device", options.device]
        command += ["--save-minutes", f"{COPY_MINUTES * self.unit:.4f}", "--settings", str(self._settings(kind))]
        command += ["--storage", "half" if kind == "codec" else options.storage]
        command += [] if options.float32 else ["--bfloat16"]
        if options.out:
            command += ["--copy-to", str(options.out.resolve()), "--copy-limit", str(COPY_LIMIT)]
        return tuple(command)

    def _settings(self, kind: str) -> Path:
        """The settings file of a stage: the defaults of this kind of machine under those that were given."""
        options, part = self.options, "codec" if kind == "codec" else "language"
        given = {"codec": options.codec_settings, "ar": options.language_settings}
        path = given.get(kind, options.nar_settings or options.language_settings)
        defaults = REHEARSAL if options.seconds_not_minutes else GPU_BATCHES if options.kind == "gpu" else {}
        values: dict[str, Any] = json.loads(path.read_text()) if path else dict(defaults.get(part, {}))
        if kind == "drawn":
            values = merged(values, DRAWN)
            values = merged(values, REHEARSAL["language"]) if options.seconds_not_minutes else values
        every = {"evaluate_minutes": 5 * self.unit, "sample_minutes": (5 if options.kind == "gpu" else 15) * self.unit}
        values["trainer"] = {**every, **values.get("trainer", {})}
        target = self.folder / "chain" / f"{kind}.json"
        target.write_text(json.dumps(values, indent=1, sort_keys=True))
        return target

    def weights(self, kind: str) -> Path:
        """Where a training leaves its weights."""
        return self.folder / kind / "export" / f"{weights_of(kind)}.safetensors"

    def _bundle(self, tokenizer: Path) -> Stage:
        if self.options.out:
            self.options.out.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(tokenizer, self.options.out / "tokenizer.json")
        kinds = ("codec", "ar", "drawn" if self.drawn_minutes() else "nar")
        parts = [word for kind in kinds for word in (f"--{weights_of(kind)}", str(self.weights(kind)))]
        parts += ["--speaker", str(self.speaker)] if self.speaker else []
        # Of NAR models that write latents. That of the last phase, which begins anew, has learnt for minutes only.
        judge = self.weights("nar").with_name("judge.safetensors")
        parts += ["--judge", str(judge)] if judge.exists() else []
        command = ("train", "bundle", *parts, "--tokenizer", str(tokenizer), "--storage", self.options.storage)
        return Stage("bundle", ((*command, str(self.folder / "model")),))

    def _judged(self) -> Stage:
        where = ("--model", str(self.folder / "model"), "--clips", str(self.folder / "clips"))
        how = ("--device", self.options.device, "--threads", str(self.options.workers))
        results = ("--json", str(self.folder / SCORES))
        return Stage("evaluate", (("evaluate", "judge", str(self.options.judge.resolve()), *where, *how, *results),))

    # Running -----------------------------------------------------------------------------------

    def run(self) -> None:
        """All stages that are not finished.

        Raises:
            Failed: a command ended badly.

        """
        self._install()
        for stage in self.stages():
            mark = self.folder / "chain" / f"{stage.name}.done"
            if not mark.exists():
                self._run_stage(stage)
                mark.touch()
        self._copy_texts()
        say(f"Everything is done; the model is in {self.folder / 'model'}.")

    def _install(self) -> None:
        mark = self.folder / "chain" / "packages.done"
        if self.options.wheels is None or mark.exists():
            return
        command = [sys.executable, "-m", "pip", "install", "--quiet", "--no-index", "--no-deps", "--upgrade"]
        target = str(self.folder / "packages")
        subprocess.run([*command, "--target", target, *wheels_in(self.options.wheels)], check=True)
        mark.touch()

    def _environment(self, side_by_side: int) -> dict[str, str]:
        roots = [str(ROOT), str(self.folder / "packages"), os.environ.get("PYTHONPATH", "")]
        threads = max(1, self.options.workers // side_by_side)
        # A corpus and a reader are many processes or threads already; torch is told by --threads.
        return {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, roots)), "OMP_NUM_THREADS": str(threads)}

    def _run_stage(self, stage: Stage) -> None:
        say(f"{stage.name}: begins")
        logs = [self.folder / "logs" / f"{stage.name}-{command[1]}.log" for command in stage.commands]
        threads = self._environment(len(stage.commands) if stage.name != "corpus" else self.options.workers)
        before, began = self.remembered().get(f"used_{stage.name}", 0.0), time.monotonic()
        for command, log in zip(stage.commands, logs, strict=True):
            with log.open("ab") as out:
                words = [sys.executable, "-m", "tacolm_core.cli", *command]
                self.running.append(
                    subprocess.Popen(
                        words,
                        stdout=out,
                        stderr=out,
                        stdin=subprocess.DEVNULL,
                        env=threads,
                        pass_fds=[self.lock.fileno()],
                    )
                )
        try:
            self._wait(stage, logs, before, began)
        finally:
            self.stop()
        say(f"{stage.name}: {time.monotonic() - began:.0f} s")

    def _wait(self, stage: Stage, logs: list[Path], before: float, began: float) -> None:
        while True:
            states = [process.poll() for process in self.running]
            self.remember(**{f"used_{stage.name}": before + time.monotonic() - began})
            for state, log in zip(states, logs, strict=True):
                if state:
                    last = log.read_text(errors="replace").strip().splitlines()[-1:]
                    raise Failed(f"{stage.name} failed ({state}): {''.join(last)} See {log}.")
            if all(state == 0 for state in states):
                return
            if time.monotonic() - self.copied > 60 * COPY_MINUTES * self.unit:
                self._copy_texts()
            time.sleep(LOOK_SECONDS)

    def _copy_texts(self) -> None:
        """Copy the log, and the scores when they are there."""
        self.copied = time.monotonic()
        if self.options.out:
            self.options.out.mkdir(parents=True, exist_ok=True)
            for path in (self.folder / "logs" / "chain.log", self.folder / SCORES):
                if path.exists():
                    shutil.copyfile(path, self.options.out / path.name)

    def stop(self) -> None:
        """End the commands that still run."""
        for process in self.running:
            if process.poll() is None:
                process.terminate()
                process.wait()
        self.running.clear()


def say(text: str) -> None:
    """One line with the time of day."""
    print(time.strftime("%H:%M:%S"), text, flush=True)


def in_background(arguments: list[str], folder: Path) -> int:
    """Start again in a session of its own, which outlives this terminal."""
    (folder / "logs").mkdir(parents=True, exist_ok=True)
    log = folder / "logs" / "chain.log"
    command = [sys.executable, str(Path(__file__).resolve()), *arguments, "--foreground"]
    with log.open("ab") as out:
        daemon = subprocess.Popen(command, stdout=out, stderr=out, stdin=subprocess.DEVNULL, start_new_session=True)
    print(f"Process {daemon.pid} trains in {folder}; its log: {log}")
    return 0


def main(arguments: list[str]) -> int:
    """Train, in the background unless told otherwise."""
    options = parser().parse_args(arguments)
    try:
        check(options)
        options.folder.mkdir(parents=True, exist_ok=True)
    except (Failed, OSError) as error:
        print(error, file=sys.stderr)
        return 2
    with (options.folder / "chain.lock").open("a") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            print(f"A training still runs in {options.folder}; wait for it or end it.", file=sys.stderr)
            return 2
        if not options.foreground:
            fcntl.flock(lock, fcntl.LOCK_UN)
            return in_background(arguments, options.folder.resolve())
        lock.truncate(0)
        lock.write(str(os.getpid()))
        lock.flush()
        os.nice(options.nice)
        signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
        chain = Chain(options, lock)
        try:
            chain.run()
        except (Failed, OSError, ValueError, subprocess.CalledProcessError) as error:
            say(str(error))
            chain._copy_texts()
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
