"""Judges of speech: words, speaker, quality, length; fixed lists; tables."""
