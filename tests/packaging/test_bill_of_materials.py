import json
from pathlib import Path

import bill_of_materials
import pytest
from bill_of_materials import Component


@pytest.mark.parametrize(
    ("library", "licence"),
    [("libxcb-cursor.so.0", "MIT"), ("libz.so.1", "Zlib"), ("libasound.so.2", "LGPL-2.1-or-later")],
)
def test_system_libraries_are_known_by_the_beginning_of_their_names(library: str, licence: str) -> None:
    assert bill_of_materials.system_licence(library) == licence


@pytest.mark.parametrize(
    "component",
    [
        Component("libreadline.so.8", "8", "see its package", "system library", 1),
        Component("some-part", "1", "GPL-3.0-only", "library", 1),
        Component("silent-part", "1", "", "library", 1),
    ],
)
def test_what_may_not_be_bundled_is_named(component: Component) -> None:
    with pytest.raises(bill_of_materials.Forbidden, match=component.name):
        bill_of_materials.refuse([component])


def test_the_compilers_own_libraries_may_be_bundled() -> None:
    bill_of_materials.refuse([Component("libgcc_s.so.1", "12", bill_of_materials.GCC, "system library", 1)])


@pytest.mark.parametrize(
    ("content", "licence"),
    [
        (b"--enable-shared --enable-openssl\0libavcodec license: LGPL version 2.1 or later\0", "LGPL-2.1-or-later"),
        (b"--enable-gpl --enable-libx264\0libavcodec license: GPL version 2 or later\0", ""),
        (b"--enable-libx265\0libavcodec license: LGPL version 3 or later\0", ""),
        (b"nothing said", ""),
    ],
)
def test_ffmpegs_libraries_say_what_they_were_built_for(content: bytes, licence: str) -> None:
    assert bill_of_materials.ffmpeg_licence(content) == licence


def test_the_ffmpeg_that_comes_with_qt_is_under_the_lgpl() -> None:
    qt = Path(pytest.importorskip("PySide6", reason="Qt is not installed").__file__).parent

    found = bill_of_materials.ffmpeg_libraries(qt)

    if not found:
        pytest.skip("PySide6-Addons is not installed")
    assert {one.licence for one in found} == {"LGPL-2.1-or-later"}
    bill_of_materials.refuse(found)


def test_the_list_is_cyclonedx() -> None:
    component = Component("part", "1.2", "MIT", "library", 10)

    written = json.loads(bill_of_materials.cyclonedx("program", "0.1.0", [component]))

    assert (written["bomFormat"], written["metadata"]["component"]["version"]) == ("CycloneDX", "0.1.0")
    assert written["components"][0]["licenses"] == [{"license": {"name": "MIT"}}]
