"""Words that leave the file: known names as codes however they are spelled, and for a reader without the right every
word that could be a name nobody listed, every number that finds a person."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from functools import cached_property

from lachan.proof.guessing import (
    CAPITAL,
    FIRST_WORDS,
    LEFT_OUT,
    NOBODY,
    STROKED,
    folded,
    without_names,
)

UNSEEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ue000-\uf8ff\ufeff]"
)
BETWEEN = r"[\s_.\-]*"
KIN = "chị|anh|em|cháu|bà|ông|cô|chú|bác|dì|mợ|thím|bé|thằng|con"

WORD = CAPITAL.replace(r"\w*", r"[^\W\d]*")
BEFORE, AFTER = re.compile(rf"(?<!\w)({WORD})[ _\-]\Z"), re.compile(rf"[ _\-]{WORD}(?!\w)")


def clean(text: str) -> str:
    """One way of writing a letter, and no letter that cannot be seen: a name may hide behind either."""
    return UNSEEN.sub("", unicodedata.normalize("NFC", text))


class Words:
    """`called`: name → what stands in its place. `guarded`: unknown names and numbers are left out too. `births`: days (ISO)
    of which only the year may be told."""

    def __init__(
        self, called: Mapping[str, str], *, guarded: bool, births: Iterable[str] = ()
    ) -> None:
        self.births = sorted({one[:10] for one in births if len(one) >= 10})
        self.called = {clean(name).strip(): said for name, said in called.items() if name.strip()}
        self.guarded = guarded

    def of(self, text: str) -> str:
        if not text:
            return text
        known = self._short(self._long(clean(text)))
        if self._days is not None:
            known = self._days.sub(lambda hit: re.findall(r"\d{4}", hit[0])[0], known)
        return without_names(known) if self.guarded else known

    @cached_property
    def _days(self) -> re.Pattern[str] | None:
        """Each of those days as it may be written: 2010-08-21, 21/8/2010, 21 tháng 8 năm 2010."""
        forms = []
        for one in self.births:
            year, month, day = one.split("-")
            m, d = f"0?{int(month)}", f"0?{int(day)}"
            forms += [
                rf"{year}[/.\-]{m}[/.\-]{d}",
                rf"{d}(?:[/.\-]{m}[/.\-]| tháng {m} năm ){year}",
            ]
        return re.compile(rf"(?<!\d)(?:{'|'.join(forms)})(?!\d)") if forms else None

    def touches(self, text: str) -> bool:
        return self._short(self._long(clean(text))) != clean(text)

    @cached_property
    def _by_fold(self) -> dict[str, str]:
        """Names of several words, or of one long word, are known without their marks and run together."""
        found = {
            re.sub(r"[\s_.\-]+", " ", folded(name)[0]).strip(): said
            for name, said in self.called.items()
        }
        return {name: said for name, said in found.items() if " " in name or len(name) > 6}

    @cached_property
    def _long_names(self) -> re.Pattern[str] | None:
        names = sorted(self._by_fold, key=lambda one: (-len(one), one))
        either = "|".join(BETWEEN.join(map(re.escape, one.split())) for one in names)
        return re.compile(rf"(?<![^\W_])(?:{either})(?![^\W_])") if names else None

    def _long(self, text: str) -> str:
        if self._long_names is None:
            return text
        plain, at = folded(text)
        made, last = [], 0
        for hit in self._long_names.finditer(plain):
            first, end = at[hit.start()], at[hit.end() - 1] + 1
            made += [
                text[last:first],
                self._by_fold[re.sub(r"[\s_.\-]+", " ", self._spaced(hit[0]))],
            ]
            last = end
        return "".join([*made, text[last:]])

    def _spaced(self, hit: str) -> str:
        """The name as it is listed, whatever stood between its words."""
        bare = re.sub(r"[\s_.\-]+", "", hit)
        return next(one for one in self._by_fold if one.replace(" ", "") == bare)

    @cached_property
    def _short_names(self) -> re.Pattern[str] | None:
        """A name of one short word is a word like others («Ba», «Lan», «lần»): only as it was typed, or written large, or
        after «chị», «anh»."""
        small = "|".join(map(re.escape, sorted({one.lower() for one in self._single})))
        large = "|".join(map(re.escape, sorted({x for one in self._single for x in _forms(one)}, key=lambda one: (-len(one), one))))  # fmt: skip
        after = rf"(?P<kin>(?<!\w)(?i:{KIN})\s+)(?P<small>{small})(?!\w)"
        return re.compile(rf"{after}|(?<![^\W_])(?:{large})(?![^\W_])") if large else None

    @cached_property
    def _single(self) -> dict[str, str]:
        """Names of one word, and what people of several are called for short; of two people called alike, neither."""
        own = {
            one: said
            for one, said in self.called.items()
            if " " not in one and folded(one)[0] not in self._by_fold
        }
        for name, said in self.called.items():
            last = name.split()[-1] if name else ""
            if " " in name and len(last) > 1 and last[0].isupper() and last not in FIRST_WORDS:
                own[last] = said if own.get(last, said) == said else LEFT_OUT
        return own

    @cached_property
    def _by_form(self) -> dict[str, str]:
        return {form: said for name, said in self._single.items() for form in (*_forms(name), name.lower())}  # fmt: skip

    def _short(self, text: str) -> str:
        if self._short_names is None:
            return text
        return self._short_names.sub(self._single_put, text)

    def _single_put(self, hit: re.Match[str]) -> str:
        """Beside another capital word it is part of something longer: of a place, of a stranger's name."""
        if hit["kin"]:
            return f"{hit['kin']}{self._by_form[hit['small']]}"
        before = BEFORE.search(hit.string, 0, hit.start())
        longer = (before and before[1] not in NOBODY) or AFTER.match(hit.string, hit.end())
        return hit[0] if longer else self._by_form[hit[0]]


def _forms(name: str) -> tuple[str, ...]:
    """As typed; written large, with its marks or without."""
    bare = "".join(x for x in unicodedata.normalize("NFD", name.translate(STROKED)) if not unicodedata.combining(x))  # fmt: skip
    return name, name.upper(), name.title(), bare.title(), bare.upper()
