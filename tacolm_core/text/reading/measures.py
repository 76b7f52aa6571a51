"""Units of measure and currencies with their spoken names, singular and plural."""

from typing import Final

Names = tuple[str, str]  # singular, plural


def _regular(names: dict[str, str]) -> dict[str, Names]:
    return {symbol: (name, name + "s") for symbol, name in names.items()}


_LENGTHS_AND_WEIGHTS: Final = _regular(
    {
        **{"mm": "millimeter", "cm": "centimeter", "dm": "decimeter", "m": "meter", "km": "kilometer"},
        **{"nm": "nanometer", "microm": "micrometer", "mi": "mile", "yd": "yard", "nmi": "nautical mile"},
        **{"mg": "milligram", "g": "gram", "kg": "kilogram", "microg": "microgram", "lb": "pound", "lbs": "pound"},
        **{"oz": "ounce", "kt": "kiloton", "ml": "milliliter", "mL": "milliliter", "cl": "centiliter", "l": "liter"},
        **{"L": "liter", "dl": "deciliter", "gal": "gallon", "ha": "hectare", "tbsp": "tablespoon", "tsp": "teaspoon"},
        **{"Tbsp": "tablespoon", "tbsps": "tablespoon", "Tsp": "teaspoon", "tsps": "teaspoon", "pt": "pint"},
        **{"qt": "quart", "bbl": "barrel", "kgs": "kilogram", "kms": "kilometer", "cms": "centimeter"},
        **{"mcg": "microgram", "microl": "microliter", "ozs": "ounce", "fl oz": "fluid ounce", "fl. oz": "fluid ounce"},
    }
)
_TIMES_AND_RATES: Final = _regular(
    {
        **{
            "d": "day",
            "ms": "millisecond",
            "ns": "nanosecond",
            "micros": "microsecond",
            "s": "second",
            "sec": "second",
        },
        **{"secs": "second", "min": "minute", "mins": "minute", "h": "hour", "hr": "hour", "hrs": "hour"},
        **{"yr": "year", "yrs": "year", "wk": "week", "wks": "week", "mo": "month", "Hrs": "hour", "Hr": "hour"},
        **{"Min": "minute", "Mins": "minute", "Sec": "second", "Secs": "second", "Yrs": "year"},
    }
)
_ELECTRIC_AND_DATA: Final = _regular(
    {
        **{"V": "volt", "mV": "millivolt", "kV": "kilovolt", "A": "amp", "mA": "milliamp", "mAh": "milliamp hour"},
        **{"W": "watt", "mW": "milliwatt", "kW": "kilowatt", "MW": "megawatt", "GW": "gigawatt", "TW": "terawatt"},
        **{"Wh": "watt hour", "kWh": "kilowatt hour", "MWh": "megawatt hour", "J": "joule", "kJ": "kilojoule"},
        **{"MJ": "megajoule", "cal": "calorie", "kcal": "kilocalorie", "Pa": "pascal", "kPa": "kilopascal"},
        **{"hPa": "hectopascal", "N": "newton", "dB": "decibel", "KB": "kilobyte", "kB": "kilobyte", "MB": "megabyte"},
        **{"GB": "gigabyte", "TB": "terabyte", "PB": "petabyte", "KiB": "kibibyte", "MiB": "mebibyte"},
        **{"GiB": "gibibyte", "kbit": "kilobit", "Mbit": "megabit", "Gbit": "gigabit", "MP": "megapixel"},
        **{"eV": "electron volt", "keV": "kilo electron volt", "MeV": "mega electron volt", "MPa": "megapascal"},
        **{"F": "farad", "mF": "millifarad", "microF": "microfarad", "nF": "nanofarad", "pF": "picofarad"},
        **{"microH": "microhenry", "nH": "nanohenry", "uF": "microfarad", "uH": "microhenry", "uA": "microamp"},
        **{"microA": "microamp", "microV": "microvolt", "microW": "microwatt", "mWh": "milliwatt hour"},
        **{"GWh": "gigawatt hour", "TWh": "terawatt hour", "kA": "kiloamp", "MV": "megavolt", "kVA": "kilovolt amp"},
        **{"nW": "nanowatt", "pA": "picoamp", "nA": "nanoamp", "nV": "nanovolt", "kN": "kilonewton"},
        **{"GPa": "gigapascal", "mbar": "millibar", "bar": "bar", "mol": "mole"},
        **{"microL": "microliter", "uL": "microliter", "ul": "microliter", "um": "micrometer", "usec": "microsecond"},
        **{"kn": "knot", "kts": "knot", "mT": "millitesla", "Bq": "becquerel"},
        **{"Sv": "sievert", "mSv": "millisievert", "kgf": "kilogram force", "Mb": "megabit", "Kb": "kilobit"},
        **{"Gb": "gigabit", "kb": "kilobit", "PiB": "pebibyte", "TiB": "tebibyte", "EB": "exabyte", "ZB": "zettabyte"},
        **{"ohm": "ohm", "kohm": "kilo ohm", "Mohm": "mega ohm", "Ah": "amp hour"},
        **{
            "K": "kelvin",
            "px": "pixel",
            "dL": "deciliter",
            "mmol": "millimole",
            "ng": "nanogram",
            "ppm": "part per million",
            "lm": "lumen",
        },
    }
)
_IRREGULAR: Final[dict[str, Names]] = {
    **{"mH": ("millihenry", "millihenries"), "H": ("henry", "henries"), "lx": ("lux", "lux")},
    **{"microH": ("microhenry", "microhenries"), "uH": ("microhenry", "microhenries")},
    **{"inHg": ("inch of mercury", "inches of mercury"), "bp": ("basis point", "basis points")},
    **{"bps": ("basis point", "basis points"), "ksi": ("K S I", "K S I"), "THz": ("terahertz", "terahertz")},
    **{"mHz": ("millihertz", "millihertz"), "lbf": ("pound force", "pounds force")},
    **{"N m": ("newton meter", "newton meters"), "Nm": ("newton meter", "newton meters")},
    **{"ft-lb": ("foot pound", "foot pounds"), "ft-lbs": ("foot pound", "foot pounds")},
    **{"mmHg": ("millimeter of mercury", "millimeters of mercury"), "IU": ("I U", "I U")},
    **{"ft": ("foot", "feet"), "Hz": ("hertz", "hertz"), "kHz": ("kilohertz", "kilohertz")},
    **{"MHz": ("megahertz", "megahertz"), "GHz": ("gigahertz", "gigahertz"), "st": ("stone", "stone")},
    **{"mph": ("mile per hour", "miles per hour"), "rpm": ("revolution per minute", "revolutions per minute")},
    **{"kph": ("kilometer per hour", "kilometers per hour"), "kmh": ("kilometer per hour", "kilometers per hour")},
    **{"mpg": ("mile per gallon", "miles per gallon"), "bpm": ("beat per minute", "beats per minute")},
    **{"fps": ("frame per second", "frames per second"), "dpi": ("dot per inch", "dots per inch")},
    **{"kbps": ("kilobit per second", "kilobits per second"), "Mbps": ("megabit per second", "megabits per second")},
    **{"Gbps": ("gigabit per second", "gigabits per second"), "sq ft": ("square foot", "square feet")},
    **{"psi": ("P S I", "P S I"), "hp": ("horsepower", "horsepower"), "ppm": ("part per million", "parts per million")},
    **{"°C": ("degree Celsius", "degrees Celsius"), "°F": ("degree Fahrenheit", "degrees Fahrenheit")},
    **{"° C": ("degree Celsius", "degrees Celsius"), "° F": ("degree Fahrenheit", "degrees Fahrenheit")},
    **{"°": ("degree", "degrees"), "in.": ("inch", "inches"), "cwt": ("hundredweight", "hundredweight")},
}
UNITS: Final[dict[str, Names]] = {**_LENGTHS_AND_WEIGHTS, **_TIMES_AND_RATES, **_ELECTRIC_AND_DATA, **_IRREGULAR}

