"""What must hold between the acts of a record: corrections that name something, and an order the
law allows, judged on the acts in effect at the time of each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from lachan.law.book import book
from lachan.procedure.acts import Act
from lachan.procedure.facts_door import check_paragraph
from lachan.procedure.record_refusals import (
    CannotFollow,
    SupersededTwice,
    SupersedesInCircle,
    SupersedesItself,
    SupersedesLater,
    SupersedesNothing,
)
from lachan.procedure.record_words import shown
from lachan.procedure.tracks import Situation, refusal_of


def check_corrections(acts: Sequence[Act]) -> None:
    """Every `supersedes` names an earlier act of this record, once, and none goes in a circle."""
    by_id = {act.id: act for act in acts}
    corrected: dict[str, str] = {}
    for place, act in enumerate(acts, 1):
        if act.supersedes is None:
            continue
        where = f"Hành vi thứ {place} ({shown(act.id)})"
        _check_one(act, act.supersedes, by_id, where)
        if act.supersedes in corrected:
            raise SupersededTwice(
                f"{where} đính chính {shown(act.supersedes)}, đã được {shown(corrected[act.supersedes])} "
                "đính chính. Muốn sửa tiếp thì đính chính bản đã sửa."
            )
        corrected[act.supersedes] = act.id


def _check_one(act: Act, earlier: str, by_id: Mapping[str, Act], where: str) -> None:
    if earlier == act.id:
        raise SupersedesItself(f"{where} đính chính chính nó. Nêu mã hành vi được đính chính.")
    if earlier not in by_id:
        raise SupersedesNothing(
            f"{where} đính chính {shown(earlier)}, nhưng hồ sơ không có hành vi mã đó. "
            "Nêu đúng mã hành vi được đính chính."
        )
    _check_circle(act, by_id, where)
    if by_id[earlier].recorded_at > act.recorded_at:
        raise SupersedesLater(
            f"{where} đính chính {shown(earlier)}, là hành vi được ghi sau nó. "
            "Kiểm tra lại recorded_at của hai hành vi."
        )


def _check_circle(act: Act, by_id: Mapping[str, Act], where: str) -> None:
    seen, one = {act.id}, by_id.get(act.supersedes or "")
    while one is not None and one.supersedes is not None:
        if one.supersedes in seen:
            raise SupersedesInCircle(
                f"{where} và {shown(one.id)} đính chính vòng quanh nhau. Hành vi ghi sau đính chính hành vi "
                "ghi trước; bỏ một supersedes."
            )
        seen.add(one.id)
        one = by_id.get(one.supersedes)


def check_order(acts: Sequence[Act]) -> None:
    """Each act in effect may follow those that were in effect before it."""
    gone = {act.supersedes for act in acts}
    places = {act.id: place for place, act in enumerate(acts, 1)}
    done = sorted(
        (act for act in acts if act.id not in gone), key=lambda a: (a.occurred_at, a.recorded_at)
    )
    articles: dict[str | None, str] = {}
    for n, act in enumerate(done):
        where = f"Hành vi thứ {places[act.id]} ({shown(act.id)})"
        refused = refusal_of(act, Situation(done[:n]))
        if refused is not None:
            raise CannotFollow(f"{where}: {refused}")
        _check_paragraph(act, articles, where)


def _check_paragraph(act: Act, articles: dict[str | None, str], where: str) -> None:
    """A paragraph alone belongs to the article already charged (TTLT 04/2018 Điều 8 khoản 3)."""
    if "article" not in book().acts[act.kind].facts:
        return
    article = act.facts.get("article")
    if isinstance(article, str):
        articles[act.person] = article
        return
    known = articles.get(act.person) or articles.get(None)
    if known is not None:
        check_paragraph(known, act.facts.get("paragraph"), where)
