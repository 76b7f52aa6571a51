"""Which utterances make up batch i: a pure function of the corpus, the options, the seed and i.

Utterances lie in buckets of similar length; an epoch visits every bucket's shuffled utterances once, batch by batch,
in shuffled order. Nothing is remembered between batches, so a resumed run, and every process of a distributed one,
finds the same batch under the same number.
"""

import dataclasses
from dataclasses import dataclass
from typing import Generic, TypeVar

import numpy as np
from numpy.typing import NDArray

from tacolm_core.config import Settings
from tacolm_core.data.token_corpus import Int64, TokenCorpus
from tacolm_core.errors import DataError, OptionsError
from tacolm_core.units import seconds_to_frames

_GROWTH = 1.15  # longest over shortest utterance of a bucket
_TRIES = 8  # draws from a speaker's utterances until one is not the target itself


@dataclass(frozen=True)
class BatchOptions(Settings):
    """How batches are put together."""

    seed: int = 0
    frames_per_batch: int = 8000  # target and prompt frames, padding included, all processes together
    max_items: int = 256
    item_multiple: int = 1  # items per batch are a multiple of this (number of processes x micro-batches)
    min_seconds: float = 0.5
    max_seconds: float = 20.0
    first_seconds: float = 0.0  # longest target at the beginning of training; 0 = no curriculum
    grown_at: float = 0.3  # progress (0..1) at which targets may be `max_seconds` long
    min_prompt_seconds: float = 1.0
    max_prompt_seconds: float = 3.0
    continuation: float = 0.1  # share of batches that have no prompt and begin with the utterance itself
    drop: float = 0.1  # share of items that lose text and prompt, for classifier-free guidance
    join: float = 0.0  # share of batches of short utterances that join two of a speaker's
    pair: float = 0.7  # share of utterances with a prompt speaker that take the prompt from there
    min_crop_seconds: float = 0.0  # NAR: random windows of the target between these lengths
    max_crop_seconds: float = 0.0  # 0 = whole targets
    wordless: bool = False  # whether utterances without text are targets, too

    def __post_init__(self) -> None:
        for name in ("continuation", "drop", "join", "pair", "grown_at"):
            if not 0.0 <= getattr(self, name) <= 1.0:
                raise OptionsError(f"{name} must be between 0 and 1, not {getattr(self, name)}.")
        for low, high in (("min_seconds", "max_seconds"), ("min_prompt_seconds", "max_prompt_seconds")):
            if not 0.0 < getattr(self, low) <= getattr(self, high):
                raise OptionsError(f"{low} must be above 0 and at most {high}, not {getattr(self, low)}.")
        if self.max_crop_seconds and not 0.0 < self.min_crop_seconds <= self.max_crop_seconds:
            raise OptionsError(f"min_crop_seconds must be above 0 and at most {self.max_crop_seconds}.")
        if self.max_crop_seconds and self.join:
            raise OptionsError("join and max_crop_seconds cannot be used together; set one of them to 0.")
        if min(self.frames_per_batch, self.max_items, self.item_multiple) < 1:
            raise OptionsError("frames_per_batch, max_items and item_multiple must be at least 1.")


Numbers = TypeVar("Numbers")


@dataclass(frozen=True)
class BatchPlan(Generic[Numbers]):
    """B items as ranges of the corpus arrays; every field holds B whole numbers (numpy, or a tensor for gathering).

    A target is frames of `first`, then (joined items) frames of `second`. Its text is BOS, `first_tokens` tokens,
    perhaps a word boundary, `second_tokens` tokens, EOS. Frame f of `first` speaks token `alignment - shift` of it.
    """

    utterance: Numbers
    first_frame: Numbers
    first_frames: Numbers
    first_text: Numbers  # first token without BOS
    first_tokens: Numbers  # without BOS and EOS
    shift: Numbers  # tokens of the utterance left out before `first_text`, BOS not counted
    second_frame: Numbers
    second_frames: Numbers
    second_text: Numbers
    second_tokens: Numbers
    prompt_frame: Numbers
    prompt_frames: Numbers
    voice: Numbers  # utterance that the voice vector is of: the prompt's; without one the item's own
    dropped: Numbers  # 1: text and prompt are withheld

    def fields(self) -> list[Numbers]:
        """All fields in order."""
        return [getattr(self, f.name) for f in dataclasses.fields(self)]


