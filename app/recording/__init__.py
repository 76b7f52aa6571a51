"""Recording, loading and trimming a voice prompt."""
