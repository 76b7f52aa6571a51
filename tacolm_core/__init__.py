"""TacoLM: speech in a voice heard for three seconds.

    from tacolm_core import load_synthesizer, read_sound, write_sound

    synthesizer = load_synthesizer()
    voice = synthesizer.make_voice(read_sound("me.wav"))
    speech = synthesizer.synthesize("Good morning.", voice)
    write_sound("out.wav", speech.waveform)

This is the public root: programs import from here and from nowhere below. Names are looked up when they are first
used (PEP 562), so that `import tacolm_core` costs no torch.
"""

import importlib
from typing import TYPE_CHECKING, Any

from tacolm_core.postponed import postpone
from tacolm_core.threads import keep_calm

if TYPE_CHECKING:
    from tacolm_core.audio.decoders import decode_with as decode_with
    from tacolm_core.audio.files import Provenance as Provenance
    from tacolm_core.audio.files import SoundInfo as SoundInfo
    from tacolm_core.audio.files import read_provenance as read_provenance
    from tacolm_core.audio.files import read_sound as read_sound
    from tacolm_core.audio.files import sound_info as sound_info
    from tacolm_core.audio.files import sound_writer as sound_writer
    from tacolm_core.audio.files import write_sound as write_sound
    from tacolm_core.audio.loudness import LOUDNESS_TARGETS as LOUDNESS_TARGETS
    from tacolm_core.audio.loudness import to_loudness as to_loudness
    from tacolm_core.audio.pace import paced as paced
    from tacolm_core.audio.prompt import PromptReason as PromptReason
    from tacolm_core.audio.prompt import PromptReport as PromptReport
    from tacolm_core.audio.prompt import check_prompt as check_prompt
    from tacolm_core.audio.prompt import join_prompts as join_prompts
    from tacolm_core.audio.prompt import prepare_prompt as prepare_prompt
    from tacolm_core.audio.prompt import read_prompt as read_prompt
    from tacolm_core.audio.resample import resample as resample
    from tacolm_core.audio.waveform import Waveform as Waveform
    from tacolm_core.audio.waveform import concatenate as concatenate
    from tacolm_core.checkpoint import ModelFolder as ModelFolder
    from tacolm_core.codec.official_weights import require_encodec as require_encodec
    from tacolm_core.config import SynthesisOptions as SynthesisOptions
    from tacolm_core.errors import AudioError as AudioError
    from tacolm_core.errors import Cancelled as Cancelled
    from tacolm_core.errors import CheckpointError as CheckpointError
    from tacolm_core.errors import DamagedFile as DamagedFile
    from tacolm_core.errors import DataError as DataError
    from tacolm_core.errors import DeviceError as DeviceError
    from tacolm_core.errors import EmptyText as EmptyText
    from tacolm_core.errors import NoModel as NoModel
    from tacolm_core.errors import NotACheckpoint as NotACheckpoint
    from tacolm_core.errors import NothingSpoken as NothingSpoken
    from tacolm_core.errors import OptionsError as OptionsError
    from tacolm_core.errors import OutputError as OutputError
    from tacolm_core.errors import PromptSilent as PromptSilent
    from tacolm_core.errors import PromptTooShort as PromptTooShort
    from tacolm_core.errors import SynthesisError as SynthesisError
    from tacolm_core.errors import TacolmError as TacolmError
    from tacolm_core.errors import TextError as TextError
    from tacolm_core.errors import TextTooLong as TextTooLong
    from tacolm_core.errors import UnreadableAudio as UnreadableAudio
    from tacolm_core.errors import UnspeakableText as UnspeakableText
    from tacolm_core.errors import VoiceError as VoiceError
    from tacolm_core.errors import WrongTokenizer as WrongTokenizer
    from tacolm_core.errors import WrongVersion as WrongVersion
    from tacolm_core.files import replace_file as replace_file
    from tacolm_core.synthesis.batch import BatchManner as BatchManner
    from tacolm_core.synthesis.batch import RowEnded as RowEnded
    from tacolm_core.synthesis.batch import RowStarted as RowStarted
    from tacolm_core.synthesis.batch import run_batch as run_batch
    from tacolm_core.synthesis.batch_list import BatchRow as BatchRow
    from tacolm_core.synthesis.batch_list import read_batch as read_batch
    from tacolm_core.synthesis.devices import DeviceChoice as DeviceChoice
    from tacolm_core.synthesis.devices import choose_device as choose_device
    from tacolm_core.synthesis.events import FrameDecoded as FrameDecoded
    from tacolm_core.synthesis.events import LevelsDecoded as LevelsDecoded
    from tacolm_core.synthesis.events import SentenceFinished as SentenceFinished
    from tacolm_core.synthesis.events import SentenceStarted as SentenceStarted
    from tacolm_core.synthesis.events import SoundReady as SoundReady
    from tacolm_core.synthesis.events import SpeechEvent as SpeechEvent
    from tacolm_core.synthesis.events import SpeechFinished as SpeechFinished
    from tacolm_core.synthesis.lessons import Lessons as Lessons
    from tacolm_core.synthesis.loading import load_synthesizer as load_synthesizer
    from tacolm_core.synthesis.loading import model_folder as model_folder
    from tacolm_core.synthesis.results import Alarm as Alarm
    from tacolm_core.synthesis.results import AlarmKind as AlarmKind
    from tacolm_core.synthesis.results import SentenceResult as SentenceResult
    from tacolm_core.synthesis.results import Speech as Speech
    from tacolm_core.synthesis.results import TimedWord as TimedWord
    from tacolm_core.synthesis.seeds import sentence_seed as sentence_seed
    from tacolm_core.synthesis.subtitles import Cue as Cue
    from tacolm_core.synthesis.subtitles import subtitle_cues as subtitle_cues
    from tacolm_core.synthesis.subtitles import write_subtitles as write_subtitles
    from tacolm_core.synthesis.synthesizer import Synthesizer as Synthesizer
    from tacolm_core.synthesis.takes import TakeRecord as TakeRecord
    from tacolm_core.synthesis.takes import load_take as load_take
    from tacolm_core.synthesis.takes import provenance_of as provenance_of
    from tacolm_core.synthesis.takes import save_take as save_take
    from tacolm_core.synthesis.takes import sidecar_path as sidecar_path
    from tacolm_core.synthesis.valle_x import import_valle_x as import_valle_x
    from tacolm_core.synthesis.voice import Voice as Voice
    from tacolm_core.synthesis.voice import join_voices as join_voices
    from tacolm_core.synthesis.voice import load_voice as load_voice
    from tacolm_core.synthesis.voice import save_voice as save_voice
    from tacolm_core.teaching.course import TeachingOptions as TeachingOptions
    from tacolm_core.teaching.course import teach_voice as teach_voice
    from tacolm_core.teaching.events import LessonsBegun as LessonsBegun
    from tacolm_core.teaching.events import PassDone as PassDone
    from tacolm_core.teaching.events import ReadingHeard as ReadingHeard
    from tacolm_core.teaching.events import VoiceTaught as VoiceTaught
    from tacolm_core.teaching.listening import ReadingVerdict as ReadingVerdict
    from tacolm_core.teaching.listening import check_reading as check_reading
    from tacolm_core.teaching.readings import Reading as Reading
    from tacolm_core.teaching.readings import load_readings as load_readings
    from tacolm_core.text.front_end import prepare_text as prepare_text
    from tacolm_core.text.lexicon import Lexicon as Lexicon
    from tacolm_core.text.lexicon import load_lexicon as load_lexicon
    from tacolm_core.text.script import ScriptPart as ScriptPart
    from tacolm_core.text.script import likely_speakers as likely_speakers
    from tacolm_core.text.script import split_script as split_script
    from tacolm_core.text.sentences import split_sentences as split_sentences
    from tacolm_core.text.sounds.sounds_like import sounds_like as sounds_like
    from tacolm_core.text.spoken import MAX_CHARACTERS as MAX_CHARACTERS
    from tacolm_core.text.spoken import LeftOut as LeftOut
    from tacolm_core.text.spoken import SpokenSentence as SpokenSentence
    from tacolm_core.text.spoken import moved_by as moved_by
    from tacolm_core.text.spoken import with_pauses as with_pauses
    from tacolm_core.text.text_files import read_text_file as read_text_file
    from tacolm_core.text.tokenizer import TextTokens as TextTokens
    from tacolm_core.text.tokenizer import WordSpan as WordSpan
    from tacolm_core.units import FRAME_RATE as FRAME_RATE
    from tacolm_core.units import HOP as HOP
    from tacolm_core.units import SAMPLE_RATE as SAMPLE_RATE

