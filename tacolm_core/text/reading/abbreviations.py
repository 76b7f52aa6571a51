"""Abbreviations, acronyms and the words around Roman numerals."""

from typing import Final


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# With their full stop; before a name or anywhere.
TITLES: Final = {
    **{"Mr": "Mister", "Mrs": "Missus", "Ms": "Miz", "Dr": "Doctor", "Prof": "Professor", "Gen": "General"},
    **{"Col": "Colonel", "Maj": "Major", "Capt": "Captain", "Cpt": "Captain", "Lt": "Lieutenant", "Sgt": "Sergeant"},
    **{"Cpl": "Corporal", "Cmdr": "Commander", "Adm": "Admiral", "Pvt": "Private", "Rev": "Reverend"},
    **{"Fr": "Father", "Hon": "Honorable", "Gov": "Governor", "Sen": "Senator", "Rep": "Representative"},
    **{"Pres": "President", "Messrs": "Messieurs", "Mme": "Madame", "Mlle": "Mademoiselle", "St": "Saint"},
    **{
        "Mt": "Mount",
        "Ft": "Fort",
        "Insp": "Inspector",
        "Supt": "Superintendent",
        "Drs": "Doctors",
        "Amb": "Ambassador",
        "Pt": "Point",
    },
}
ANYWHERE: Final = {
    **{"Jr": "Junior", "Sr": "Senior", "Esq": "Esquire", "vs": "versus", "etc": "et cetera", "cf": "compare"},
    **{"approx": "approximately", "est": "established", "dept": "department", "Dept": "Department"},
    **{"Inc": "Incorporated", "Ltd": "Limited", "Corp": "Corporation", "Co": "Company", "Bros": "Brothers"},
    **{"Univ": "University", "Assn": "Association", "Ave": "Avenue", "Blvd": "Boulevard", "Rd": "Road"},
    **{"Ln": "Lane", "Hwy": "Highway", "Pkwy": "Parkway", "Sq": "Square", "Apt": "Apartment", "Bldg": "Building"},
    **{"Ref": "reference", "ref": "reference", "avg": "average", "temp": "temperature", "orig": "originally"},
    **{"Tel": "telephone", "tel": "telephone", "ext": "extension", "Ext": "extension", "misc": "miscellaneous"},
    **{"incl": "including", "Attn": "attention", "Est": "established", "ca": "circa", "al": "al", "viz": "namely"},
    **{"mtg": "meeting", "Mtg": "meeting", "appt": "appointment", "Appt": "appointment", "mgmt": "management"},
    **{"Mgmt": "Management", "mgr": "manager", "Mgr": "Manager", "asst": "assistant", "Asst": "Assistant"},
    **{"qty": "quantity", "Qty": "quantity", "abbrev": "abbreviated"},
    **{"Ste": "Suite", "Ct": "Court", "Pl": "Place", "Cir": "Circle", "Mfg": "Manufacturing", "Hosp": "Hospital"},
    **{"Gk": "Greek", "Lat": "Latin", "abbr": "abbreviation", "max": "maximum", "govt": "government"},
    **{
        "Govt": "Government",
        "intl": "international",
        "Intl": "International",
        "Natl": "National",
        "resp": "respectively",
    },
}
# Only before a number, as in `p. 12`; `No.` is read with the numbers.
BEFORE_NUMBERS: Final = {
    **{"p": "page", "pp": "pages", "vol": "volume", "Vol": "Volume", "ch": "chapter", "Ch": "Chapter"},
    **{"pop": "population", "Pop": "population", "no": "number", "nos": "numbers", "nr": "number", "Nr": "number"},
    **{"chap": "chapter", "Chap": "Chapter", "Rev": "Revision", "rev": "revision", "app": "appendix"},
    **{"fig": "figure", "Fig": "Figure", "figs": "figures", "Figs": "Figures", "sec": "section", "Sec": "Section"},
    **{"eq": "equation", "Eq": "Equation", "art": "article", "Art": "Article", "ed": "edition", "vv": "verses"},
    **{
        "figs": "figures",
        "Eqs": "Equations",
        "eqs": "equations",
        "Chs": "Chapters",
        "chs": "chapters",
        "Vols": "Volumes",
        "vols": "volumes",
        "Secs": "Sections",
        "Sect": "Section",
        "sect": "section",
        "secs": "sections",
        "Pt": "Part",
        "pt": "part",
        "Pts": "Parts",
        "Bk": "Book",
        "bk": "book",
        "Bks": "Books",
        "App": "Appendix",
        "Apps": "Appendices",
        "Ex": "Example",
        "Exs": "Examples",
        "Ps": "Psalm",
        "Pss": "Psalms",
        "Tab": "Table",
        "Tbl": "Table",
        "tab": "table",
        "par": "paragraph",
        "para": "paragraph",
        "Para": "Paragraph",
        "cl": "clause",
        "Cl": "Clause",
        "Div": "Division",
        "Prop": "Proposition",
        "Thm": "Theorem",
        "Lem": "Lemma",
        "Cor": "Corollary",
        "Def": "Definition",
        "Sch": "Schedule",
        "l": "line",
        "ll": "lines",
        "col": "column",
        "n": "note",
        "nn": "notes",
        "pl": "plate",
        "Pl": "Plate",
        "iss": "issue",
        "Iss": "Issue",
        "ep": "episode",
        "Ep": "Episode",
        "eps": "episodes",
        "Eps": "Episodes",
        "ln": "line",
        "Arts": "Articles",
        "arts": "articles",
        "r": "reigned",
        "Bldg": "Building",
        "Fl": "Floor",
        "ver": "version",
        "Ver": "Version",
        "c": "circa",
        "Rm": "Room",
        "rm": "room",
        "b": "born",
        "d": "died",
        "fl": "flourished",
        "Op": "Opus",
        "op": "opus",
    },
}
# Those that stand before Roman numerals and letters too, as in `Vol. II` and `App. B`.
BEFORE_NUMERALS: Final = {
    word: BEFORE_NUMBERS[word]
    for word in (
        *(
            "vol",
            "Vol",
            "Vols",
            "ch",
            "Ch",
            "Chs",
            "chap",
            "Chap",
            "fig",
            "Fig",
            "Figs",
            "sec",
            "Sec",
            "Secs",
            "eq",
            "Eq",
        ),
        *("art", "Art", "Arts", "app", "App", "Apps", "Pt", "pt", "Pts", "Bk", "bk", "Bks", "Ex", "Tab", "Tbl", "Op"),
        *("Para", "para", "Cl", "Div", "Prop", "Thm", "Def", "Sch", "Pl", "Ep", "Rm", "Bldg"),
    )
}
# Part of a pattern: a Roman numeral or a letter that is a number of something; `I` only where it is no pronoun.
NUMERAL: Final = (
    r"(?:(?!I\b|[DMCL]\b)[IVXLC]+\b|I\b(?=\s*(?:[,.;:)–-]|$|(?:of|and|to|is|was|there|in|on|for|by)\b))|"
    r"[A-H]\b(?!\. ?[A-Z]|'))"
)
PHRASES: Final = {
    **{
        r"e\.\s?g\.": "for example",
        r"i\.\s?e\.": "that is",
        r"[Pp]h\.?\s?Ds\b": "P H D's",
        r"[Pp]h\.?\s?D\b\.?": "P H D",
        r"a\.k\.a\.": "also known as",
    },
    **{
        r"w/o(?:ut)?(?=\s|$)": "without",
        r"w/e(?!\w)": "whatever",
        r"w/ ?(?=\w)": "with ",
        r"N\.B\.": "note",
        r"P\.?S\.(?=\s)": "P S,",
        r"&c\.": "et cetera",
        r"et al\.": "et al",
    },
    **{
        r"\band ?/ ?or\b": "and or",
        r"\bTL;DR\b": "T L D R",
        r"\bIoT\b": "I O T",
        r"\bSaaS\b": "Sass",
        r"\bv\.(?= [A-Z])": "versus",
        r"\bApt(?= \d)": "Apartment",
        r"\b([A-Z])&([A-Z])s\b": r"\1 and \2's",
        r"\bc/o\b": "care of",
        r"\bb/c\b": "because",
        r"\bWW(?:II|2)\b": "World War two",
        r"\bWW(?:I|1)\b": "World War one",
        r"\bTel(?=:)": "telephone",
        r"\bn/a\b": "N A",
        r"\bN/A\b": "N A",
        r"\bo'er\b": "over",
    },
    **{
        r"\b[Oo]\.?K\.(?=\s|$)": "okay",
        r"\bOK(?='|\b)": "okay",
        r"\bvs\b(?!\.)": "versus",
        r"\betc\b(?!\.)": "et cetera",
    },
    **{
        r"\b[Hh]e/she\b": "he or she",
        r"\b[Ss]/?he\b(?<=/he)": "she or he",
        r"\b[Ss]he/he\b": "she or he",
        r"\b[Hh]is/hers?\b": "his or her",
        r"\b[Hh]er/his\b": "her or his",
        r"\b[Hh]im/her\b": "him or her",
        r"\bWi-?[Ff]i\b": "Wifi",
        r"\bMar-a-Lago\b": "Mar a Lago",
    },
    **{
        r"\b[Bb]tw\b": "by the way",
        r"\b[Ii]dk\b": "I don't know",
        r"\b[Ii]mh?o\b": "in my opinion",
        r"\b[Tt]bh\b": "to be honest",
        r"\b(?:pls|plz)\b": "please",
        r"\b[Tt]hx\b": "thanks",
        r"\b[Bb]rb\b": "be right back",
        r"\b[Tt]tyl\b": "talk to you later",
        r"\b[Aa]faik\b": "as far as I know",
        r"\b[Ff]yi\b": "F Y I",
        r"\b[Oo]mg\b": "O M G",
    },
    **{
        r"\bAC/DC\b": "A C D C",
        r"\bAM(?= (?:radio|stations?|and FM|dial|band)\b|/FM)": "A M",
        r"\bTCP/IP\b": "T C P I P",
        r"\bI/O\b": "I O",
        r"(?<!\d )\bkm/h\b": "kilometers per hour",
    },
}
# Abbreviations that end a sentence as often as not.
MAY_END_SENTENCE: Final = _words("etc Inc Ltd Corp Co Jr Sr Bros Ave Blvd Rd Esq St Dr al")
# Words before `St.` or `Dr.` that are capitalised only because a sentence begins there.
NOT_STREET_NAMES: Final = _words(
    "In The At From To On And For Of With By Near When Where Then But So As If That This Our My His Her Their"
)

