"""Results kept on disk."""
