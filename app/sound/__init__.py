"""Microphones and loudspeakers, behind Protocols."""
