"""SentencePiece BPE pieces as text tokens: the paper's configuration (2000 pieces)."""

import base64
import io
from collections.abc import Iterable
from typing import Any, ClassVar, Final, Self

from tacolm_core.errors import DataError, UnspeakableText
from tacolm_core.text.patterns import regex
from tacolm_core.text.tokenizer import Pronunciations, TextTokenizer, TextTokens, WordSpan
from tacolm_core.units import NUM_TEXT_SPECIALS, TEXT_BOS, TEXT_EOS

NUM_PIECES: Final = 2000
_SPACE: Final = "\u2581"
_INLINE: Final = regex(r"\[\[([^|\[\]]*)\|[^\[\]]*\]\]")
_SPEAKABLE: Final = regex(r"[A-Za-z]")


class BpeTokenizer(TextTokenizer):
    """BOS, pieces, EOS. Piece `i` of the SentencePiece model has the id `NUM_TEXT_SPECIALS + i`.

    Pronunciations cannot reach a model that reads letters: lexicon and inline phonemes are ignored.
    """

    kind: ClassVar[str] = "bpe"
    reads_pronunciations: ClassVar[bool] = False

    def __init__(self, model: bytes) -> None:
        import sentencepiece

        self._model = model
        self._processor = sentencepiece.SentencePieceProcessor()
        self._processor.LoadFromSerializedProto(model)

    @classmethod
    def train(cls, sentences: Iterable[str], num_pieces: int = NUM_PIECES) -> Self:
        """Learn the pieces from spoken sentences (already normalised).

        Raises:
            DataError: there is not enough text for that many pieces.
        """
        import sentencepiece

        model = io.BytesIO()
        try:
            sentencepiece.SentencePieceTrainer.Train(
                sentence_iterator=iter(sentences),
                model_writer=model,
                model_type="bpe",
                vocab_size=num_pieces,
                character_coverage=1.0,
                normalization_rule_name="identity",
                bos_id=-1,
                eos_id=-1,
                pad_id=-1,
                unk_id=0,
                num_threads=1,
                minloglevel=2,
            )
        except RuntimeError as error:
            raise DataError(f"{num_pieces} pieces cannot be learnt from this text; give more text or fewer.") from error
        return cls(model.getvalue())

    @classmethod
    def from_definition(cls, definition: dict[str, Any]) -> Self:
        """Build from what `definition()` gave."""
        return cls(base64.b64decode(definition["sentencepiece"], validate=True))

    @property
    def vocabulary_size(self) -> int:
        """Three special ids and the pieces."""
        return NUM_TEXT_SPECIALS + int(self._processor.GetPieceSize())

    def definition(self) -> dict[str, Any]:
        """The SentencePiece model, base64."""
        return {"sentencepiece": base64.b64encode(self._model).decode("ascii")}

    def encode(self, spoken: str, lexicon: Pronunciations | None = None) -> TextTokens:
        """Ids of one spoken sentence; the lexicon is ignored.

        Raises:
            UnspeakableText: nothing in it can be pronounced.
        """
        del lexicon
        text = " ".join(_INLINE.sub(r"\1", spoken).split())
        if not _SPEAKABLE.search(text):
            raise UnspeakableText(
                f"Nothing in {spoken.strip()[:60]!r} can be pronounced; type at least one English word."
            )
        pieces = [int(piece) for piece in self._processor.EncodeAsIds(text)]
        ids = (TEXT_BOS, *(NUM_TEXT_SPECIALS + piece for piece in pieces), TEXT_EOS)
        return TextTokens(ids, self._spans(pieces, text.split()))

    def decode(self, ids: tuple[int, ...]) -> str:
        """The text the pieces make."""
        return str(self._processor.DecodeIds([i - NUM_TEXT_SPECIALS for i in ids if i >= NUM_TEXT_SPECIALS]))

    def _spans(self, pieces: list[int], words: list[str]) -> tuple[WordSpan, ...]:
        """Words begin at the pieces that begin with a space; a word keeps its punctuation."""
        starts = [1 + i for i, piece in enumerate(pieces) if self._processor.IdToPiece(piece).startswith(_SPACE)]
        ends = [*starts[1:], 1 + len(pieces)]
        return tuple(WordSpan(w.strip(".,?!;:—"), s, e) for w, s, e in zip(words, starts, ends, strict=True))
