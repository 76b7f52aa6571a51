import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tacolm_core.text.front_end import displayed
from tacolm_core.text.normalizer import normalize

SPOKEN_TEXT = re.compile(r"[A-Za-z',.?!;: —]*")

NUMBERS = [
    ("0", "zero"),
    ("13 cats", "thirteen cats"),
    ("105", "one hundred five"),
    ("1,234,567", "one million two hundred thirty four thousand five hundred sixty seven"),
    ("3000000", "three million"),
    ("It was -5 outside.", "It was minus five outside."),
    ("3.14 and .5", "three point one four and zero point five"),
    ("007", "zero zero seven"),
    ("1 000 000 or 1.000.000", "one million or one million"),
    ("1234567890123456789012", "one two three four five six seven eight nine zero " * 2 + "one two"),
    ("the 1st, 2nd, 3rd, 12th and 21st", "the first, second, third, twelfth and twenty first"),
    ("1/2 3/4 2/3 5/8", "one half three quarters two thirds five eighths"),
    ("2 1/2 cups, 1½ spoons", "two and a half cups, one and a half spoons"),
    ("50% or 0.5 %", "fifty percent or zero point five percent"),
    ("pages 12-15 and 5–10%", "pages twelve to fifteen and five to ten percent"),
    ("They won 5-3.", "They won five to three."),
    ("a ratio of 3:1", "a ratio of three to one"),
    ("5 + 3 = 8, 3*4, 10^6", "five plus three equals eight, three times four, ten to the power of six"),
    ("open 24/7 since 9/11", "open twenty four seven since September eleventh"),
    ("No. 5 and #1", "number five and number one"),
    ("version v2.0.1", "version version two dot zero dot one"),
    ("192.168.1.1", "one nine two dot one six eight dot one dot one"),
    ("5M users, 100k steps, 20x", "five million users, one hundred thousand steps, twenty times"),
    ("2,3", "two, three"),
    ("Room 101, Boeing 747, Route 66", "Room one oh one, Boeing seven forty seven, Route sixty six"),
    ("Call 911!", "Call nine one one!"),
    ("1080p", "ten eighty P"),
]
YEARS_AND_DATES = [
    (
        "In 1984, 2021, 1905 and 1900",
        "In nineteen eighty four, twenty twenty one, nineteen oh five and nineteen hundred",
    ),
    ("2000 and 2005", "two thousand and two thousand five"),
    ("the 1990s and the '80s", "the nineteen nineties and the eighties"),
    ("the class of '05", "the class of oh five"),
    ("1914-1918", "nineteen fourteen to nineteen eighteen"),
    ("5 Jan 2021", "the fifth of January, twenty twenty one"),
    ("the 1st of May", "the first of May"),
    ("Jan 5th, 2021", "January fifth, twenty twenty one"),
    ("2021-01-05", "January fifth, twenty twenty one"),
    ("5/1/2021", "May first, twenty twenty one"),
    ("31.12.1999", "December thirty first, nineteen ninety nine"),
    ("13/02/2003", "February thirteenth, two thousand three"),
    ("on 12/25", "on December twenty fifth"),
    ("Feb. 2020", "February twenty twenty"),
    ("Mon., Tues. and Wed.", "Monday, Tuesday and Wednesday"),
    ("You may 5 times march 3 miles.", "You may five times march three miles."),
]
TIMES = [
    ("10:30 p.m. for us", "ten thirty P M for us"),
    ("It ended at 5 p.m.", "It ended at five P M."),
    ("10:05am", "ten oh five A M"),
    ("14:05", "fourteen oh five"),
    ("10:00", "ten o'clock"),
    ("19:00", "nineteen hundred"),
    ("9 o'clock", "nine o'clock"),
    ("9am-5pm", "nine A M to five P M"),
    ("10.30 am", "ten thirty A M"),
    ("00:00", "midnight"),
    ("John 3:16", "John three sixteen"),
]
MONEY = [
    ("$3.50", "three dollars and fifty cents"),
    ("$1", "one dollar"),
    ("$0.99", "ninety nine cents"),
    ("$3.5 million", "three point five million dollars"),
    ("$1.5m and €2bn", "one point five million dollars and two billion euros"),
    ("£2.99", "two pounds and ninety nine pence"),
    ("¥500", "five hundred yen"),
    ("3,50 €", "three euros and fifty cents"),
    ("US$5", "five U S dollars"),
    ("20 USD", "twenty U S dollars"),
    ("$10-$20", "ten dollars to twenty dollars"),
    ("£33/hour", "thirty three pounds per hour"),
    ("50¢", "fifty cents"),
    ("$1,000,000.00", "one million dollars"),
]
MEASURES = [
    ("5km and 1 km", "five kilometers and one kilometer"),
    ("10 kg", "ten kilograms"),
    ("25°C", "twenty five degrees Celsius"),
    ("-40 °F.", "minus forty degrees Fahrenheit."),
    ("60 mph", "sixty miles per hour"),
    ("16 GB", "sixteen gigabytes"),
    ("100 m/s", "one hundred meters per second"),
    ("3 m²", "three square meters"),
    ("5 µm", "five micrometers"),
    ("5-10 km", "five to ten kilometers"),
    ("6' 2\" tall", "six foot two tall"),
    ("a 1/4-inch bolt", "a one quarter inch bolt"),
    ("20x30 cm", "twenty by thirty centimeters"),
    ("a 20-year-old", "a twenty year old"),
    ("5 lbs. of sugar", "five pounds of sugar"),
    ("He is 5 in my eyes.", "He is five in my eyes."),
]
PHONES = [
    ("555-1234", "five five five, one two three four"),
    ("(555) 123-4567", "five five five, one two three, four five six seven"),
    ("+1 555 123 4567", "plus one, five five five, one two three, four five six seven"),
    ("020 7946 0958", "zero two zero, seven nine four six, zero nine five eight"),
]
WORDS = [
    ("Dr. Smith and Mr. Jones", "Doctor Smith and Mister Jones"),
    ("Mrs. and Mr.Smith", "Missus and Mister Smith"),
    ("Dr Smith of St Louis", "Doctor Smith of Saint Louis"),
    ("St. Louis, Main St., St. James's", "Saint Louis, Main Street, Saint James's"),
    ("Elm St.", "Elm Street."),
    ("e.g. this, i.e. that, etc.", "for example this, that is that, et cetera."),
    ("cats vs. dogs", "cats versus dogs"),
    ("Fig. 4, p. 12", "Figure four, page twelve"),
    ("Acme Inc.", "Acme Incorporated."),
    ("J. R. R. Tolkien", "J R R Tolkien"),
    ("the U.S.A. and Washington, D.C.", "the U S A and Washington, D C."),
    ("the FBI and the CEO's CDs", "the F B I and the C E O's C D's"),
    ("NASA and UNESCO", "Nasa and Unesco"),
    ("I am NOT going", "I am not going"),
    ("THIS IS ALL IN CAPITALS", "this is all in capitals"),
    ("a PhD from MIT", "a P H D from M I T"),
    ("Henry VIII and Elizabeth II's", "Henry the Eighth and Elizabeth the Second's"),
    ("World War II, Chapter IV, Rocky III", "World War two, Chapter four, Rocky three"),
    ("George I think", "George I think"),
    ("the XIV century", "the fourteenth century"),
    ("an IV drip", "an I V drip"),
    ("COVID-19, F-16, MP3, B2B", "Covid nineteen, F sixteen, M P three, B two B"),
    ("YouTube and McDonald", "YouTube and McDonald"),
    ("well-known", "well known"),
    ("C++, C# and F#", "C plus plus, C sharp and F sharp"),
]
ADDRESSES = [
    ("https://www.example.com/path?x=1", "W W W dot example dot com slash path"),
    ("See example.org.", "See example dot org."),
    ("me.you@example.org", "me dot you at example dot org"),
    ("#HashTag by @some_one", "hashtag Hash Tag by at some underscore one"),
    ("open notes.txt", "open notes dot T X T"),
]
SIGNS = [
    ("Tom & Jerry", "Tom and Jerry"),
    ("and/or, he/she", "and or, he or she"),
    ("~5 and 7 < 8", "about five and seven is less than eight"),
    ("Wait... what?! No!!!", "Wait, what? No!"),
    ("Well… I see", "Well. I see"),
    ("one — two -- three - four", "one — two — three — four"),
    ("(yes) [no]", "yes, no"),
    ("“Quoted” and ‘single’", "Quoted and single"),
    ("Rock 'n' roll, the dogs' house, don't", "Rock n roll, the dogs house, don't"),
    ("café naïve Straße Ångström", "cafe naive Strasse Angstrom"),
    ("ﬁne Ｆｕｌｌ", "fine Full"),
    ("zero\u200bwidth so\u00adft \x07bell", "zerowidth soft bell"),
    ("Привет π", "Privet pi"),
    ("fun 👍🏽 :-) here", "fun here"),
    ("你好 hello", "hello"),
    ("<b>bold</b> **star** [link](http://a.b/c)", "bold star link"),
    ("٣٤", "thirty four"),
]
ROWS = [
    *NUMBERS,
    *YEARS_AND_DATES,
    *TIMES,
    *MONEY,
    *MEASURES,
    *PHONES,
    *WORDS,
    *ADDRESSES,
    *SIGNS,
]


