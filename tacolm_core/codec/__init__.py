"""The neural codec: sound to codes and back."""

from tacolm_core.codec.stored import load_codec, load_speaking_codec, save_codec

__all__ = ["load_codec", "load_speaking_codec", "save_codec"]
