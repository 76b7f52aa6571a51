"""Texts in which people take turns: which voice speaks for whom."""
