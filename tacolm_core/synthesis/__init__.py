"""A voice and a text become sound."""