PER: Final = {
    **{"h": "hour", "hr": "hour", "s": "second", "sec": "second", "min": "minute", "d": "day", "yr": "year"},
    **{"mo": "month", "wk": "week", "ea": "each", "pp": "person", "pcs": "piece", "month": "month", "year": "year"},
    **{"day": "day", "hour": "hour", "week": "week", "night": "night", "person": "person", "minute": "minute"},
    **{
        "second": "second",
        "quarter": "quarter",
        "mile": "mile",
        "head": "head",
        "share": "share",
        "unit": "unit",
        "page": "page",
    },
}
# Units that may follow `per` or a slash without a number of their own.
_UNITS_PER: Final = (
    *(
        "bbl",
        "cm",
        "ft",
        "g",
        "gal",
        "GB",
        "hr",
        "kg",
        "km",
        "kWh",
        "L",
        "l",
        "lb",
        "lbs",
        "m",
        "MB",
        "mg",
        "mi",
        "min",
    ),
    *("ml", "mm", "mo", "oz", "s", "sec", "TB", "wk", "yr"),
)
PER_UNIT_PATTERN: Final = "|".join(sorted(_UNITS_PER, key=len, reverse=True))
PER_PATTERN: Final = "|".join(sorted((*PER, *_UNITS_PER), key=len, reverse=True))
# Words after an amount that are not what it describes: `a $5 bill`, but `a $5 and`.
NO_NOUNS: Final = frozenset(
    (
        *("a", "about", "after", "ago", "all", "an", "and", "apart", "are", "as", "at", "away", "back", "because"),
        *(
            "before",
            "between",
            "but",
            "by",
            "can",
            "could",
            "did",
            "do",
            "does",
            "down",
            "each",
            "every",
            "extra",
            "for",
            "from",
        ),
        *("east", "south", "west", "faster", "slower", "longer", "shorter", "later", "earlier", "deep", "high", "tall"),
        *("wide", "thick", "along", "past", "through", "either", "nor", "any", "were", "below", "above", "under"),
        *("had", "has", "have", "he", "her", "higher", "his", "i", "if", "in", "instead", "into", "is", "it", "its"),
        *(
            "just",
            "less",
            "long",
            "lower",
            "may",
            "might",
            "more",
            "my",
            "no",
            "north",
            "not",
            "now",
            "of",
            "off",
            "on",
            "once",
        ),
        *("one", "only", "or", "our", "out", "over", "per", "plus", "she", "should", "since", "so", "than", "that"),
        *("the", "their", "them", "then", "there", "these", "they", "this", "those", "to", "today", "tomorrow"),
        *("tonight", "too", "total", "until", "up", "upon", "was", "we", "were", "when", "where", "which", "while"),
        *("who", "will", "with", "within", "without", "won", "worth", "would", "yesterday", "yet", "you", "your"),
    )
)
POWERS: Final = {"2": "square", "3": "cubic"}

