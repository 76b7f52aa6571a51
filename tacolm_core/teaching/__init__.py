"""Teaching a voice: from some minutes of somebody's reading to small additions that make the model speak as they do.

readings -> pieces (codes, text and which token each frame speaks) -> lessons (what the AR model, the NAR model and the
decoder learn from them) -> course (the order, the clock, what is kept) -> a voice with its lessons.
"""
