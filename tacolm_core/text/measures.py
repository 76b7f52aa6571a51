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
    }
)
_TIMES_AND_RATES: Final = _regular(
    {
        **{"ms": "millisecond", "ns": "nanosecond", "micros": "microsecond", "s": "second", "sec": "second"},
        **{"secs": "second", "min": "minute", "mins": "minute", "h": "hour", "hr": "hour", "hrs": "hour"},
        **{"yr": "year", "yrs": "year", "wk": "week", "wks": "week", "mo": "month"},
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
        **{"K": "kelvin", "px": "pixel", "ppm": "part per million", "lm": "lumen"},
    }
)
_IRREGULAR: Final[dict[str, Names]] = {
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

POWERS: Final = {"2": "square", "3": "cubic"}

CURRENCIES: Final[dict[str, tuple[Names, Names]]] = {
    "$": (("dollar", "dollars"), ("cent", "cents")),
    "£": (("pound", "pounds"), ("penny", "pence")),
    "€": (("euro", "euros"), ("cent", "cents")),
    "¥": (("yen", "yen"), ("sen", "sen")),
    "₹": (("rupee", "rupees"), ("paisa", "paise")),
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
    **{"k": "thousand", "K": "thousand", "m": "million", "M": "million", "mm": "million", "mn": "million"},
    **{"bn": "billion", "b": "billion", "B": "billion", "tn": "trillion", "T": "trillion"},
    **{word: word for word in ("hundred", "thousand", "million", "billion", "trillion")},
}