CURRENCIES: Final[dict[str, tuple[Names, Names]]] = {
    "$": (("dollar", "dollars"), ("cent", "cents")),
    "£": (("pound", "pounds"), ("penny", "pence")),
    "€": (("euro", "euros"), ("cent", "cents")),
    "¥": (("yen", "yen"), ("sen", "sen")),
    "₹": (("rupee", "rupees"), ("paisa", "paise")),
    "₽": (("ruble", "rubles"), ("kopeck", "kopecks")),
    "₩": (("won", "won"), ("jeon", "jeon")),
    "₺": (("lira", "lira"), ("kurus", "kurus")),
    "₪": (("shekel", "shekels"), ("agora", "agorot")),
    "₴": (("hryvnia", "hryvnias"), ("kopiyka", "kopiykas")),
    "₦": (("naira", "naira"), ("kobo", "kobo")),
    "₱": (("peso", "pesos"), ("centavo", "centavos")),
    "₫": (("dong", "dong"), ("xu", "xu")),
    "฿": (("baht", "baht"), ("satang", "satang")),
    "₿": (("bitcoin", "bitcoins"), ("", "")),
}
CURRENCY_CODES: Final[dict[str, Names]] = {
    "USD": ("U S dollar", "U S dollars"),
    "EUR": ("euro", "euros"),
    "GBP": ("British pound", "British pounds"),
    "JPY": ("Japanese yen", "Japanese yen"),
    "CAD": ("Canadian dollar", "Canadian dollars"),
    "AUD": ("Australian dollar", "Australian dollars"),
    "CHF": ("Swiss franc", "Swiss francs"),
    "INR": ("Indian rupee", "Indian rupees"),
    "CNY": ("Chinese yuan", "Chinese yuan"),
    "NZD": ("New Zealand dollar", "New Zealand dollars"),
    "HKD": ("Hong Kong dollar", "Hong Kong dollars"),
    "SGD": ("Singapore dollar", "Singapore dollars"),
    "SEK": ("Swedish krona", "Swedish kronor"),
    "NOK": ("Norwegian krone", "Norwegian kroner"),
    "DKK": ("Danish krone", "Danish kroner"),
    "PLN": ("Polish zloty", "Polish zlotys"),
    "KRW": ("Korean won", "Korean won"),
    "MXN": ("Mexican peso", "Mexican pesos"),
    "ZAR": ("South African rand", "South African rand"),
    "BRL": ("Brazilian real", "Brazilian reals"),
    "BTC": ("bitcoin", "bitcoins"),
    "Rs": ("rupee", "rupees"),
}
DOLLAR_PREFIXES: Final = {
    "US": "U S",
    "U.S.": "U S",
    "A": "Australian",
    "AU": "Australian",
    "C": "Canadian",
    "CA": "Canadian",
    "NZ": "New Zealand",
    "HK": "Hong Kong",
}
MAGNITUDES: Final = {
    **{
        "k": "thousand",
        "K": "thousand",
        "m": "million",
        "M": "million",
        "mm": "million",
        "MM": "million",
        "mn": "million",
    },
    **{"bn": "billion", "b": "billion", "B": "billion", "tn": "trillion", "T": "trillion"},
    **{word: word for word in ("hundred", "thousand", "million", "billion", "trillion")},
}