@pytest.mark.parametrize(("written", "spoken"), ROWS)
def test_reads_what_is_written_as_a_person_would(written, spoken):
    assert normalize(written) == spoken


@pytest.mark.parametrize("text", ["", "   ", "...", "—", "👍👍", "你好", "\x00\x01", "'", "!?"])
def test_text_without_anything_to_say_becomes_nothing(text):
    assert normalize(text) == ""


def test_an_inline_pronunciation_passes_through():
    assert normalize("I say [[tomato|t ə m ˈɑ t oʊ]] 2 times") == "I say [[tomato|t ə m ˈɑ t oʊ]] two times"


@settings(deadline=None)
@given(st.text(max_size=80))
def test_the_result_is_plain_words_and_punctuation_and_stays_as_it_is(text):
    spoken = normalize(text.replace("[[", ""))
    assert SPOKEN_TEXT.fullmatch(displayed(spoken))
    assert normalize(spoken) == spoken


@settings(deadline=None)
@given(st.text(alphabet="0123456789,.:/-+%$€' aApPmMsthkgGBIVX°\"#&@()", max_size=40))
def test_any_mixture_of_digits_and_signs_becomes_words(text):
    spoken = normalize(text)
    assert SPOKEN_TEXT.fullmatch(displayed(spoken))
    assert normalize(spoken) == spoken


@pytest.mark.parametrize(
    ("written", "spoken"),
    [
        ("¼£", "one quarter of a pound"),
        ("1½£", "one and a half pounds"),
        ("½ million $", "one half of a million dollars"),
    ],
)
def test_a_fraction_before_a_sign_of_money_is_a_part_of_it(written: str, spoken: str) -> None:
    assert normalize(written) == spoken
