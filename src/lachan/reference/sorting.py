"""Vietnamese order and search form of a name, the same on every machine and in every database.

Letters first, tones second, case third, digits by value: the order CLDR gives for `vi`.
"""

import re
import unicodedata

LETTERS = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
TONES = {"\u0300": "1", "\u0309": "2", "\u0303": "3", "\u0301": "4", "\u0323": "5"}
MARKS = " _-,;:!?.'\"()/&"
ALIKE = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "–": "-", "—": "-", "“": '"', "”": '"'})
PIECE = re.compile(r"\d+|.", re.DOTALL)


def sort_key(text: str) -> str:
    """ASCII string whose byte order (collation C) is the Vietnamese order of `text`."""
    ranks, tones, cases = [], [], []
    for piece in PIECE.findall(unicodedata.normalize("NFC", text).translate(ALIKE)):
        letter, tone = _split_tone(piece)
        ranks.append(_rank(letter.lower()))
        tones.append(tone)
        cases.append("1" if letter != letter.lower() else "0")
    return " ".join(("".join(ranks), "".join(tones), "".join(cases)))


def _split_tone(piece: str) -> tuple[str, str]:
    if piece.isdigit():
        return piece, "0"
    marks = unicodedata.normalize("NFD", piece)
    tone = next((TONES[m] for m in marks if m in TONES), "0")
    bare = "".join(m for m in marks if m not in TONES)
    return unicodedata.normalize("NFC", bare), tone


def _rank(letter: str) -> str:
    if letter.isdecimal():
        # the count of digits goes first, so that 2 stands before 10
        value = str(int(letter))
        return f"{len(value):02d}{value}"
    if letter in MARKS:
        return chr(0x21 + MARKS.index(letter))
    if letter in LETTERS:
        return chr(0x41 + LETTERS.index(letter))
    base = unicodedata.normalize("NFD", letter)[0]
    return chr(0x41 + LETTERS.index(base)) if base in LETTERS else "~"


def fold(text: str) -> str:
    """The form that search compares: lower case, no diacritics, đ as d, one kind of apostrophe."""
    marks = unicodedata.normalize(
        "NFD", unicodedata.normalize("NFC", text).translate(ALIKE).lower()
    )
    return "".join(m for m in marks if not unicodedata.combining(m)).replace("đ", "d")
