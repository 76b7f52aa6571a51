"""Readings of whole phrases as people paste them; each row is what a careful native speaker says."""

import pytest

from tacolm_core.text.normalizer import normalize

PLACES = [
    ("221B Baker St., London", "two twenty one B Baker Street, London"),
    ("350 5th Ave, New York, NY 10118", "three fifty fifth Avenue, New York, New York, one zero one one eight"),
    ("1600 Pennsylvania Ave. NW", "sixteen hundred Pennsylvania Avenue Northwest"),
    ("100 N. Main St.", "one hundred North Main Street."),
    ("In 2005 Wall Street fell.", "In two thousand five Wall Street fell."),
    ("Paris, TX", "Paris, Texas"),
    ("Well, OK.", "Well, okay"),
    ("Jane Doe, MBA", "Jane Doe, M B A"),
    ("Sen. Warren (D-MA) spoke.", "Senator Warren, Democrat of Massachusetts, spoke."),
    ("I-95 N", "I ninety five North"),
    ("zip 90210", "zip nine zero two one zero"),
    ("on Martin Luther King Jr. Dr.", "on Martin Luther King Junior Drive."),
]
MONEY = [
    ("a $10 bill", "a ten dollar bill"),
    ("It was a $10.", "It was a ten dollars."),
    ("A $3-million deal", "A three million dollar deal"),
    ("the $1.2-trillion bill", "the one point two trillion dollar bill"),
    ("the $500 he owed", "the five hundred dollars he owed"),
    ("A$50", "fifty Australian dollars"),
    ("$78.20/bbl", "seventy eight dollars and twenty cents per barrel"),
    ("$5-$10 per lb.", "five dollars to ten dollars per pound"),
    ("$5–10 each", "five dollars to ten dollars each"),
    ("$100s of dollars", "hundreds of dollars"),
    ("20 zł and 5 kr", "twenty zlotys and five kroner"),
    ("₽1,000", "one thousand rubles"),
    ("1.234,56 €", "one thousand two hundred thirty four euros and fifty six cents"),
    ("$2MM", "two million dollars"),
    ("It costs 50p.", "It costs fifty pence."),
]
DATES = [
    ("in Dec., the lowest", "in December, the lowest"),
    ("Mon, 3/4", "Monday, March fourth"),
    ("Mon.–Fri., 9 a.m.–5 p.m.", "Monday to Friday, nine A M to five P M."),
    ("Jan-Mar", "January to March"),
    ("June 5-7, 2024", "June fifth to seventh, twenty twenty four"),
    ("1st–3rd of May", "the first to the third of May"),
    ("the 2023/24 season", "the twenty twenty three twenty four season"),
    ("the 2005-06 season", "the two thousand five to oh six season"),
    ("03/2021", "March twenty twenty one"),
    ("1000s of people", "thousands of people"),
    ("a mile in 3:59.4", "a mile in three fifty nine point four"),
    ("7:00-8:30 p.m. ET", "seven to eight thirty P M E T"),
    ("0800 hours", "oh eight hundred hours"),
    ("at 0630", "at oh six thirty"),
    ("476 A.D., though", "four hundred seventy six A D, though"),
]
NUMBERS = [
    ("2/3rds of voters", "two thirds of voters"),
    ("¾ cup", "three quarters of a cup"),
    ("a 3/4-inch bolt", "a three quarter inch bolt"),
    ("1-1/2 cups", "one and a half cups"),
    ("9/10 and 4.5/5", "nine out of ten and four point five out of five"),
    ("a record of 10-2-1", "a record of ten, two, one"),
    ("50-50", "fifty fifty"),
    ("1's and 0's", "ones and zeros"),
    ("+5%", "plus five percent"),
    ("version 3.11, Ubuntu 22.04", "version three point eleven, Ubuntu twenty two point oh four"),
    (".45 caliber", "forty five caliber"),
    ("Boeing 737-800", "Boeing seven thirty seven eight hundred"),
    ("Flight AA123", "Flight A A one twenty three"),
    ("401(k) and 501(c)(3)", "four oh one K and five oh one C three"),
    ("a 911 call", "a nine one one call"),
    ("a 5k run", "a five K run"),
    ("07700 900123", "zero seven seven zero zero, nine zero zero one two three"),
    ("(020) 7946 0000", "zero two zero, seven nine four six, zero zero zero zero"),
    ("24/7/365", "twenty four seven three hundred sixty five"),
]
MEASURES = [
    ("a 60W bulb and a 5 km run", "a sixty watt bulb and a five kilometer run"),
    ("5 ft 10 in", "five feet ten inches"),
    ("1,000 sq. ft.", "one thousand square feet."),
    ("3 m/s²", "three meters per second squared"),
    ("350F and 180C", "three hundred fifty Fahrenheit and one hundred eighty Celsius"),
    ("45° N", "forty five degrees North"),
    ("BP 120/80 mmHg", "B P one twenty over eighty millimeters of mercury"),
    ("2h 30m", "two hours thirty minutes"),
    ("1 hr 20 min.", "one hour twenty minutes."),
    ("the 100 m dash", "the one hundred meter dash"),
    ("a 400g can of beans", "a four hundred gram can of beans"),
    ("3m people", "three million people"),
    ("90 mg/dL", "ninety milligrams per deciliter"),
    ("47 Ω", "forty seven ohms"),
]
SCIENCE = [
    ("H₂SO₄ and CO2", "H two S O four and C O two"),
    ("Fe2O3 and NaCl", "F E two O three and N A C L"),
    ("10^-3", "ten to the power of minus three"),
    ("6.02 × 10²³", "six point zero two times ten to the power of twenty three"),
    ("1e-5", "one times ten to the power of minus five"),
    ("f(x) = 2x + 1", "f of x equals two x plus one"),
    ("a != b and x == 5", "a is not equal to b and x equals five"),
    ("C:\\Users\\me", "C: backslash Users backslash me"),
    ("a word.¹ Next", "a word. Next"),
]
REFERENCES = [
    ("1 Cor. 13:4-7", "First Corinthians thirteen four to seven"),
    ("Psalm 23:4", "Psalm twenty three four"),
    ("It is big.[1][2]", "It is big."),
    ("[1] Smith", "one, Smith"),
]
WORDS = [
    ("the USGS said", "the U S G S said"),
    ("two PhDs", "two P H D's"),
    ("Wi-Fi", "Wifi"),
    ("A/C and I/O", "A C and I O"),
    ("R&Bs and Q&As", "R and B's and Q and A's"),
    ("the XXI Olympic Games", "the twenty first Olympic Games"),
    ("I. Introduction", "one. Introduction"),
    ("A. First option", "A, First option"),
    ("Roe v. Wade", "Roe versus Wade"),
    ("the WHO said", "the W H O said"),
    ("WHO did it?", "Who did it?"),
    ("btw I'm here, tbh", "by the way I'm here, to be honest"),
    ("s/he", "she or he"),
    ("&c. w/o", "et cetera without"),
    ("F#m and B♭", "F sharp minor and B flat"),
    ("~~gone~~ __under__", "gone under"),
    ("Name\tAge", "Name, Age"),
    ("| Bob | 30 |", "Bob, thirty"),
    ("ASP.NET", "A S P dot net"),
    ("I… I don't know", "I, I don't know"),
    ("red / blue", "red, blue"),
    ("and / or", "and or"),
]


@pytest.mark.parametrize(
    ("written", "spoken"), [*PLACES, *MONEY, *DATES, *NUMBERS, *MEASURES, *SCIENCE, *REFERENCES, *WORDS]
)
def test_reads_phrases_as_people_paste_them(written, spoken):
    assert normalize(written) == spoken
