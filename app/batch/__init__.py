"""Lists of texts that become sound files."""
