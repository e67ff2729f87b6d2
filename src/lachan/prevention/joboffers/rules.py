"""Which warning signs an offer shows, with the words that show each. No score: signs are told, nobody is judged by them.

An offer is read as people write it: short forms, missing marks, emoji. Pure: a text in, signs out; nothing is kept."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from lachan.law.reading_yaml import load_yaml
from lachan.prevention.joboffers.pay import too_high

DATA = Path(__file__).with_name("signs.yaml")
CLAUSE = re.compile(r"[.!?;\n…]+(?=\s|$)|\n")
# An employer or a place that can be looked for: a kind of body with a name, or an address.
KINDS = (
    r"c[ôo]ng ty|cty|t[ậa]p đo[àa]n|qu[áa]n|nh[àa] h[àa]ng|kh[áa]ch s[ạa]n|homestay|resort|trang tr[ạa]i|n[ôo]ng tr[ạa]i|v[ưu][ờo]n"
    r"|htx|h[ợo]p t[áa]c x[ãa]|b[ệe]nh vi[ệe]n|tr[ưu][ờo]ng|trung t[âa]m|si[êe]u th[ịi]|s[ởo]|ch[ưu][ơo]ng tr[ìi]nh|tr[àa] s[ữu]a|ch[ủu]"
)
# Where it is said to be, not what it is called.
ELSEWHERE = r"(?!(?:ở|o|tại|tai|bên|ben|qua|sang|Cam|Campuchia|Bavet|Lào|Thái|Trung Quốc|Myanmar|Zalo|Tele|Facebook|FB)\b)"
NAMED = re.compile(
    rf"(?<!\w)(?i:{KINDS})(?: {ELSEWHERE}[\w&]+){{0,4}}? {ELSEWHERE}[^\W\d_a-zà-ỹđ]\w+"
)
PLACED = re.compile(
    r"(?<!\w)(?i:(?:đ[ưu][ờo]ng|x[ãa]|ph[ưu][ờo]ng|[ấa]p|th[ôo]n|t[ổo]|h[ẻe]m|kcn|s[ốo] nh[àa]|s[ốo]) (?=\d)|tr[ụu] s[ởo]|v[ăa]n ph[òo]ng|ubnd|u[ỷy] ban"
    r"|h[ộo]i tr[ưu][ờo]ng|c[ổo]ng ch[ợo]|nh[àa] v[ăa]n h[óo]a|c[ôo]ng an x[ãa])|(?i:đ[ưu][ờo]ng|x[ãa]|ph[ưu][ờo]ng|kcn|h[ẻe]m) (?=[^\W\d_a-zà-ỹđ])"
)


@dataclass(frozen=True, slots=True)
class Sign:
    """One sign of the table. Texts are for whoever reads the answer."""

    code: str
    label: str
    why: str
    lawful: str


@dataclass(frozen=True, slots=True)
class Found:
    """A sign with the words of the offer that show it; empty where what is missing shows it."""

    sign: Sign
    words: str


@lru_cache(maxsize=1)
def table() -> dict[str, Any]:
    return load_yaml(DATA)


@lru_cache(maxsize=1)
def signs() -> dict[str, Sign]:
    return {
        code: Sign(code, row["label"], row["why"], row["lawful"])
        for code, row in table()["signs"].items()
    }


def found_in(offer: str) -> list[Found]:
    """The signs of one offer, in the order of the table. `offer`: the text as pasted, at most some thousand letters."""
    plain = written_out(offer)
    shown = {code: words for code, words in _shown(plain)}
    if (
        high := too_high(plain, _pattern(table()["far"]), _pattern(table()["skilled"]))
    ) and "person_for_money" not in shown:
        shown["pay_too_high"] = high
    for code, row in table()["signs"].items():
        if "with" in row and row["with"] not in shown:
            shown.pop(code, None)
    if shown and not NAMED.search(_tidy(offer)) and not PLACED.search(offer):
        shown["hidden_employer"] = ""
    return [Found(sign, shown[code]) for code, sign in signs().items() if code in shown]


def _shown(plain: str) -> Iterator[tuple[str, str]]:
    for code, row in table()["signs"].items():
        words = next(_met(plain, code, row), "")
        if words:
            yield code, words


def _met(plain: str, code: str, row: dict[str, Any]) -> Iterator[str]:
    patterns = list(row["any"]) + row.get("online", [])
    if row.get("near_places") and _pattern(table()["places"]).search(plain):
        patterns += row["near_places"]
    for clause in CLAUSE.split(plain):
        for pattern in patterns:
            for met in _pattern(rf"(?<!\w)(?:{pattern})").finditer(clause):
                if not _void(clause[: met.start()]):
                    yield met[0].strip()


def _void(before: str) -> bool:
    """What was said just before turns the words round: «không thu», «đừng đưa»."""
    return bool(_pattern(table()["void"]).search(before[-45:]))


def written_out(offer: str) -> str:
    """Lower case, short forms written out, pictures and doubled letters gone; marks stay as they were typed."""
    said = unicodedata.normalize("NFC", _tidy(offer)).lower()
    said = re.sub(r"(\d)\s?[-–]\s?(\d)", r"\1-\2", said)
    said = re.sub(r"(?<=\d)(?=[^\W\d_])|(?<=\d)(?=\$)", " ", said)
    return " ".join(_written(word) for word in said.split(" "))


def _tidy(offer: str) -> str:
    kept = "".join(
        c if unicodedata.category(c) not in {"So", "Sk", "Cs"} and c != "\ufe0f" else " "
        for c in offer
    )
    return re.sub(r"[ \t]+", " ", kept).strip()


@lru_cache(maxsize=1)
def _short() -> dict[str, str]:
    return {form: full for full, forms in table()["short"].items() for form in forms}


def _written(word: str) -> str:
    core = re.match(r"^([^\w$]*)([\w$]+)(.*)$", word, re.S)
    return (
        word
        if core is None or core[2] not in _short()
        else f"{core[1]}{_short()[core[2]]}{core[3]}"
    )


@lru_cache(maxsize=512)
def _pattern(written: str) -> re.Pattern[str]:
    """Each letter with a mark also matches itself without its tone, and quite bare."""
    spaced = re.sub(r"\(\?: \?\\S\+\)", r"(?: ?(?!không|đừng|chẳng|tự )\\S+?)", written)
    return re.compile("".join(_loose(c) for c in spaced))


def _loose(letter: str) -> str:
    if letter.isascii() or not letter.isalpha():
        return letter
    parts = unicodedata.normalize("NFD", letter)
    toneless = unicodedata.normalize(
        "NFC", "".join(c for c in parts if c not in "\u0300\u0301\u0303\u0309\u0323")
    )
    bare = "".join(c for c in parts if not unicodedata.combining(c)).replace("đ", "d")
    return f"[{letter}{toneless}{bare}]"
