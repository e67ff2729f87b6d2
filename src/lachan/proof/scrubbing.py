"""Words that leave the file: known names as codes however they are spelled, and for a reader without the right every
word that could be a name nobody listed, every number that finds a person."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from functools import cached_property

from lachan.proof.guessing import without_names
from lachan.proof.naming import Names
from lachan.proof.small import LEFT_OUT
from lachan.proof.spelling import clean

# Stands for a code while names are guessed at: a capital letter that no Vietnamese text has, and a number, as codes have.
MARK = "Ƣ"
MARKED = re.compile(rf"{MARK}(\d+)")


class Words:
    """`called`: name → what stands in its place. `guarded`: unknown names and numbers are left out too. `births`: days (ISO)
    of which only the year may be told. `codes`: what the file itself calls people and things, kept whole."""

    def __init__(
        self,
        called: Mapping[str, str],
        *,
        guarded: bool,
        births: Iterable[str] = (),
        codes: Collection[str] = (),
    ) -> None:
        self.births = sorted({one[:10] for one in births if len(one) >= 10})
        given = [(clean(name), said) for name, said in called.items() if name.strip()]
        self.names, self.guarded = Names(given, short=LEFT_OUT), guarded
        self._codes = sorted({*codes}, key=lambda one: (-len(one), one))

    def of(self, text: str) -> str:
        if text not in self._told:
            self._told[text] = self._of(text)
        return self._told[text]

    @cached_property
    def _told(self) -> dict[str, str]:
        """A file says the same thing many times: «c1/act», the maker of a paper."""
        return {"": ""}

    def _of(self, text: str) -> str:
        known = self.names.put(clean(text))
        if self._days is not None:
            known = self._days.sub(lambda hit: re.findall(r"\d{4}", hit[0])[0], known)
        return self._guessed(known) if self.guarded else known

    def _guessed(self, text: str) -> str:
        """What could be a name left out, but for the codes of the file."""
        text = text.replace(MARK, "")
        if self._literal is None:
            return without_names(text)
        marked = self._literal.sub(lambda hit: f"{MARK}{self._codes.index(hit[0])}", text)
        return MARKED.sub(lambda hit: self._codes[int(hit[1])], without_names(marked))

    @cached_property
    def _literal(self) -> re.Pattern[str] | None:
        either = "|".join(map(re.escape, self._codes))
        return re.compile(rf"(?<![^\W_])(?:{either})(?![^\W_])") if self._codes else None

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
        return self.names.put(clean(text)) != clean(text)
