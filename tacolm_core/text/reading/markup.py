"""Marks that are no language: HTML tags, Markdown, emoticons, file names, names of programming languages."""

import re
from typing import Final

from tacolm_core.text.reading.addresses import read_address
from tacolm_core.text.reading.rules import Rule

_TAG: Final = re.compile(r"</?[A-Za-z][^<>\n]{0,200}>")
_LINK_TARGET: Final = re.compile(r"(?<=[^\[\]\n])\]\((?P<gone>\S{1,500})\)")
_LINK: Final = re.compile(r"!?\[([^\[\]\n]{1,300})\ue001")
_HEADING: Final = re.compile(r"^\s*#{1,6}\s+")
_BULLET: Final = re.compile(r"^\s*(?:[*•–-]\s+|(?:[-*] )?\[[ xX]?\]\s+|>[\s>]*)")
_TABLE_EDGE: Final = re.compile(r"^\s*\|+|\|+\s*$")
_STRUCK: Final = re.compile(r"~~+|`{3,}\w*|(?<!\w)__+|__+(?!\w)")
_TRADE_MARK: Final = re.compile(r"\((?:TM|tm|R|SM)\)")
_COPYRIGHT: Final = re.compile(r"\([cC]\)(?= ?(?:19|20)\d\d)")
_KEY: Final = re.compile(r"(?<![\w#&])([A-G])#(m)?(?!\w)")  # of music
_EMOTICON: Final = re.compile(r"(?<![\w)(])(?:[:;=8xX]['-]?[)(DPpOo3/\\|]+|<3|\^_?\^|¯\\_\(.{1,3}\)_/¯)(?![\w/(])")
_LANGUAGES: Final = {"C++": "C plus plus", "C#": "C sharp", "F#": "F sharp", ".NET": " dot net"}
_LANGUAGE: Final = re.compile(r"(?<![\w.])(?:C\+\+|[CF]#|\.NET)(?!\w)|(?<=[A-Z])\.NET\b")
_FILE: Final = re.compile(
    r"(?<![\w@])[\w-]*\.(?:py|js|ts|json|txt|pdf|docx?|xlsx?|pptx?|csv|png|jpe?g|gif|svg|mp[34]|wav|ogg|flac|zip|gz|exe|"
    r"html?|css|md|ya?ml|toml|xml|ini|cfg|sh|cpp|java|rs|log|bat|dll|iso|apk)\b(?!\.\w)"
)


RULES: Final = (
    Rule(_TAG, " ", leaves_out=True),
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
    Rule(_FILE, lambda match: read_address(match[0])),
)
