"""Written text to text tokens: normalise, split into sentences, pronounce, tokenise."""
