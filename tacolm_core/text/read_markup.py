"""Marks that are no language: HTML tags, Markdown, emoticons, file names, names of programming languages."""

import re
from typing import Final

from tacolm_core.text.read_addresses import read_address

_TAG: Final = re.compile(r"</?[A-Za-z][^<>\n]{0,200}>")
_LINK: Final = re.compile(r"!?\[([^\[\]\n]{1,300})\]\(\S{1,500}\)")
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


def read_markup(text: str) -> str:
    """Drop markup and read names with signs in them."""
    text = _LINK.sub(r"\1", _TAG.sub(" ", text))
    text = _STRUCK.sub(" ", _TABLE_EDGE.sub("", text))
    text = _BULLET.sub("", _HEADING.sub("", text))
    text = _EMOTICON.sub(" ", text)
    text = _COPYRIGHT.sub("copyright", _TRADE_MARK.sub("", text))
    text = _LANGUAGE.sub(lambda match: _LANGUAGES[match[0]], text)
    text = _KEY.sub(lambda match: f"{match[1]} sharp{' minor' if match[2] else ''}", text)
    return _FILE.sub(lambda match: read_address(match[0]), text)
