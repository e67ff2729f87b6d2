"""Amounts of an offer, in digits or in words, and what each is worth in đồng. «18–20 triệu» is its upper end; «7tr5» is 7.5."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from lachan.prevention.joboffers.reading import Offer, Word

DIGITS = {"mot": 1, "hai": 2, "ba": 3, "bon": 4, "tu": 4, "nam": 5, "lam": 5, "nham": 5, "sau": 6, "bay": 7, "tam": 8, "chin": 9,
          "may": 3, "vai": 3, "moi": 0}  # fmt: skip
TENS = {"muoi": 10, "chuc": 10, "tram": 100}
SAID = "|".join((*DIGITS, *TENS, "ruoi", "le", "linh"))
# How many; and of what, in the names that wages.yaml gives their worth.
TIMES = {"nghin": 1e3, "ngan": 1e3, "trieu": 1e6, "cu": 1e6, "chai": 1e6, "ty": 1e9, "ti": 1e9, "lit": 1e5, "xi": 1e5}  # fmt: skip
MONEY = {"dong": "đồng", "do": "đô", "yen": "yên", "won": "won", "euro": "euro", "do uc": "aud", "do sing": "sgd", "do canada": "aud", "do dai": "đài tệ", "te": "tệ", "bang": "bảng", "baht": "baht",
         "bath": "baht", "bat": "baht", "ringgit": "ringgit", "rm": "ringgit", "kip": "kíp", "riel": "riel", "aud": "aud",
         "cad": "aud", "sgd": "sgd", "man": "man", "dai te": "đài tệ", "nt": "đài tệ", "twd": "đài tệ", "uc": "aud"}  # fmt: skip
FIGURES = r"\d+(?:[.,]\d+)*"
# Words stand joined by a space, or by «~» where nothing stood between them.
AMOUNT = re.compile(
    rf"(?<![^ ~])(?P<sign>(?:\$|usd|us|do|nt)[ ~](?:\$[ ~])?)?(?:(?P<low>{FIGURES})(?:[ ~](?:den|toi|hay|hoac))?(?:[ ~](?P<high>{FIGURES}))?"
    rf"|(?P<words>(?:{SAID})(?:[ ~](?:{SAID}))*)(?=[ ~](?:{'|'.join(TIMES)}|do|te)\b)|(?=(?:nghin do|trieu ruoi|tram do)\b))"
    rf"(?:[ ~]?(?P<times>{'|'.join(TIMES)})(?![^ ~]))?(?:~(?P<tenth>\d)(?![^ ~])|(?P<half> ruoi\b))?"
    rf"(?:[ ~](?P<money>{'|'.join(sorted(MONEY, key=len, reverse=True))})(?![^ ~]))?"
)
LEAST_UNNAMED = 1_000_000
# «lương 40-50», «tháng kiếm 30»: two figures after a wage are millions, as everyone says it.
BARE_WAGE = re.compile(
    r"(?<![^ ~])(?:luong|luong cung|thu nhap|kiem|kiem duoc|cam ve|bo tui|chiu kho|cham chi|gioi|sieng)"
    r"(?: (?:tu|khoang|tam|toi|la|cung|co|len|duoc|it nhat|hon|tren|thi|chung))*[ ~](?P<low>\d\d)(?:[ ~](?P<high>\d\d))?(?=$| \.| (?:mot|1|moi|bo|thuong|chua|la|bao|net|tro)\b)"
)


@dataclass(frozen=True, slots=True)
class Amount:
    """Money at the words from `start` up to `end`."""

    dong: float
    start: int
    end: int
    sentence: int
    money: str = "đồng"


def amounts(offer: Offer, worth: dict[str, float]) -> Iterator[Amount]:
    line, starts = joined(offer.words)
    taken: set[int] = set()
    for met in AMOUNT.finditer(line):
        value = _value(met, worth)
        if value:
            start = bisect_right(starts, met.start()) - 1
            end = bisect_right(starts, met.end() - 1)
            taken |= set(range(start, end))
            yield Amount(value, start, end, offer.words[start].sentence, _money(met))
    yield from _bare_wages(line, starts, offer, taken)


def _bare_wages(line: str, starts: list[int], offer: Offer, taken: set[int]) -> Iterator[Amount]:
    for met in BARE_WAGE.finditer(line):
        start = bisect_right(starts, met.start("low")) - 1
        if start not in taken:
            value = max(_figures(met["low"]), _figures(met["high"])) * 1e6
            yield Amount(
                value, start, bisect_right(starts, met.end() - 1), offer.words[start].sentence
            )


def joined(words: tuple[Word, ...]) -> tuple[str, list[int]]:
    """The words bare in one line, and where each starts. A sentence's end stands as «.» before the next word."""
    parts: list[str] = []
    starts: list[int] = []
    length = 0
    for at, word in enumerate(words):
        before = words[at - 1] if at else None
        glued = before is not None and before.end == word.start
        link = "" if before is None else "~" if glued else " " if before.sentence == word.sentence else " . "  # fmt: skip
        starts.append(length + len(link))
        parts.append(link + word.bare)
        length += len(parts[-1])
    return "".join(parts), starts


def _value(met: re.Match[str], worth: dict[str, float]) -> float:
    times, money = met["times"], _sign(met["sign"]) or met["money"]
    number = max(_figures(met["low"]), _figures(met["high"])) if met["low"] else _words(met["words"] or "mot")  # fmt: skip
    if not met["low"] and not (times or money):
        return 0
    if not times and not money:
        return number if number >= LEAST_UNNAMED and re.search(r"[.,]", met["low"]) else 0
    number += float(f"0.{met['tenth']}") if met["tenth"] else 0.5 if met["half"] else 0
    return number * TIMES.get(times or "", 1) * worth.get(MONEY.get(money or "dong", "đồng"), 1)


def _money(met: re.Match[str]) -> str:
    return MONEY.get(_sign(met["sign"]) or met["money"] or "dong", "đồng")


def _sign(said: str | None) -> str:
    """A currency written before its number: «USD 1,500», «NT$ 28.590»."""
    return "" if not said else "nt" if said.startswith("nt") else "do"


def _figures(said: str | None) -> float:
    if not said:
        return 0
    if re.fullmatch(r"\d{1,3}(?:[.,]\d{3})+", said):
        return float(re.sub(r"[.,]", "", said))
    head, _, tail = said.replace(",", ".").partition(".")
    return float(f"{head}.{tail.replace('.', '') or 0}")


def _words(said: str) -> float:
    """«mười lăm» 15, «hai trăm tư» 240, «ba chục» 30, «trăm rưỡi» 150."""
    total, last, size = 0.0, 0.0, 1
    for word in re.split("[ ~]", said):
        if word in TENS:
            size = TENS[word]
            total, last = total + (last or 1) * size, 0
        elif word == "ruoi":
            total, last = total + last + (size if size > 1 else 1) / 2, 0
        elif word in DIGITS:
            last = DIGITS[word]
    short = last and size == 100 and re.search(rf"tram[ ~](?:{'|'.join(DIGITS)})$", said)
    return total + (last * 10 if short else last)
