"""The sentences of the engine that the window may show, so that they can be translated.

The engine speaks English; `core_words` finds the sentence here that it was made from. A test reads the engine's source
and looks for sentences that are missing here, or that the engine no longer has. `{0}`, `{1}` stand for values.
"""

from typing import Final


def _english(words: str) -> str:
    """Mark words for the extractor of texts, and leave them as they are: translation comes later."""
    return words


AS_THEY_ARE: Final = (
    # audio/files.py, audio/sources.py
    _english("{0} holds no sound; choose another file."),
    _english("{0} holds values that are not numbers; export it again."),
    _english("{0} cannot hold {1} samples per second; write WAV."),
    _english("There is no sound file {0}; check its name."),
    _english(
        "{0} cannot be read as sound: it is cut short, damaged or something else; choose a WAV, FLAC, OGG or MP3 file."
    ),
    _english("{0} is a folder; choose a WAV, FLAC, OGG or MP3 file."),
    _english("{0} may not be read; choose a WAV, FLAC, OGG or MP3 file."),
    _english("{0} is empty; choose another file."),
    _english("{0} is {1}, which cannot be read; convert it to WAV, FLAC, OGG or MP3."),
    _english("{0} is cut short: {1} bytes of the sound it announces are missing; copy or record it again."),
    _english("{0} claims {1} samples per second, which is no sound; export it again."),
    _english("{0} does not say how long it is, as if its recording had been broken off; it is read to its end."),
    _english("{0} announces {1} bytes more than it holds; it is read to its end."),
    _english("{0} is {1}, which takes FFmpeg to read: install FFmpeg, or convert it to WAV, FLAC, OGG or MP3."),
    _english(
        "{0} is protected against copying, so that only the programs of its seller can play it; choose another file."
    ),
    _english("{0} is {1} without any sound; choose another file."),
    # audio/loudness.py
    _english("A loudness of {0} LUFS is out of range; give {1} to {2}."),
    # audio/prompt.py
    _english("The voice is very quiet ({0} dB); come closer or turn the microphone up."),
    _english("{0} of the recording is clipped; turn the microphone down or speak from further away."),
    _english("The noise is only {0} dB below the voice; find a quieter place."),
    _english("This does not sound like somebody speaking; record or load the speech of one person."),
    _english("The noise drowns the voice; find a quieter place or come closer."),
    _english("More than one person seems to speak; choose a part in which only one does."),
    _english("The pitch hardly moves, as that of an instrument; make sure that this is one person speaking."),
    _english("There is a silence of {0} s inside the recording; it is shortened, but cut it out if you can."),
    _english("The recording is longer than {0} s; only {1} to {2} s of it is used."),
    _english("There is no sound in the recording; check the microphone and its permission, then record again."),
    _english("There are only {0} s of speech; record at least {1} s, better three."),
    # audio/waveform.py
    _english("The sound holds values that are not numbers; export it again."),
    _english("{0} samples per second cannot be sound; it must be {1} to {2}."),
    # synthesis/lessons.py, synthesis/synthesizer.py
    _english("What a voice learnt is damaged ({0}); teach it again."),
    _english("What a voice learnt takes {0} MB, more than {1} MB; teach it again."),
    _english("{0} is damaged: what it learnt cannot be read; ask for the file again."),
    _english("What the voice learnt does not fit this model ({0}); teach it again."),
    _english("The voice “{0}” was taught with another model; teach it again with this one."),
    # teaching/listening.py, teaching/material.py, teaching/readings.py
    _english("This sounds like another person, or another room; it is left out."),
    _english(
        "{0} of {1} recordings sound like another person, or another room; teach a voice from recordings of one person."
    ),
    _english(
        "Only {0} s of speech in {1} recordings can be used; a voice is taught from at least {2} s in two of them, "
        "better from two minutes."
    ),
    _english("There is no folder {0} of recordings; name one."),
    _english("There is no recording in {0}; put WAV, FLAC, OGG or MP3 files there."),
    _english("None of the {0} recordings in {1} can be used; put the words of NAME.wav into NAME.txt."),
    _english("{0} is left out: its words are not known; put them into {1}.txt."),
    _english("{0} is left out: it is longer than {1} s; cut it into sentences."),
    _english("The recordings after {0} minutes are left out; more makes the voice no better."),
    # text/bpe.py
    _english("Nothing in {0} can be pronounced; type at least one English word."),
    # text/controls.py
    _english("The control {0} has no closing bracket; write it like [pause 300ms]."),
    _english("The control {0} is not understood; write it like [pause 300ms] or [pause 1.5s]."),
    _english("The pause in {0} is too long; a pause is at most {1} s."),
    # text/front_end.py
    _english("There is no text to speak; type or paste some."),
    _english("The text has {0} characters, one request may have {1}; speak it in parts."),
    # text/text_files.py
    _english("The text file {0} cannot be read ({1}); choose another."),
    _english("{0} is too long to be spoken at once; cut it into texts of {1} characters."),
    _english("{0} is not a text file; choose one that is, best in UTF-8."),
    _english("{0} is cut short or damaged; save it again, best in UTF-8."),
    # text/lexicon.py
    _english("The lexicon cannot be written to {0} ({1}); choose another folder."),
    _english("The lexicon {0} cannot be read ({1}); choose a text file."),
    _english("{0}: {1} has no tab; write word, tab, phonemes."),
    _english("{0} cannot be a lexicon word; use 1 to {1} characters without brackets."),
    # text/phoneme_tokenizer.py
    _english("Nothing in {0} can be pronounced; type at least one English word or number."),
    # text/phonemes.py
    _english("The pronunciation {0} has no phonemes; write for example 't ə m ˈeɪ t oʊ'."),
    _english("The pronunciation {0} has the unknown symbol {1}; known are: {2} ˈ ˌ."),
    # text/sounds/pronounce.py
    _english("The English pronunciation data (gruut-lang-en) are missing; install again."),
    _english("The English pronunciation data in {0} are incomplete; install again."),
    # text/sounds/sounds_like.py
    _english("Write how the word sounds, for example 'TACK-oh-el-EM'."),
    _english("{0} must have letters, hyphens and spaces only, and at most {1} of them."),
    _english("{0} has no sound; add a vowel, as in 'buh' or 'bee'."),
    # text/tokenizer_file.py
    _english(
        "{0} has tokenizer format {1}, this program reads {2}; use the program version it was made with, or "
        "train again."
    ),
    _english("{0} does not describe a tokenizer ({1}); copy the model folder again."),
    _english("There is no tokenizer at {0}; point to a model folder that has a tokenizer.json."),
    _english("{0} cannot be read as a tokenizer ({1})."),
    _english("{0} is cut short or damaged ({1}); copy the model folder again."),
    _english("{0} is not a tokenizer file; its kind must be one of {1}."),
    # text/words.py
    _english("{0} has no word before the bar; write it like [[tomato|t ə m ˈɑ t oʊ]]."),
    # synthesis/devices.py
    # synthesis/guard.py
    _english("“{0}” was skipped."),
    _english("The voice was stuck at {0}."),
    _english("The sentence was cut off after {0} seconds."),
    # synthesis/batch.py, synthesis/batch_list.py
    _english("A share of a list is written i/n, with i from 1 to n, not {0}; for example 1/8."),
    _english("The first line of {0} must name the columns: text, voice, file."),
    _english("The list {0} cannot be read ({1}); choose another."),
    _english("The list {0} is not UTF-8 text; save it as CSV in UTF-8."),
    _english("{0} has no rows below its first line; add some."),
    _english("{0} is there already and was not made here; move it away or choose another name."),
    _english("{0} is too large for a list; cut it into several."),
    _english("{0}, line {1}: there is no {2}; fill it in or remove the line."),
    _english("{0}, line {1}: {2} leads out of the folder of the results; name a file in it."),
    _english("{0}, line {1}: {2}; put double quotes around a text."),
    _english("{0}, lines {1} and {2}: both are called {3}; rename one."),
    # synthesis/subtitles.py
    _english("{0} does not say which subtitles it should hold; end it in .srt or .vtt."),
    # synthesis/sound_guard.py
    _english("The sound is clipped at {0} seconds."),
    _english("The sound bursts out at {0} seconds."),
    _english("Nothing is heard for {0} seconds at {1} seconds."),
    # synthesis/loading.py
    # synthesis/sentence.py
    _english("Nothing was spoken for “{0}”; try another seed."),
    # synthesis/synthesizer.py
    _english("Speaking ended without a result; this is a mistake in the program."),
    _english("{0} Part of the sentence had been handed out; speak it again."),
    _english(
        "This model needs the words of a prompt, and the voice “{0}” does not say them; make it again with them, or "
        "choose another model."
    ),
    # synthesis/takes.py
    _english("{0} is there already and is not about a take; choose another name."),
    _english("{0} has take format {1}, this program reads {2}; update the program."),
    _english("{0} is not the description of a take; choose the .json beside a spoken file."),
    _english("{0} is damaged ({1}); speak the text again."),
    _english("{0} is too large for a take; choose the .json beside a spoken file."),
    _english("There is no {0} that says how the sound was made; keep the two together."),
    _english("{0} cannot be read as a take; speak the text again."),
    # synthesis/valle_x.py
    _english("There is no file {0}; name the checkpoint you have fetched."),
    _english(
        "{0} cannot be read as tensors, and nothing else in a checkpoint is run; fetch it again from "
        "https://github.com/Plachtaa/VALL-E-X."
    ),
    _english("{0} has no tensors under “model”; name the file that https://github.com/Plachtaa/VALL-E-X publishes."),
    _english("{0} holds no VALL-E X model; name the file that https://github.com/Plachtaa/VALL-E-X publishes."),
    _english("{0} is not laid out as VALL-E X was published: {1} is {2}, expected {3}; name the published file."),
    _english("{0} has rows of width {1}, which {2} heads cannot share."),
    _english("{0} weighs the positions of its NAR model, which the published model does not do."),
    # synthesis/voice.py
    _english("A voice has codes of shape (K, P), not {0}; make it again from its recording."),
    _english("The voice holds codes outside 0 to {0}; make it again."),
    _english("{0} has voice format {1}, this program reads {2}; update the program, or make the voice again."),
    _english("{0} is damaged: its description is incomplete; ask for the file again."),
    _english("{0} is damaged: its codes or its vector are none; ask for the file again."),
    _english("A voice vector is a row of numbers, not {0}; make the voice again."),
    _english("{0} is damaged: its checksum differs; ask for the file again."),
    _english("{0} is too large for a voice; choose a .voice file."),
    _english("There is no voice file {0}; check its name."),
    _english("{0} is damaged or no voice file; choose a .voice file made by this program."),
    _english("{0} is no voice file; choose a .voice file made by this program."),
    _english("{0} is damaged: its description cannot be read; ask for the file again."),
    _english("{0} is damaged: its description is none; ask for the file again."),
    # codec/encodec.py
    _english("{0} is not EnCodec's 24 kHz weights (SHA-256 {1}…, expected {2}…); download them again."),
    _english("{0} does not hold EnCodec's weights; download them again."),
    _english("{0} cannot be read ({1}); choose a file, or download the weights."),
    # checkpoint.py
    _english("{0} is not what was saved (its checksum differs); copy it again."),
    _english("{0} holds a model of kind {1}, not {2}; name the right file."),
    _english(
        "{0} does not fit its own configuration: {1} has shape {2}, expected {3}; copy it again, or save it anew."
    ),
    _english(
        "ar.safetensors and nar.safetensors in {0} were trained with different tokenizers; take both from the"
        " same model."
    ),
    _english("{0} is tokenizer {1}, but the model was trained with {2}; take all files from the same model folder."),
    _english("{0} has a damaged description; copy it again."),
    _english(
        "{0} has format {1}, this program reads format {2}; use the program version it was made with, or save"
        " the model anew."
    ),
    _english("{0} describes no known kind of model; copy it again."),
    _english("{0} is a folder where a weights file was expected; name the file in it."),
    _english("{0} cannot be read ({1}); choose another file."),
    _english("{0} is cut short or damaged; copy it again."),
    _english("{0} is a pickle, which could run programs when opened; only .safetensors files are read."),
    # files.py
    _english("The folder {0} cannot be made ({1}); choose another."),
    _english("{0} cannot be written ({1}); choose another name."),
    _english("{0} is a folder; name a file to write."),
    _english("{0} is a folder; name a take, or the sound file beside it."),
    _english("{0} is not an ordinary file; choose another name."),
    _english("There is no folder {0} to write {1} to; make it, or choose another."),
    _english("There is no room on the disk for {0}; free some, or choose another folder."),
    _english("{0} may not be written to ({1}); choose a folder of your own."),
    _english("{0} cannot be written ({1}); choose another folder."),
    # config.py
    _english("{0} has no setting {1}; it has: {2}. The file may come from a newer version of this program."),
    _english("{0} cannot be made of these values ({1}); check their names and types."),
    _english("{0} must be at least 1, not {1}."),
    _english("{0} must be a whole number from {1} to {2}, not {3}."),
    _english("{0} must be between {1} and {2}, not {3}."),
    _english("{0} must be true or false, not {1}."),
    _english("precision must be {0}, not {1}."),
    _english("seed must be a whole number from 0 to 2^63 - 1, not {0}."),
)

