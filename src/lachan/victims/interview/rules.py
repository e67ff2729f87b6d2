"""Which items hold for this talk, and what the law still wants before it begins; advice is kept apart from law."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from lachan.law.refusals import LawRefusal

from .book import Item, items

BEFORE = "prepare"


class NoSuchPoint(LawRefusal):
    """Có mục không thuộc danh sách chuẩn bị. Tải lại trang; các mục đã đánh dấu vẫn còn."""


@dataclass(frozen=True, slots=True)
class Talk:
    """What is known of a talk; None is not known yet. `statement`: lấy lời khai, else screening or support.
    `done`: the codes of what has been seen to."""

    on: date
    statement: bool
    minor: bool | None = None
    interpreter: bool | None = None
    foreign: bool | None = None
    disability: bool | None = None
    representative: bool | None = None
    done: frozenset[str] = frozenset()

    def known(self, fact: str) -> object:
        if fact == "kind":
            return "statement" if self.statement else "care"
        return getattr(self, fact)


@dataclass(frozen=True, slots=True)
class Point:
    """One item that holds, or may hold while `asks` are not known; `because`: the facts that made it hold."""

    item: Item
    done: bool
    because: tuple[str, ...]
    asks: tuple[str, ...]


def checklist(talk: Talk) -> tuple[Point, ...]:
    """Every item that holds or may hold on that day, with why; what the law demands first within each phase."""
    unknown = talk.done - {one.code for one in items()}
    if unknown:
        raise NoSuchPoint
    found = [point for one in items() if (point := _point(one, talk)) is not None]
    order = {phase: place for place, phase in enumerate(("prepare", "begin", "talk", "end"))}
    return tuple(sorted(found, key=lambda p: (order[p.item.phase], p.item.binding != "law")))


def may_begin(talk: Talk) -> tuple[Point, ...]:
    """What the law wants before such a talk begins and is not there yet; empty: it may begin. Advice never stands here,
    and neither does the need for safety or a doctor, which waits for no paper."""
    return tuple(p for p in checklist(talk) if _wanted(p))


def alone(talk: Talk) -> bool:
    """Somebody under 18, or who may be, is not interviewed without a representative; receiving, safety and help wait for
    nobody."""
    there = talk.representative is True or "representative_there" in talk.done
    return talk.minor is not False and not there


def _wanted(point: Point) -> bool:
    return point.item.binding == "law" and point.item.phase == BEFORE and not point.done


def _point(item: Item, talk: Talk) -> Point | None:
    """An item that surely does not hold, or is not in force yet, is left out; an unknown fact leaves it in."""
    if talk.on < item.since:
        return None
    known = {fact: talk.known(fact) for fact in item.applies}
    if any(value is not None and value != item.applies[fact] for fact, value in known.items()):
        return None
    asks = tuple(fact for fact, value in known.items() if value is None)
    because = tuple(fact for fact in known if fact not in asks)
    return Point(item, item.code in talk.done, because, asks)
