"""The command line: `tacolm VERB` or `python main.py VERB`, one file per verb.

A verb's file has `add_arguments(parser)` and `run(arguments) -> int`. It is imported only when its verb is asked for,
so that a missing extra package matters to nobody else. Exit status: 0 done, 2 bad input (one line on standard error),
130 stopped by Ctrl-C, 141 the reader of standard output went away.
"""

import argparse
import importlib
import io
import os
import sys
from collections.abc import Sequence
from types import ModuleType
from typing import NoReturn

from tacolm_core.errors import TacolmError

VERBS = {
    "speak": "say a text in the voice of a recording",
    "batch": "make sound files of a list of texts",
    "voice": "make and look at saved voices",
    "inspect": "show what a model, a voice or a take is",
    "codec": "send a recording through the codec and back",
    "bench": "measure speed and memory on this machine",
    "prepare": "turn a speech corpus into a manifest and training shards",
    "corpus": "make a corpus of artificial speakers",
    "train": "train codec, AR and NAR model",
    "evaluate": "judge a model: words, similarity, quality, speed",
    "compare": "set TacoLM, VALL-E, Small-E and the ablations side by side",
    "import": "turn another program's voice model into a model folder",
}
_FILES = {"import": "import_model"}  # verbs that Python would not take as the name of a file
_EXTRAS = {"compare": "evaluate", "corpus": "corpus", "evaluate": "evaluate", "train": "train", "prepare": "train"}

_LONGEST_WORD = 300  # letters of a file's name or a value in a complaint

BAD_INPUT = 2
INTERRUPTED = 130
READER_GONE = 141


class OneLineParser(argparse.ArgumentParser):
    """Says what is wrong with the arguments in one line and exits with status 2."""

    def error(self, message: str) -> NoReturn:
        """Print `message` and where help is, and leave."""
        sys.stderr.write(f"{self.prog}: {message} (see {self.prog} --help)\n")
        raise SystemExit(BAD_INPUT)


class _ShowVersion(argparse.Action):
    """Asks for the version only when it is to be shown, for that takes its time."""

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> NoReturn:
        sys.stdout.write(f"tacolm {version()}\n")
        parser.exit()


def main(argv: Sequence[str] | None = None) -> int:
    """Run one verb and return its exit status; `argv` is without the program name."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    _print_any_letter()
    try:
        return _run(arguments)
    except TacolmError as error:
        return _complain(str(error))
    except KeyboardInterrupt:
        sys.stderr.write("\nStopped.\n")
        return INTERRUPTED
    except BrokenPipeError:
        _silence_standard_output()
        return READER_GONE
    except OSError as error:  # a name too long, a disk that fails: whatever no verb foresaw
        return _complain(_trouble(error))
    except MemoryError:
        return _complain("There is not enough memory for this; ask for less, or close other programs.")
    except SystemExit as leaving:
        return leaving.code if isinstance(leaving.code, int) else BAD_INPUT


def version() -> str:
    """Version of the installed program, or "development" when run from its sources."""
    import importlib.metadata

    try:
        return importlib.metadata.version("tacolm-studio")
    except importlib.metadata.PackageNotFoundError:
        return "development"


def build_parser(verb: str | None = None) -> argparse.ArgumentParser:
    """The parser; only `verb` gets its arguments, and only its file is imported.

    Raises:
        TacolmError: a package the verb needs is not installed.

    """
    parser = OneLineParser(
        prog="tacolm", description="Clone a voice from three seconds of speech and let it read text."
    )
    parser.add_argument("--version", action=_ShowVersion, nargs=0, help="show the version and leave")
    verbs = parser.add_subparsers(dest="verb", required=True, metavar="VERB", parser_class=OneLineParser)
    for name, summary in VERBS.items():
        sub = verbs.add_parser(name, help=summary, description=f"{summary[0].upper()}{summary[1:]}.")
        if name == verb:
            module = _import_verb(name)
            module.add_arguments(sub)
            sub.set_defaults(run=module.run)
    return parser


def _run(arguments: list[str]) -> int:
    verb = next((argument for argument in arguments if not argument.startswith("-")), None)
    parsed = build_parser(verb if verb in VERBS else None).parse_args(arguments)
    status: int = parsed.run(parsed)
    sys.stdout.flush()
    return status


def _import_verb(name: str) -> ModuleType:
    try:
        return importlib.import_module(f"tacolm_core.cli.{_FILES.get(name, name)}")
    except ModuleNotFoundError as error:
        extra = f"tacolm-studio[{_EXTRAS[name]}]" if name in _EXTRAS else "tacolm-studio"
        raise TacolmError(
            f"“{name}” needs the package {error.name}, which is not installed; install it with: pip install '{extra}'."
        ) from error


def _trouble(error: OSError) -> str:
    reason = error.strerror or error
    if error.filename is None:
        return f"Something could not be read or written ({reason}); is there room on the disk?"
    return f"{error.filename} cannot be used ({reason}); name another file."


def _complain(message: str) -> int:
    words = (word if len(word) <= _LONGEST_WORD else f"{word[:60]}…{word[-30:]}" for word in message.split())
    sys.stderr.write(" ".join(words) + "\n")
    return BAD_INPUT


def _print_any_letter() -> None:
    # Names of files may hold bytes that are no text, and a console letters that it has no code for.
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")


def _silence_standard_output() -> None:
    # The interpreter flushes standard output once more at exit; without this it would complain about the closed pipe.
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