# The engine's words -> words for somebody at the window, who knows neither its options nor its parts.
REWORDED: Final = {
    "There are only {0} s of speech; three or more resemble better.": _english(
        "There are only {0} s of speech; with three or more the likeness is better."
    ),
    "The voice “{0}” was made with another codec; make it again from its recording.": _english(
        "The voice “{0}” belongs to another model: choose that one in Settings, or make the voice again."
    ),
    "The CPU is used because {0}.": _english("The processor is used because {0}."),
    "The CPU is used because CUDA failed ({0}).": _english(
        "The processor is used because the graphics card failed ({0})."
    ),
    "The CPU is used because the graphics card ran out of memory.": _english(
        "The processor is used because the graphics card ran out of memory."
    ),
    "The CPU was asked for.": _english("The processor was chosen in Settings."),
    "{0} works with this build of PyTorch.": _english("The graphics card {0} works with this program."),
    "CUDA cannot be used: {0}; use --device cpu or auto.": _english(
        "The graphics card cannot be used: {0}. Choose the processor in Settings, “Sound and computer”."
    ),
    "{0} was said again.": _english("Said again: {0}."),
    "The model wanted to end before the last word and was kept going.": _english(
        "The voice wanted to end before the last word and was kept going."
    ),
    (
        "There is no trained model in {0} ({1} is missing); choose a model folder, or put one there; "
        "docs/training.md says how to train one."
    ): _english(
        "There is no voice model in “{0}”: {1} is missing. Choose or import another one in Settings, “Models”."
    ),
    (
        "There is no model file {0}; choose a model folder, or put one there; docs/training.md says how to train one."
    ): _english("The model file “{0}” is missing. Choose or import another model in Settings, “Models”."),
    (
        "{0} holds tensors of another program; choose a model folder, or put one there; docs/training.md"
        " says how to train one."
    ): _english("“{0}” belongs to another program. Choose or import another model in Settings, “Models”."),
    (
        "{0} is not a weights file; choose a model folder, or put one there; docs/training.md says how to train one."
    ): _english("“{0}” is not part of a voice model. Choose or import another model in Settings, “Models”."),
    (
        "The model in {0} speaks through EnCodec, whose weights are not at {1}; fetch them with “tacolm "
        "codec --download”, or put the file there."
    ): _english(
        "The model in “{0}” needs Meta's EnCodec weights, which are not on this computer: put that file "
        "at “{1}” and choose the model again."
    ),
    "These do not seem to be the words of the sentence; read it again, or correct the text.": _english(
        "These do not seem to be the words of the sentence: read it again."
    ),
    "Something was read that is not in the sentence, or left out; read it again, or correct the text.": _english(
        "Something was read that is not in the sentence, or left out: read it again."
    ),
    "The recording is too short for its sentence; read all of it, or correct the text.": _english(
        "The recording is too short for its sentence: read all of it."
    ),
    (
        "The voice “{0}” does not say which words its prompt holds; make it again with them, or speak "
        "without continuation."
    ): _english(
        "The voice “{0}” does not say which words its recording holds: add them to the voice, or switch "
        "off going on from the recording."
    ),
}

# Parts of sentences that stand in the place of a value.
PARTS: Final = (
    _english("an MPEG-4 file (M4A, AAC or video)"),
    _english("an AAC file"),
    _english("a Matroska or WebM file"),
    _english("a CAF file of a kind that Apple's programs write"),
    _english("an AIFF file of an unusual kind"),
    _english("an AMR file"),
    _english("a Windows Media file"),
    _english("a video file"),
    _english("a WavPack file"),
    _english("a Monkey's Audio file"),
    _english("an AC-3 file"),
    _english("a PDF document"),
    _english("a ZIP archive"),
    _english("it is not UTF-8 text"),
    _english("the pause before the first word"),
    _english("the pause after “{0}”"),
    _english("{0} has compute capability {1}, for which this build of PyTorch has no kernels"),
    _english("{0} failed a test run ({1})"),
)
REWORDED_PARTS: Final = {
    "no CUDA device was found, or this build of PyTorch has no CUDA": _english(
        "no graphics card was found that this program can use"
    ),
}