keep_calm()  # before anything loads torch or numpy
postpone()

_NAMES = {
    "audio.decoders": ("decode_with",),
    "audio.files": (
        "Provenance",
        "SoundInfo",
        "read_provenance",
        "read_sound",
        "sound_info",
        "sound_writer",
        "write_sound",
    ),
    "audio.loudness": ("LOUDNESS_TARGETS", "to_loudness"),
    "audio.pace": ("paced",),
    "audio.prompt": ("PromptReason", "PromptReport", "check_prompt", "join_prompts", "prepare_prompt", "read_prompt"),
    "audio.resample": ("resample",),
    "audio.waveform": ("Waveform", "concatenate"),
    "checkpoint": ("ModelFolder",),
    "codec.official_weights": ("require_encodec",),
    "config": ("SynthesisOptions",),
    "errors": (
        "AudioError",
        "Cancelled",
        "CheckpointError",
        "DamagedFile",
        "DataError",
        "DeviceError",
        "EmptyText",
        "NoModel",
        "NotACheckpoint",
        "NothingSpoken",
        "OptionsError",
        "OutputError",
        "PromptSilent",
        "PromptTooShort",
        "SynthesisError",
        "TacolmError",
        "TextError",
        "TextTooLong",
        "UnreadableAudio",
        "UnspeakableText",
        "VoiceError",
        "WrongTokenizer",
        "WrongVersion",
    ),
    "files": ("replace_file",),
    "synthesis.batch": ("BatchManner", "RowEnded", "RowStarted", "run_batch"),
    "synthesis.batch_list": ("BatchRow", "read_batch"),
    "synthesis.devices": ("DeviceChoice", "choose_device"),
    "synthesis.events": (
        "FrameDecoded",
        "LevelsDecoded",
        "SentenceFinished",
        "SentenceStarted",
        "SoundReady",
        "SpeechEvent",
        "SpeechFinished",
    ),
    "synthesis.lessons": ("Lessons",),
    "synthesis.loading": ("load_synthesizer", "model_folder"),
    "synthesis.results": ("Alarm", "AlarmKind", "SentenceResult", "Speech", "TimedWord"),
    "synthesis.seeds": ("sentence_seed",),
    "synthesis.subtitles": ("Cue", "subtitle_cues", "write_subtitles"),
    "synthesis.synthesizer": ("Synthesizer",),
    "synthesis.takes": ("TakeRecord", "load_take", "provenance_of", "save_take", "sidecar_path"),
    "synthesis.valle_x": ("import_valle_x",),
    "synthesis.voice": ("Voice", "join_voices", "load_voice", "save_voice"),
    "teaching.course": ("TeachingOptions", "teach_voice"),
    "teaching.events": ("LessonsBegun", "PassDone", "ReadingHeard", "VoiceTaught"),
    "teaching.listening": ("ReadingVerdict", "check_reading"),
    "teaching.readings": ("Reading", "load_readings"),
    "text.front_end": ("prepare_text",),
    "text.lexicon": ("Lexicon", "load_lexicon"),
    "text.script": ("ScriptPart", "likely_speakers", "split_script"),
    "text.sentences": ("split_sentences",),
    "text.sounds.sounds_like": ("sounds_like",),
    "text.spoken": ("LeftOut", "MAX_CHARACTERS", "SpokenSentence", "moved_by", "with_pauses"),
    "text.text_files": ("read_text_file",),
    "text.tokenizer": ("TextTokens", "WordSpan"),
    "units": ("FRAME_RATE", "HOP", "SAMPLE_RATE"),
}
_HOME = {name: module for module, names in _NAMES.items() for name in names}
__all__ = sorted(_HOME)


def __getattr__(name: str) -> Any:
    module = _HOME.get(name)
    if module is None:
        raise AttributeError(f"module 'tacolm_core' has no attribute {name!r}")
    value = getattr(importlib.import_module(f"tacolm_core.{module}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
