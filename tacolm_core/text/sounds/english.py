"""Small closed word classes of English that pronunciation depends on."""

from typing import Final

# Words that carry no stress of their own unless a phrase ends with them.
_UNSTRESSED: Final = (
    "a an the and or but nor as than at by for from in into of on onto to upon with "
    "i you he she it we they me him us them my your his her its our their "
    "am is are was were be been has have had do does did can could will would shall should must may "
    "i'm i've i'd i'll you're you've you'd you'll he's he'd he'll she's she'd she'll it's it'll "
    "we're we've we'd we'll they're they've they'd they'll"
)
FUNCTION_WORDS: Final = frozenset(_UNSTRESSED.split())
PRONOUNS: Final = frozenset(("me", "him", "us", "them", "it", "you", "i", "he", "she", "we", "they"))
PERFECT_AUXILIARIES: Final = frozenset(("have", "has", "had", "having", "i've", "you've", "we've", "they've"))
BE: Final = frozenset(("is", "was", "are", "were", "be", "been", "being"))
_NOT_VERBS: Final = "it that this these those him her them me us you the a an my your his their our such"
NOT_VERBS: Final = frozenset(_NOT_VERBS.split())
# Before these an `a` is the letter, not the article.
NEVER_AFTER_ARTICLE: Final = frozenset(
    (
        *("and", "are", "at", "by", "cubed", "dash", "divided", "dot", "equals", "for", "from", "has", "in", "is"),
        *("minus", "of", "on", "or", "over", "plus", "slash", "squared", "times", "to", "was", "with"),
    )
)
# Unstressed everyday forms that differ from the lexicon's first entry in more than the stress.
WEAK_FORMS: Final = {
    "and": ("æ", "n", "d"),
    "for": ("f", "ɚ"),
    "your": ("j", "ɚ"),
    "our": ("ˌaʊ", "ɚ"),
}
# The same at the end of a phrase, where the lexicon's first entry is the weak form.
STRONG_FORMS: Final = {
    **{"for": ("f", "ˈɔ", "ɹ"), "to": ("t", "ˈu"), "of": ("ˈʌ", "v"), "was": ("w", "ˈɑ", "z"), "can": ("k", "ˈæ", "n")},
    **{"than": ("ð", "ˈæ", "n"), "were": ("w", "ˈɚ"), "into": ("ˈɪ", "n", "t", "u")},
}
# Tags under which the lexicon files a pronunciation, for tags it does not use itself.
TAG_FAMILY: Final = {
    **{"VBP": "VB", "VBZ": "VB", "VBG": "VB", "MD": "VB", "VBN": "VBD"},
    **{"NNS": "NN", "NNP": "NN", "NNPS": "NN", "JJR": "JJ", "JJS": "JJ", "RBR": "RB", "RBS": "RB"},
}
CONTRACTION_ENDINGS: Final = {
    "'ll": ("ə", "l"),
    "'ve": ("ə", "v"),
    "'re": ("ɚ",),
    "'m": ("ə", "m"),
    "n't": ("ə", "n", "t"),
    "'em": ("ə", "m"),
}
HISSING: Final = frozenset(("s", "z", "ʃ", "ʒ", "t͡ʃ", "d͡ʒ"))
VOICELESS: Final = frozenset(("p", "t", "k", "f", "θ"))
