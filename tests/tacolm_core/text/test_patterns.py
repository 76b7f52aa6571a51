"""Regular expressions that are compiled later find what they would have found at once."""

import re

import pytest

from tacolm_core.text.patterns import regex


def test_nothing_is_compiled_before_it_is_used(monkeypatch):
    compiled = []
    monkeypatch.setattr("tacolm_core.text.patterns.re.compile", lambda *given: compiled.append(given))
    regex("(never")

    assert compiled == []


def test_it_finds_what_the_pattern_finds_each_time():
    later = regex(r"(?P<word>[a-z]+) (\d)", re.IGNORECASE)

    for _ in range(2):
        assert later.sub(r"\2 \1", "Nine 9") == "9 Nine"
        assert later.groupindex["word"] == 1
        assert later.search("nothing") is None


def test_a_mistake_is_found_when_it_is_used():
    later = regex("(open")

    with pytest.raises(re.error, match="missing"):
        later.search("open")


def test_every_rule_of_reading_compiles():
    from tacolm_core.text.normalizer import ORDER

    rules = [rule for kind in ORDER for rule in kind.rules]

    assert len(rules) > 200
    assert all(isinstance(rule.pattern.pattern, str) for rule in rules)