# Read as words though all in capitals.
ACRONYM_WORDS: Final = _words(
    "NASA NATO UNESCO UNICEF OPEC AIDS LASER RADAR SONAR SCUBA SIM PIN RAM ROM GIF JPEG RAID SARS COVID NAFTA FIFA "
    "UEFA ASCII NASDAQ SWAT FEMA OSHA HIPAA POTUS SCOTUS FLOTUS GAAP LAN WAN MIDI DOS BASIC COBOL ASAP EPCOT "
    "DEFCON CAPTCHA OLED AMOLED QWERTY IKEA LEGO MENSA NIMBY YOLO TED CERN ESA WASP BAFTA MOMA PETA VIN ZIP"
)
# Read letter by letter though they look like words.
SPELLED_OUT: Final = _words(
    "UCLA USSR USAF IEEE NAACP ESPN YMCA YWCA AARP ACLU ISBN IBAN USDA USPS ASPCA UAE EU UK US UN IT TV PC AI IP ID "
    "VIP CEO CIA FBI EPA IRA IRS IQ NBA USA USB AM PM AOK DIY DOA ETA ICU IOU LA NYC FAQ OMG LOL SQL OJ RIP SOS "
    "USGS BYOB GDPR "
    "UFO UPS UV UEFI HIV RNA DNA NHS GOP DOJ FDA CDC IMF ICC IOC ATM DUI ADHD PTSD EMT ICBM EV EVS HR IPO IPA ISO IOT "
    "API APIS URL "
    "AC ACS AI AIS XP XD GI UI UX OS IOS VR AR ER AOL AWS IBM USPTO UNHCR IAEA OECD AFL CIO EIA ABC NBC CBS PBS NPR "
)
# Short ordinary words that appear in capitals for emphasis.
SHORT_WORDS: Final = _words(
    "A I AM AN AS AT BE BY DO GO HE IF IN IS ME MY NO OF OH ON OR SO TO UP WE AND ALL ANY ARE ASK BAD BIG BUT CAN CAR "
    "CAT DAD DAY DID DOG END FAR FEW FOR FUN GET GOD GOT HAD HAS HER HEY HIM HIS HOT HOW ITS JOB LET LOT MAN MAY MEN "
    "MOM NEW NOR NOT NOW OFF OLD ONE OUR OUT OWN PUT RUN SAD SAW SAY SEE SET SHE SIR SIT SIX SON SUN TEN THE TOO TOP "
    "TRY TWO USE WAR WAS WAY WHO WHY WIN WON YES YET YOU MAX MIX BOX FOX RED SEX TAX TEA WET ACE AGE AIR ART BAR BED "
    "BUY CUT DIE EAT EGG EYE FAN FIX FLY GAS GUN HIT ICE JOY KEY KID LAW LEG LIE LOW MAP MUD NET NUT OIL PAY PET RAW "
    "RAT SEA SKY TOY WEB ZOO"
)
BEFORE_ROMAN: Final = _words(
    "chapter part act scene book books parts chapters volumes sections articles figures tables volume section article "
    "clause paragraph item point footnote note appendix mark saturn iphone xbox phase type class title "
    "appendix war bowl level stage grade "
    "mark figure table round episode season psalm canto lecture lesson unit number step case group apollo rocky"
)
REGNAL_NAMES: Final = _words(
    "Harold Edgar Anne Isabella Michael Basil Justinian Andrew Sigismund Casimir Baldwin Amenhotep Thutmose Seti Cyrus "
    "Artaxerxes Antiochus Hassan Abdullah Faisal Mohammed Rama Umberto Henry George Charles "
    "Louis Elizabeth James William Edward Richard Mary Paul Benedict Pius Philip Francis "
    "Frederick Alexander Nicholas Catherine Peter Napoleon Ferdinand Leo "
    "Gregory John Ivan Carl Gustav Haakon Ramses Rameses "
    "Ptolemy Cleopatra Innocent Urban Clement Boniface Julius Robert Stephen Leopold Wilhelm Friedrich Christian Olaf "
    "Erik Otto Albert Victor Emmanuel Constantine Theodosius Xerxes Darius Mehmed Selim Murad Suleiman Pedro Alfonso "
    "Juan Carlos Sixtus Celestine Rudolf Rudolph Joseph Harald Malcolm David Maximilian Margaret Margrethe"
)
