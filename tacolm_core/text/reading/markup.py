"""Marks that are no language: HTML tags, Markdown, emoticons, names of programming languages."""

from typing import Final

from tacolm_core.text.patterns import regex
from tacolm_core.text.reading.rules import Rule

_TAG: Final = regex(r"</?[A-Za-z][^<>\n]{0,200}>")
_LINK_TARGET: Final = regex(r"(?<=[^\[\]\n])\]\((?P<gone>\S{1,500})\)")
_LINK: Final = regex(r"!?\[([^\[\]\n]{1,300})\ue001")
_HEADING: Final = regex(r"^\s*#{1,6}\s+")
_BULLET: Final = regex(r"^\s*(?:[*•–-]\s+|(?:[-*] )?\[[ xX]?\]\s+|>(?!=|[$€£.]?\d)[\s>]*)")
_TABLE_EDGE: Final = regex(r"^\s*\|+|\|+\s*$")
_MENTION: Final = regex(r"<(?=[@#:])([^<>\s]{1,60})>")  # of a person, channel or picture in a chat
_BACKTICK: Final = regex(r"(?<=[a-z])`(?=(?:t|s|m|d|re|ve|ll)\b)")
_STRUCK: Final = regex(r"~~+|`{3,}\w*|(?<!\w)__+|__+(?!\w)")
_TRADE_MARK: Final = regex(r"\((?:TM|tm|R|SM)\)")
_COPYRIGHT: Final = regex(r"\([cC]\)(?= ?(?:19|20)\d\d)")
_KEY: Final = regex(r"(?<![\w#&])([A-G])#(m)?(?!\w)")  # of music
# The eyes and mouths that letters and digits could be are taken only where they cannot be read as those.
_EMOTICON: Final = regex(
    r"(?<![\w)(])(?:[:;]['-]?[)(DPpOo/\\|*]+|=[)(DP]+|:'?-?3(?=\s*$)|8-[)(D]+|B-\)|[xX]-[)(D]+|xD+|XDD+|"
    r"\^_?\^|¯\\_\(.{1,3}\)_/¯|T_T|>_<|-_-|:-?[<>]|</3+|<3{4,}(?!\d)|"
    r"(?<!\bis )(?<!\bare )(?<!\bwas )(?<!\bor )(?<!\bif )(?<!\bbe )<3"
    r"(?=[\s.!,?)]*$|\s+(?:you|my|this|u|it|the|all|them|him|her)\b))"
    r"(?![\w/(])"
    r"|(?<=[.!?…] )XD(?=\s*$|[.!?])|(?<=\blol )XD\b|(?<=\bhaha )XD\b|(?<=\bI )<3(?= [A-Za-z])"
)
_LANGUAGES: Final = {"C++": "C plus plus", "C#": "C sharp", "F#": "F sharp", ".NET": " dot net"}
_LANGUAGE: Final = regex(r"(?<![\w.])(?:C\+\+|[CF]#|\.NET)(?!\w)|(?<=[A-Z])\.NET\b")


RULES: Final = (
    Rule(_TAG, " ", leaves_out=True),
    Rule(_MENTION, r" \1 "),
    Rule(_BACKTICK, "'"),
    Rule(_LINK_TARGET, "\ue001", leaves_out=True),
    Rule(_LINK, r"\1"),
    Rule(_TABLE_EDGE, ""),
    Rule(_STRUCK, " "),
    Rule(_HEADING, ""),
    Rule(_BULLET, ""),
    Rule(_EMOTICON, " ", leaves_out=True),
    Rule(_TRADE_MARK, ""),
    Rule(_COPYRIGHT, "copyright"),
    Rule(_LANGUAGE, lambda match: _LANGUAGES[match[0]]),
    Rule(_KEY, lambda match: f"{match[1]} sharp{' minor' if match[2] else ''}"),
)
