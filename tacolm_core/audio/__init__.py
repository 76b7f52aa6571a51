"""Sound in and out: waveforms, sound files, prompts."""
