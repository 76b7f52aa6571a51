import pytest
import trim


@pytest.mark.parametrize(
    "path",
    [
        "torch/lib/libtorch_cpu.so",
        "torch/bin/torch_shm_manager",
        "gruut_lang_en/lexicon.db",
        "PySide6/Qt/plugins/platforms/libqxcb.so",
        "PySide6/Qt/plugins/platforms/libqwayland.so",
        "PySide6/Qt/plugins/platforms/libqoffscreen.so",
        "PySide6/plugins/platforms/qwindows.dll",
        "PySide6/Qt/plugins/iconengines/libqsvgicon.so",
        "PySide6/Qt/plugins/imageformats/libqsvg.so",
        "PySide6/Qt/plugins/xcbglintegrations/libqxcb-glx-integration.so",
        "PySide6/Qt/lib/libQt6Widgets.so.6",
        "resources/models/ar.safetensors",
        "libportaudio.so.2",
        "PySide6/QtMultimedia.abi3.so",
        "PySide6/Qt/plugins/multimedia/libffmpegmediaplugin.so",
        "PySide6/plugins/multimedia/ffmpegmediaplugin.dll",
        "PySide6/Qt/lib/libQt6Multimedia.so.6",
        "PySide6/Qt/lib/libQt6Quick.so.6",
        "PySide6/Qt/lib/libQt6QmlModels.so.6",
        "PySide6/Qt/lib/libavcodec.so.61",
        "onnxruntime/capi/onnxruntime_pybind11_state.cpython-311-x86_64-linux-gnu.so",
    ],
)
def test_what_the_program_needs_stays(path: str) -> None:
    assert trim.keeps_file(path)


@pytest.mark.parametrize(
    "path",
    [
        "torch/test/some_test",
        "onnxruntime/capi/libonnxruntime.so.1.31.1",
        "onnxruntime/transformers/models/t5/past_helper.py",
        "torch/bin/protoc",
        "torch/include/ATen/ATen.h",
        "torch\\bin\\protoc.exe",
        "gruut_lang_en/espeak/lexicon.db",
        "PySide6/Qt/plugins/sqldrivers/libqsqlite.so",
        "PySide6/Qt/plugins/platforms/libqvnc.so",
        "PySide6/Qt/plugins/multimedia/libgstreamermediaplugin.so",
        "PySide6/Qt/lib/libQt6MultimediaQuick.so.6",
        "PySide6/Qt/lib/libQt6QuickControls2.so.6",
        "PySide6/Qt/lib/libQt6QmlCore.so.6",
        "libpulse.so.0",
        "PySide6/Qt/translations/qtbase_de.qm",
        "libreadline.so.8",
        "libgdbm.so.6",
        "libcairo-gobject.so.2",
    ],
)
def test_dead_weight_and_gpl_go(path: str) -> None:
    assert not trim.keeps_file(path)


def test_torch_keeps_the_test_modules_it_imports_itself() -> None:
    assert trim.keeps_module("torch.testing._internal")
    assert trim.keeps_module("torch.testing._internal.logging_tensor")
    assert not trim.keeps_module("torch.testing._internal.common_utils")
