"""Named documents: chapters with their texts and takes in one folder."""
