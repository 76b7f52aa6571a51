"""Saved voices."""
