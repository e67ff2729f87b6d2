"""Keystroke-level estimate of what a person does at the pages (Card, Moran, Newell 1980, «The keystroke-level model»).

What is counted: every key (Telex keys for Vietnamese), every move of the pointer, every press and release of its button, every
change of the hand between keyboard and mouse, every decision, what is read, and how long the system answered (measured).
What is not: reading the file to know what is in it, and arguing about it. A person without either types from notes."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from .typing_the_demo import keys_of

# Seconds. K: an average non-secretary typist (40 words a minute); P: Fitts' mean; B: press or release; H: homing; M: preparation.
K, P, B, H, M = 0.28, 1.1, 0.1, 0.4, 1.35
# Looking at one stamp and at the number proposed for it: twice an eye movement, a perception and a thought (0.23 + 0.10 + 0.07 s,
# Card, Moran, Newell 1983, the model human processor), 0.8 s; rounded up to 1.5 s because ink is harder than print. Assumption.
LOOK = 1.5
# Reading on the screen, words a minute: silent reading of non-fiction, Brysbaert 2019, 238 of English; taken lower. Assumption.
WORDS = 200
NAMES = {"K": "phím", "P": "đưa chuột", "B": "bấm, thả nút", "H": "đổi tay", "M": "quyết định"}
SECONDS = {"K": K, "P": P, "B": B, "H": H, "M": M}


@dataclass
class Part:
    """One part of the work: how often each operator, what was read, how long the system took."""

    name: str
    counts: dict[str, int] = field(default_factory=lambda: dict.fromkeys(SECONDS, 0))
    read: float = 0.0
    waited: float = 0.0

    @property
    def seconds(self) -> float:
        return sum(SECONDS[op] * n for op, n in self.counts.items()) + self.read + self.waited


class Hands:
    """A person's hands at one browser page, counted as they move. `page` is Playwright's."""

    def __init__(self, page: Any) -> None:
        self.page = page
        self.parts: list[Part] = []
        self._at_keys = True

    @contextmanager
    def doing(self, name: str) -> Iterator[None]:
        self.parts.append(Part(name))
        yield

    # -- operators -----------------------------------------------------------------------------------

    def _did(self, op: str, times: int = 1) -> None:
        self.parts[-1].counts[op] += times

    def thinks(self, times: int = 1) -> None:
        self._did("M", times)

    def looks(self, pages: int) -> None:
        self.parts[-1].read += pages * LOOK

    def reads(self, text: str) -> None:
        self.parts[-1].read += len(text.split()) * 60 / WORDS

    def _hand(self, keys: bool) -> None:
        if self._at_keys != keys:
            self._did("H")
            self._at_keys = keys

    def clicks(self, target: Any, leads: bool = False, known: bool = False) -> None:
        """Decide, move, press, release. `leads`: another page comes, and is waited for.

        `known`: a further step of one way that was decided on with its first (the authors' rule 3, a cognitive unit)."""
        self._hand(keys=False)
        for op, times in (("M", not known), ("P", 1), ("B", 2)):
            self._did(op, times)
        self._waits(target.click, leads)

    def types(self, text: str, decisions: int = 1) -> None:
        """Into what has the focus; all at once for the browser, key by key for the count."""
        self._hand(keys=True)
        self._did("M", decisions)
        self._did("K", keys_of(text))
        self.page.keyboard.insert_text(text)

    def spells(self, text: str) -> None:
        """Keys that lead to nothing new by themselves: an address, Enter after Enter."""
        self._hand(keys=True)
        self._did("K", keys_of(text))

    def would_click(self, times: int) -> None:
        """Counted, not done."""
        self._hand(keys=False)
        for op, each in (("M", 1), ("P", 1), ("B", 2)):
            self._did(op, each * times)

    def presses(self, *keys: str, leads: bool = False, decisions: int = 0) -> None:
        self._hand(keys=True)
        self._did("M", decisions)
        for key in keys[:-1]:
            self.page.keyboard.press(key)
        self._did("K", len(keys))
        self._waits(lambda: self.page.keyboard.press(keys[-1]), leads)

    def chooses(self, select: Any, value: str) -> None:
        """A list: point, open, point at the line, take it."""
        self._hand(keys=False)
        for op, times in (("M", 1), ("P", 2), ("B", 4)):
            self._did(op, times)
        select.select_option(value)

    def picks_files(self, box: Any, paths: list[str]) -> None:
        """The system's own window of files: opened, each file pointed at, taken."""
        self._hand(keys=False)
        for op, times in (("M", 1 + len(paths)), ("P", 2 + len(paths)), ("B", 4 + 2 * len(paths))):
            self._did(op, times)
        box.set_input_files(paths)

    def waits_for(self, deed: Any) -> None:
        self._waits(deed, leads=False)

    def _waits(self, deed: Any, leads: bool) -> None:
        began = time.monotonic()
        if leads:
            with self.page.expect_navigation(wait_until="load", timeout=60_000):
                deed()
        else:
            deed()
        self.parts[-1].waited += time.monotonic() - began

    # -- the sum -------------------------------------------------------------------------------------

    @property
    def seconds(self) -> float:
        return sum(part.seconds for part in self.parts)

    def told(self) -> str:
        """The estimate with its parts, as a table."""
        head = f"{'phần việc':<44}" + "".join(f"{op:>7}" for op in SECONDS) + f"{'đọc s':>8}{'chờ s':>8}{'phút':>8}"  # fmt: skip
        rows = [self._line(one.name, one.counts, one.read, one.waited, one.seconds) for one in self.parts]  # fmt: skip
        every = {op: sum(one.counts[op] for one in self.parts) for op in SECONDS}
        last = self._line("CỘNG", every, sum(p.read for p in self.parts), sum(p.waited for p in self.parts), self.seconds)  # fmt: skip
        by_op = "; ".join(f"{NAMES[op]} {n} × {SECONDS[op]} s = {n * SECONDS[op] / 60:.1f} phút" for op, n in every.items())  # fmt: skip
        return "\n".join([head, *rows, last, by_op])

    @staticmethod
    def _line(name: str, counts: dict[str, int], read: float, waited: float, seconds: float) -> str:
        return f"{name:<44}" + "".join(f"{counts[op]:>7}" for op in SECONDS) + f"{read:>8.0f}{waited:>8.1f}{seconds / 60:>8.1f}"  # fmt: skip
