"""Text to speech: service, text panel, result panel."""
