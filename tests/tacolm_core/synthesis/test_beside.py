"""Work in a second thread: in order, never lost, and over when nobody wants it any more."""

import threading

import pytest

from tacolm_core.synthesis.beside import Beside


def test_everything_comes_in_order():
    with Beside() as beside:
        beside.begin(range(5))
        first = list(beside.rest())
        beside.begin("ab")

        assert first == [0, 1, 2, 3, 4]
        assert list(beside.rest()) == ["a", "b"]
        assert list(beside.rest()) == list(beside.found()) == []


def test_looking_never_waits():
    goes_on = threading.Event()

    def work():
        yield 1
        goes_on.wait(10)
        yield 2

    with Beside() as beside:
        beside.begin(work())
        seen = []
        while not seen:
            seen += beside.found()
        assert list(beside.found()) == []
        goes_on.set()

        assert (seen, list(beside.rest())) == ([1], [2])


def test_it_is_another_thread():
    with Beside() as beside:
        beside.begin(threading.get_ident() for _ in range(1))

        assert list(beside.rest()) != [threading.get_ident()]


def test_an_error_is_raised_where_the_result_is_wanted():
    def work():
        yield 1
        raise ValueError("no more")

    with Beside() as beside:
        beside.begin(work())
        found = beside.rest()

        assert next(found) == 1
        with pytest.raises(ValueError, match="no more"):
            next(found)


def test_leaving_ends_the_work():
    done, count = [], threading.active_count()

    def work():
        for number in range(1_000_000):
            done.append(number)
            yield number

    with Beside() as beside:
        beside.begin(work())

    assert len(done) < 1_000_000
    assert threading.active_count() == count
