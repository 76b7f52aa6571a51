"""What the frozen program leaves out, and why: patterns over modules and files, used by tacolm.spec and its tests."""

from __future__ import annotations

import re

# Modules that the analysis would follow although the running program never does.
EXCLUDED_MODULES = [
    # Asked for by other packages, never by this program: plots, tests, notebooks, terminals, downloads.
    "IPython", "PIL", "matplotlib", "pandas", "pytest", "_pytest", "pluggy", "iniconfig", "pygments", "hypothesis",
    "scipy", "tkinter", "torchaudio", "tensorboard", "onnx", "numba", "librosa", "sklearn", "colorcet",
    "cupy", "h5py", "OpenGL", "setuptools", "pkg_resources", "distutils", "lib2to3", "pydoc_data", "ensurepip",
    "idlelib", "jupyter_rfb", "yaml", "requests", "urllib3", "certifi", "idna", "charset_normalizer", "tqdm",
    "threadpoolctl", "google", "packaging", "fsspec", "filelock",
    # ONNX Runtime's tools for making and changing models, and what they ask for; the program only runs one.
    "onnxruntime.tools", "onnxruntime.transformers", "onnxruntime.quantization", "onnxruntime.backend",
    "onnxruntime.datasets", "flatbuffers",
    # GNU readline and gdbm are GPL.
    "readline", "rlcompleter", "_gdbm", "_curses", "curses",
    # Of gruut only the lexicon and the two random fields of gruut-lang-en are read.
    "gruut", "gruut_ipa", "babel", "dateparser", "num2words", "jsonlines", "docopt", "tzlocal", "pytz", "regex",
    # torch asks for these when it compiles or exports a model; speaking does neither.
    "sympy", "mpmath", "networkx", "jinja2", "markupsafe", "torch._inductor", "torch.onnx", "torch.utils.tensorboard",
    "torch.utils.benchmark", "torch.utils.bottleneck", "torch.contrib",
    # FFmpeg's Python package: its wheels hold x264 and x265, which are GPL. See docs/decisions.
    "av",
    # Qt modules without a widget of ours.
    "PySide6.QtQml", "PySide6.QtQuick", "PySide6.QtQuickWidgets", "PySide6.QtQuickControls2", "PySide6.QtDesigner",
    "PySide6.QtHelp", "PySide6.QtUiTools", "PySide6.QtSql", "PySide6.QtXml", "PySide6.QtMultimediaWidgets",
    # The training kit is for a checkout, not for the packaged program.
    "tacolm_core.training", "tacolm_core.corpus", "tacolm_core.evaluation",
]  # fmt: skip

# Modules that hidden imports bring and that nothing imports when the program runs.
DROPPED_MODULES = re.compile(
    r"torch\.testing\._internal\.(?!logging_tensor$|common_dtype$)"
    r"|torch\.(_dynamo|_inductor)\.(?:test_|backends\.debugging)"
    r"|numpy\.(?:f2py|testing\.tests|.*\.tests\b|distutils)"
    r"|pyqtgraph\.(?:examples|jupyter|opengl|flowchart|console|canvas)\b"
)

# Files, as paths inside the bundle with forward slashes.
DROPPED_FILES = re.compile(
    r"^torch/(?:test|include|share)/"
    r"|^torch/bin/(?!torch_shm_manager$)"
    r"|^torch/lib/(?:libtorchbind_test|libaoti_custom_ops|libbackend_with_compiler|libjitbackend_test)"
    r"|^torch/(?:_inductor|onnx|testing|utils/benchmark)/"
    r"|^torchgen/"
    # for programs in C; Python's own module holds all of it
    r"|^onnxruntime/capi/libonnxruntime(?:_providers_shared)?\.(?:so|dylib)"
    r"|^onnxruntime/(?:tools|transformers|quantization|backend|datasets)/"
    r"|\.(?:pyi|pxd|h|hpp|cpp|cuh|lib|a|cmake)$"
    r"|^gruut_lang_en/espeak/"
    r"|^pyqtgraph/(?:examples|icons/peegee|colors/maps/(?!CET-L))"
    r"|^PySide6/Qt/(?:qml|translations)/"
    r"|^PySide6/Qt/plugins/(?!platforms/libq(?:xcb|wayland|offscreen|minimal)\b|platforms/q(?:windows|offscreen|cocoa)"
    r"|platforms/libq(?:cocoa|offscreen)|xcbglintegrations|wayland-(?:shell-integration/libxdg-shell|decoration-client"
    r"|graphics-integration-client/libqt-plugin-wayland-egl)|platforminputcontexts/lib(?:compose|ibus)"
    r"|iconengines|imageformats/(?:lib)?q(?:svg|jpeg|ico|icns|gif)|styles|platformthemes/libqxdg|permissions"
    r"|multimedia/(?:lib)?ffmpegmediaplugin)"
    # what the FFmpeg plugin is linked with stays: libQt6Qml, QmlMeta, QmlModels, QmlWorkerScript and Quick themselves
    r"|^(?:PySide6/Qt/lib/)?libQt6(?:EglFS|Qml(?!(?:Meta|Models|WorkerScript)?\.so)|Quick(?!\.so)|VirtualKeyboard|Pdf|Sql"
    r"|Designer|Help|Labs|Lottie|WaylandCompositor|Multimedia(?!\.so)|SpatialAudio)"
    # the sound server's library is the system's, with all that it stands on; soundfile has a libsndfile of its own
    r"|^(?:libpulse|libasyncns|libsndfile|libmp3lame|libmpg123|libFLAC|libvorbis|libopus|libogg)"
    r"|^(?:libreadline|libgdbm|libncurses|libtinfo)"
    # GTK and all it stands on, asked for only by a theme plugin that is left out above
    r"|^(?:libgtk-3|libgdk|libatk|libcairo|libpango|libthai|libdatrie|libfribidi|libpixman|libharfbuzz|libgraphite2"
    r"|libgio-2|libgobject-2|libgmodule-2|libmount|libblkid|libselinux|libjpeg|libtiff|libwebp)"
)


def is_excluded(name: str) -> bool:
    """Tell whether a module, or a package it lies in, is not even analysed."""
    return any(name == excluded or name.startswith(f"{excluded}.") for excluded in EXCLUDED_MODULES)


def keeps_module(name: str) -> bool:
    """Tell whether a collected module stays."""
    return not DROPPED_MODULES.match(name)


def keeps_file(path: str) -> bool:
    """Tell whether a collected file stays."""
    return not DROPPED_FILES.search(path.replace("\\", "/"))
