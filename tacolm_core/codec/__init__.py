"""The neural codec: sound to codes and back."""
