"""Words of no language, one for each field of each person; and how they are found in whatever spelling.

A word begins with a mark that no Vietnamese or English word has and goes on with nine letters that are its own, so one
pass over a text finds all of them. Figures (a telephone, a paper) begin with figures that nobody is given."""

import re
import unicodedata
from dataclasses import dataclass, field

SYLLABLES = ("bếc", "đỗm", "gứt", "hỵn", "kưl", "lậv", "mỏx", "nủq", "pằk", "rễd", "sợz", "tĩg", "vúj", "xạp", "cọh", "dởw",
             "bừz", "đẳk", "gỉx", "hốv", "kẻq", "lữj", "mặd", "nỗw", "pỷg", "rạz")  # fmt: skip
MARK = "Zựơc"
FOUND = re.compile(r"zuoc([a-z]{9})|(09771\d{5})|(00019\d{7})|(77\d{3}gl)")
# Code names are not sealed, yet whose a file is not to be seen is not to be named either.
CODES = re.compile(r"N-[BCDFGHJKLMNPQRSTVWXZ23456789]{9}")
# Letters that have no accent to be taken off; everything that is no letter and no figure falls out.
PLAIN = str.maketrans("đĐ", "dD")
DROP = re.compile(r"[\W_]+")
ACCENTS = re.compile("[\u0300-\u036f]")


def fold(text: str) -> str:
    """Small letters without accents or anything between them: the same for every way of writing a name."""
    if not text.isascii():
        text = (
            ACCENTS.sub("", unicodedata.normalize("NFD", text)).replace("đ", "d").replace("Đ", "d")
        )
    return DROP.sub("", text.lower())


def word(serial: int) -> str:
    """With what a page, an address and a letter escape each in its own way: an ampersand, an apostrophe, a quote."""
    base = len(SYLLABLES)
    first, second, third = (SYLLABLES[serial // base**n % base] for n in (0, 1, 2))
    return f'{MARK} {first.capitalize()}\'{second} & "{third}"'


FIGURES = {"telephone": "09771{:05d}", "paper": "00019{:07d}", "number": "77{:03d}/GL"}


def figures(serial: int, kind: str) -> str:
    return FIGURES[kind].format(serial)


@dataclass(frozen=True)
class Canary:
    """`of`: the person (or the matter); `what`: the field; `sort`: whose it is to know (rights); `by`: who wrote it."""

    text: str
    of: str
    what: str
    sort: str
    by: str = ""


@dataclass
class Planted:
    """Every canary by what is left of it once it is folded."""

    known: dict[str, Canary] = field(default_factory=dict)

    def word(self, of: str, what: str, sort: str, by: str = "", kind: str = "") -> str:
        """A new one, written down with where it was put."""
        serial = len(self.known) + 1
        text = figures(serial, kind) if kind in FIGURES else word(serial)
        return self.keep(Canary(text, of, what, sort, by)).text

    def keep(self, canary: Canary) -> Canary:
        self.known[key(canary.text)] = canary
        return canary

    def of(self, sort: str) -> list[Canary]:
        return [one for one in self.known.values() if one.sort == sort]

    def within(self, text: str) -> set[Canary]:
        seen = [*(m.group(0) for m in FOUND.finditer(fold(text))), *CODES.findall(text)]
        return {self.known[one] for one in seen if one in self.known}


def key(text: str) -> str:
    """What FOUND finds of it."""
    found = CODES.fullmatch(text) or FOUND.search(fold(text))
    assert found, text
    return found.group(0)


def written(text: str) -> list[str]:
    """Spellings in which a test of the finder hides a word; nobody reads them but that test."""
    import base64
    import html
    import json
    from urllib.parse import quote

    apart = unicodedata.normalize("NFD", text)
    bare = ACCENTS.sub("", apart).translate(PLAIN)
    coded = base64.b64encode(f'[["x", "{text}"]]'.encode()).decode()
    return [text, apart, text.upper(), bare, bare.replace(" ", "-"), quote(text), html.escape(text), json.dumps(text), coded,
            html.escape(json.dumps(quote(text))), base64.urlsafe_b64encode(apart.encode()).decode().rstrip("=")]  # fmt: skip
