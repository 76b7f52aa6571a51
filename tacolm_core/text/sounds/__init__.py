"""How spoken words sound: lexicon, part of speech, guesses for words no lexicon knows."""
