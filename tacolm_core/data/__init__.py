"""Speech and its text on the way to training: corpora, manifest, shards, batches."""
