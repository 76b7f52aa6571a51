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
        <source>Make a list of texts…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/commands.py" line="28"/>
        <source>Export the take…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/commands.py" line="29"/>
        <source>Settings…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/commands.py" line="30"/>
        <source>Quit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/commands.py" line="31"/>
        <source>New project…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/commands.py" line="32"/>
        <source>Open a project…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/commands.py" line="33"/>
        <source>Save</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/commands.py" line="34"/>
        <source>Close the project</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/commands.py" line="35"/>
        <source>Add chapters from a file…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/commands.py" line="36"/>
        <source>Split the chapter at the cursor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/commands.py" line="37"/>
        <source>Speak all chapters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/commands.py" line="38"/>
        <source>Export the book…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/commands.py" line="39"/>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/commands.py" line="40"/>
        <source>Redo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/commands.py" line="41"/>
        <source>Rename in the list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/commands.py" line="42"/>
        <source>Bin: deleted takes and voices, recordings…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/commands.py" line="43"/>
        <source>New voice…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/commands.py" line="44"/>
        <source>Teach this voice…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/commands.py" line="45"/>
        <source>Hear the recording behind the voice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/commands.py" line="46"/>
        <source>Name, words, note and consent…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/commands.py" line="47"/>
        <source>Import a voice…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/commands.py" line="48"/>
        <source>Export the voice…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/commands.py" line="49"/>
        <source>Delete the voice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/commands.py" line="50"/>
        <source>Synthesise</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/commands.py" line="51"/>
        <source>Add to the queue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/commands.py" line="52"/>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/commands.py" line="53"/>
        <source>Go to the text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/commands.py" line="54"/>
        <source>Show the text as spoken</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/commands.py" line="55"/>
        <source>Voices of the script…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/commands.py" line="56"/>
        <source>Pronunciations…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/commands.py" line="57"/>
        <source>Play or pause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/commands.py" line="58"/>
        <source>Stop playing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/commands.py" line="59"/>
        <source>Star</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/commands.py" line="60"/>
        <source>Compare two takes, or hear the other one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/commands.py" line="61"/>
        <source>Speak again with a new seed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/commands.py" line="62"/>
        <source>Speak sentences with something to check again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/commands.py" line="63"/>
        <source>Go on where it stopped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/commands.py" line="64"/>
        <source>Hear the next variant of the sentence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/commands.py" line="65"/>
        <source>Make again exactly</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/commands.py" line="66"/>
        <source>About this take…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/commands.py" line="67"/>
        <source>Delete the take</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/commands.py" line="68"/>
        <source>Attention</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/commands.py" line="69"/>
        <source>Codes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/commands.py" line="70"/>
        <source>Spectrogram</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/commands.py" line="71"/>
        <source>Sentences</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/commands.py" line="72"/>
        <source>Show the whole take</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/commands.py" line="73"/>
        <source>How it works</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/commands.py" line="74"/>
        <source>Keyboard shortcuts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/commands.py" line="75"/>
        <source>Open the log folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/commands.py" line="76"/>
        <source>About TacoLM Studio</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/commands.py" line="82"/>
        <source>&amp;File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/commands.py" line="83"/>
        <source>&amp;Project</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/commands.py" line="84"/>
        <source>&amp;Edit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/commands.py" line="85"/>
        <source>&amp;Voice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/commands.py" line="86"/>
        <source>Te&amp;xt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/commands.py" line="87"/>
        <source>&amp;Take</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/commands.py" line="88"/>
        <source>Vie&amp;w</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/commands.py" line="89"/>
        <source>&amp;Help</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/preferences/sampling_page.py" line="44"/>
        <source>Temperature</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/preferences/sampling_page.py" line="44"/>
        <source>Lower is calmer, higher livelier; 0 is likeliest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/preferences/sampling_page.py" line="46"/>
        <source>Top-p</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/preferences/sampling_page.py" line="46"/>
        <source>Draw from the likeliest codes with this share; 1 is off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/preferences/sampling_page.py" line="47"/>
        <source>Top-k</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/preferences/sampling_page.py" line="47"/>
        <source>Draw from so many of the likeliest codes; 0 is off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/preferences/sampling_page.py" line="48"/>
        <source>Repetition window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/preferences/sampling_page.py" line="48"/>
        <source>Frames looked back at; 0 is off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/preferences/sampling_page.py" line="49"/>
        <source>Repetition share</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/preferences/sampling_page.py" line="49"/>
        <source>Part of it that one code may fill</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/preferences/sampling_page.py" line="50"/>
        <source>Guidance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/preferences/sampling_page.py" line="50"/>
        <source>Above 1: closer to the text, half as slow again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/preferences/sampling_page.py" line="52"/>
        <source>Clearness</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/preferences/sampling_page.py" line="52"/>
        <source>Above 1: clearer and nearer to the voice; 1 is off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/preferences/sampling_page.py" line="54"/>
        <source>Detail chance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/preferences/sampling_page.py" line="54"/>
        <source>In codebooks 2 to 8; 0 is best</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/preferences/sampling_page.py" line="55"/>
        <source>Start sound after</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/preferences/sampling_page.py" line="55"/>
        <source>Frames, 75 a second; 0 waits for sentences</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/preferences/sampling_page.py" line="56"/>
        <source>Length limit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/preferences/sampling_page.py" line="56"/>
        <source>Seconds a text token may last</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/takes/history.py" line="71"/>
        <location filename="../../app/takes/archive.py" line="158"/>
        <source>The take in “{0}” is damaged; make it again from its text.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/takes/history.py" line="147"/>
        <source>The take in “{0}” is damaged or gone; delete it from the list.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/takes/export.py" line="68"/>
        <source>The file name pattern has an unpaired brace: {0}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/takes/export.py" line="71"/>
        <source>“{0}” is not known in a file name pattern; use {1}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/sound/portaudio.py" line="28"/>
        <source>The sound library PortAudio could not be started, so recording and playing are off; install it (on Debian or Ubuntu: libportaudio2) and start the program again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/sound/portaudio.py" line="111"/>
        <source>The sound system did not come back; start the program again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/sound/portaudio.py" line="171"/>
        <source>The loudspeaker “{0}” could not be opened; choose another one in the settings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/sound/portaudio.py" line="177"/>
        <source>No microphone was found: plug one in and press Refresh, or load a sound file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/sound/portaudio.py" line="183"/>
        <source>No loudspeaker was found: plug one in and try again. Export works without one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/sound/portaudio.py" line="192"/>
        <source>The sound system does not answer; try again in a moment.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/sound/portaudio.py" line="226"/>
        <source>The microphone “{0}” could not be opened. Check that this program may use the microphone in the system&apos;s privacy settings and that no other program holds it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/speaking/options.py" line="40"/>
        <source>The settings of this take cannot be read ({0}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/files.py" line="26"/>
        <source>The disk that holds “{0}” is full: make some room and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/files.py" line="28"/>
        <source>“{0}” may not be written: choose another folder or change its permissions.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/files.py" line="30"/>
        <source>“{0}” is not there any more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/files.py" line="31"/>
        <source>“{0}” could not be used ({1}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/preferences/models.py" line="118"/>
        <source>{0} has changed since it was imported: remove this model and import it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/preferences/models.py" line="121"/>
        <source>every file is complete and unchanged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/preferences/models.py" line="121"/>
        <source>every file is complete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/preferences/models.py" line="122"/>
        <source>{0}: {1} ({2:.0f} MB).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/preferences/models.py" line="140"/>
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
        <location filename="../../app/core_sentences.py" line="30"/>
        <source>{0} does not say how long it is, as if its recording had been broken off; it is read to its end.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/core_sentences.py" line="31"/>
        <source>{0} announces {1} bytes more than it holds; it is read to its end.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/core_sentences.py" line="32"/>
        <source>{0} is {1}, which takes FFmpeg to read: install FFmpeg, or convert it to WAV, FLAC, OGG or MP3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/core_sentences.py" line="34"/>
        <source>{0} is protected against copying, so that only the programs of its seller can play it; choose another file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/core_sentences.py" line="36"/>
        <source>{0} is {1} without any sound; choose another file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/core_sentences.py" line="38"/>
        <source>A loudness of {0} LUFS is out of range; give {1} to {2}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/core_sentences.py" line="40"/>
        <source>The voice is very quiet ({0} dB); come closer or turn the microphone up.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/core_sentences.py" line="41"/>
        <source>{0} of the recording is clipped; turn the microphone down or speak from further away.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/core_sentences.py" line="42"/>
        <source>The noise is only {0} dB below the voice; find a quieter place.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/core_sentences.py" line="43"/>
        <source>This does not sound like somebody speaking; record or load the speech of one person.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/core_sentences.py" line="44"/>
        <source>The noise drowns the voice; find a quieter place or come closer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/core_sentences.py" line="45"/>
        <source>More than one person seems to speak; choose a part in which only one does.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/core_sentences.py" line="46"/>
        <source>The pitch hardly moves, as that of an instrument; make sure that this is one person speaking.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/core_sentences.py" line="47"/>
        <source>There is a silence of {0} s inside the recording; it is shortened, but cut it out if you can.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/core_sentences.py" line="48"/>
        <source>The recording is longer than {0} s; only {1} to {2} s of it is used.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/core_sentences.py" line="49"/>
        <source>There is no sound in the recording; check the microphone and its permission, then record again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/core_sentences.py" line="50"/>
        <source>There are only {0} s of speech; record at least {1} s, better three.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/core_sentences.py" line="52"/>
        <source>The sound holds values that are not numbers; export it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/core_sentences.py" line="53"/>
        <source>{0} samples per second cannot be sound; it must be {1} to {2}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/core_sentences.py" line="55"/>
        <source>What a voice learnt is damaged ({0}); teach it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/core_sentences.py" line="56"/>
        <source>What a voice learnt takes {0} MB, more than {1} MB; teach it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/core_sentences.py" line="57"/>
        <source>{0} is damaged: what it learnt cannot be read; ask for the file again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/core_sentences.py" line="58"/>
        <source>What the voice learnt does not fit this model ({0}); teach it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/core_sentences.py" line="59"/>
        <source>The voice “{0}” was taught with another model; teach it again with this one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/core_sentences.py" line="61"/>
        <source>This sounds like another person, or another room; it is left out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/core_sentences.py" line="63"/>
        <source>{0} of {1} recordings sound like another person, or another room; teach a voice from recordings of one person.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/core_sentences.py" line="66"/>
        <source>Only {0} s of speech in {1} recordings can be used; a voice is taught from at least {2} s in two of them, better from two minutes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/core_sentences.py" line="69"/>
        <source>There is no folder {0} of recordings; name one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/core_sentences.py" line="70"/>
        <source>There is no recording in {0}; put WAV, FLAC, OGG or MP3 files there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/core_sentences.py" line="71"/>
        <source>None of the {0} recordings in {1} can be used; put the words of NAME.wav into NAME.txt.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/core_sentences.py" line="72"/>
        <source>{0} is left out: its words are not known; put them into {1}.txt.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/core_sentences.py" line="73"/>
        <source>{0} is left out: it is longer than {1} s; cut it into sentences.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/core_sentences.py" line="74"/>
        <source>The recordings after {0} minutes are left out; more makes the voice no better.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/core_sentences.py" line="76"/>
        <source>Nothing in {0} can be pronounced; type at least one English word.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/core_sentences.py" line="78"/>
        <source>The control {0} has no closing bracket; write it like [pause 300ms].</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/core_sentences.py" line="79"/>
        <source>The control {0} is not understood; write it like [pause 300ms] or [pause 1.5s].</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/core_sentences.py" line="80"/>
        <source>The pause in {0} is too long; a pause is at most {1} s.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/core_sentences.py" line="82"/>
        <source>There is no text to speak; type or paste some.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/core_sentences.py" line="83"/>
        <source>The text has {0} characters, one request may have {1}; speak it in parts.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/core_sentences.py" line="85"/>
        <source>The text file {0} cannot be read ({1}); choose another.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/core_sentences.py" line="86"/>
        <source>{0} is too long to be spoken at once; cut it into texts of {1} characters.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/core_sentences.py" line="87"/>
        <source>{0} is not a text file; choose one that is, best in UTF-8.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/core_sentences.py" line="88"/>
        <source>{0} is cut short or damaged; save it again, best in UTF-8.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/core_sentences.py" line="90"/>
        <source>The lexicon cannot be written to {0} ({1}); choose another folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/core_sentences.py" line="91"/>
        <source>The lexicon {0} cannot be read ({1}); choose a text file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/core_sentences.py" line="92"/>
        <source>{0}: {1} has no tab; write word, tab, phonemes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/core_sentences.py" line="93"/>
        <source>{0} cannot be a lexicon word; use 1 to {1} characters without brackets.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/core_sentences.py" line="95"/>
        <source>Nothing in {0} can be pronounced; type at least one English word or number.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/core_sentences.py" line="97"/>
        <source>The pronunciation {0} has no phonemes; write for example &apos;t ə m ˈeɪ t oʊ&apos;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/core_sentences.py" line="98"/>
        <source>The pronunciation {0} has the unknown symbol {1}; known are: {2} ˈ ˌ.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/core_sentences.py" line="100"/>
        <source>The English pronunciation data (gruut-lang-en) are missing; install again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/core_sentences.py" line="101"/>
        <source>The English pronunciation data in {0} are incomplete; install again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/core_sentences.py" line="103"/>
        <source>Write how the word sounds, for example &apos;TACK-oh-el-EM&apos;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/core_sentences.py" line="104"/>
        <source>{0} must have letters, hyphens and spaces only, and at most {1} of them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/core_sentences.py" line="105"/>
        <source>{0} has no sound; add a vowel, as in &apos;buh&apos; or &apos;bee&apos;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/core_sentences.py" line="108"/>
        <source>{0} has tokenizer format {1}, this program reads {2}; use the program version it was made with, or train again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/core_sentences.py" line="111"/>
        <source>{0} does not describe a tokenizer ({1}); copy the model folder again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/core_sentences.py" line="112"/>
        <source>There is no tokenizer at {0}; point to a model folder that has a tokenizer.json.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/core_sentences.py" line="113"/>
        <source>{0} cannot be read as a tokenizer ({1}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/core_sentences.py" line="114"/>
        <source>{0} is cut short or damaged ({1}); copy the model folder again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/core_sentences.py" line="115"/>
        <source>{0} is not a tokenizer file; its kind must be one of {1}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/core_sentences.py" line="117"/>
        <source>{0} has no word before the bar; write it like [[tomato|t ə m ˈɑ t oʊ]].</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/core_sentences.py" line="120"/>
        <source>“{0}” was skipped.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/core_sentences.py" line="121"/>
        <source>The voice was stuck at {0}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/core_sentences.py" line="122"/>
        <source>The sentence was cut off after {0} seconds.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/core_sentences.py" line="124"/>
        <source>A share of a list is written i/n, with i from 1 to n, not {0}; for example 1/8.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/core_sentences.py" line="125"/>
        <source>The first line of {0} must name the columns: text, voice, file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/core_sentences.py" line="126"/>
        <source>The list {0} cannot be read ({1}); choose another.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/core_sentences.py" line="127"/>
        <source>The list {0} is not UTF-8 text; save it as CSV in UTF-8.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/core_sentences.py" line="128"/>
        <source>{0} has no rows below its first line; add some.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/core_sentences.py" line="129"/>
        <source>{0} is there already and was not made here; move it away or choose another name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/core_sentences.py" line="130"/>
        <source>{0} is too large for a list; cut it into several.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/core_sentences.py" line="131"/>
        <source>{0}, line {1}: there is no {2}; fill it in or remove the line.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/core_sentences.py" line="132"/>
        <source>{0}, line {1}: {2} leads out of the folder of the results; name a file in it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/core_sentences.py" line="133"/>
        <source>{0}, line {1}: {2}; put double quotes around a text.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/core_sentences.py" line="134"/>
        <source>{0}, lines {1} and {2}: both are called {3}; rename one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/core_sentences.py" line="136"/>
        <source>{0} does not say which subtitles it should hold; end it in .srt or .vtt.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/core_sentences.py" line="138"/>
        <source>The sound is clipped at {0} seconds.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/core_sentences.py" line="139"/>
        <source>The sound bursts out at {0} seconds.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/core_sentences.py" line="140"/>
        <source>Nothing is heard for {0} seconds at {1} seconds.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/core_sentences.py" line="143"/>
        <source>Nothing was spoken for “{0}”; try another seed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/core_sentences.py" line="145"/>
        <source>Speaking ended without a result; this is a mistake in the program.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/core_sentences.py" line="146"/>
        <source>{0} Part of the sentence had been handed out; speak it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/core_sentences.py" line="148"/>
        <source>This model needs the words of a prompt, and the voice “{0}” does not say them; make it again with them, or choose another model.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/core_sentences.py" line="152"/>
        <source>{0} is there already and is not about a take; choose another name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/core_sentences.py" line="153"/>
        <source>{0} has take format {1}, this program reads {2}; update the program.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/core_sentences.py" line="154"/>
        <source>{0} is not the description of a take; choose the .json beside a spoken file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/core_sentences.py" line="155"/>
        <source>{0} is damaged ({1}); speak the text again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/core_sentences.py" line="156"/>
        <source>{0} is too large for a take; choose the .json beside a spoken file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/core_sentences.py" line="157"/>
        <source>There is no {0} that says how the sound was made; keep the two together.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/core_sentences.py" line="158"/>
        <source>{0} cannot be read as a take; speak the text again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/core_sentences.py" line="160"/>
        <source>There is no file {0}; name the checkpoint you have fetched.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/core_sentences.py" line="162"/>
        <source>{0} cannot be read as tensors, and nothing else in a checkpoint is run; fetch it again from https://github.com/Plachtaa/VALL-E-X.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/core_sentences.py" line="165"/>
        <source>{0} has no tensors under “model”; name the file that https://github.com/Plachtaa/VALL-E-X publishes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/core_sentences.py" line="166"/>
        <source>{0} holds no VALL-E X model; name the file that https://github.com/Plachtaa/VALL-E-X publishes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/core_sentences.py" line="167"/>
        <source>{0} is not laid out as VALL-E X was published: {1} is {2}, expected {3}; name the published file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/core_sentences.py" line="168"/>
        <source>{0} has rows of width {1}, which {2} heads cannot share.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/core_sentences.py" line="169"/>
        <source>{0} weighs the positions of its NAR model, which the published model does not do.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/core_sentences.py" line="171"/>
        <source>A voice has codes of shape (K, P), not {0}; make it again from its recording.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/core_sentences.py" line="172"/>
        <source>The voice holds codes outside 0 to {0}; make it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/core_sentences.py" line="173"/>
        <source>{0} has voice format {1}, this program reads {2}; update the program, or make the voice again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/core_sentences.py" line="174"/>
        <source>{0} is damaged: its description is incomplete; ask for the file again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/core_sentences.py" line="177"/>
        <source>{0} is damaged: its checksum differs; ask for the file again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/core_sentences.py" line="178"/>
        <source>{0} is too large for a voice; choose a .voice file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/core_sentences.py" line="179"/>
        <source>There is no voice file {0}; check its name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/core_sentences.py" line="180"/>
        <source>{0} is damaged or no voice file; choose a .voice file made by this program.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/core_sentences.py" line="181"/>
        <source>{0} is no voice file; choose a .voice file made by this program.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/core_sentences.py" line="182"/>
        <source>{0} is damaged: its description cannot be read; ask for the file again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/core_sentences.py" line="183"/>
        <source>{0} is damaged: its description is none; ask for the file again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/core_sentences.py" line="185"/>
        <source>{0} is not EnCodec&apos;s 24 kHz weights (SHA-256 {1}…, expected {2}…); download them again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/core_sentences.py" line="186"/>
        <source>{0} does not hold EnCodec&apos;s weights; download them again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/core_sentences.py" line="187"/>
        <source>{0} cannot be read ({1}); choose a file, or download the weights.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/core_sentences.py" line="189"/>
        <source>{0} is not what was saved (its checksum differs); copy it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/core_sentences.py" line="190"/>
        <source>{0} holds a model of kind {1}, not {2}; name the right file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/core_sentences.py" line="192"/>
        <source>{0} does not fit its own configuration: {1} has shape {2}, expected {3}; copy it again, or save it anew.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/core_sentences.py" line="195"/>
        <source>ar.safetensors and nar.safetensors in {0} were trained with different tokenizers; take both from the same model.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/core_sentences.py" line="198"/>
        <source>{0} is tokenizer {1}, but the model was trained with {2}; take all files from the same model folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/core_sentences.py" line="199"/>
        <source>{0} has a damaged description; copy it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/core_sentences.py" line="201"/>
        <source>{0} has format {1}, this program reads format {2}; use the program version it was made with, or save the model anew.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/core_sentences.py" line="204"/>
        <source>{0} describes no known kind of model; copy it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/core_sentences.py" line="205"/>
        <source>{0} is a folder where a weights file was expected; name the file in it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/core_sentences.py" line="206"/>
        <source>{0} cannot be read ({1}); choose another file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/core_sentences.py" line="207"/>
        <source>{0} is cut short or damaged; copy it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/core_sentences.py" line="208"/>
        <source>{0} is a pickle, which could run programs when opened; only .safetensors files are read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/core_sentences.py" line="210"/>
        <source>The folder {0} cannot be made ({1}); choose another.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/core_sentences.py" line="211"/>
        <source>{0} cannot be written ({1}); choose another name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/core_sentences.py" line="212"/>
        <source>{0} is a folder; name a file to write.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/core_sentences.py" line="213"/>
        <source>{0} is a folder; name a take, or the sound file beside it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/core_sentences.py" line="214"/>
        <source>{0} is not an ordinary file; choose another name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/core_sentences.py" line="215"/>
        <source>There is no folder {0} to write {1} to; make it, or choose another.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/core_sentences.py" line="216"/>
        <source>There is no room on the disk for {0}; free some, or choose another folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/core_sentences.py" line="217"/>
        <source>{0} may not be written to ({1}); choose a folder of your own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/core_sentences.py" line="218"/>
        <source>{0} cannot be written ({1}); choose another folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/core_sentences.py" line="220"/>
        <source>{0} has no setting {1}; it has: {2}. The file may come from a newer version of this program.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/core_sentences.py" line="221"/>
        <source>{0} cannot be made of these values ({1}); check their names and types.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/core_sentences.py" line="222"/>
        <source>{0} must be at least 1, not {1}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/core_sentences.py" line="223"/>
        <source>{0} must be a whole number from {1} to {2}, not {3}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/core_sentences.py" line="224"/>
        <source>{0} must be between {1} and {2}, not {3}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/core_sentences.py" line="225"/>
        <source>{0} must be true or false, not {1}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/core_sentences.py" line="226"/>
        <source>precision must be {0}, not {1}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/core_sentences.py" line="227"/>
        <source>seed must be a whole number from 0 to 2^63 - 1, not {0}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/core_sentences.py" line="233"/>
        <source>There are only {0} s of speech; with three or more the likeness is better.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/core_sentences.py" line="236"/>
        <source>The voice “{0}” belongs to another model: choose that one in Settings, or make the voice again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/core_sentences.py" line="238"/>
        <source>The processor is used because {0}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/core_sentences.py" line="240"/>
        <source>The processor is used because the graphics card failed ({0}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/core_sentences.py" line="243"/>
        <source>The processor is used because the graphics card ran out of memory.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/core_sentences.py" line="245"/>
        <source>The processor was chosen in Settings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/core_sentences.py" line="246"/>
        <source>The graphics card {0} works with this program.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/core_sentences.py" line="248"/>
        <source>The graphics card cannot be used: {0}. Choose the processor in Settings, “Sound and computer”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/core_sentences.py" line="250"/>
        <source>Said again: {0}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/core_sentences.py" line="252"/>
        <source>The voice wanted to end before the last word and was kept going.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/core_sentences.py" line="258"/>
        <source>There is no voice model in “{0}”: {1} is missing. Choose or import another one in Settings, “Models”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/core_sentences.py" line="262"/>
        <source>The model file “{0}” is missing. Choose or import another model in Settings, “Models”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/core_sentences.py" line="266"/>
        <source>“{0}” belongs to another program. Choose or import another model in Settings, “Models”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/core_sentences.py" line="269"/>
        <source>“{0}” is not part of a voice model. Choose or import another model in Settings, “Models”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/core_sentences.py" line="274"/>
        <source>The model in “{0}” needs Meta&apos;s EnCodec weights, which are not on this computer: put that file at “{1}” and choose the model again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/core_sentences.py" line="278"/>
        <source>These do not seem to be the words of the sentence: read it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/core_sentences.py" line="281"/>
        <source>Something was read that is not in the sentence, or left out: read it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/core_sentences.py" line="284"/>
        <source>The recording is too short for its sentence: read all of it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/core_sentences.py" line="290"/>
        <source>The voice “{0}” does not say which words its recording holds: add them to the voice, or switch off going on from the recording.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/core_sentences.py" line="297"/>
        <source>an MPEG-4 file (M4A, AAC or video)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/core_sentences.py" line="298"/>
        <source>an AAC file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/core_sentences.py" line="300"/>
        <source>a CAF file of a kind that Apple&apos;s programs write</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/core_sentences.py" line="301"/>
        <source>an AIFF file of an unusual kind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/core_sentences.py" line="302"/>
        <source>an AMR file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/core_sentences.py" line="303"/>
        <source>a Windows Media file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/core_sentences.py" line="299"/>
        <source>a Matroska or WebM file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/core_sentences.py" line="175"/>
        <source>{0} is damaged: its codes or its vector are none; ask for the file again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/core_sentences.py" line="176"/>
        <source>A voice vector is a row of numbers, not {0}; make the voice again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/core_sentences.py" line="304"/>
        <source>a video file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/core_sentences.py" line="305"/>
        <source>a WavPack file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/core_sentences.py" line="306"/>
        <source>a Monkey&apos;s Audio file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/core_sentences.py" line="307"/>
        <source>an AC-3 file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/core_sentences.py" line="308"/>
        <source>a PDF document</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/core_sentences.py" line="309"/>
        <source>a ZIP archive</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/core_sentences.py" line="310"/>
        <source>it is not UTF-8 text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/core_sentences.py" line="311"/>
        <source>the pause before the first word</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/core_sentences.py" line="312"/>
        <source>the pause after “{0}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/core_sentences.py" line="313"/>
        <source>{0} has compute capability {1}, for which this build of PyTorch has no kernels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/core_sentences.py" line="314"/>
        <source>{0} failed a test run ({1})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/core_sentences.py" line="318"/>
        <source>no graphics card was found that this program can use</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/data_folder.py" line="56"/>
        <source>Voices and takes are in “{0}” already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/data_folder.py" line="58"/>
        <source>“{0}” lies inside the folder to be moved: choose one outside of it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/data_folder.py" line="60"/>
        <source>“{0}” holds voices or takes already: choose an empty folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/data_folder.py" line="70"/>
        <source>There is not enough room in “{0}”: {1:.0f} MB are needed, {2:.0f} MB are free.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/data_folder.py" line="166"/>
        <source>“{0}” could not be copied without a mistake: check the disk, or choose another folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/takes/export_fields.py" line="21"/>
        <source>WAV, 16 bit: every program reads it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/takes/export_fields.py" line="22"/>
        <source>WAV, 24 bit: for further work</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/takes/export_fields.py" line="23"/>
        <source>WAV, 32 bit float: nothing is rounded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/takes/export_fields.py" line="24"/>
        <source>FLAC: half the size, nothing lost</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/takes/export_fields.py" line="25"/>
        <source>OGG Vorbis: small</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/takes/export_fields.py" line="26"/>
        <source>MP3: small, every player reads it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/takes/export_fields.py" line="33"/>
        <source>As it was spoken</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/takes/export_fields.py" line="34"/>
        <source>-16 LUFS: podcasts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/takes/export_fields.py" line="35"/>
        <source>-19 LUFS: audiobooks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/takes/export_fields.py" line="36"/>
        <source>-23 LUFS: broadcasting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/takes/export_fields.py" line="42"/>
        <source>None</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/takes/export_fields.py" line="42"/>
        <source>SubRip (.srt)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/takes/export_fields.py" line="42"/>
        <source>WebVTT (.vtt)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/moment.py" line="15"/>
        <source>today {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/moment.py" line="17"/>
        <source>yesterday {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/projects/export.py" line="59"/>
        <source>No chapter of this book was spoken yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/projects/project.py" line="122"/>
        <source>“{0}” is there already: choose another name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/projects/project.py" line="138"/>
        <source>There is no project in “{0}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/projects/project.py" line="141"/>
        <source>The project “{0}” was made by another version of the program.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/projects/project.py" line="150"/>
        <source>The project in “{0}” is damaged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/projects/project.py" line="172"/>
        <source>“{0}” is damaged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/projects/project.py" line="205"/>
        <source>Chapter without words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/projects/books.py" line="47"/>
        <source>“{0}” holds no text.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/projects/epub.py" line="47"/>
        <source>“{0}” is locked by its publisher and cannot be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/projects/epub.py" line="52"/>
        <source>“{0}” is no EPUB book, or a damaged one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/projects/epub.py" line="63"/>
        <source>“{0}” is too large for a book.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/projects/epub.py" line="67"/>
        <source>Part {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/voices/ready.py" line="13"/>
        <source>man, American English</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/voices/ready.py" line="14"/>
        <source>woman, American English</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/voices/ready.py" line="15"/>
        <source>woman, German</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/voices/ready.py" line="16"/>
        <source>woman, Hungarian</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/voices/ready.py" line="17"/>
        <source>woman, Italian</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/voices/ready.py" line="18"/>
        <source>woman, Dutch (Belgium)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/voices/ready.py" line="19"/>
        <location filename="../../app/voices/ready.py" line="20"/>
        <source>man, Dutch (Netherlands)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/voices/ready.py" line="21"/>
        <location filename="../../app/voices/ready.py" line="22"/>
        <source>man, Brazilian Portuguese</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/voices/ready.py" line="23"/>
        <source>man, European Portuguese</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/recording/sentences.py" line="9"/>
        <source>The boy was there when the sun rose, and a faint breeze came over the hill from the harbour.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/recording/sentences.py" line="10"/>
        <source>Please put the blue jug and both cups on the table, next to the bowl of fresh oranges.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/recording/sentences.py" line="11"/>
        <source>I usually take the early train, because the carriages are quiet and I can read a little.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/recording/sentences.py" line="12"/>
        <source>She measured the garden twice, then chose a place for the old pear tree near the gate.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/recording/sentences.py" line="13"/>
        <source>Would you like to hear how the weather changed while we were away for the whole of August?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/recording/sentences.py" line="14"/>
        <source>Their house stands on the edge of a wide valley, where you can watch the clouds for hours.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/recording/sentences.py" line="15"/>
        <source>After the show, George joined us for a warm drink and told a story about his first voyage.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/recording/sentences.py" line="16"/>
        <source>Nothing makes me happier than a long walk through the woods on a bright, cold morning.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/batch/service.py" line="143"/>
        <source>There is no voice “{0}” in the library, nor a file of that name beside the list.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/teaching/sentences.py" line="12"/>
        <source>The quick beige fox jumped over a thorny hedge at the edge of the village.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/teaching/sentences.py" line="13"/>
        <source>Which of these three roads leads us to the beach, and how long will it take?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/teaching/sentences.py" line="14"/>
        <source>My brother joined a choir last year, and now he sings all day in the kitchen.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/teaching/sentences.py" line="15"/>
        <source>We watched the white clouds gather above the mountains before the storm began.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/teaching/sentences.py" line="16"/>
        <source>Please choose a yellow cushion, two plain chairs and a round wooden table.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/teaching/sentences.py" line="17"/>
        <source>Honestly, I would rather walk through the mud than wait for another bus.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/teaching/sentences.py" line="18"/>
        <source>The old judge measured every word, as if his voice had been made of glass.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/teaching/sentences.py" line="19"/>
        <source>Her youngest daughter dreams of building bridges out of steel and light.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/teaching/sentences.py" line="20"/>
        <source>Why do you always laugh when somebody mentions the northern lighthouse?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/teaching/sentences.py" line="21"/>
        <source>A gentle breeze moved the curtains, and dust danced in the afternoon sun.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/teaching/sentences.py" line="22"/>
        <source>He poured hot coffee into a blue mug, then spilled half of it on his shoes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/teaching/sentences.py" line="23"/>
        <source>Few people know that this narrow path was once the main road to the south.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/teaching/sentences.py" line="24"/>
        <source>Thank you for the beautiful flowers; they are still fresh after five days.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/teaching/sentences.py" line="25"/>
        <source>The train was due at twenty past four, but nobody on the platform believed it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/teaching/sentences.py" line="26"/>
        <source>Could we perhaps meet on Thursday, or is the museum closed that morning?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/teaching/sentences.py" line="27"/>
        <source>Both boys shouted with joy when the huge parcel finally arrived.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/teaching/sentences.py" line="28"/>
        <source>She usually reads the end of a novel first, which I shall never understand.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/teaching/sentences.py" line="29"/>
        <source>Under the oak lay a heap of acorns, dry leaves, and one forgotten glove.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/teaching/sentences.py" line="30"/>
        <source>I have no doubt that the weather will change as soon as we leave the house.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/teaching/sentences.py" line="31"/>
        <source>Turn left at the church, go up the hill, and you will see a green gate.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/teaching/sentences.py" line="32"/>
        <source>What a strange noise! Did you hear it too, or was it only the fridge?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/teaching/sentences.py" line="33"/>
        <source>The captain checked the charts again and ordered the crew to lower the sails.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/teaching/sentences.py" line="34"/>
        <source>Garlic, ginger and a little vinegar give this soup its unusual flavour.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/teaching/sentences.py" line="35"/>
        <source>Our teacher explained the rule so clearly that even I could follow her.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/teaching/sentences.py" line="36"/>
        <source>They danced until the orchestra packed up and the chandeliers went dark.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/teaching/sentences.py" line="37"/>
        <source>If you fold the paper twice, the picture of a ship will slowly appear.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/teaching/sentences.py" line="38"/>
        <source>Someone has left a pair of leather boots outside the neighbour&apos;s door.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/teaching/sentences.py" line="39"/>
        <source>It was a quiet, cold and foggy evening in the middle of January.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/teaching/sentences.py" line="40"/>
        <source>My grandfather repaired watches, and each of them ticked in its own way.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/teaching/sentences.py" line="41"/>
        <source>Give me a moment to think about it, will you? I am not sure yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/teaching/sentences.py" line="42"/>
        <source>The garage smelled of rubber, oil, and the apples we kept there in autumn.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/teaching/sentences.py" line="43"/>
        <source>Nothing could be heard but the ocean, and the slow beat of a distant drum.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/teaching/sentences.py" line="44"/>
        <source>Every child in the village knew where the badger had its home.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/teaching/sentences.py" line="45"/>
        <source>We should put the fish back in the water before the heron notices.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/teaching/sentences.py" line="46"/>
        <source>Choose your words with care, because you can never take them back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/teaching/sentences.py" line="47"/>
        <source>A thousand stars were shining while the village was fast asleep.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/teaching/sentences.py" line="48"/>
        <source>The usual measure for pleasure is not how much you own, said the monk.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/teaching/sentences.py" line="49"/>
        <source>Jack borrowed a hundred pounds and gave back ninety, without a blush.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/teaching/sentences.py" line="50"/>
        <source>Voices rose from the courtyard: first a whisper, then a cheerful shout.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/teaching/sentences.py" line="51"/>
        <source>That is all for today; close the book, and have a very good night.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AboutDialog</name>
    <message>
        <location filename="../../app/welcome.py" line="103"/>
        <source>About {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/welcome.py" line="104"/>
        <source>Clones a voice from three seconds of speech and lets it read your text, offline.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/welcome.py" line="105"/>
        <source>Model: {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/welcome.py" line="105"/>
        <source>none loaded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/welcome.py" line="109"/>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AlarmBar</name>
    <message>
        <location filename="../../app/speaking/alarm_bar.py" line="31"/>
        <source>Show</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/speaking/alarm_bar.py" line="32"/>
        <source>Speak again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/speaking/alarm_bar.py" line="34"/>
        <source>Try every sentence with something to check again, as often as set; the best of each is kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/speaking/alarm_bar.py" line="55"/>
        <source>Sentence {0}: {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/speaking/alarm_bar.py" line="57"/>
        <source> (and {0} more)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>BatchDialog</name>
    <message>
        <location filename="../../app/batch/dialog.py" line="34"/>
        <source>Make a list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/batch/dialog.py" line="40"/>
        <source>Loudness</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/batch/dialog.py" line="41"/>
        <source>Subtitles</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/batch/dialog.py" line="42"/>
        <source>With the time of every word</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/batch/dialog.py" line="45"/>
        <location filename="../../app/batch/dialog.py" line="46"/>
        <source>Choose…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/batch/dialog.py" line="51"/>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/batch/dialog.py" line="52"/>
        <location filename="../../app/batch/dialog.py" line="115"/>
        <source>Start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/batch/dialog.py" line="60"/>
        <source>A list is a CSV file whose first line names the columns text, voice and file. Voices are names of your library, or .voice files beside the list; the chosen voice speaks where there is none. The ending of a file says its format: .wav, .flac, .ogg or .mp3. What is there already is passed over.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/batch/dialog.py" line="67"/>
        <source>List</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/batch/dialog.py" line="67"/>
        <source>Folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/batch/dialog.py" line="73"/>
        <source>Choose: {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/batch/dialog.py" line="82"/>
        <source>Progress of the list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/batch/dialog.py" line="86"/>
        <source>Rows that failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/batch/dialog.py" line="108"/>
        <source>There is no such list.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/batch/dialog.py" line="115"/>
        <source>Stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/batch/dialog.py" line="129"/>
        <source>List of texts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/batch/dialog.py" line="130"/>
        <source>Lists (*.csv *.tsv *.txt)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/batch/dialog.py" line="136"/>
        <source>Folder of the sounds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/batch/dialog.py" line="157"/>
        <source>Reading the list…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/batch/dialog.py" line="163"/>
        <source>Row {0} of {1}: {2}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/batch/dialog.py" line="167"/>
        <source>Line {0}: {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/batch/dialog.py" line="172"/>
        <source>{0} made, {1} there already, {2} failed.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>BatchService</name>
    <message>
        <location filename="../../app/batch/service.py" line="122"/>
        <source>Stopped. Start it again to go on where it stopped.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>BinDialog</name>
    <message>
        <location filename="../../app/bin/view.py" line="29"/>
        <source>Bin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/bin/view.py" line="33"/>
        <source>What was deleted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/bin/view.py" line="35"/>
        <source>The bin is empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/bin/view.py" line="39"/>
        <source>Bring back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/bin/view.py" line="40"/>
        <source>Delete for good…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/bin/view.py" line="41"/>
        <source>Empty the bin…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/bin/view.py" line="42"/>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/bin/view.py" line="50"/>
        <source>Deleted takes, voices and chapters, and all that was recorded, stay here for {0} days.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/bin/view.py" line="95"/>
        <source>take</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/bin/view.py" line="95"/>
        <source>voice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/bin/view.py" line="95"/>
        <source>recording</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/bin/view.py" line="96"/>
        <source>chapter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/bin/view.py" line="115"/>
        <source>Delete for good</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/bin/view.py" line="115"/>
        <source>Delete {0} things for good?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/bin/view.py" line="116"/>
        <source>This cannot be undone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/bin/view.py" line="117"/>
        <source>Delete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/bin/view.py" line="117"/>
        <source>Keep</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>BookExportDialog</name>
    <message>
        <location filename="../../app/projects/export_dialog.py" line="28"/>
        <source>Export the book</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/projects/export_dialog.py" line="34"/>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/projects/export_dialog.py" line="35"/>
        <source>Export</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/projects/export_dialog.py" line="44"/>
        <source>A file for each chapter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/projects/export_dialog.py" line="45"/>
        <source>One file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/projects/export_dialog.py" line="46"/>
        <source>A file for each sentence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/projects/export_dialog.py" line="53"/>
        <source>The files say that they are synthetic speech, and which program, voice and model made them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/projects/export_dialog.py" line="61"/>
        <source>No chapter of this book was spoken yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/projects/export_dialog.py" line="63"/>
        <source>{0} of {1} chapters are exported.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/projects/export_dialog.py" line="65"/>
        <source>Not spoken as they are written: {0}.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>BookExportService</name>
    <message>
        <location filename="../../app/projects/export_service.py" line="27"/>
        <source>A book is being exported: wait for it first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/projects/export_service.py" line="37"/>
        <source>Exporting: chapter {0} of {1} is written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/projects/export_service.py" line="47"/>
        <source>The export was stopped.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>BookSpeech</name>
    <message>
        <location filename="../../app/book_speech.py" line="95"/>
        <source>Chapter {0} of {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/book_speech.py" line="111"/>
        <source>The whole book is spoken.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/book_speech.py" line="112"/>
        <source>These chapters could not be spoken: {0}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CastDialog</name>
    <message>
        <location filename="../../app/scripts/dialog.py" line="19"/>
        <source>Voices of the script</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/scripts/dialog.py" line="23"/>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/scripts/dialog.py" line="39"/>
        <source>Each name speaks in its voice until the next name; the names are not read out. Lines of nobody are spoken in the chosen voice.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/scripts/dialog.py" line="43"/>
        <source>This text is no script. Write a name and a colon at the beginning of lines, “Anna: Hello.”, for two people at least.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/scripts/dialog.py" line="49"/>
        <source>The chosen voice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/scripts/dialog.py" line="53"/>
        <source>Voice of {0}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ChapterListModel</name>
    <message>
        <location filename="../../app/projects/list_model.py" line="29"/>
        <source>{0} characters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/projects/list_model.py" line="33"/>
        <source>text changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/projects/list_model.py" line="33"/>
        <source>unfinished</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/projects/list_model.py" line="34"/>
        <source>{0} to check</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Chapters</name>
    <message>
        <location filename="../../app/chapters.py" line="52"/>
        <source>Open a recent project</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/chapters.py" line="96"/>
        <source>New project</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/chapters.py" line="100"/>
        <source>Chapter 1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/chapters.py" line="106"/>
        <source>Open a project</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/chapters.py" line="174"/>
        <location filename="../../app/chapters.py" line="244"/>
        <source>Open a project first, or make one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/chapters.py" line="176"/>
        <source>Add chapters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/chapters.py" line="177"/>
        <source>Books and texts (*.epub *.txt *.md)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/chapters.py" line="235"/>
        <source>A text is being spoken: wait for it, or cancel it first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/chapters.py" line="256"/>
        <source>The book was exported to {0}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ChaptersView</name>
    <message>
        <location filename="../../app/projects/view.py" line="34"/>
        <source>Add chapters from .txt, .md or .epub files.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/projects/view.py" line="35"/>
        <source>Add chapters from a file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/projects/view.py" line="36"/>
        <source>Speak all chapters that are not spoken yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/projects/view.py" line="37"/>
        <source>Export the book</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/projects/view.py" line="38"/>
        <source>More about chapters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/projects/view.py" line="39"/>
        <source>Delete this chapter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/projects/view.py" line="32"/>
        <source>Chapters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/projects/view.py" line="70"/>
        <source>Rename</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/projects/view.py" line="71"/>
        <source>Move up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/projects/view.py" line="72"/>
        <source>Move down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/projects/view.py" line="73"/>
        <source>Split at the cursor of the text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/projects/view.py" line="74"/>
        <source>Merge with the next chapter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/projects/view.py" line="75"/>
        <source>Delete</source>
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
    <name>ComparingPage</name>
    <message>
        <location filename="../../app/teaching/result_pages.py" line="74"/>
        <source>This is how I sound when I have read a few sentences to the computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/teaching/result_pages.py" line="75"/>
        <source>Say it both ways</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/teaching/result_pages.py" line="76"/>
        <source>A: untaught</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/teaching/result_pages.py" line="77"/>
        <source>B: taught</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/teaching/result_pages.py" line="89"/>
        <source>The voice is taught</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/teaching/result_pages.py" line="91"/>
        <source>Let it say something, untaught and taught:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/teaching/result_pages.py" line="92"/>
        <source>What both shall say</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/teaching/result_pages.py" line="109"/>
        <source>Learnt from {0} recordings, {1:.0f} s. Likeness {2:.0f} %, untaught {3:.0f} %.</source>
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
    <name>Editing</name>
    <message>
        <location filename="../../app/speaking/editing.py" line="58"/>
        <source>There is one variant of this sentence only: speak it again for another one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/speaking/editing.py" line="62"/>
        <source>Choose variant {0} of sentence {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/speaking/editing.py" line="74"/>
        <source>Rename a variant of sentence {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/speaking/editing.py" line="89"/>
        <source>Change the pace</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/speaking/editing.py" line="90"/>
        <source>Change the volume</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/speaking/editing.py" line="91"/>
        <source>Change the pause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/speaking/editing.py" line="116"/>
        <source>Change the text of the take</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Engine</name>
    <message>
        <location filename="../../app/engine.py" line="424"/>
        <source>The voice engine is not loaded yet: wait a moment and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/engine.py" line="426"/>
        <source>The computer ran out of memory: close other programs or use a shorter text.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/engine.py" line="430"/>
        <source>Something unforeseen went wrong ({0}). The log file has the details.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message>
        <location filename="../../app/takes/export_dialog.py" line="25"/>
        <location filename="../../app/takes/export_dialog.py" line="40"/>
        <source>Export</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/takes/export_dialog.py" line="36"/>
        <source>Write a .json beside it that can make this take again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/takes/export_dialog.py" line="39"/>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/takes/export_dialog.py" line="49"/>
        <source>One file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/takes/export_dialog.py" line="49"/>
        <source>A file for each sentence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/takes/export_dialog.py" line="31"/>
        <source>File name pattern</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/takes/export_dialog.py" line="32"/>
        <location filename="../../app/takes/export_dialog.py" line="54"/>
        <source>Fields: {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/takes/export_dialog.py" line="53"/>
        <source>File name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/takes/export_dialog.py" line="59"/>
        <source>The file says that it is synthetic speech, and which program, voice and model made it when.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ExportFields</name>
    <message>
        <location filename="../../app/takes/export_fields.py" line="79"/>
        <source>Format</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/takes/export_fields.py" line="80"/>
        <source>Loudness</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/takes/export_fields.py" line="81"/>
        <source>Files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/takes/export_fields.py" line="82"/>
        <source>Subtitles</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/takes/export_fields.py" line="83"/>
        <source>With the time of every word</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/takes/export_fields.py" line="87"/>
        <source>Folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/takes/export_fields.py" line="88"/>
        <source>Choose…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/takes/export_fields.py" line="59"/>
        <source>This folder does not exist: choose another one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/takes/export_fields.py" line="66"/>
        <source>This folder does not exist yet: it will be made.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/takes/export_fields.py" line="146"/>
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
        <location filename="../../app/takes/facts_dialog.py" line="39"/>
        <source>the graphics card</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/takes/facts_dialog.py" line="39"/>
        <source>the processor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/takes/facts_dialog.py" line="46"/>
        <source>Voice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/takes/facts_dialog.py" line="47"/>
        <source>Made</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/takes/facts_dialog.py" line="48"/>
        <source>Seed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/takes/facts_dialog.py" line="49"/>
        <source>Settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/takes/facts_dialog.py" line="49"/>
        <source>the defaults</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/takes/facts_dialog.py" line="50"/>
        <source>Goes on from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/takes/facts_dialog.py" line="51"/>
        <source>Length</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/takes/facts_dialog.py" line="51"/>
        <source>{0:.1f} s, made in {1:.1f} s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/takes/facts_dialog.py" line="52"/>
        <source>First sound</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/takes/facts_dialog.py" line="52"/>
        <source>after {0:.1f} s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/takes/facts_dialog.py" line="53"/>
        <source>Model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/takes/facts_dialog.py" line="54"/>
        <source>Calculated on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/takes/facts_dialog.py" line="55"/>
        <source>Program</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FoldersPage</name>
    <message>
        <location filename="../../app/preferences/folders_page.py" line="24"/>
        <source>Choose another folder…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/preferences/folders_page.py" line="25"/>
        <source>Back to the usual folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/preferences/folders_page.py" line="27"/>
        <source>Leave them here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/preferences/folders_page.py" line="28"/>
        <source>Close and start again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/preferences/folders_page.py" line="44"/>
        <source>Voices</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/preferences/folders_page.py" line="45"/>
        <source>Takes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/preferences/folders_page.py" line="46"/>
        <source>Logs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/preferences/folders_page.py" line="47"/>
        <source>Voices, takes, models and pronunciations can be kept elsewhere, on a larger disk for example.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/preferences/folders_page.py" line="57"/>
        <source>Open the folder of {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/preferences/folders_page.py" line="70"/>
        <source>When the program starts again, voices and takes are moved to “{0}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/preferences/folders_page.py" line="73"/>
        <source>When the program starts again, the voices and takes in “{0}” are used.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/preferences/folders_page.py" line="80"/>
        <location filename="../../app/preferences/folders_page.py" line="96"/>
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
    <name>Learning</name>
    <message>
        <location filename="../../app/teaching/learning.py" line="87"/>
        <source>The program could not be started a second time for learning.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/teaching/learning.py" line="96"/>
        <source>Learning ended before its time; start it again to go on where it was.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LearningPage</name>
    <message>
        <location filename="../../app/teaching/result_pages.py" line="28"/>
        <source>Learning</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/teaching/result_pages.py" line="32"/>
        <source>The window stays usable, and this dialog may be closed: learning goes on. Stopped, it goes on the next time where it was.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/teaching/result_pages.py" line="43"/>
        <source>Progress of learning</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/teaching/result_pages.py" line="48"/>
        <source>How you speak: pass {0} of {1}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/teaching/result_pages.py" line="49"/>
        <source>What your voice is made of: pass {0} of {1}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/teaching/result_pages.py" line="50"/>
        <source>How it sounds: pass {0} of {1}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/teaching/result_pages.py" line="53"/>
        <source>Listening to the recordings…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/teaching/result_pages.py" line="55"/>
        <source>At most {0:.1f} minutes left.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/teaching/result_pages.py" line="59"/>
        <source>Likeness now {0:.0f} %, untaught {1:.0f} %.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Leaving</name>
    <message>
        <location filename="../../app/leaving.py" line="51"/>
        <source>Close the program?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/leaving.py" line="48"/>
        <source>A text is still being spoken.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/leaving.py" line="38"/>
        <source>The text of a chapter could not be written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/leaving.py" line="39"/>
        <source>It is lost when the program closes. Make room on the disk or copy the text elsewhere first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/leaving.py" line="40"/>
        <source>Stay</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/leaving.py" line="45"/>
        <source>Finished sentences are kept as a take.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/leaving.py" line="47"/>
        <source>Texts that wait in the queue: {0}; they are not spoken.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/leaving.py" line="51"/>
        <source>Close the program</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/leaving.py" line="48"/>
        <source>Go on speaking</source>
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
        <location filename="../../app/speaking/lexicon_dialog.py" line="32"/>
        <source>Pronunciations</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/speaking/lexicon_dialog.py" line="37"/>
        <location filename="../../app/speaking/lexicon_dialog.py" line="46"/>
        <location filename="../../app/speaking/lexicon_dialog.py" line="70"/>
        <source>Word</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/speaking/lexicon_dialog.py" line="37"/>
        <source>Phonemes (IPA, with spaces)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/speaking/lexicon_dialog.py" line="38"/>
        <source>Words with their own pronunciation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/speaking/lexicon_dialog.py" line="45"/>
        <source>Word, for example TacoLM</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/speaking/lexicon_dialog.py" line="48"/>
        <source>for example TACK-oh-el-EM</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/speaking/lexicon_dialog.py" line="49"/>
        <location filename="../../app/speaking/lexicon_dialog.py" line="71"/>
        <source>Sounds like</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/speaking/lexicon_dialog.py" line="51"/>
        <source>Parts with hyphens between them, each as it would be read; the loud one in capitals</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/speaking/lexicon_dialog.py" line="54"/>
        <source>t ˈɑ k o ʊ ɛ l ˈɛ m</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/speaking/lexicon_dialog.py" line="55"/>
        <location filename="../../app/speaking/lexicon_dialog.py" line="72"/>
        <source>Phonemes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/speaking/lexicon_dialog.py" line="56"/>
        <source>Listen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/speaking/lexicon_dialog.py" line="57"/>
        <source>Add</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/speaking/lexicon_dialog.py" line="58"/>
        <source>Remove the chosen word</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/speaking/lexicon_dialog.py" line="59"/>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/speaking/lexicon_dialog.py" line="78"/>
        <source>Write how a word sounds, or give its phonemes. What is here counts in every text.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/speaking/lexicon_dialog.py" line="120"/>
        <source>Hear the word in the chosen voice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/speaking/lexicon_dialog.py" line="123"/>
        <source>Give the word and how it sounds first.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Listening</name>
    <message>
        <location filename="../../app/speaking/listening.py" line="108"/>
        <source>This sentence is not spoken yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/speaking/listening.py" line="115"/>
        <source>Nothing can be heard yet: the first sentence is still being made.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <location filename="../../app/main_window.py" line="102"/>
        <source>Queue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/main_window.py" line="149"/>
        <source>{0} waiting ▾</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/main_window.py" line="150"/>
        <source>Texts waiting to be spoken; choose one to take it out of the queue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/main_window.py" line="153"/>
        <source>Remove: {0}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MannerStrip</name>
    <message>
        <location filename="../../app/speaking/manner_strip.py" line="20"/>
        <source>×</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/speaking/manner_strip.py" line="20"/>
        <location filename="../../app/speaking/manner_strip.py" line="32"/>
        <source>Pace</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/speaking/manner_strip.py" line="21"/>
        <source> dB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/speaking/manner_strip.py" line="21"/>
        <location filename="../../app/speaking/manner_strip.py" line="33"/>
        <source>Volume</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/speaking/manner_strip.py" line="22"/>
        <source> s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/speaking/manner_strip.py" line="22"/>
        <source>Pause after it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/speaking/manner_strip.py" line="25"/>
        <source>Faster or slower: the sound is drawn out or shortened and keeps its pitch; nothing is spoken again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/speaking/manner_strip.py" line="28"/>
        <source>for all sentences</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/speaking/manner_strip.py" line="29"/>
        <source>What is changed here goes for every sentence of the take</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/speaking/manner_strip.py" line="34"/>
        <source>Pause</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MicrophoneView</name>
    <message>
        <location filename="../../app/recording/microphone_view.py" line="37"/>
        <source>Microphone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/recording/microphone_view.py" line="38"/>
        <source>Look for microphones again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/recording/microphone_view.py" line="40"/>
        <location filename="../../app/recording/microphone_view.py" line="172"/>
        <source>Record</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/recording/microphone_view.py" line="41"/>
        <source>Load a file…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/recording/microphone_view.py" line="44"/>
        <source>Another sentence to read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/recording/microphone_view.py" line="57"/>
        <source> s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/recording/microphone_view.py" line="62"/>
        <source>A sentence to read aloud</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/recording/microphone_view.py" line="172"/>
        <source>Record another one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/recording/microphone_view.py" line="184"/>
        <source>Read it calmly, word for word, about 20 cm from the microphone, in a quiet room.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/recording/microphone_view.py" line="185"/>
        <source>Read it calmly, or say anything else, about 20 cm from the microphone, in a quiet room.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/recording/microphone_view.py" line="192"/>
        <source>Recording: {0:.1f} s. It ends by itself when you have finished; Stop, Space or Esc end it too.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/recording/microphone_view.py" line="58"/>
        <source>Countdown in seconds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/recording/microphone_view.py" line="59"/>
        <source>Countdown before the recording</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/recording/microphone_view.py" line="76"/>
        <source>after a countdown of</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/recording/microphone_view.py" line="143"/>
        <source>No microphone was found: plug one in and press Refresh, or load a file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/recording/microphone_view.py" line="172"/>
        <source>Stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/recording/microphone_view.py" line="189"/>
        <source>Recording starts in {0}…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ModelsPage</name>
    <message>
        <location filename="../../app/preferences/models_page.py" line="33"/>
        <source>Voice models</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/preferences/models_page.py" line="34"/>
        <source>Use</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/preferences/models_page.py" line="35"/>
        <source>Import a folder…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/preferences/models_page.py" line="36"/>
        <source>Import VALL-E X…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/preferences/models_page.py" line="37"/>
        <source>A checkpoint of VALL-E X that you have fetched (.pt)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/preferences/models_page.py" line="38"/>
        <source>Verify</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/preferences/models_page.py" line="39"/>
        <location filename="../../app/preferences/models_page.py" line="106"/>
        <source>Remove</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/preferences/models_page.py" line="48"/>
        <source>A model is what speaks: a folder of files that belong together. Nothing is ever downloaded.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/preferences/models_page.py" line="67"/>
        <source>Model that came with the program</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/preferences/models_page.py" line="69"/>
        <source>{0}{1}  ({2:.0f} MB)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/preferences/models_page.py" line="75"/>
        <source>There is no model here yet: import a model folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/preferences/models_page.py" line="96"/>
        <source>Reading every file…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/preferences/models_page.py" line="106"/>
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
        <location filename="../../app/preferences/models_page.py" line="106"/>
        <source>Keep</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/preferences/models_page.py" line="115"/>
        <source>Import a model folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/preferences/models_page.py" line="121"/>
        <source>Copying the model…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/preferences/models_page.py" line="125"/>
        <source>Import VALL-E X</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/preferences/models_page.py" line="127"/>
        <source>Checkpoints (*.pt)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/preferences/models_page.py" line="127"/>
        <source>All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/preferences/models_page.py" line="133"/>
        <source>Reading the checkpoint…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MovingDialog</name>
    <message>
        <location filename="../../app/opening.py" line="35"/>
        <source>Moving your voices and takes to
{0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/opening.py" line="38"/>
        <source>Moving voices and takes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/opening.py" line="41"/>
        <source>Leave them where they are</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/opening.py" line="66"/>
        <source>Voices and takes were not moved; they are where they were.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NewVoiceDialog</name>
    <message>
        <location filename="../../app/recording/view.py" line="52"/>
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
        <location filename="../../app/recording/view.py" line="78"/>
        <source>Record a few seconds, or drop a sound file here (wav, flac, ogg, mp3).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/recording/view.py" line="87"/>
        <source>Countdown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/recording/view.py" line="95"/>
        <source>For example: my voice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/recording/view.py" line="96"/>
        <source>Name of the voice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/recording/view.py" line="98"/>
        <source>Optional: where, when, what for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/recording/view.py" line="99"/>
        <source>Note about the voice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/recording/view.py" line="102"/>
        <source>Record or load</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/recording/view.py" line="108"/>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/recording/view.py" line="109"/>
        <source>Note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/recording/view.py" line="232"/>
        <source>Load a sound file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/recording/view.py" line="232"/>
        <source>Sound files ({0})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/recording/view.py" line="246"/>
        <source>Some sound was lost while recording because the computer was busy: record again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/recording/view.py" line="261"/>
        <source>Speak</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/recording/view.py" line="314"/>
        <source>Record or load a usable voice first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/recording/view.py" line="316"/>
        <source>Give the voice a name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/recording/view.py" line="317"/>
        <source>Tick the box about the speaker&apos;s agreement.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NoticeBar</name>
    <message>
        <location filename="../../app/widgets/notice.py" line="50"/>
        <source>Dismiss message</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/widgets/notice.py" line="64"/>
        <source>Message</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Opening</name>
    <message>
        <location filename="../../app/opening.py" line="138"/>
        <source>Your folder of voices and takes, “{0}”, is not there: connect its disk and start again. Until then the usual folder is used.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/opening.py" line="152"/>
        <source>Voices and takes are moved when all windows of the program have been closed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/opening.py" line="166"/>
        <source>Voices and takes were not moved: the settings in “{0}” could not be written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/opening.py" line="172"/>
        <source>Your voices and takes are in “{0}” now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/opening.py" line="174"/>
        <source>Some old files in “{0}” could not be removed.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Ordering</name>
    <message>
        <location filename="../../app/speaking/ordering.py" line="89"/>
        <source>Choose a voice first, or make one with “New voice…”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/speaking/ordering.py" line="91"/>
        <source>Type or paste a text first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/speaking/ordering.py" line="122"/>
        <source>The voice “{0}” of this take is no longer in the library: import it, or choose another one.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Player</name>
    <message>
        <location filename="../../app/sound/player.py" line="176"/>
        <source>The loudspeaker takes no more sound: was it unplugged? Choose another one in Settings.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PlotsView</name>
    <message>
        <location filename="../../app/speaking/drawings.py" line="32"/>
        <source>Waveform of the take</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/speaking/drawings.py" line="34"/>
        <source>Attention map: text against time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/speaking/drawings.py" line="36"/>
        <source>Codes: eight codebooks against time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/speaking/drawings.py" line="39"/>
        <source>Spectrogram of the take</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/speaking/plots_view.py" line="51"/>
        <source>Speak again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/speaking/plots_view.py" line="63"/>
        <source>Attention</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/speaking/plots_view.py" line="63"/>
        <source>Codes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/speaking/plots_view.py" line="63"/>
        <source>Spectrogram</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/speaking/plots_view.py" line="63"/>
        <source>Sentences</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/speaking/plots_view.py" line="65"/>
        <source>Where in the text the model looked at each moment. A clean diagonal is good.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/speaking/plots_view.py" line="66"/>
        <source>The numbers the sound is made from: codebook 1 frame by frame, the others after it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/speaking/plots_view.py" line="67"/>
        <source>Frequencies over time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/speaking/plots_view.py" line="68"/>
        <source>Each sentence, with what to check and ways to speak it again.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PreferencesDialog</name>
    <message>
        <location filename="../../app/preferences/view.py" line="43"/>
        <source>Settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/preferences/view.py" line="51"/>
        <source>From the next start on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/preferences/view.py" line="53"/>
        <source>Let the sound start while the rest is being made</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/preferences/view.py" line="54"/>
        <location filename="../../app/preferences/view.py" line="104"/>
        <source>Loudspeaker</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/preferences/view.py" line="62"/>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/preferences/view.py" line="68"/>
        <source>Pages of the settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/preferences/view.py" line="72"/>
        <source>General</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/preferences/view.py" line="73"/>
        <source>Sound and computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/preferences/view.py" line="74"/>
        <source>Sampling</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/preferences/view.py" line="75"/>
        <source>Models</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/preferences/view.py" line="76"/>
        <source>Folders</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/preferences/view.py" line="86"/>
        <location filename="../../app/preferences/view.py" line="115"/>
        <source>Theme</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/preferences/view.py" line="87"/>
        <location filename="../../app/preferences/view.py" line="121"/>
        <source>Text size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/preferences/view.py" line="88"/>
        <location filename="../../app/preferences/view.py" line="156"/>
        <source>Language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/preferences/view.py" line="90"/>
        <source>Listening</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/preferences/view.py" line="91"/>
        <location filename="../../app/preferences/view.py" line="127"/>
        <source>Tries of a marked sentence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/preferences/view.py" line="92"/>
        <source>Nothing is sent anywhere: everything happens on this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/preferences/view.py" line="101"/>
        <source>Look for loudspeakers again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/preferences/view.py" line="105"/>
        <location filename="../../app/preferences/view.py" line="140"/>
        <source>Calculate on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/preferences/view.py" line="107"/>
        <location filename="../../app/preferences/view.py" line="145"/>
        <source>Calculating threads</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/preferences/view.py" line="112"/>
        <location filename="../../app/preferences/view.py" line="152"/>
        <source>As the system</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/preferences/view.py" line="112"/>
        <source>Light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/preferences/view.py" line="112"/>
        <source>Dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/preferences/view.py" line="128"/>
        <source>How often a sentence with something to check is tried again; the best is kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/preferences/view.py" line="133"/>
        <source>Graphics card if it works, else processor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/preferences/view.py" line="134"/>
        <source>Processor (CPU)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/preferences/view.py" line="135"/>
        <source>Graphics card (CUDA)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/preferences/view.py" line="143"/>
        <source>As many as fit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/preferences/view.py" line="146"/>
        <source>Of the processor; fewer leave more of it to other programs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/preferences/view.py" line="183"/>
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
        <location filename="../../app/preferences/service.py" line="88"/>
        <source>The model “{0}” was imported. Choose it to use it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/preferences/service.py" line="115"/>
        <source>The model was removed.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Presenter</name>
    <message>
        <location filename="../../app/presenter.py" line="250"/>
        <source>Choose a take to export first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/presenter.py" line="311"/>
        <source>The program did not close properly last time. Your takes are safe.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/presenter.py" line="312"/>
        <source>Restore the last session</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/presenter.py" line="389"/>
        <source>The voice engine is getting ready; your text is spoken right after.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/presenter.py" line="241"/>
        <source>Esc once more stops the speaking; finished sentences are kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/presenter.py" line="242"/>
        <source>Stop now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/presenter.py" line="348"/>
        <source>Left out, because it cannot be said: {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/presenter.py" line="362"/>
        <source>No voice was made of what you recorded; it is in the bin (Edit menu).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/presenter.py" line="363"/>
        <source>Go on with it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/presenter.py" line="406"/>
        <source>Exported to {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/presenter.py" line="407"/>
        <source>Open the folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/presenter.py" line="423"/>
        <location filename="../../app/presenter.py" line="426"/>
        <source>graphics card</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/presenter.py" line="423"/>
        <location filename="../../app/presenter.py" line="426"/>
        <source>processor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/presenter.py" line="424"/>
        <source>Speaking · calculating on the {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/presenter.py" line="427"/>
        <source>Ready · calculating on the {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/presenter.py" line="432"/>
        <source>Getting the voice engine ready…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ProjectService</name>
    <message>
        <location filename="../../app/projects/service.py" line="108"/>
        <source>Saved: {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/projects/service.py" line="150"/>
        <source>Chapter {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/projects/service.py" line="176"/>
        <source>Rename the chapter “{0}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/projects/service.py" line="182"/>
        <source>Move a chapter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/projects/service.py" line="197"/>
        <source>Put the cursor where the new chapter shall begin: words must stand on both sides.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/projects/service.py" line="199"/>
        <source>New chapter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/projects/service.py" line="209"/>
        <source>There is no chapter after this one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/projects/service.py" line="233"/>
        <source>Delete the chapter “{0}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/projects/service.py" line="234"/>
        <source>The chapter “{0}” was deleted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/projects/service.py" line="367"/>
        <source>“{0}” is open in another window. Close it there first; if it is not, delete “{1}” in it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/projects/service.py" line="386"/>
        <source>Chapters brought in: {0}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PromptService</name>
    <message>
        <location filename="../../app/recording/service.py" line="103"/>
        <source>Leave out reading {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/recording/service.py" line="121"/>
        <source>Trim</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/recording/service.py" line="155"/>
        <source>The voice engine is at work; this follows as soon as it is free.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Pronouncing</name>
    <message>
        <location filename="../../app/speaking/pronouncing.py" line="60"/>
        <source>Choose a voice first: the word is spoken with it.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ReadingPage</name>
    <message>
        <location filename="../../app/teaching/reading_page.py" line="47"/>
        <source>Hear it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/teaching/reading_page.py" line="48"/>
        <source>Leave it out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/teaching/reading_page.py" line="49"/>
        <source>Use a folder of recordings…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/teaching/reading_page.py" line="50"/>
        <source>Read sentences instead</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/teaching/reading_page.py" line="72"/>
        <source>Sentences to read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/teaching/reading_page.py" line="114"/>
        <source>Recordings with their texts in {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/teaching/reading_page.py" line="121"/>
        <source>{0} of at least {1} sentences are read; twenty or more are better.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/teaching/reading_page.py" line="122"/>
        <source>{0} of {1} sentences are read: enough to learn from.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/teaching/reading_page.py" line="161"/>
        <source>Some sound was lost while the computer was busy: read it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/teaching/reading_page.py" line="163"/>
        <source>Listening to what was read…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/teaching/reading_page.py" line="176"/>
        <source>Sentence {0}: good.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/teaching/reading_page.py" line="179"/>
        <source>Sentence {0}: {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/teaching/reading_page.py" line="196"/>
        <source>Folder of recordings with texts</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ReadingsRow</name>
    <message>
        <location filename="../../app/recording/readings_row.py" line="26"/>
        <source>Made of:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/recording/readings_row.py" line="41"/>
        <source>good</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/recording/readings_row.py" line="41"/>
        <source>usable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/recording/readings_row.py" line="41"/>
        <source>no voice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/recording/readings_row.py" line="42"/>
        <source>not used</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/recording/readings_row.py" line="44"/>
        <source>{0}: {1:.1f} s, {2}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/recording/readings_row.py" line="46"/>
        <source>Click to leave it out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/recording/readings_row.py" line="48"/>
        <source>Leave this reading out</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Recorder</name>
    <message>
        <location filename="../../app/sound/recorder.py" line="182"/>
        <source>The microphone stopped sending sound: was it unplugged? Press Refresh.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ResultView</name>
    <message>
        <location filename="../../app/speaking/result_view.py" line="70"/>
        <location filename="../../app/speaking/result_view.py" line="304"/>
        <source>Play</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/speaking/result_view.py" line="71"/>
        <source>Stop playing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/speaking/result_view.py" line="72"/>
        <source>Hear speech while it is being made</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/speaking/result_view.py" line="74"/>
        <source>Go on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/speaking/result_view.py" line="75"/>
        <source>Speak what this take has no sound for yet (Ctrl+Shift+G)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/speaking/result_view.py" line="78"/>
        <source>Zoom to the sentence at the playhead</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/speaking/result_view.py" line="79"/>
        <source>Show the whole take</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/speaking/result_view.py" line="80"/>
        <source>More about this take</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/speaking/result_view.py" line="81"/>
        <source>Export…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/speaking/result_view.py" line="97"/>
        <source>How it works</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/speaking/result_view.py" line="103"/>
        <source>Speak all of it again with a new seed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/speaking/result_view.py" line="104"/>
        <source>Make it again exactly, to check</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/speaking/result_view.py" line="107"/>
        <source>About this take…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/speaking/result_view.py" line="115"/>
        <source>3  Result</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/speaking/result_view.py" line="134"/>
        <source>Position</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/speaking/result_view.py" line="188"/>
        <source>being made…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/speaking/result_view.py" line="216"/>
        <source>Speech is heard while it is made: click to hear it when it is finished</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/speaking/result_view.py" line="218"/>
        <source>Speech is heard when it is finished: click to hear it while it is made</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/speaking/result_view.py" line="304"/>
        <source>Pause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/speaking/result_view.py" line="373"/>
        <source>The first sentence is still being made; then it can be heard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/speaking/result_view.py" line="375"/>
        <source>There is no take to play yet</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SamplingPage</name>
    <message>
        <location filename="../../app/preferences/sampling_page.py" line="73"/>
        <source>Liveliness</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/preferences/sampling_page.py" line="74"/>
        <source>Steadier</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/preferences/sampling_page.py" line="75"/>
        <source>Livelier</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/preferences/sampling_page.py" line="77"/>
        <source>Steadier is a little nearer to the recording; livelier differs more from take to take</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/preferences/sampling_page.py" line="80"/>
        <source>Closeness</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/preferences/sampling_page.py" line="81"/>
        <source>Faster</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/preferences/sampling_page.py" line="82"/>
        <source>Nearer to text and recording</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/preferences/sampling_page.py" line="84"/>
        <source>Nearer makes fewer wrong words and takes half as long again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/preferences/sampling_page.py" line="88"/>
        <source>Keep attention near the reading position (safer)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/preferences/sampling_page.py" line="90"/>
        <source>Calculate with all digits (float32: slower, sounds as good)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/preferences/sampling_page.py" line="92"/>
        <source>Otherwise 8 bits (int8) where this computer is good at them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/preferences/sampling_page.py" line="93"/>
        <source>Reset to the defaults</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/preferences/sampling_page.py" line="106"/>
        <source>How it is spoken. Each take keeps the values it was made with.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/preferences/sampling_page.py" line="115"/>
        <source>Numbers behind it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/preferences/sampling_page.py" line="125"/>
        <source>Sampling</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SentenceTable</name>
    <message>
        <location filename="../../app/speaking/sentence_table.py" line="110"/>
        <source>Speak it again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/speaking/sentence_table.py" line="111"/>
        <source>With a new seed; what was spoken before is kept as a variant</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/speaking/sentence_table.py" line="112"/>
        <source>Hear the variant before (B)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/speaking/sentence_table.py" line="113"/>
        <source>F2 names the variant that is heard of the chosen sentence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/speaking/sentence_table.py" line="114"/>
        <source>Hear the next variant of this sentence (V)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/speaking/sentence_table.py" line="130"/>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/speaking/sentence_table.py" line="130"/>
        <source>Sentence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/speaking/sentence_table.py" line="130"/>
        <source>Length</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/speaking/sentence_table.py" line="130"/>
        <source>To check</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/speaking/sentence_table.py" line="130"/>
        <source>Variant</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/speaking/sentence_table.py" line="252"/>
        <source>{0} of {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/speaking/sentence_table.py" line="306"/>
        <source>Choose a sentence in the table first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/speaking/sentence_table.py" line="307"/>
        <source>This sentence is not spoken yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/speaking/sentence_table.py" line="309"/>
        <source>There is one variant only: speak the sentence again for another one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/speaking/sentence_table.py" line="313"/>
        <source>Variant {0} of {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/speaking/sentence_table.py" line="132"/>
        <source>Sentences of the take</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/speaking/sentence_table.py" line="109"/>
        <source>Hear this sentence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/speaking/sentence_table.py" line="267"/>
        <source>speaking…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/speaking/sentence_table.py" line="269"/>
        <source>▶ heard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/speaking/sentence_table.py" line="271"/>
        <source>not spoken yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/speaking/sentence_table.py" line="272"/>
        <source>check</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/speaking/sentence_table.py" line="272"/>
        <source>done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/speaking/sentence_table.py" line="241"/>
        <source>{0:.1f} s</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ShortcutsDialog</name>
    <message>
        <location filename="../../app/welcome.py" line="70"/>
        <source>Keyboard shortcuts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/welcome.py" line="93"/>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SpectrogramPlot</name>
    <message>
        <location filename="../../app/widgets/spectrogram_plot.py" line="22"/>
        <source>{0} kHz</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TakeListModel</name>
    <message>
        <location filename="../../app/takes/list_model.py" line="65"/>
        <source>starred</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/takes/list_model.py" line="52"/>
        <source>{0} to check</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/takes/list_model.py" line="53"/>
        <source>unfinished</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/takes/list_model.py" line="54"/>
        <source>{0:.1f} s</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TakesService</name>
    <message>
        <location filename="../../app/takes/service.py" line="142"/>
        <source>Rename the take “{0}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/takes/service.py" line="150"/>
        <source>Change the tags of “{0}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/takes/service.py" line="170"/>
        <source>Delete the take “{0}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/takes/service.py" line="171"/>
        <source>The take “{0}” was deleted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/takes/service.py" line="173"/>
        <source>Delete {0} takes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/takes/service.py" line="174"/>
        <source>{0} takes were deleted.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TakesView</name>
    <message>
        <location filename="../../app/takes/view.py" line="39"/>
        <location filename="../../app/takes/view.py" line="66"/>
        <source>Takes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/takes/view.py" line="43"/>
        <source>Search names, texts, voices and tags</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/takes/view.py" line="44"/>
        <source>What you synthesise is kept here, also after the program ends.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/takes/view.py" line="46"/>
        <location filename="../../app/takes/view.py" line="221"/>
        <source>Star this take</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/takes/view.py" line="47"/>
        <source>Compare two takes: choose two with Ctrl (Ctrl+B)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/takes/view.py" line="48"/>
        <source>Export this take</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/takes/view.py" line="49"/>
        <source>More about takes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/takes/view.py" line="50"/>
        <source>Delete the chosen takes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/takes/view.py" line="51"/>
        <source>Put its text back into the editor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/takes/view.py" line="52"/>
        <source>Go on where it stopped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/takes/view.py" line="53"/>
        <source>Show only starred takes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/takes/view.py" line="57"/>
        <source>Tags…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/takes/view.py" line="132"/>
        <source>Tags</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/takes/view.py" line="133"/>
        <source>Tags, with spaces between them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/takes/view.py" line="149"/>
        <source>Choose two takes in the list, the second one with Ctrl, to compare them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/takes/view.py" line="208"/>
        <source>No such take. Esc in the field above shows all.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/takes/view.py" line="209"/>
        <source>No take has a star.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/takes/view.py" line="221"/>
        <source>Remove the star</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TeachingDialog</name>
    <message>
        <location filename="../../app/teaching/view.py" line="35"/>
        <source>Teach a voice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/teaching/view.py" line="38"/>
        <source>I am the speaker, or the speaker has agreed that I use this voice.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/teaching/view.py" line="45"/>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/teaching/view.py" line="46"/>
        <source>Discard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/teaching/view.py" line="47"/>
        <source>Teach more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/teaching/view.py" line="48"/>
        <source>Stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/teaching/view.py" line="49"/>
        <location filename="../../app/teaching/view.py" line="137"/>
        <source>Learn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/teaching/view.py" line="50"/>
        <source>Keep the voice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/teaching/view.py" line="58"/>
        <source>For example: my voice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/teaching/view.py" line="59"/>
        <source>Name of the voice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/teaching/view.py" line="60"/>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/teaching/view.py" line="63"/>
        <source>Read these sentences aloud, or use recordings that you have: the model learns the voice from them. You can close this at any time and go on another day.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/teaching/view.py" line="137"/>
        <source>Go on learning</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/teaching/view.py" line="149"/>
        <source>Read more sentences first, or choose a folder of recordings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/teaching/view.py" line="151"/>
        <source>Give the voice a name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/teaching/view.py" line="152"/>
        <source>Tick the box about the speaker&apos;s agreement.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/teaching/view.py" line="172"/>
        <source>The voice “{0}” is in the list of voices now.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TeachingLessons</name>
    <message>
        <location filename="../../app/teaching/lessons.py" line="67"/>
        <source>The voice “{0}” was taught with another model, and cannot speak with this one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/teaching/lessons.py" line="68"/>
        <source>Teach it again…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/teaching/lessons.py" line="73"/>
        <source>The voice is taught.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/teaching/lessons.py" line="73"/>
        <source>Hear it…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TextView</name>
    <message>
        <location filename="../../app/speaking/text_view.py" line="69"/>
        <source>Open…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/speaking/text_view.py" line="70"/>
        <source>As spoken</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/speaking/text_view.py" line="71"/>
        <source>Pronunciations…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/speaking/text_view.py" line="74"/>
        <source>Keep this seed: the same text sounds the same again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/speaking/text_view.py" line="77"/>
        <source>Add to queue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/speaking/text_view.py" line="78"/>
        <source>Speak changes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/speaking/text_view.py" line="79"/>
        <location filename="../../app/speaking/text_view.py" line="174"/>
        <location filename="../../app/speaking/text_view.py" line="247"/>
        <source>Synthesise</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/speaking/text_view.py" line="99"/>
        <source>Type or paste what the voice shall say.
[pause 500ms] makes a pause, an empty line too.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/speaking/text_view.py" line="101"/>
        <source>Text to speak</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/speaking/text_view.py" line="104"/>
        <source>The text as it will be spoken</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/speaking/text_view.py" line="105"/>
        <source>The spoken form appears here as soon as the voice engine is ready.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/speaking/text_view.py" line="107"/>
        <source>Show how numbers, dates and abbreviations will be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/speaking/text_view.py" line="108"/>
        <source>Teach the program how words are pronounced</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/speaking/text_view.py" line="110"/>
        <source>new seed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/speaking/text_view.py" line="111"/>
        <source>Seed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/speaking/text_view.py" line="112"/>
        <source>The number all chance comes from; shown after each take</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/speaking/text_view.py" line="117"/>
        <source>Progress</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/speaking/text_view.py" line="126"/>
        <source>2  Text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/speaking/text_view.py" line="229"/>
        <source>Open a text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/speaking/text_view.py" line="229"/>
        <source>Texts (*.txt *.md);;All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/speaking/text_view.py" line="174"/>
        <location filename="../../app/speaking/text_view.py" line="244"/>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/speaking/text_view.py" line="245"/>
        <source>Stop; finished sentences are kept (Esc)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/speaking/text_view.py" line="248"/>
        <source>Speak the text in the chosen voice (Ctrl+Return)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/speaking/text_view.py" line="253"/>
        <source>Stopping…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/speaking/text_view.py" line="280"/>
        <source>Sentence {0} of {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/speaking/text_view.py" line="279"/>
        <source>Reading the text…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/speaking/text_view.py" line="282"/>
        <source>starting in {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/speaking/text_view.py" line="283"/>
        <source>made at {0} of real time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/speaking/text_view.py" line="287"/>
        <source>{0} made</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/speaking/text_view.py" line="285"/>
        <source>about {0} left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/speaking/text_view.py" line="303"/>
        <source>Speak what is changed or new in the take on the screen; its other sentences stay as they are</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/speaking/text_view.py" line="318"/>
        <source>not the text of the take below</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/speaking/text_view.py" line="321"/>
        <source>{0} changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/speaking/text_view.py" line="322"/>
        <source>{0} new</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/speaking/text_view.py" line="323"/>
        <source>{0} taken out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/speaking/text_view.py" line="374"/>
        <source>{0} characters · about {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/speaking/text_view.py" line="382"/>
        <source>cannot be said: {0}</source>
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
        <location filename="../../app/recording/trim_view.py" line="53"/>
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
        <location filename="../../app/recording/trim_view.py" line="57"/>
        <source>Verdict on the recording</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/recording/trim_view.py" line="58"/>
        <source>Optional: the words that are spoken in this recording</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/recording/trim_view.py" line="59"/>
        <source>Transcript of the recording</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/recording/trim_view.py" line="60"/>
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
        <location filename="../../app/recording/trim_view.py" line="110"/>
        <location filename="../../app/recording/trim_view.py" line="126"/>
        <source>{0:.1f} s chosen</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Undoing</name>
    <message>
        <location filename="../../app/undoing.py" line="58"/>
        <location filename="../../app/undoing.py" line="61"/>
        <source>typing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/undoing.py" line="59"/>
        <source>Undo: {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/undoing.py" line="59"/>
        <location filename="../../app/undoing.py" line="82"/>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/undoing.py" line="62"/>
        <source>Redo: {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/undoing.py" line="62"/>
        <source>Redo</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Verdict</name>
    <message>
        <location filename="../../app/recording/take_check.py" line="46"/>
        <source>Good: {0:.1f} s of clear speech.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/recording/take_check.py" line="47"/>
        <source>Usable, with {0:.1f} s of speech, but it could be better:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/recording/take_check.py" line="48"/>
        <source>No voice can be made of this:</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>VoiceEditor</name>
    <message>
        <location filename="../../app/voices/editor.py" line="18"/>
        <source>Voice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/voices/editor.py" line="22"/>
        <source>Name of the voice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/voices/editor.py" line="23"/>
        <source>What is said in the recording</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/voices/editor.py" line="25"/>
        <source>Word for word what is said in the recording; with it, speech can go on from there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/voices/editor.py" line="27"/>
        <source>Note about the voice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/voices/editor.py" line="29"/>
        <source>Consent statement</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/voices/editor.py" line="30"/>
        <source>Who agreed to the use of this voice, and for what</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/voices/editor.py" line="33"/>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/voices/editor.py" line="34"/>
        <source>Words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/voices/editor.py" line="35"/>
        <source>Note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/voices/editor.py" line="36"/>
        <source>Consent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/voices/editor.py" line="37"/>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/voices/editor.py" line="38"/>
        <source>Save</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>VoiceListModel</name>
    <message>
        <location filename="../../app/voices/list_model.py" line="40"/>
        <source>{0:.1f} s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/voices/list_model.py" line="41"/>
        <source>ready-made</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>VoicesService</name>
    <message>
        <location filename="../../app/voices/service.py" line="102"/>
        <source>Change the tags of “{0}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/voices/service.py" line="159"/>
        <source>This voice is here already: “{0}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/voices/service.py" line="174"/>
        <source>Delete the voice “{0}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/voices/service.py" line="175"/>
        <source>The voice “{0}” was deleted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/voices/service.py" line="183"/>
        <source>Rename the voice “{0}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/voices/service.py" line="185"/>
        <source>Change the words about “{0}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/voices/service.py" line="192"/>
        <source>The voice was exported to {0}.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>VoicesView</name>
    <message>
        <location filename="../../app/voices/view.py" line="44"/>
        <source>Voices</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/voices/view.py" line="46"/>
        <source>Space or a double click plays the recording behind a voice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/voices/view.py" line="47"/>
        <source>Search names, notes, languages and tags</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/voices/view.py" line="48"/>
        <source>New voice…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/voices/view.py" line="49"/>
        <source>Hear the recording behind this voice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/voices/view.py" line="50"/>
        <source>Go on from the recording</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/voices/view.py" line="52"/>
        <source>Name, words, note and consent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/voices/view.py" line="53"/>
        <source>More about voices</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/voices/view.py" line="54"/>
        <source>Delete this voice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/voices/view.py" line="55"/>
        <source>No voice yet. Record three seconds, or load a sound file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/voices/view.py" line="56"/>
        <source>No such voice. Esc in the field above shows all.</source>
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
        <location filename="../../app/voices/view.py" line="59"/>
        <source>Tags…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/voices/view.py" line="68"/>
        <source>1  Voice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/voices/view.py" line="134"/>
        <source>Tags</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/voices/view.py" line="135"/>
        <source>Tags of “{0}”, with spaces between them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/voices/view.py" line="155"/>
        <source>A ready-made voice cannot be changed or deleted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/voices/view.py" line="164"/>
        <source>Export a voice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/voices/view.py" line="164"/>
        <location filename="../../app/voices/view.py" line="172"/>
        <source>Voices (*{0})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/voices/view.py" line="172"/>
        <source>Import a voice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/voices/view.py" line="253"/>
        <source>The voice goes on as if it had just said: “{0}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/voices/view.py" line="258"/>
        <source>Speech can go on from a recording only where its words are known; this voice came without them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/voices/view.py" line="262"/>
        <source>Type what is said in it first (Shift+F2).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/voices/view.py" line="264"/>
        <source>Speech can go on from a recording only where its words are known: type them in (Shift+F2).</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WaitingDialog</name>
    <message>
        <location filename="../../app/opening.py" line="76"/>
        <source>Another window is opening or moving your voices and takes; wait a moment.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/opening.py" line="78"/>
        <source>Quit</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WelcomeDialog</name>
    <message>
        <location filename="../../app/welcome.py" line="58"/>
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
        <location filename="../../app/welcome.py" line="24"/>
        <source>Let a voice read your text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/welcome.py" line="28"/>
        <source>Everything happens on this computer; nothing is sent anywhere and no connection is needed. Use voices only with the speaker&apos;s agreement. Every exported file says that it is synthetic speech.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/welcome.py" line="37"/>
        <source>Choose a voice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/welcome.py" line="38"/>
        <source>Record three seconds, load a sound file, or take one of the ready-made voices.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/welcome.py" line="41"/>
        <source>Write the text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/welcome.py" line="42"/>
        <source>Type, paste, or open a file. Long texts are spoken sentence by sentence.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/welcome.py" line="45"/>
        <source>Synthesise, look, keep</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/welcome.py" line="47"/>
        <source>The sound starts while the rest is being made. If a sentence did not work, it is marked, and one click speaks it again. Every take is kept, and can be exported.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WordLane</name>
    <message>
        <location filename="../../app/widgets/word_lane.py" line="64"/>
        <source>Words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/widgets/word_lane.py" line="65"/>
        <source>Click a word to hear it. With the keyboard: arrow keys, then Enter.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Workbench</name>
    <message>
        <location filename="../../app/workbench.py" line="281"/>
        <source>Cancelled before the first sentence was finished.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/workbench.py" line="283"/>
        <source>Cancelled. Finished sentences, kept as a take: {0}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/workbench.py" line="307"/>
        <source>Made again: every code is the same as before.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/workbench.py" line="309"/>
        <source>Made again, but not every code is the same: the model or the device has changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/workbench.py" line="318"/>
        <source>Change the text of the take</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/workbench.py" line="318"/>
        <location filename="../../app/workbench.py" line="320"/>
        <source>Spoken: {0}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/workbench.py" line="320"/>
        <source>Speak the rest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/workbench.py" line="322"/>
        <source>Speak sentence {0} again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/workbench.py" line="323"/>
        <source>Sentence {0} spoken again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/workbench.py" line="333"/>
        <source>Tried again, up to {0} times each: {1} of {2} have nothing to check now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/workbench.py" line="336"/>
        <source>The best of each was kept; still to check: {0}.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
