"""Artificial speakers: training speech made from text, with exact durations, in as many voices as one likes."""
