<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US">
<context>
    <name></name>
    <message>
        <location filename="../../app/commands.py" line="26"/>
        <source>Open a text…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/commands.py" line="27"/>
        <source>Export the take…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/commands.py" line="28"/>
        <source>Settings…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/commands.py" line="29"/>
        <source>Quit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/commands.py" line="30"/>
        <source>New voice…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/commands.py" line="31"/>
        <source>Hear the recording behind the voice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/commands.py" line="32"/>
        <source>Name, words, note and consent…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/commands.py" line="33"/>
        <source>Import a voice…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/commands.py" line="34"/>
        <source>Export the voice…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/commands.py" line="35"/>
        <source>Delete the voice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/commands.py" line="36"/>
        <source>Synthesise</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/commands.py" line="37"/>
        <source>Add to the queue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/commands.py" line="38"/>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/commands.py" line="39"/>
        <source>Go to the text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/commands.py" line="40"/>
        <source>Show the text as spoken</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/commands.py" line="41"/>
        <source>Pronunciations…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/commands.py" line="42"/>
        <source>Play or pause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/commands.py" line="43"/>
        <source>Stop playing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/commands.py" line="44"/>
        <source>Star</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/commands.py" line="45"/>
        <source>Compare two takes, or hear the other one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/commands.py" line="46"/>
        <source>Speak again with a new seed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/commands.py" line="47"/>
        <source>Speak sentences with something to check again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/commands.py" line="48"/>
        <source>Make again exactly</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/commands.py" line="49"/>
        <source>About this take…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/commands.py" line="50"/>
        <source>Delete the take</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/commands.py" line="51"/>
        <source>Attention</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/commands.py" line="52"/>
        <source>Codes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/commands.py" line="53"/>
        <source>Spectrogram</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/commands.py" line="54"/>
        <source>Sentences</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/commands.py" line="55"/>
        <source>Show the whole take</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/commands.py" line="56"/>
        <source>How it works</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/commands.py" line="57"/>
        <source>Keyboard shortcuts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/commands.py" line="58"/>
        <source>Open the log folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/commands.py" line="59"/>
        <source>About TacoLM Studio</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/commands.py" line="65"/>
        <source>&amp;File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/commands.py" line="66"/>
        <source>&amp;Voice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/commands.py" line="67"/>
        <source>Te&amp;xt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/commands.py" line="68"/>
        <source>&amp;Take</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/commands.py" line="69"/>
        <source>Vie&amp;w</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/commands.py" line="70"/>
        <source>&amp;Help</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/preferences/sampling_page.py" line="40"/>
        <source>Temperature</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/preferences/sampling_page.py" line="40"/>
        <source>Lower is calmer, higher livelier; 0 is likeliest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/preferences/sampling_page.py" line="42"/>
        <source>Top-p</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/preferences/sampling_page.py" line="42"/>
        <source>Draw from the likeliest codes with this share; 1 is off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/preferences/sampling_page.py" line="43"/>
        <source>Top-k</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/preferences/sampling_page.py" line="43"/>
        <source>Draw from so many of the likeliest codes; 0 is off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/preferences/sampling_page.py" line="44"/>
        <source>Repetition window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/preferences/sampling_page.py" line="44"/>
        <source>Frames looked back at; 0 is off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/preferences/sampling_page.py" line="45"/>
        <source>Repetition share</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/preferences/sampling_page.py" line="45"/>
        <source>Part of it that one code may fill</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/preferences/sampling_page.py" line="46"/>
        <source>Guidance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/preferences/sampling_page.py" line="46"/>
        <source>Above 1: closer to the text, half as slow again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/preferences/sampling_page.py" line="47"/>
        <source>Detail chance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/preferences/sampling_page.py" line="47"/>
        <source>In codebooks 2 to 8; 0 is best</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/preferences/sampling_page.py" line="48"/>
        <source>Start sound after</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/preferences/sampling_page.py" line="48"/>
        <source>Frames, 75 a second; 0 waits for sentences</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/preferences/sampling_page.py" line="49"/>
        <source>Length limit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/preferences/sampling_page.py" line="49"/>
        <source>Seconds a text token may last</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/preferences/sampling_page.py" line="56"/>
        <source>Balanced</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/preferences/sampling_page.py" line="57"/>
        <source>Closer to the text, half as slow again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/takes/history.py" line="63"/>
        <source>The take in “{0}” is damaged; make it again from its text.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/takes/history.py" line="118"/>
        <source>The take in “{0}” is damaged or gone; delete it from the list.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/takes/export.py" line="63"/>
        <source>The file name pattern has an unpaired brace: {0}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/takes/export.py" line="66"/>
        <source>“{0}” is not known in a file name pattern; use {1}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/sound/portaudio.py" line="24"/>
        <source>The sound library PortAudio could not be started, so recording and playing are off; install it (on Debian or Ubuntu: libportaudio2) and start the program again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/sound/portaudio.py" line="96"/>
        <source>The sound system did not come back ({0}); start the program again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/sound/portaudio.py" line="151"/>
        <source>The loudspeaker “{0}” could not be opened ({1}); choose another one in the settings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/sound/portaudio.py" line="159"/>
        <source>No microphone was found: plug one in and press Refresh, or load a sound file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/sound/portaudio.py" line="165"/>
        <source>No loudspeaker was found: plug one in and try again. Export works without one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/sound/portaudio.py" line="195"/>
        <source>The microphone “{0}” could not be opened ({1}). Check that this program may use the microphone in the system&apos;s privacy settings and that no other program holds it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/speaking/text_service.py" line="119"/>
        <source>“{0}” is too long to be spoken at once: cut it into texts of {1} characters at most.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/speaking/text_service.py" line="129"/>
        <source>“{0}” is not a text file: choose a .txt file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/speaking/text_service.py" line="137"/>
        <source>“{0}” could not be read as text: save it as UTF-8 and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/speaking/options.py" line="40"/>
        <source>The settings of this take cannot be read ({0}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/files.py" line="25"/>
        <source>The disk that holds “{0}” is full: make some room and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/files.py" line="27"/>
        <source>“{0}” may not be written: choose another folder or change its permissions.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/files.py" line="29"/>
        <source>“{0}” is not there any more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/files.py" line="30"/>
        <source>“{0}” could not be used ({1}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/preferences/models.py" line="96"/>
        <source>{0} has changed since it was imported: remove this model and import it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/preferences/models.py" line="99"/>
        <source>every file is complete and unchanged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/preferences/models.py" line="99"/>
        <source>every file is complete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/preferences/models.py" line="100"/>
        <source>{0}: {1} ({2:.0f} MB).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/preferences/models.py" line="118"/>
        <source>The model that came with the program cannot be removed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/core_sentences.py" line="17"/>
        <source>{0} holds no sound; choose another file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/core_sentences.py" line="18"/>
        <source>{0} holds values that are not numbers; export it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/core_sentences.py" line="19"/>
        <source>{0} cannot hold {1} samples per second; write WAV.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/core_sentences.py" line="20"/>
        <source>There is no sound file {0}; check its name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/core_sentences.py" line="22"/>
        <source>{0} cannot be read as sound: it is cut short, damaged or something else; choose a WAV, FLAC, OGG or MP3 file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/core_sentences.py" line="24"/>
        <source>{0} is a folder; choose a WAV, FLAC, OGG or MP3 file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/core_sentences.py" line="25"/>
        <source>{0} may not be read; choose a WAV, FLAC, OGG or MP3 file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/core_sentences.py" line="26"/>
        <source>{0} is empty; choose another file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/core_sentences.py" line="27"/>
        <source>{0} is {1}, which cannot be read; convert it to WAV, FLAC, OGG or MP3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/core_sentences.py" line="28"/>
        <source>{0} is cut short: {1} bytes of the sound it announces are missing; copy or record it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/core_sentences.py" line="29"/>
        <source>{0} claims {1} samples per second, which is no sound; export it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/core_sentences.py" line="31"/>
        <source>The voice is very quiet ({0} dB); come closer or turn the microphone up.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/core_sentences.py" line="32"/>
        <source>{0} of the recording is clipped; turn the microphone down or speak from further away.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/core_sentences.py" line="33"/>
        <source>The noise is only {0} dB below the voice; find a quieter place.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/core_sentences.py" line="34"/>
        <source>There is a silence of {0} s inside the recording; it is shortened, but cut it out if you can.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/core_sentences.py" line="35"/>
        <source>The recording is longer than {0} s; only {1} to {2} s of it is used.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/core_sentences.py" line="36"/>
        <source>There is no sound in the recording; check the microphone and its permission, then record again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/core_sentences.py" line="37"/>
        <source>There are only {0} s of speech; record at least {1} s, better three.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/core_sentences.py" line="39"/>
        <source>The sound holds values that are not numbers; export it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/core_sentences.py" line="40"/>
        <source>{0} samples per second cannot be sound; it must be {1} to {2}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/core_sentences.py" line="42"/>
        <source>Nothing in {0} can be pronounced; type at least one English word.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/core_sentences.py" line="44"/>
        <source>The control {0} has no closing bracket; write it like [pause 300ms].</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/core_sentences.py" line="45"/>
        <source>The control {0} is not understood; write it like [pause 300ms] or [pause 1.5s].</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/core_sentences.py" line="46"/>
        <source>The pause in {0} is too long; a pause is at most {1} s.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/core_sentences.py" line="48"/>
        <source>There is no text to speak; type or paste some.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/core_sentences.py" line="49"/>
        <source>The text has {0} characters, one request may have {1}; speak it in parts.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/core_sentences.py" line="51"/>
        <source>The lexicon cannot be written to {0} ({1}); choose another folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/core_sentences.py" line="52"/>
        <source>The lexicon {0} cannot be read ({1}); choose a text file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/core_sentences.py" line="53"/>
        <source>{0}: {1} has no tab; write word, tab, phonemes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/core_sentences.py" line="54"/>
        <source>{0} cannot be a lexicon word; use 1 to {1} characters without brackets.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/core_sentences.py" line="56"/>
        <source>Nothing in {0} can be pronounced; type at least one English word or number.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/core_sentences.py" line="58"/>
        <source>The pronunciation {0} has no phonemes; write for example &apos;t ə m ˈeɪ t oʊ&apos;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/core_sentences.py" line="59"/>
        <source>The pronunciation {0} has the unknown symbol {1}; known are: {2} ˈ ˌ.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/core_sentences.py" line="61"/>
        <source>The English pronunciation data (gruut-lang-en) are missing; install again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/core_sentences.py" line="62"/>
        <source>The English pronunciation data in {0} are incomplete; install again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/core_sentences.py" line="65"/>
        <source>{0} has tokenizer format {1}, this program reads {2}; use the program version it was made with, or train again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/core_sentences.py" line="68"/>
        <source>{0} does not describe a tokenizer ({1}); copy the model folder again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/core_sentences.py" line="69"/>
        <source>There is no tokenizer at {0}; point to a model folder that has a tokenizer.json.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/core_sentences.py" line="70"/>
        <source>{0} cannot be read as a tokenizer ({1}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/core_sentences.py" line="71"/>
        <source>{0} is cut short or damaged ({1}); copy the model folder again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/core_sentences.py" line="72"/>
        <source>{0} is not a tokenizer file; its kind must be one of {1}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/core_sentences.py" line="74"/>
        <source>{0} has no word before the bar; write it like [[tomato|t ə m ˈɑ t oʊ]].</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/core_sentences.py" line="77"/>
        <source>“{0}” was skipped.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/core_sentences.py" line="78"/>
        <source>The voice was stuck at {0}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/core_sentences.py" line="79"/>
        <source>The sentence was cut off after {0} seconds.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/core_sentences.py" line="82"/>
        <source>Nothing was spoken for “{0}”; try another seed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/core_sentences.py" line="84"/>
        <source>Speaking ended without a result; this is a mistake in the program.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/core_sentences.py" line="85"/>
        <source>{0} Part of the sentence had been handed out; speak it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/core_sentences.py" line="87"/>
        <source>{0} is there already and is not about a take; choose another name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/core_sentences.py" line="88"/>
        <source>{0} has take format {1}, this program reads {2}; update the program.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/core_sentences.py" line="89"/>
        <source>{0} is not the description of a take; choose the .json beside a spoken file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/core_sentences.py" line="90"/>
        <source>{0} is damaged ({1}); speak the text again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/core_sentences.py" line="91"/>
        <source>{0} is too large for a take; choose the .json beside a spoken file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/core_sentences.py" line="92"/>
        <source>There is no {0} that says how the sound was made; keep the two together.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/core_sentences.py" line="93"/>
        <source>{0} cannot be read as a take; speak the text again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/core_sentences.py" line="95"/>
        <source>A voice has codes of shape (K, P), not {0}; make it again from its recording.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/core_sentences.py" line="96"/>
        <source>The voice holds codes outside 0 to {0}; make it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/core_sentences.py" line="97"/>
        <source>{0} has voice format {1}, this program reads {2}; update the program, or make the voice again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/core_sentences.py" line="98"/>
        <source>{0} is damaged: its description is incomplete; ask for the file again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/core_sentences.py" line="99"/>
        <source>{0} is damaged: its codes are none; ask for the file again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/core_sentences.py" line="100"/>
        <source>{0} is damaged: its checksum differs; ask for the file again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/core_sentences.py" line="101"/>
        <source>{0} is too large for a voice; choose a .voice file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/core_sentences.py" line="102"/>
        <source>There is no voice file {0}; check its name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/core_sentences.py" line="103"/>
        <source>{0} is damaged or no voice file; choose a .voice file made by this program.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/core_sentences.py" line="104"/>
        <source>{0} is no voice file; choose a .voice file made by this program.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/core_sentences.py" line="105"/>
        <source>{0} is damaged: its description cannot be read; ask for the file again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/core_sentences.py" line="106"/>
        <source>{0} is damaged: its description is none; ask for the file again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/core_sentences.py" line="108"/>
        <source>{0} is not EnCodec&apos;s 24 kHz weights (SHA-256 {1}…, expected {2}…); download them again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/core_sentences.py" line="109"/>
        <source>{0} does not hold EnCodec&apos;s weights; download them again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/core_sentences.py" line="110"/>
        <source>{0} cannot be read ({1}); choose a file, or download the weights.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/core_sentences.py" line="112"/>
        <source>{0} is not what was saved (its checksum differs); copy it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/core_sentences.py" line="113"/>
        <source>{0} holds a model of kind {1}, not {2}; name the right file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/core_sentences.py" line="115"/>
        <source>{0} does not fit its own configuration: {1} has shape {2}, expected {3}; copy it again, or save it anew.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/core_sentences.py" line="118"/>
        <source>ar.safetensors and nar.safetensors in {0} were trained with different tokenizers; take both from the same model.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/core_sentences.py" line="121"/>
        <source>{0} is tokenizer {1}, but the model was trained with {2}; take all files from the same model folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/core_sentences.py" line="122"/>
        <source>{0} has a damaged description; copy it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/core_sentences.py" line="124"/>
        <source>{0} has format {1}, this program reads format {2}; use the program version it was made with, or save the model anew.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/core_sentences.py" line="127"/>
        <source>{0} describes no known kind of model; copy it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/core_sentences.py" line="128"/>
        <source>{0} is a folder where a weights file was expected; name the file in it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/core_sentences.py" line="129"/>
        <source>{0} cannot be read ({1}); choose another file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/core_sentences.py" line="130"/>
        <source>{0} is cut short or damaged; copy it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/core_sentences.py" line="131"/>
        <source>{0} is a pickle, which could run programs when opened; only .safetensors files are read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/core_sentences.py" line="133"/>
        <source>The folder {0} cannot be made ({1}); choose another.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/core_sentences.py" line="134"/>
        <source>{0} cannot be written ({1}); choose another name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/core_sentences.py" line="135"/>
        <source>{0} is a folder; name a file to write.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/core_sentences.py" line="136"/>
        <source>{0} is not an ordinary file; choose another name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/core_sentences.py" line="137"/>
        <source>There is no folder {0} to write {1} to; make it, or choose another.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/core_sentences.py" line="138"/>
        <source>There is no room on the disk for {0}; free some, or choose another folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/core_sentences.py" line="139"/>
        <source>{0} may not be written to ({1}); choose a folder of your own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/core_sentences.py" line="140"/>
        <source>{0} cannot be written ({1}); choose another folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/core_sentences.py" line="142"/>
        <source>{0} has no setting {1}; it has: {2}. The file may come from a newer version of this program.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/core_sentences.py" line="143"/>
        <source>{0} cannot be made of these values ({1}); check their names and types.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/core_sentences.py" line="144"/>
        <source>{0} must be at least 1, not {1}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/core_sentences.py" line="145"/>
        <source>{0} must be a whole number from {1} to {2}, not {3}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/core_sentences.py" line="146"/>
        <source>{0} must be between {1} and {2}, not {3}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/core_sentences.py" line="147"/>
        <source>{0} must be true or false, not {1}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/core_sentences.py" line="148"/>
        <source>seed must be a whole number from 0 to 2^63 - 1, not {0}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/core_sentences.py" line="154"/>
        <source>There are only {0} s of speech; with three or more the likeness is better.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/core_sentences.py" line="157"/>
        <source>The voice “{0}” belongs to another model: choose that one in Settings, or make the voice again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/core_sentences.py" line="159"/>
        <source>The processor is used because {0}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/core_sentences.py" line="161"/>
        <source>The processor is used because the graphics card failed ({0}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/core_sentences.py" line="164"/>
        <source>The processor is used because the graphics card ran out of memory.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/core_sentences.py" line="166"/>
        <source>The processor was chosen in Settings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/core_sentences.py" line="167"/>
        <source>The graphics card {0} works with this program.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/core_sentences.py" line="169"/>
        <source>The graphics card cannot be used: {0}. Choose the processor in Settings, “Sound and computer”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/core_sentences.py" line="171"/>
        <source>Said again: {0}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/core_sentences.py" line="173"/>
        <source>The voice wanted to end before the last word and was kept going.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/core_sentences.py" line="179"/>
        <source>There is no voice model in “{0}”: {1} is missing. Choose or import another one in Settings, “Models”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/core_sentences.py" line="183"/>
        <source>The model file “{0}” is missing. Choose or import another model in Settings, “Models”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/core_sentences.py" line="187"/>
        <source>“{0}” belongs to another program. Choose or import another model in Settings, “Models”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/core_sentences.py" line="190"/>
        <source>“{0}” is not part of a voice model. Choose or import another model in Settings, “Models”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/core_sentences.py" line="195"/>
        <source>The model in “{0}” needs Meta&apos;s EnCodec weights, which are not on this computer: put that file at “{1}” and choose the model again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/core_sentences.py" line="202"/>
        <source>The voice “{0}” does not say which words its recording holds: add them to the voice, or switch off going on from the recording.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/core_sentences.py" line="209"/>
        <source>an MPEG-4 file (M4A, AAC or video)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/core_sentences.py" line="210"/>
        <source>an AMR file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/core_sentences.py" line="211"/>
        <source>a Windows Media file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/core_sentences.py" line="212"/>
        <source>a Matroska or WebM file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/core_sentences.py" line="213"/>
        <source>a PDF document</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/core_sentences.py" line="214"/>
        <source>a ZIP archive</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/core_sentences.py" line="215"/>
        <source>it is not UTF-8 text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/core_sentences.py" line="216"/>
        <source>the pause before the first word</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/core_sentences.py" line="217"/>
        <source>the pause after “{0}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/core_sentences.py" line="218"/>
        <source>{0} has compute capability {1}, for which this build of PyTorch has no kernels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/core_sentences.py" line="219"/>
        <source>{0} failed a test run ({1})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/core_sentences.py" line="223"/>
        <source>no graphics card was found that this program can use</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/data_folder.py" line="57"/>
        <source>Voices and takes are in “{0}” already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/data_folder.py" line="59"/>
        <source>“{0}” lies inside the folder to be moved: choose one outside of it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/data_folder.py" line="61"/>
        <source>“{0}” holds voices or takes already: choose an empty folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/data_folder.py" line="71"/>
        <source>There is not enough room in “{0}”: {1:.0f} MB are needed, {2:.0f} MB are free.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/data_folder.py" line="168"/>
        <source>“{0}” could not be copied without a mistake: check the disk, or choose another folder.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AlarmBar</name>
    <message>
        <location filename="../../app/speaking/alarm_bar.py" line="30"/>
        <source>Show</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/speaking/alarm_bar.py" line="31"/>
        <source>Speak again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/speaking/alarm_bar.py" line="32"/>
        <source>Speak every sentence with something to check again, with a new seed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/speaking/alarm_bar.py" line="49"/>
        <source>Sentence {0}: {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/speaking/alarm_bar.py" line="51"/>
        <source> (and {0} more)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CodesPlot</name>
    <message>
        <location filename="../../app/widgets/codes_plot.py" line="32"/>
        <source>1 · AR</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/widgets/codes_plot.py" line="33"/>
        <source>{0} · NAR</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ComparisonRow</name>
    <message>
        <location filename="../../app/speaking/comparison_row.py" line="28"/>
        <source>End comparison</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/speaking/comparison_row.py" line="31"/>
        <source>Compare</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/speaking/comparison_row.py" line="55"/>
        <source>{0}  {1}, seed {2}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CrashReporter</name>
    <message>
        <location filename="../../app/crash.py" line="70"/>
        <source>Something went wrong that should not have.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/crash.py" line="72"/>
        <source>Your voices and takes are safe on disk. You can go on, or look at the log and report it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/crash.py" line="75"/>
        <source>Go on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/crash.py" line="76"/>
        <source>Open log folder</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DevicePicker</name>
    <message>
        <location filename="../../app/widgets/device_picker.py" line="30"/>
        <source>System default</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/widgets/device_picker.py" line="30"/>
        <source>None found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/widgets/device_picker.py" line="37"/>
        <source>System default ({0} is not plugged in)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Dialogs</name>
    <message>
        <location filename="../../app/dialogs.py" line="113"/>
        <source>About {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/dialogs.py" line="115"/>
        <source>none loaded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/dialogs.py" line="116"/>
        <source>Clones a voice from three seconds of speech and lets it read your text, offline.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/dialogs.py" line="117"/>
        <source>Model: {0}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Engine</name>
    <message>
        <location filename="../../app/engine.py" line="291"/>
        <source>The voice engine is not loaded yet: wait a moment and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/engine.py" line="293"/>
        <source>The computer ran out of memory: close other programs or use a shorter text.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/engine.py" line="297"/>
        <source>Something unforeseen went wrong ({0}). The log file has the details.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message>
        <location filename="../../app/takes/export_dialog.py" line="38"/>
        <location filename="../../app/takes/export_dialog.py" line="49"/>
        <source>Export</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/takes/export_dialog.py" line="43"/>
        <source>Choose…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/takes/export_dialog.py" line="46"/>
        <source>Write a .json beside it that can make this take again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/takes/export_dialog.py" line="47"/>
        <source>Write subtitles (.srt)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/takes/export_dialog.py" line="48"/>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/takes/export_dialog.py" line="62"/>
        <source>WAV, 16 bit: every program reads it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/takes/export_dialog.py" line="63"/>
        <source>WAV, 24 bit: for further work</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/takes/export_dialog.py" line="64"/>
        <source>WAV, 32 bit float: nothing is rounded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/takes/export_dialog.py" line="65"/>
        <source>FLAC: half the size, nothing lost</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/takes/export_dialog.py" line="66"/>
        <source>OGG Vorbis: small</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/takes/export_dialog.py" line="71"/>
        <location filename="../../app/takes/export_dialog.py" line="88"/>
        <source>Format</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/takes/export_dialog.py" line="72"/>
        <location filename="../../app/takes/export_dialog.py" line="89"/>
        <source>Folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/takes/export_dialog.py" line="73"/>
        <source>File name pattern</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/takes/export_dialog.py" line="74"/>
        <location filename="../../app/takes/export_dialog.py" line="91"/>
        <source>Fields: {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/takes/export_dialog.py" line="90"/>
        <source>File name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/takes/export_dialog.py" line="104"/>
        <source>The file says that it is synthetic speech, and which program, voice and model made it when.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/takes/export_dialog.py" line="127"/>
        <source>This folder does not exist: choose another one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/takes/export_dialog.py" line="140"/>
        <source>Export folder</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FactsDialog</name>
    <message>
        <location filename="../../app/takes/facts_dialog.py" line="21"/>
        <source>About this take</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/takes/facts_dialog.py" line="44"/>
        <source>the graphics card</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/takes/facts_dialog.py" line="44"/>
        <source>the processor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/takes/facts_dialog.py" line="51"/>
        <source>Voice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/takes/facts_dialog.py" line="52"/>
        <source>Made</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/takes/facts_dialog.py" line="53"/>
        <source>Seed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/takes/facts_dialog.py" line="54"/>
        <source>Settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/takes/facts_dialog.py" line="54"/>
        <source>the defaults</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/takes/facts_dialog.py" line="55"/>
        <source>Goes on from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/takes/facts_dialog.py" line="56"/>
        <source>Length</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/takes/facts_dialog.py" line="56"/>
        <source>{0:.1f} s, made in {1:.1f} s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/takes/facts_dialog.py" line="57"/>
        <source>First sound</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/takes/facts_dialog.py" line="57"/>
        <source>after {0:.1f} s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/takes/facts_dialog.py" line="58"/>
        <source>Model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/takes/facts_dialog.py" line="59"/>
        <source>Calculated on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/takes/facts_dialog.py" line="60"/>
        <source>Program</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FoldersPage</name>
    <message>
        <location filename="../../app/preferences/folders_page.py" line="22"/>
        <source>Choose another folder…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/preferences/folders_page.py" line="23"/>
        <source>Back to the usual folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/preferences/folders_page.py" line="25"/>
        <source>Leave them here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/preferences/folders_page.py" line="26"/>
        <source>Close and start again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/preferences/folders_page.py" line="42"/>
        <source>Voices</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/preferences/folders_page.py" line="43"/>
        <source>Takes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/preferences/folders_page.py" line="44"/>
        <source>Logs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/preferences/folders_page.py" line="45"/>
        <source>Voices, takes, models and pronunciations can be kept elsewhere, on a larger disk for example.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/preferences/folders_page.py" line="55"/>
        <source>Open the folder of {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/preferences/folders_page.py" line="68"/>
        <source>When the program starts again, voices and takes are moved to “{0}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/preferences/folders_page.py" line="71"/>
        <source>When the program starts again, the voices and takes in “{0}” are used.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/preferences/folders_page.py" line="78"/>
        <location filename="../../app/preferences/folders_page.py" line="95"/>
        <source>A folder for voices and takes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/preferences/folders_page.py" line="97"/>
        <source>“{0}” holds voices or takes already. Use those?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/preferences/folders_page.py" line="98"/>
        <source>What you have now stays in its folder, and is not shown any more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/preferences/folders_page.py" line="99"/>
        <source>Use those</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/preferences/folders_page.py" line="100"/>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LevelMeter</name>
    <message>
        <location filename="../../app/widgets/level_meter.py" line="26"/>
        <source>Microphone level</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/widgets/level_meter.py" line="27"/>
        <source>Speak so that the bar reaches the middle. Click to put out the clip light.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/widgets/level_meter.py" line="44"/>
        <source>{0:.0f} decibels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/widgets/level_meter.py" line="45"/>
        <source>clipped</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LexiconDialog</name>
    <message>
        <location filename="../../app/speaking/lexicon_dialog.py" line="30"/>
        <source>Pronunciations</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/speaking/lexicon_dialog.py" line="34"/>
        <location filename="../../app/speaking/lexicon_dialog.py" line="43"/>
        <source>Word</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/speaking/lexicon_dialog.py" line="34"/>
        <source>Phonemes (IPA, with spaces)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/speaking/lexicon_dialog.py" line="35"/>
        <source>Words with their own pronunciation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/speaking/lexicon_dialog.py" line="42"/>
        <source>Word, for example TacoLM</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/speaking/lexicon_dialog.py" line="45"/>
        <source>t ˈɑ k o ʊ ɛ l ˈɛ m</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/speaking/lexicon_dialog.py" line="46"/>
        <source>Phonemes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/speaking/lexicon_dialog.py" line="47"/>
        <source>Add</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/speaking/lexicon_dialog.py" line="48"/>
        <source>Remove the chosen word</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/speaking/lexicon_dialog.py" line="49"/>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/speaking/lexicon_dialog.py" line="73"/>
        <source>Words the program reads wrongly can be given phonemes here. They are used in every text.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <location filename="../../app/main_window.py" line="93"/>
        <source>Queue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/main_window.py" line="114"/>
        <source>{0} waiting ▾</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/main_window.py" line="115"/>
        <source>Texts waiting to be spoken; choose one to take it out of the queue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/main_window.py" line="118"/>
        <source>Remove: {0}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MicrophoneView</name>
    <message>
        <location filename="../../app/recording/microphone_view.py" line="25"/>
        <source>Microphone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/recording/microphone_view.py" line="26"/>
        <source>Look for microphones again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/recording/microphone_view.py" line="28"/>
        <location filename="../../app/recording/microphone_view.py" line="134"/>
        <source>Record</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/recording/microphone_view.py" line="29"/>
        <source>Load a file…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/recording/microphone_view.py" line="43"/>
        <location filename="../../app/recording/microphone_view.py" line="48"/>
        <source> s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/recording/microphone_view.py" line="44"/>
        <source>Length of the recording in seconds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/recording/microphone_view.py" line="45"/>
        <source>Length of the recording; it stops by itself</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/recording/microphone_view.py" line="49"/>
        <source>Countdown in seconds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/recording/microphone_view.py" line="50"/>
        <source>Countdown before the recording</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/recording/microphone_view.py" line="64"/>
        <source>for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/recording/microphone_view.py" line="64"/>
        <source>after a countdown of</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/recording/microphone_view.py" line="106"/>
        <source>No microphone was found: plug one in and press Refresh, or load a file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/recording/microphone_view.py" line="134"/>
        <source>Stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/recording/microphone_view.py" line="142"/>
        <source>Speak one calm sentence, about 20 cm from the microphone, in a quiet room.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/recording/microphone_view.py" line="146"/>
        <source>Recording starts in {0}…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/recording/microphone_view.py" line="149"/>
        <source>Recording: {0:.1f} of {1:.0f} s. Speak now.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ModelsPage</name>
    <message>
        <location filename="../../app/preferences/models_page.py" line="32"/>
        <source>Voice models</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/preferences/models_page.py" line="33"/>
        <source>Use</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/preferences/models_page.py" line="34"/>
        <source>Import a folder…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/preferences/models_page.py" line="35"/>
        <source>Verify</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/preferences/models_page.py" line="36"/>
        <location filename="../../app/preferences/models_page.py" line="106"/>
        <source>Remove</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/preferences/models_page.py" line="45"/>
        <source>A model is what speaks: a folder of files that belong together. Nothing is ever downloaded.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/preferences/models_page.py" line="63"/>
        <source>Model that came with the program</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/preferences/models_page.py" line="65"/>
        <source>{0}{1}  ({2:.0f} MB)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/preferences/models_page.py" line="71"/>
        <source>There is no model here yet: import a model folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/preferences/models_page.py" line="92"/>
        <source>Reading every file…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/preferences/models_page.py" line="102"/>
        <source>Remove a model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/preferences/models_page.py" line="104"/>
        <source>Remove the model “{0}” from this computer?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/preferences/models_page.py" line="105"/>
        <source>Its files are deleted; this cannot be undone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/preferences/models_page.py" line="107"/>
        <source>Keep</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/preferences/models_page.py" line="118"/>
        <source>Import a model folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/preferences/models_page.py" line="125"/>
        <source>Copying the model…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MovingDialog</name>
    <message>
        <location filename="../../app/opening.py" line="34"/>
        <source>Moving your voices and takes to
{0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/opening.py" line="37"/>
        <source>Moving voices and takes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/opening.py" line="43"/>
        <source>Leave them where they are</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/opening.py" line="68"/>
        <source>Voices and takes were not moved; they are where they were.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NewVoiceDialog</name>
    <message>
        <location filename="../../app/recording/view.py" line="59"/>
        <source>New voice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/recording/view.py" line="70"/>
        <source>I am the speaker, or the speaker has agreed that I use this voice.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/recording/view.py" line="71"/>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/recording/view.py" line="72"/>
        <source>Save voice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/recording/view.py" line="84"/>
        <source>Record a few seconds, or drop a sound file here (wav, flac, ogg, mp3).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/recording/view.py" line="93"/>
        <source>Countdown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/recording/view.py" line="101"/>
        <source>For example: my voice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/recording/view.py" line="102"/>
        <source>Name of the voice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/recording/view.py" line="104"/>
        <source>Optional: where, when, what for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/recording/view.py" line="105"/>
        <source>Note about the voice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/recording/view.py" line="108"/>
        <source>Record or load</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/recording/view.py" line="114"/>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/recording/view.py" line="115"/>
        <source>Note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/recording/view.py" line="226"/>
        <source>Load a sound file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/recording/view.py" line="226"/>
        <source>Sound files ({0})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/recording/view.py" line="239"/>
        <source>Some sound was lost while recording because the computer was busy: record again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/recording/view.py" line="246"/>
        <source>Speak</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/recording/view.py" line="295"/>
        <source>Record or load a usable voice first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/recording/view.py" line="297"/>
        <source>Give the voice a name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/recording/view.py" line="298"/>
        <source>Tick the box about the speaker&apos;s agreement.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NoticeBar</name>
    <message>
        <location filename="../../app/widgets/notice.py" line="24"/>
        <source>Dismiss message</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/widgets/notice.py" line="35"/>
        <source>Message</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Opening</name>
    <message>
        <location filename="../../app/opening.py" line="143"/>
        <source>Your folder of voices and takes, “{0}”, is not there: connect its disk and start again. Until then the usual folder is used.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/opening.py" line="157"/>
        <source>Voices and takes are moved when all windows of the program have been closed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/opening.py" line="171"/>
        <source>Voices and takes were not moved: the settings in “{0}” could not be written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/opening.py" line="177"/>
        <source>Your voices and takes are in “{0}” now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/opening.py" line="179"/>
        <source>Some old files in “{0}” could not be removed.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Ordering</name>
    <message>
        <location filename="../../app/speaking/ordering.py" line="64"/>
        <source>Choose a voice first, or make one with “New voice…”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/speaking/ordering.py" line="66"/>
        <source>Type or paste a text first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/speaking/ordering.py" line="87"/>
        <source>The voice “{0}” of this take is no longer in the library: import it, or choose another one.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Player</name>
    <message>
        <location filename="../../app/sound/player.py" line="169"/>
        <source>The loudspeaker takes no more sound: was it unplugged? Choose another one in Settings.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PlotsView</name>
    <message>
        <location filename="../../app/speaking/plots_view.py" line="44"/>
        <source>Waveform of the take</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/speaking/plots_view.py" line="46"/>
        <source>Attention map: text against time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/speaking/plots_view.py" line="47"/>
        <source>Codes: eight codebooks against time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/speaking/plots_view.py" line="48"/>
        <source>Spectrogram of the take</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/speaking/plots_view.py" line="62"/>
        <source>Attention</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/speaking/plots_view.py" line="62"/>
        <source>Codes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/speaking/plots_view.py" line="62"/>
        <source>Spectrogram</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/speaking/plots_view.py" line="62"/>
        <source>Sentences</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/speaking/plots_view.py" line="64"/>
        <source>Where in the text the model looked at each moment. A clean diagonal is good.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/speaking/plots_view.py" line="65"/>
        <source>The numbers the sound is made from: codebook 1 frame by frame, the others after it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/speaking/plots_view.py" line="66"/>
        <source>Frequencies over time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/speaking/plots_view.py" line="67"/>
        <source>Each sentence, with what to check and ways to speak it again.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PreferencesDialog</name>
    <message>
        <location filename="../../app/preferences/view.py" line="46"/>
        <source>Settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/preferences/view.py" line="52"/>
        <source>Let the sound start while the rest is being made</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/preferences/view.py" line="53"/>
        <location filename="../../app/preferences/view.py" line="103"/>
        <source>Loudspeaker</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/preferences/view.py" line="60"/>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/preferences/view.py" line="66"/>
        <source>Pages of the settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/preferences/view.py" line="70"/>
        <source>General</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/preferences/view.py" line="71"/>
        <source>Sound and computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/preferences/view.py" line="72"/>
        <source>Sampling</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/preferences/view.py" line="73"/>
        <source>Models</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/preferences/view.py" line="74"/>
        <source>Folders</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/preferences/view.py" line="88"/>
        <location filename="../../app/preferences/view.py" line="113"/>
        <source>Theme</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/preferences/view.py" line="89"/>
        <location filename="../../app/preferences/view.py" line="119"/>
        <source>Text size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/preferences/view.py" line="90"/>
        <source>Listening</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/preferences/view.py" line="91"/>
        <source>Nothing is sent anywhere: everything happens on this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/preferences/view.py" line="100"/>
        <source>Look for loudspeakers again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/preferences/view.py" line="104"/>
        <location filename="../../app/preferences/view.py" line="131"/>
        <source>Calculate on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/preferences/view.py" line="110"/>
        <source>As the system</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/preferences/view.py" line="110"/>
        <source>Light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/preferences/view.py" line="110"/>
        <source>Dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/preferences/view.py" line="124"/>
        <source>Graphics card if it works, else processor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/preferences/view.py" line="125"/>
        <source>Processor (CPU)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/preferences/view.py" line="126"/>
        <source>Graphics card (CUDA)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/preferences/view.py" line="156"/>
        <source>Getting the voice engine ready…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PreferencesService</name>
    <message>
        <location filename="../../app/preferences/service.py" line="43"/>
        <source>The model “{0}” is no longer in the models folder; the one that came with the program speaks.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/preferences/service.py" line="87"/>
        <source>The model “{0}” was imported. Choose it to use it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/preferences/service.py" line="114"/>
        <source>The model was removed.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Presenter</name>
    <message>
        <location filename="../../app/presenter.py" line="201"/>
        <source>Choose a take to export first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/presenter.py" line="241"/>
        <source>The program did not close properly last time. Your takes are safe.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/presenter.py" line="242"/>
        <source>Restore the last session</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/presenter.py" line="271"/>
        <source>The voice engine is getting ready; your text is spoken right after.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/presenter.py" line="288"/>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/presenter.py" line="295"/>
        <source>Exported to {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/presenter.py" line="296"/>
        <source>Open the folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/presenter.py" line="312"/>
        <source>graphics card</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/presenter.py" line="312"/>
        <source>processor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/presenter.py" line="313"/>
        <source>Ready · calculating on the {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/presenter.py" line="318"/>
        <source>Getting the voice engine ready…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PromptService</name>
    <message>
        <location filename="../../app/recording/service.py" line="100"/>
        <source>The voice engine is at work; this follows as soon as it is free.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Recorder</name>
    <message>
        <location filename="../../app/sound/recorder.py" line="180"/>
        <source>The microphone stopped sending sound: was it unplugged? Press Refresh.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ResultView</name>
    <message>
        <location filename="../../app/speaking/result_view.py" line="56"/>
        <location filename="../../app/speaking/result_view.py" line="196"/>
        <source>Play</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/speaking/result_view.py" line="57"/>
        <source>Stop playing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/speaking/result_view.py" line="60"/>
        <source>Zoom to the sentence at the playhead</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/speaking/result_view.py" line="61"/>
        <source>Show the whole take</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/speaking/result_view.py" line="62"/>
        <source>More about this take</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/speaking/result_view.py" line="63"/>
        <source>Export…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/speaking/result_view.py" line="79"/>
        <source>How it works</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/speaking/result_view.py" line="85"/>
        <source>Speak all of it again with a new seed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/speaking/result_view.py" line="86"/>
        <source>Make it again exactly, to check</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/speaking/result_view.py" line="89"/>
        <source>About this take…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/speaking/result_view.py" line="97"/>
        <source>3  Result</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/speaking/result_view.py" line="115"/>
        <source>Position</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/speaking/result_view.py" line="152"/>
        <source>being made…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/speaking/result_view.py" line="196"/>
        <source>Pause</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SamplingPage</name>
    <message>
        <location filename="../../app/preferences/sampling_page.py" line="70"/>
        <source>Own values</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/preferences/sampling_page.py" line="71"/>
        <location filename="../../app/preferences/sampling_page.py" line="103"/>
        <source>Quality and speed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/preferences/sampling_page.py" line="72"/>
        <source>Keep attention near the reading position (safer)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/preferences/sampling_page.py" line="74"/>
        <source>Reset to the defaults</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/preferences/sampling_page.py" line="84"/>
        <source>How codes are drawn. Each take keeps the values it was made with.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/preferences/sampling_page.py" line="90"/>
        <source>Sampling</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SentenceTable</name>
    <message>
        <location filename="../../app/speaking/sentence_table.py" line="39"/>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/speaking/sentence_table.py" line="39"/>
        <source>Sentence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/speaking/sentence_table.py" line="39"/>
        <source>Length</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/speaking/sentence_table.py" line="39"/>
        <source>To check</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/speaking/sentence_table.py" line="39"/>
        <source>Seed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/speaking/sentence_table.py" line="41"/>
        <source>Sentences of the take</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/speaking/sentence_table.py" line="55"/>
        <source>Hear this sentence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/speaking/sentence_table.py" line="56"/>
        <source>Speak it again with a new seed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/speaking/sentence_table.py" line="82"/>
        <location filename="../../app/speaking/sentence_table.py" line="99"/>
        <source>speaking…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/speaking/sentence_table.py" line="89"/>
        <source>check</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/speaking/sentence_table.py" line="89"/>
        <source>done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/speaking/sentence_table.py" line="90"/>
        <source>{0:.1f} s</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ShortcutsDialog</name>
    <message>
        <location filename="../../app/welcome.py" line="72"/>
        <source>Keyboard shortcuts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/welcome.py" line="99"/>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SpectrogramPlot</name>
    <message>
        <location filename="../../app/widgets/spectrogram_plot.py" line="21"/>
        <source>{0} kHz</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TakeListModel</name>
    <message>
        <location filename="../../app/takes/list_model.py" line="70"/>
        <source>starred</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/takes/list_model.py" line="91"/>
        <source>{0} to check</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/takes/list_model.py" line="92"/>
        <source>unfinished</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/takes/list_model.py" line="93"/>
        <source>{0:.1f} s</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TakesView</name>
    <message>
        <location filename="../../app/takes/view.py" line="33"/>
        <location filename="../../app/takes/view.py" line="57"/>
        <source>Takes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/takes/view.py" line="40"/>
        <source>What you synthesise is kept here, also after the program ends.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/takes/view.py" line="41"/>
        <location filename="../../app/takes/view.py" line="162"/>
        <source>Star this take</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/takes/view.py" line="42"/>
        <source>Compare two takes: choose two with Ctrl (Ctrl+B)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/takes/view.py" line="43"/>
        <source>Export this take</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/takes/view.py" line="44"/>
        <source>More about takes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/takes/view.py" line="45"/>
        <source>Delete the chosen takes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/takes/view.py" line="46"/>
        <source>Put its text back into the editor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/takes/view.py" line="47"/>
        <source>Show only starred takes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/takes/view.py" line="111"/>
        <source>Choose two takes in the list, the second one with Ctrl, to compare them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/takes/view.py" line="162"/>
        <source>Remove the star</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TextView</name>
    <message>
        <location filename="../../app/speaking/text_view.py" line="84"/>
        <source>Open…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/speaking/text_view.py" line="85"/>
        <source>As spoken</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/speaking/text_view.py" line="86"/>
        <source>Pronunciations…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/speaking/text_view.py" line="89"/>
        <source>Keep this seed: the same text sounds the same again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/speaking/text_view.py" line="92"/>
        <source>Add to queue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/speaking/text_view.py" line="93"/>
        <location filename="../../app/speaking/text_view.py" line="221"/>
        <source>Synthesise</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/speaking/text_view.py" line="103"/>
        <source>Type or paste what the voice shall say.
[pause 500ms] makes a pause, an empty line too.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/speaking/text_view.py" line="105"/>
        <source>Text to speak</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/speaking/text_view.py" line="108"/>
        <source>The text as it will be spoken</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/speaking/text_view.py" line="109"/>
        <source>The spoken form appears here as soon as the voice engine is ready.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/speaking/text_view.py" line="111"/>
        <source>Show how numbers, dates and abbreviations will be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/speaking/text_view.py" line="112"/>
        <source>Teach the program how words are pronounced</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/speaking/text_view.py" line="114"/>
        <source>new seed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/speaking/text_view.py" line="115"/>
        <source>Seed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/speaking/text_view.py" line="116"/>
        <source>The number all chance comes from; shown after each take</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/speaking/text_view.py" line="121"/>
        <source>Progress</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/speaking/text_view.py" line="130"/>
        <source>2  Text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/speaking/text_view.py" line="202"/>
        <source>Open a text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/speaking/text_view.py" line="202"/>
        <source>Texts (*.txt *.md);;All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/speaking/text_view.py" line="218"/>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/speaking/text_view.py" line="219"/>
        <source>Stop; finished sentences are kept (Esc)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/speaking/text_view.py" line="222"/>
        <source>Speak the text in the chosen voice (Ctrl+Return)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/speaking/text_view.py" line="227"/>
        <source>Stopping…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/speaking/text_view.py" line="240"/>
        <source>Sentence {0} of {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/speaking/text_view.py" line="242"/>
        <source>Reading the text…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/speaking/text_view.py" line="244"/>
        <source>{0} made</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/speaking/text_view.py" line="246"/>
        <source>about {0} left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/speaking/text_view.py" line="281"/>
        <source>{0} characters · about {1}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TrimView</name>
    <message>
        <location filename="../../app/recording/trim_view.py" line="29"/>
        <source>Waveform of the recording; drag the edges to trim, or use the arrows, with Shift for the beginning</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/recording/trim_view.py" line="32"/>
        <source>Hear it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/recording/trim_view.py" line="33"/>
        <source>Hear it at its best</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/recording/trim_view.py" line="52"/>
        <source>The recording through the sound codec: the best this voice can sound when it speaks your text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/recording/trim_view.py" line="34"/>
        <source>Zoom to the chosen part</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/recording/trim_view.py" line="35"/>
        <source>Show the whole recording</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/recording/trim_view.py" line="56"/>
        <source>Verdict on the recording</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/recording/trim_view.py" line="57"/>
        <source>Optional: the words that are spoken in this recording</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/recording/trim_view.py" line="58"/>
        <source>Transcript of the recording</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/recording/trim_view.py" line="59"/>
        <source>With it, speech can go on from the recording as if it had just been said</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/recording/trim_view.py" line="40"/>
        <source>The recording was trimmed after this was typed: check the words, or they are not used.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/recording/trim_view.py" line="42"/>
        <source>They still fit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/recording/trim_view.py" line="108"/>
        <location filename="../../app/recording/trim_view.py" line="124"/>
        <source>{0:.1f} s chosen</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Verdict</name>
    <message>
        <location filename="../../app/recording/take_check.py" line="42"/>
        <source>Good: {0:.1f} s of clear speech.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/recording/take_check.py" line="43"/>
        <source>Usable, with {0:.1f} s of speech, but it could be better:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/recording/take_check.py" line="44"/>
        <source>No voice can be made of this:</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>VoiceEditor</name>
    <message>
        <location filename="../../app/voices/editor.py" line="17"/>
        <source>Voice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/voices/editor.py" line="21"/>
        <source>Name of the voice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/voices/editor.py" line="22"/>
        <source>What is said in the recording</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/voices/editor.py" line="24"/>
        <source>Word for word what is said in the recording; with it, speech can go on from there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/voices/editor.py" line="26"/>
        <source>Note about the voice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/voices/editor.py" line="28"/>
        <source>Consent statement</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/voices/editor.py" line="29"/>
        <source>Who agreed to the use of this voice, and for what</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/voices/editor.py" line="32"/>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/voices/editor.py" line="33"/>
        <source>Words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/voices/editor.py" line="34"/>
        <source>Note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/voices/editor.py" line="35"/>
        <source>Consent</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>VoiceListModel</name>
    <message>
        <location filename="../../app/voices/list_model.py" line="46"/>
        <source>{0:.1f} s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/voices/list_model.py" line="47"/>
        <source>ready-made</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>VoicesService</name>
    <message>
        <location filename="../../app/voices/service.py" line="123"/>
        <source>The voice was exported to {0}.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>VoicesView</name>
    <message>
        <location filename="../../app/voices/view.py" line="45"/>
        <source>Voices</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/voices/view.py" line="49"/>
        <source>New voice…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/voices/view.py" line="50"/>
        <source>Hear the recording behind this voice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/voices/view.py" line="51"/>
        <source>Go on from the recording</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/voices/view.py" line="53"/>
        <source>Name, words, note and consent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/voices/view.py" line="54"/>
        <source>More about voices</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/voices/view.py" line="55"/>
        <source>Delete this voice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/voices/view.py" line="56"/>
        <source>No voice yet. Record three seconds, or load a sound file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/voices/view.py" line="57"/>
        <source>Export this voice…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/voices/view.py" line="58"/>
        <source>Import a voice…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/voices/view.py" line="66"/>
        <source>1  Voice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/voices/view.py" line="123"/>
        <source>A ready-made voice cannot be changed or deleted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/voices/view.py" line="132"/>
        <source>Export a voice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/voices/view.py" line="132"/>
        <location filename="../../app/voices/view.py" line="141"/>
        <source>Voices (*{0})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/voices/view.py" line="141"/>
        <source>Import a voice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/voices/view.py" line="207"/>
        <source>The voice goes on as if it had just said: “{0}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/voices/view.py" line="210"/>
        <source>What is said in it is not known.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/voices/view.py" line="213"/>
        <source>Speech can go on from a recording only where its words are known; this voice came without them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/voices/view.py" line="217"/>
        <source>Type what is said in it first (F2).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/voices/view.py" line="219"/>
        <source>Speech can go on from a recording only where its words are known: type them in (F2).</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WaitingDialog</name>
    <message>
        <location filename="../../app/opening.py" line="80"/>
        <source>Another window is opening or moving your voices and takes; wait a moment.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/opening.py" line="81"/>
        <source>Quit</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WelcomeDialog</name>
    <message>
        <location filename="../../app/welcome.py" line="57"/>
        <source>How it works</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/welcome.py" line="59"/>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WelcomePanel</name>
    <message>
        <location filename="../../app/welcome.py" line="22"/>
        <source>Let a voice read your text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/welcome.py" line="26"/>
        <source>Everything happens on this computer; nothing is sent anywhere and no connection is needed. Use voices only with the speaker&apos;s agreement. Every exported file says that it is synthetic speech.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/welcome.py" line="35"/>
        <source>Choose a voice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/welcome.py" line="36"/>
        <source>Record three seconds, load a sound file, or take one of the ready-made voices.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/welcome.py" line="39"/>
        <source>Write the text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/welcome.py" line="40"/>
        <source>Type, paste, or open a file. Long texts are spoken sentence by sentence.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/welcome.py" line="43"/>
        <source>Synthesise, look, keep</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/welcome.py" line="45"/>
        <source>The sound starts while the rest is being made. If a sentence did not work, it is marked, and one click speaks it again. Every take is kept, and can be exported.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WordLane</name>
    <message>
        <location filename="../../app/widgets/word_lane.py" line="58"/>
        <source>Words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/widgets/word_lane.py" line="59"/>
        <source>Click a word to hear it. With the keyboard: arrow keys, then Enter.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Workbench</name>
    <message>
        <location filename="../../app/workbench.py" line="193"/>
        <source>Cancelled before the first sentence was finished.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/workbench.py" line="195"/>
        <source>Cancelled. Finished sentences, kept as a take: {0}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/workbench.py" line="206"/>
        <source>Made again: every code is the same as before.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/workbench.py" line="208"/>
        <source>Made again, but not every code is the same: the model or the device has changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/workbench.py" line="216"/>
        <source>Sentence {0} spoken again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/workbench.py" line="280"/>
        <source>The voice engine is at work; the recording is played as soon as it is free.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/workbench.py" line="346"/>
        <source>The take “{0}” was deleted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/workbench.py" line="348"/>
        <source>{0} takes were deleted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/workbench.py" line="352"/>
        <source>The voice “{0}” was deleted.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
