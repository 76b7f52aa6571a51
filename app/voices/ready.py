"""What is known of the people behind the ready voices, from the names of the recordings and their makers."""

from typing import Final

from app.translation import text as _text

FIRST_CHOICE: Final = "ready:en_US-joe.voice"  # no alarm in 132 short sentences; two of the others had some


def described() -> dict[str, str]:
    """Sex, accent and language of origin, by the voice's key."""
    return {
        "ready:en_US-joe.voice": _text("man, American English"),
        "ready:en_US-kathleen.voice": _text("woman, American English"),
        "ready:de_DE-kerstin.voice": _text("woman, German"),
        "ready:hu_HU-berta.voice": _text("woman, Hungarian"),
        "ready:it_IT-paola.voice": _text("woman, Italian"),
        "ready:nl_BE-nathalie.voice": _text("woman, Dutch (Belgium)"),
        "ready:nl_NL-pim.voice": _text("man, Dutch (Netherlands)"),
        "ready:nl_NL-ronnie.voice": _text("man, Dutch (Netherlands)"),
        "ready:pt_BR-cadu.voice": _text("man, Brazilian Portuguese"),
        "ready:pt_BR-jeff.voice": _text("man, Brazilian Portuguese"),
        "ready:pt_PT-tugao.voice": _text("man, European Portuguese"),
    }
