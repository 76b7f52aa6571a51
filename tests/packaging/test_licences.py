import licences
import pytest


@pytest.mark.parametrize(
    "licence", ["MIT", "BSD-3-Clause AND MIT", "LGPL-3.0-only OR GPL-2.0-only", "LGPL-2.1-or-later"]
)
def test_permissive_and_exchangeable_parts_may_be_bundled(licence: str) -> None:
    assert licences.Licensed("part", "1", licence).is_allowed


@pytest.mark.parametrize(
    "licence",
    [
        "",
        "GPL-3.0-or-later",
        "AGPL-3.0",
        "MIT AND GPL-2.0-only",
        "Creative Commons Attribution-NonCommercial 4.0",
        "CC-BY-NC-4.0",
    ],
)
def test_gpl_noncommercial_and_silence_may_not(licence: str) -> None:
    assert not licences.Licensed("part", "1", licence).is_allowed


def test_everything_needed_at_run_time_may_be_bundled() -> None:
    refused = [one for name in licences.locked_names() if not (one := licences.look_up(name)).is_allowed]

    assert not refused


def test_ffmpegs_package_is_known_for_what_its_wheels_hold() -> None:
    assert not licences.look_up("av").is_allowed
