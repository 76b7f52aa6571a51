import torch

from tacolm_core.model.ar import ArModel
from tacolm_core.model.decoder_state import GROWTH
from tacolm_core.model.presets import preset
from tests.tacolm_core.model.conditions import VOCABULARY, inputs


def states(steps, **lengths):
    torch.manual_seed(0)
    model, given = ArModel(preset("tiny", VOCABULARY).ar).eval(), inputs(**lengths)
    _, _, state = model.start(*given.condition)
    yield state
    for _ in range(steps):
        _, _, state = model.step(torch.zeros(len(given.text), dtype=torch.long), state)
        yield state


def test_rows_and_positions_are_counted_from_the_prefix():
    counted = [(state.rows, state.position) for state in states(2, text=(9,), prompt=(5,))]

    assert counted == [(15, 1), (16, 2), (17, 3)]


def test_keys_and_values_are_written_where_they_stay():
    places = {state.room.cached[0].keys.data_ptr() for state in states(20)}

    assert len(places) == 1


def test_columns_of_values_lie_in_one_piece_before_and_after_growing():
    for state in states(GROWTH + 5, text=(4,), prompt=(2,)):
        assert state.room.cached[0].values.transpose(1, 2).is_contiguous()


def test_arrays_grow_seldom_and_by_much():
    capacities = [state.room.capacity for state in states(GROWTH + 5, text=(4,), prompt=(2,))]

    assert sorted(set(capacities)) == [6 + GROWTH, 2 * (6 + GROWTH)]


def test_a_batch_without_padding_carries_no_mask():
    assert next(states(0, text=(9, 9), prompt=(5, 5))).room.hidden is None
    assert next(states(0, text=(9, 6), prompt=(5, 5))).room.hidden is not None
