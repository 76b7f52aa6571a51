"""What was deleted, and what was recorded and not made a voice of."""
