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
        <source>Above 1: closer to the text, twice the time</source>
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
        <source>Closer to the text, in twice the time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/takes/history.py" line="64"/>
        <source>The take in “{0}” is damaged; make it again from its text.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/takes/history.py" line="117"/>
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
        <location filename="../../app/sound/portaudio.py" line="21"/>
        <source>The sound library PortAudio could not be started, so recording and playing are off; install it (on Debian or Ubuntu: libportaudio2) and start the program again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/sound/portaudio.py" line="74"/>
        <source>The sound system did not come back ({0}); start the program again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/sound/portaudio.py" line="123"/>
        <source>The loudspeaker “{0}” could not be opened ({1}); choose another one in the settings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/sound/portaudio.py" line="131"/>
        <source>No microphone was found: plug one in and press Refresh, or load a sound file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/sound/portaudio.py" line="137"/>
        <source>No loudspeaker was found: plug one in and try again. Export works without one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/sound/portaudio.py" line="167"/>
        <source>The microphone “{0}” could not be opened ({1}). Check that this program may use the microphone in the system&apos;s privacy settings and that no other program holds it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/speaking/text_service.py" line="115"/>
        <source>“{0}” is not a text file: choose a .txt file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/speaking/text_service.py" line="123"/>
        <source>“{0}” could not be read as text: save it as UTF-8 and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/speaking/options.py" line="40"/>
        <source>The settings of this take cannot be read ({0}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/files.py" line="24"/>
        <source>The disk that holds “{0}” is full: make some room and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/files.py" line="26"/>
        <source>“{0}” may not be written: choose another folder or change its permissions.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/files.py" line="28"/>
        <source>“{0}” is not there any more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/files.py" line="29"/>
        <source>“{0}” could not be used ({1}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/preferences/models.py" line="88"/>
        <source>{0} has changed since it was imported: remove this model and import it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/preferences/models.py" line="90"/>
        <source>every file is complete and unchanged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/preferences/models.py" line="90"/>
        <source>every file is complete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/preferences/models.py" line="91"/>
        <source>{0}: {1} ({2:.0f} MB).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/preferences/models.py" line="101"/>
        <source>The model that came with the program cannot be removed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/preferences/models.py" line="129"/>
        <source>“{0}” is not a model folder: {1} is missing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/preferences/models.py" line="132"/>
        <source>“{0}” is damaged: {1}; get the file again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/preferences/models.py" line="136"/>
        <source>it is not JSON</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/preferences/models.py" line="145"/>
        <source>it is empty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/preferences/models.py" line="148"/>
        <source>it is not a safetensors file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/preferences/models.py" line="152"/>
        <source>its header cannot be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/preferences/models.py" line="155"/>
        <source>it has {0} bytes, not {1}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AlarmBar</name>
    <message>
        <location filename="../../app/speaking/alarm_bar.py" line="29"/>
        <source>Show</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/speaking/alarm_bar.py" line="30"/>
        <source>Speak again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/speaking/alarm_bar.py" line="31"/>
        <source>Speak every sentence with something to check again, with a new seed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/speaking/alarm_bar.py" line="48"/>
        <source>Sentence {0}: {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/speaking/alarm_bar.py" line="50"/>
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
        <location filename="../../app/dialogs.py" line="106"/>
        <source>About {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/dialogs.py" line="108"/>
        <source>none loaded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/dialogs.py" line="109"/>
        <source>Clones a voice from three seconds of speech and lets it read your text, offline.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/dialogs.py" line="110"/>
        <source>Model: {0}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Engine</name>
    <message>
        <location filename="../../app/engine.py" line="282"/>
        <source>The voice engine is not loaded yet: wait a moment and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/engine.py" line="284"/>
        <source>The computer ran out of memory: close other programs or use a shorter text.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/engine.py" line="288"/>
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
        <location filename="../../app/takes/export_dialog.py" line="130"/>
        <source>This folder does not exist: choose another one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/takes/export_dialog.py" line="136"/>
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
        <location filename="../../app/takes/facts_dialog.py" line="50"/>
        <source>Voice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/takes/facts_dialog.py" line="51"/>
        <source>Made</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/takes/facts_dialog.py" line="52"/>
        <source>Seed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/takes/facts_dialog.py" line="53"/>
        <source>Settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/takes/facts_dialog.py" line="53"/>
        <source>the defaults</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/takes/facts_dialog.py" line="54"/>
        <source>Goes on from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/takes/facts_dialog.py" line="55"/>
        <source>Length</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/takes/facts_dialog.py" line="55"/>
        <source>{0:.1f} s, made in {1:.1f} s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/takes/facts_dialog.py" line="56"/>
        <source>First sound</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/takes/facts_dialog.py" line="56"/>
        <source>after {0:.1f} s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/takes/facts_dialog.py" line="57"/>
        <source>Model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/takes/facts_dialog.py" line="58"/>
        <source>Calculated on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/takes/facts_dialog.py" line="59"/>
        <source>Program</source>
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
        <location filename="../../app/speaking/lexicon_dialog.py" line="29"/>
        <source>Pronunciations</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/speaking/lexicon_dialog.py" line="33"/>
        <location filename="../../app/speaking/lexicon_dialog.py" line="43"/>
        <source>Word</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/speaking/lexicon_dialog.py" line="33"/>
        <source>Phonemes (IPA, with spaces)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/speaking/lexicon_dialog.py" line="34"/>
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
        <location filename="../../app/main_window.py" line="90"/>
        <source>Queue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/main_window.py" line="110"/>
        <source>{0} waiting ▾</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/main_window.py" line="111"/>
        <source>Texts waiting to be spoken; choose one to take it out of the queue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/main_window.py" line="114"/>
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
        <location filename="../../app/preferences/models_page.py" line="108"/>
        <source>Remove</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/preferences/models_page.py" line="46"/>
        <source>A model is a folder with codec, two language models and a tokenizer. Nothing is ever downloaded.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/preferences/models_page.py" line="65"/>
        <source>Model that came with the program</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/preferences/models_page.py" line="67"/>
        <source>{0}{1}  ({2:.0f} MB)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/preferences/models_page.py" line="73"/>
        <source>There is no model here yet: import a model folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/preferences/models_page.py" line="95"/>
        <source>Reading every file…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/preferences/models_page.py" line="105"/>
        <source>Remove a model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/preferences/models_page.py" line="106"/>
        <source>Remove the model “{0}” from this computer?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/preferences/models_page.py" line="107"/>
        <source>Its files are deleted; this cannot be undone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/preferences/models_page.py" line="109"/>
        <source>Keep</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/preferences/models_page.py" line="120"/>
        <source>Import a model folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/preferences/models_page.py" line="127"/>
        <source>Copying the model…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NewVoiceDialog</name>
    <message>
        <location filename="../../app/recording/view.py" line="58"/>
        <source>New voice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/recording/view.py" line="69"/>
        <source>I am the speaker, or the speaker has agreed that I use this voice.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/recording/view.py" line="70"/>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/recording/view.py" line="71"/>
        <source>Save voice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/recording/view.py" line="83"/>
        <source>Record a few seconds, or drop a sound file here (wav, flac, ogg, mp3).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/recording/view.py" line="92"/>
        <source>Countdown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/recording/view.py" line="100"/>
        <source>For example: my voice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/recording/view.py" line="101"/>
        <source>Name of the voice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/recording/view.py" line="103"/>
        <source>Optional: where, when, what for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/recording/view.py" line="104"/>
        <source>Note about the voice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/recording/view.py" line="107"/>
        <source>Record or load</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/recording/view.py" line="113"/>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/recording/view.py" line="114"/>
        <source>Note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/recording/view.py" line="213"/>
        <source>Load a sound file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/recording/view.py" line="213"/>
        <source>Sound files ({0})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/recording/view.py" line="226"/>
        <source>Some sound was lost while recording because the computer was busy: record again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/recording/view.py" line="233"/>
        <source>Speak</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/recording/view.py" line="282"/>
        <source>Record or load a usable voice first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/recording/view.py" line="284"/>
        <source>Give the voice a name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/recording/view.py" line="285"/>
        <source>Tick the box about the speaker&apos;s agreement.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NoticeBar</name>
    <message>
        <location filename="../../app/widgets/notice.py" line="25"/>
        <source>Dismiss message</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/widgets/notice.py" line="36"/>
        <source>Message</source>
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
        <location filename="../../app/preferences/view.py" line="49"/>
        <source>Settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/preferences/view.py" line="54"/>
        <source>Let the sound start while the rest is being made</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/preferences/view.py" line="55"/>
        <location filename="../../app/preferences/view.py" line="116"/>
        <source>Loudspeaker</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/preferences/view.py" line="61"/>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/preferences/view.py" line="69"/>
        <source>General</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/preferences/view.py" line="70"/>
        <source>Sound and computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/preferences/view.py" line="71"/>
        <source>Sampling</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/preferences/view.py" line="72"/>
        <source>Models</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/preferences/view.py" line="86"/>
        <location filename="../../app/preferences/view.py" line="126"/>
        <source>Theme</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/preferences/view.py" line="87"/>
        <location filename="../../app/preferences/view.py" line="132"/>
        <source>Text size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/preferences/view.py" line="88"/>
        <source>Listening</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/preferences/view.py" line="90"/>
        <source>Voices</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/preferences/view.py" line="91"/>
        <source>Takes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/preferences/view.py" line="92"/>
        <source>Logs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/preferences/view.py" line="99"/>
        <source>Open the folder of {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/preferences/view.py" line="104"/>
        <source>Nothing is sent anywhere: everything happens on this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/preferences/view.py" line="113"/>
        <source>Look for loudspeakers again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/preferences/view.py" line="117"/>
        <location filename="../../app/preferences/view.py" line="144"/>
        <source>Calculate on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/preferences/view.py" line="123"/>
        <source>As the system</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/preferences/view.py" line="123"/>
        <source>Light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/preferences/view.py" line="123"/>
        <source>Dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/preferences/view.py" line="137"/>
        <source>Graphics card if it works, else processor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/preferences/view.py" line="138"/>
        <source>Processor (CPU)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/preferences/view.py" line="139"/>
        <source>Graphics card (CUDA)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/preferences/view.py" line="169"/>
        <source>Getting the voice engine ready…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PreferencesService</name>
    <message>
        <location filename="../../app/preferences/service.py" line="69"/>
        <source>The model “{0}” was imported. Choose it to use it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/preferences/service.py" line="84"/>
        <source>The model was removed.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Presenter</name>
    <message>
        <location filename="../../app/presenter.py" line="198"/>
        <source>Choose a take to export first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/presenter.py" line="238"/>
        <source>The program did not close properly last time. Your takes are safe.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/presenter.py" line="239"/>
        <source>Restore the last session</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/presenter.py" line="268"/>
        <source>The voice engine is getting ready; your text is spoken right after.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/presenter.py" line="285"/>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/presenter.py" line="292"/>
        <source>Exported to {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/presenter.py" line="293"/>
        <source>Open the folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/presenter.py" line="309"/>
        <source>graphics card</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/presenter.py" line="309"/>
        <source>processor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/presenter.py" line="310"/>
        <source>Ready · calculating on the {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/presenter.py" line="315"/>
        <source>Getting the voice engine ready…</source>
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
        <location filename="../../app/speaking/result_view.py" line="48"/>
        <location filename="../../app/speaking/result_view.py" line="194"/>
        <source>Play</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/speaking/result_view.py" line="49"/>
        <source>Stop playing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/speaking/result_view.py" line="52"/>
        <source>Zoom to the sentence at the playhead</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/speaking/result_view.py" line="53"/>
        <source>Show the whole take</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/speaking/result_view.py" line="54"/>
        <source>More about this take</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/speaking/result_view.py" line="55"/>
        <source>Export…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/speaking/result_view.py" line="58"/>
        <source>End comparison</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/speaking/result_view.py" line="69"/>
        <source>Speak all of it again with a new seed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/speaking/result_view.py" line="70"/>
        <source>Make it again exactly, to check</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/speaking/result_view.py" line="73"/>
        <source>About this take…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/speaking/result_view.py" line="81"/>
        <source>3  Result</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/speaking/result_view.py" line="99"/>
        <source>Position</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/speaking/result_view.py" line="108"/>
        <source>Compare</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/speaking/result_view.py" line="151"/>
        <source>being made…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/speaking/result_view.py" line="194"/>
        <source>Pause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/speaking/result_view.py" line="207"/>
        <source>{0}  {1}, seed {2}</source>
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
        <location filename="../../app/preferences/sampling_page.py" line="77"/>
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
</context>
<context>
    <name>SentenceTable</name>
    <message>
        <location filename="../../app/speaking/sentence_table.py" line="38"/>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/speaking/sentence_table.py" line="38"/>
        <source>Sentence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/speaking/sentence_table.py" line="38"/>
        <source>Length</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/speaking/sentence_table.py" line="38"/>
        <source>To check</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/speaking/sentence_table.py" line="38"/>
        <source>Seed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/speaking/sentence_table.py" line="40"/>
        <source>Sentences of the take</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/speaking/sentence_table.py" line="54"/>
        <source>Hear this sentence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/speaking/sentence_table.py" line="55"/>
        <source>Speak it again with a new seed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/speaking/sentence_table.py" line="81"/>
        <location filename="../../app/speaking/sentence_table.py" line="98"/>
        <source>speaking…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/speaking/sentence_table.py" line="88"/>
        <source>check</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/speaking/sentence_table.py" line="88"/>
        <source>done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/speaking/sentence_table.py" line="89"/>
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
        <location filename="../../app/takes/list_model.py" line="69"/>
        <source>starred</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/takes/list_model.py" line="90"/>
        <source>{0} to check</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/takes/list_model.py" line="91"/>
        <source>unfinished</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/takes/list_model.py" line="92"/>
        <source>{0:.1f} s</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TakesView</name>
    <message>
        <location filename="../../app/takes/view.py" line="32"/>
        <location filename="../../app/takes/view.py" line="54"/>
        <source>Takes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/takes/view.py" line="39"/>
        <source>What you synthesise is kept here, also after the program ends.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/takes/view.py" line="40"/>
        <location filename="../../app/takes/view.py" line="139"/>
        <source>Star this take</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/takes/view.py" line="41"/>
        <source>Compare two takes: choose two with Ctrl (Ctrl+B)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/takes/view.py" line="42"/>
        <source>Export this take</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/takes/view.py" line="43"/>
        <source>More about takes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/takes/view.py" line="44"/>
        <source>Delete the chosen takes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/takes/view.py" line="45"/>
        <source>Put its text back into the editor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/takes/view.py" line="46"/>
        <source>Show only starred takes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/takes/view.py" line="139"/>
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
        <location filename="../../app/recording/trim_view.py" line="34"/>
        <source>Hear it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/recording/trim_view.py" line="35"/>
        <source>Hear it at its best</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/recording/trim_view.py" line="37"/>
        <source>The recording through the sound codec: the best this voice can sound when it speaks your text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/recording/trim_view.py" line="39"/>
        <source>Zoom to the chosen part</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/recording/trim_view.py" line="40"/>
        <source>Show the whole recording</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/recording/trim_view.py" line="45"/>
        <source>Verdict on the recording</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/recording/trim_view.py" line="47"/>
        <source>Optional: the words that are spoken in this recording</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/recording/trim_view.py" line="48"/>
        <source>Transcript of the recording</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/recording/trim_view.py" line="49"/>
        <source>With it, speech can go on from the recording as if it had just been said</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/recording/trim_view.py" line="51"/>
        <source>The recording was trimmed after this was typed: check the words, or they are not used.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/recording/trim_view.py" line="55"/>
        <source>They still fit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/recording/trim_view.py" line="102"/>
        <location filename="../../app/recording/trim_view.py" line="118"/>
        <source>{0:.1f} s chosen</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Verdict</name>
    <message>
        <location filename="../../app/recording/take_check.py" line="41"/>
        <source>Good: {0:.1f} s of clear speech.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/recording/take_check.py" line="42"/>
        <source>Usable, with {0:.1f} s of speech, but it could be better:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/recording/take_check.py" line="43"/>
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
        <location filename="../../app/voices/list_model.py" line="44"/>
        <source>{0:.1f} s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/voices/list_model.py" line="45"/>
        <source>ready-made</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>VoicesService</name>
    <message>
        <location filename="../../app/voices/service.py" line="124"/>
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
        <source>Export this voice…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/voices/view.py" line="57"/>
        <source>Import a voice…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/voices/view.py" line="65"/>
        <source>1  Voice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/voices/view.py" line="123"/>
        <source>Export a voice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/voices/view.py" line="123"/>
        <location filename="../../app/voices/view.py" line="132"/>
        <source>Voices (*{0})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/voices/view.py" line="132"/>
        <source>Import a voice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/voices/view.py" line="197"/>
        <source>The voice goes on as if it had just said: “{0}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/voices/view.py" line="199"/>
        <source>What is said in it is not known.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/voices/view.py" line="202"/>
        <source>Speech can go on from a recording only where its words are known; this voice came without them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/voices/view.py" line="206"/>
        <source>Type what is said in it first (F2).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/voices/view.py" line="208"/>
        <source>Speech can go on from a recording only where its words are known: type them in (F2).</source>
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
        <location filename="../../app/workbench.py" line="188"/>
        <source>Cancelled before the first sentence was finished.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/workbench.py" line="192"/>
        <source>Cancelled. Finished sentences, kept as a take: {0}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/workbench.py" line="202"/>
        <source>Made again: every code is the same as before.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/workbench.py" line="204"/>
        <source>Made again, but not every code is the same: the model or the device has changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/workbench.py" line="211"/>
        <source>Sentence {0} spoken again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/workbench.py" line="321"/>
        <source>The take “{0}” was deleted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/workbench.py" line="323"/>
        <source>{0} takes were deleted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/workbench.py" line="327"/>
        <source>The voice “{0}” was deleted.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
