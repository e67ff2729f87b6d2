"""What stands on every picture, slide and page: which file, which stage, which day, which version, who made it, whether it is still true."""

from __future__ import annotations

from dataclasses import dataclass

from lachan.proof.bundle import Bundle
from lachan.proof.drawing import MADE_UP, STAGES, version_of
from lachan.proof.redaction import OUTSIDE, Reader, Redaction

from .words import NO_VERDICT, STALE, UNSAID, day


@dataclass(frozen=True, slots=True)
class Head:
    title: str
    code: str
    stage: str
    as_of: str
    version: str
    author: str
    made_on: str
    synthetic: bool
    redacted: str
    stale: bool

    @property
    def first(self) -> str:
        return f"{self.title} · hồ sơ {self.code}"

    @property
    def second(self) -> str:
        """The five things a picture must bear (R-91)."""
        return (f"Giai đoạn: {self.stage} · hồ sơ đến ngày {day(self.as_of)} · phiên bản {self.version} · "
                f"lập ngày {day(self.made_on)} · người lập: {self.author or UNSAID}")  # fmt: skip

    @property
    def warnings(self) -> tuple[str, ...]:
        """In red, in this order."""
        found = (MADE_UP if self.synthetic else "", STALE if self.stale else "")
        return tuple(one for one in found if one)

    @property
    def notes(self) -> tuple[str, ...]:
        found = (f"Bản đã lược cho {self.redacted}" if self.redacted else "", NO_VERDICT)
        return tuple(one for one in found if one)


@dataclass(frozen=True, slots=True)
class Printed:
    """One file for one reader, and its head: what every writer of this package is given."""

    bundle: Bundle
    head: Head
    redaction: Redaction

    def titled(self, title: str) -> Head:
        kept = {name: getattr(self.head, name) for name in Head.__slots__}
        return Head(**(kept | {"title": title}))


def printed(
    bundle: Bundle, reader: Reader = OUTSIDE, *, author: str = "", made_on: str = "", current: str = ""
) -> Printed:  # fmt: skip
    """`bundle` is the whole file: its version is what the print bears. `current`: the version the file has now, where
    somebody tells it; another one makes the print stale. The author signs by name or title: whoever makes it says which."""
    redaction, version = Redaction(bundle, reader), version_of(bundle)
    head = Head("Sơ đồ chứng cứ", redaction.made.code, STAGES[bundle.stage], bundle.as_of, version, author, made_on or bundle.as_of,
                bundle.synthetic, redaction.made.redacted, bool(current) and current != version)  # fmt: skip
    return Printed(redaction.made, head, redaction)