Plan = BatchPlan[Int64]


@dataclass(frozen=True)
class _Bucket:
    utterances: Int64
    longest: int  # frames
    items: int  # per batch

    @property
    def batches(self) -> int:
        return -(-len(self.utterances) // self.items)


@dataclass(frozen=True)
class _Groups:
    """Members of numbered groups, one group after the other."""

    start: Int64
    members: Int64

    def draw(self, group: Int64, rng: np.random.Generator) -> Int64:
        """A random member of each group (B,), `_TRIES` times: (tries, B); -1 where a group is empty."""
        size = self.start[group + 1] - self.start[group]
        place = self.start[group] + (rng.random((_TRIES, len(group))) * size).astype(np.int64)
        return np.where(size > 0, self.members[np.minimum(place, len(self.members) - 1)], -1)


def _grouped(keys: Int64, chosen: NDArray[np.bool_], num_groups: int) -> _Groups:
    members = np.flatnonzero(chosen)
    members = members[np.argsort(keys[members], kind="stable")]
    return _Groups(np.searchsorted(keys[members], np.arange(num_groups + 1)).astype(np.int64), members)


class BatchPlanner:
    """Plans batches by number."""

    def __init__(self, corpus: TokenCorpus, options: BatchOptions) -> None:
        """Sort the corpus into buckets.

        Raises:
            DataError: no utterance has text and a length within the limits.

        """
        self._corpus = corpus
        self._options = options
        frames = corpus.frames
        self._frames = frames
        self._min_prompt = seconds_to_frames(options.min_prompt_seconds)
        self._max_prompt = seconds_to_frames(options.max_prompt_seconds)
        self._max_crop = seconds_to_frames(options.max_crop_seconds)
        low, high = seconds_to_frames(options.min_seconds), seconds_to_frames(options.max_seconds)
        is_target = ~corpus.prompt_only
        if options.wordless:
            is_target |= corpus.is_wordless
        trainable = is_target & (frames >= low) & (frames <= high)
        num_speakers = len(corpus.speakers)
        self._targets = _grouped(corpus.speaker, trainable, num_speakers)
        self._prompts = _grouped(corpus.speaker, frames >= self._min_prompt, num_speakers)
        self._buckets = self._make_buckets(np.repeat(np.arange(len(frames)), np.where(trainable, corpus.repeats, 0)))
        if not self._buckets:
            raise DataError(
                f"No utterance has text and between {options.min_seconds:g} and {options.max_seconds:g} seconds; "
                "check the shards or widen the limits."
            )

    def _make_buckets(self, utterances: Int64) -> list[_Bucket]:
        """From short to long; a bucket that would not fill one batch is joined with the next longer one."""
        ordered = utterances[np.argsort(self._frames[utterances], kind="stable")]
        buckets: list[_Bucket] = []
        begin = 0
        while begin < len(ordered):
            limit = self._frames[ordered[begin]] * _GROWTH
            end = int(np.searchsorted(self._frames[ordered], limit, side="right"))
            bucket = self._bucket(ordered[begin:end])
            while len(bucket.utterances) < bucket.items and end < len(ordered):
                end = min(len(ordered), end + bucket.items - len(bucket.utterances))
                bucket = self._bucket(ordered[begin:end])
            buckets.append(bucket)
            begin = end
        return buckets

    def _bucket(self, utterances: Int64) -> _Bucket:
        longest = int(self._frames[utterances[-1]])
        shown = min(longest, self._max_crop) if self._max_crop else longest
        options = self._options
        items = min(options.frames_per_batch // (shown + self._max_prompt), options.max_items)
        multiple = options.item_multiple
        return _Bucket(utterances, longest, max(items // multiple * multiple, multiple))

    def batches_per_epoch(self, progress: float = 1.0) -> int:
        """Batches until every utterance that `progress` allows has been a target."""
        return sum(bucket.batches for bucket in self._open_buckets(progress))

    def _open_buckets(self, progress: float) -> list[_Bucket]:
        options = self._options
        if not options.first_seconds or progress >= options.grown_at:
            return self._buckets
        grown = options.first_seconds + (options.max_seconds - options.first_seconds) * progress / options.grown_at
        return [b for b in self._buckets if b.longest <= seconds_to_frames(grown)] or self._buckets[:1]

    def plan(self, step: int, progress: float = 1.0) -> Plan:
        """Batch number `step`; `progress` (0..1) sets how long targets may be."""
        seed = self._options.seed
        buckets = self._open_buckets(progress)
        last = np.cumsum([bucket.batches for bucket in buckets])
        epoch, place = divmod(step, int(last[-1]))
        turn = int(np.random.default_rng([seed, 1, epoch]).permutation(last[-1])[place])
        number = int(np.searchsorted(last, turn, side="right"))
        bucket = buckets[number]
        first = (turn - int(last[number]) + bucket.batches) * bucket.items
        shuffled = np.random.default_rng([seed, 2, epoch, number]).permutation(bucket.utterances)
        chosen = np.take(shuffled, np.arange(first, first + bucket.items), mode="wrap")
        return self._compose(chosen, bucket, np.random.default_rng([seed, 3, step]))

    def _compose(self, chosen: Int64, bucket: _Bucket, rng: np.random.Generator) -> Plan:
        options = self._options
        joins, continues = rng.random(2) < (options.join, options.continuation)
        joins = joins and len(chosen) > options.item_multiple
        if joins:  # half the items, each up to twice as long
            half = max(len(chosen) // 2 // options.item_multiple, 1) * options.item_multiple
            chosen = chosen[:half]
        plan = _whole(self._corpus, chosen)
        if joins:
            plan = self._with_second(plan, 2 * bucket.longest, rng)
        if not continues:
            plan = self._with_prompts(plan, rng)
        if self._max_crop:
            plan = self._cropped(plan, rng)
        return _with_drops(plan, rng.random(len(plan.utterance)) < options.drop)

    def _with_second(self, plan: Plan, limit: int, rng: np.random.Generator) -> Plan:
        """Append another utterance of the speaker where one fits into `limit` frames."""
        corpus = self._corpus
        limit = min(limit, seconds_to_frames(self._options.max_seconds))
        drawn = self._targets.draw(corpus.speaker[plan.utterance], rng)
        fits = (drawn >= 0) & (drawn != plan.utterance) & (plan.first_frames + self._frames[drawn] <= limit)
        second, found = _first_good(drawn, fits)
        return dataclasses.replace(
            plan,
            second_frame=corpus.frame_start[second],
            second_frames=np.where(found, self._frames[second], 0),
            second_text=corpus.text_start[second] + 1,
            second_tokens=np.where(found, corpus.tokens[second] - 2, 0),
        )

    def _with_prompts(self, plan: Plan, rng: np.random.Generator) -> Plan:
        """A stretch of another utterance of the speaker; failing that, one of this utterance, which loses it."""
        corpus = self._corpus
        own, other = corpus.speaker[plan.utterance], corpus.prompt_speaker[plan.utterance]
        paired = (other >= 0) & (rng.random(len(plan.utterance)) < self._options.pair)
        paired &= self._prompts.start[other + 1] > self._prompts.start[other]
        drawn = self._prompts.draw(np.where(paired, other, own), rng)
        # A joined item's second utterance is told by where its frames begin.
        begins = corpus.frame_start[corpus.original[drawn]]
        fits = (drawn >= 0) & (corpus.original[drawn] != plan.utterance)
        fits &= (plan.second_frames == 0) | (begins != plan.second_frame)
        source, found = _first_good(drawn, fits)
        start, frames = self._window(corpus.frame_start[source], self._frames[source], rng)
        plan = dataclasses.replace(
            plan,
            prompt_frame=start,
            prompt_frames=np.where(found, frames, 0),
            voice=np.where(found, source, plan.utterance),
        )
        return self._with_own_prompts(plan, ~found & (plan.second_frames == 0), rng)

    def _window(self, start: Int64, frames: Int64, rng: np.random.Generator) -> tuple[Int64, Int64]:
        """A random stretch of prompt length within each range."""
        longest = np.minimum(frames, self._max_prompt)
        shortest = np.minimum(longest, self._min_prompt)
        length = shortest + (rng.random(len(frames)) * (longest - shortest + 1)).astype(np.int64)
        return start + (rng.random(len(frames)) * (frames - length + 1)).astype(np.int64), length

    def _with_own_prompts(self, plan: Plan, alone: NDArray[np.bool_], rng: np.random.Generator) -> Plan:
        """Cut lone utterances between two words: one side becomes the prompt, the other the target."""
        fields = {f.name: getattr(plan, f.name).copy() for f in dataclasses.fields(plan)}
        for n in np.flatnonzero(alone):
            self._cut(fields, int(n), rng)
        return Plan(**fields)

    def _cut(self, fields: dict[str, Int64], n: int, rng: np.random.Generator) -> None:
        utterance, frames = int(fields["utterance"][n]), int(fields["first_frames"][n])
        cuts = self._corpus.cuts
        mine = slice(int(cuts.start[utterance]), int(cuts.start[utterance + 1]))
        prompt_first = bool(rng.random() < 0.5)
        head = cuts.frame[mine]
        prompt = head if prompt_first else frames - head
        good = np.flatnonzero((prompt >= self._min_prompt) & (frames - prompt >= self._min_prompt))
        if not len(good):
            return
        place = int(mine.start + rng.choice(good))
        frame, token = int(cuts.frame[place]), int(cuts.token[place])
        begin, tokens = int(fields["first_frame"][n]), int(fields["first_tokens"][n])
        spoken = (frame, frames) if prompt_first else (0, frame)
        heard = (0, frame) if prompt_first else (frame, frames)
        start, length = self._window(np.array([begin + heard[0]]), np.array([heard[1] - heard[0]]), rng)
        fields["prompt_frame"][n], fields["prompt_frames"][n] = start[0], length[0]
        fields["first_frame"][n], fields["first_frames"][n] = begin + spoken[0], spoken[1] - spoken[0]
        fields["first_tokens"][n] = tokens - token if prompt_first else token - 1
        fields["shift"][n] = token if prompt_first else 0
        fields["first_text"][n] += fields["shift"][n]

    def _cropped(self, plan: Plan, rng: np.random.Generator) -> Plan:
        """A random window of each target; one length for all that are long enough."""
        low = seconds_to_frames(self._options.min_crop_seconds)
        window = np.minimum(plan.first_frames, rng.integers(low, self._max_crop + 1))
        offset = (rng.random(len(plan.utterance)) * (plan.first_frames - window + 1)).astype(np.int64)
        return dataclasses.replace(plan, first_frame=plan.first_frame + offset, first_frames=window)


def _whole(corpus: TokenCorpus, utterances: Int64) -> Plan:
    none = np.zeros(len(utterances), np.int64)
    return Plan(
        utterance=utterances,
        first_frame=corpus.frame_start[utterances],
        first_frames=corpus.frame_start[utterances + 1] - corpus.frame_start[utterances],
        first_text=corpus.text_start[utterances] + 1,
        first_tokens=np.maximum(corpus.tokens[utterances] - 2, 0),
        shift=none,
        second_frame=none,
        second_frames=none,
        second_text=none,
        second_tokens=none,
        prompt_frame=none,
        prompt_frames=none,
        voice=utterances,
        dropped=none,
    )


def _with_drops(plan: Plan, dropped: NDArray[np.bool_]) -> Plan:
    return dataclasses.replace(
        plan,
        first_tokens=np.where(dropped, 0, plan.first_tokens),
        second_tokens=np.where(dropped, 0, plan.second_tokens),
        prompt_frames=np.where(dropped, 0, plan.prompt_frames),
        dropped=dropped.astype(np.int64),
    )


def _first_good(drawn: Int64, good: NDArray[np.bool_]) -> tuple[Int64, NDArray[np.bool_]]:
    """Of each column of draws (tries, B) the first good one, and whether there is one."""
    row = good.argmax(0)
    columns = np.arange(drawn.shape[1])
    return drawn[row, columns], good[row, columns]
