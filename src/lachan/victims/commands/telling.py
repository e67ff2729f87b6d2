"""Verbs of the person's own word: told once, kept by whoever took it down, passed on by consent or a duty of law."""

from collections.abc import Mapping
from datetime import datetime

from lachan.access.actor import Actor
from lachan.access.audit import about
from lachan.access.permissions import Permission
from lachan.access.refusals import NotFound
from lachan.access.verbs import command
from lachan.people import entries
from lachan.procedure.periods import local_day
from lachan.reference.models import Agency
from lachan.victims import addressees, ledger, readings, stories
from lachan.victims.codes import PURPOSES
from lachan.victims.ledger import Done
from lachan.victims.models import CareAct, CareFile
from lachan.victims.refusals import (
    AgeNotKnown,
    ConsentForYourself,
    ConsentNeeded,
    NothingAgreed,
    PurposeNeeded,
    RepresentativeNeeded,
    StoryNotHeld,
    WordsNeeded,
)

ART = "Luật 53/2024 Điều 6, 34; Luật 91/2025/QH15; TT 43/2021/TT-BCA Điều 20"


@command(Permission.VICTIM_SEE, article=ART)
def agree_contact(
    *, file: CareFile, when: datetime, facts: Mapping[str, object], by: Actor, at: datetime, words: str = ""
) -> CareAct:  # fmt: skip
    """Thống nhất cách liên lạc an toàn: không gọi, không nhắn tin, chỉ qua ai, ngôn ngữ, giới của người phiên dịch và cán bộ."""
    if not words.strip() and not any(v not in (None, "") for k, v in facts.items() if k != "anew"):
        raise NothingAgreed(field="contact")
    done = Done("contact_agreed", when, facts, {"safety": words})
    return ledger.take(file, [done], by=by, at=at)[0]


@command(Permission.VICTIM_SEE, article=ART)
def take_story(
    *, file: CareFile, when: datetime, words: str, by: Actor, at: datetime, language: str = "vi",
    interpreter: bool | None = None, representative: bool | None = None, minor: bool | None = None,
) -> CareAct:  # fmt: skip
    """Ghi lời kể một lần, bằng lời của người đó; nơi khác cần thì xin chuyển, không hỏi lại."""
    return _told(
        "story_told", file, when, words, by, at, language, interpreter, representative, minor
    )


@command(Permission.VICTIM_SEE, article=ART)
def add_to_story(
    *, file: CareFile, when: datetime, words: str, by: Actor, at: datetime, language: str = "vi",
    interpreter: bool | None = None, representative: bool | None = None, minor: bool | None = None,
) -> CareAct:  # fmt: skip
    """Bổ sung lời kể khi chính người đó muốn nói thêm; lời trước giữ nguyên, khác nhau không phải là mâu thuẫn."""
    return _told(
        "story_added", file, when, words, by, at, language, interpreter, representative, minor
    )


def _told(
    kind: str, file: CareFile, when: datetime, words: str, by: Actor, at: datetime, language: str,
    interpreter: bool | None, representative: bool | None, minor: bool | None,
) -> CareAct:  # fmt: skip
    if not words.strip():
        raise WordsNeeded(field="words")
    _here(file)  # of a file that is not there nobody learns whose it is
    if representative is None:
        _of_age(file, minor, at)
    facts = {"language": language, "interpreter": interpreter, "representative": representative, "minor": minor}  # fmt: skip
    return ledger.take(file, [Done(kind, when, facts, {"told": words})], by=by, at=at)[0]


def _of_age(file: CareFile, said: bool | None, at: datetime) -> None:
    """A child is not asked without a representative, nor somebody who may be one; what a child tells unasked is written
    down, and that nobody stood by is said. Where the file knows no age, who took the story down says what they saw."""
    known = readings.minor_now(file, local_day(at))
    if known:
        raise RepresentativeNeeded(field="representative")
    if known is None and said is not False:
        raise AgeNotKnown(field="minor")


@command(Permission.VICTIM_SEE, article=ART)
def give_consent(
    *, file: CareFile, when: datetime, scope: str, by: Actor, at: datetime, to: Agency | None = None,
    representative: bool | None = None, minor: bool | None = None,
) -> CareAct:  # fmt: skip
    """Ghi sự đồng ý của người đó: cho dùng vào việc gì, cho cơ quan nào; người dưới 18 tuổi cùng với người đại diện; rút lại lúc nào cũng được."""
    facts = {"scope": scope, "to": str(to.id) if to else None, "representative": representative, "minor": minor}  # fmt: skip
    if stories.gains(by, facts):
        raise ConsentForYourself(field="to")
    _here(file)  # of a file that is not there nobody learns whose it is
    stories.agreed(file, representative, minor, at)
    return ledger.take(file, [Done("consent_given", when, facts)], by=by, at=at)[0]


@command(Permission.VICTIM_SEE, article=ART)
def withdraw_consent(
    *, file: CareFile, when: datetime, scope: str, by: Actor, at: datetime, to: Agency | None = None
) -> CareAct:
    """Ghi việc người đó không đồng ý, hoặc rút lại sự đồng ý, kể cả khi chưa từng đồng ý; nơi đã được chuyển theo sự đồng ý ấy không còn đọc được."""
    facts = {"scope": scope, "to": str(to.id) if to else None}
    return ledger.take(file, [Done("consent_withdrawn", when, facts)], by=by, at=at)[0]


@command(Permission.VICTIM_CARE, article=ART)
def share_story(
    *, file: CareFile, to: Agency, scope: str, when: datetime, ground: str, by: Actor, at: datetime, paper: str = ""
) -> CareAct:  # fmt: skip
    """Chuyển lời kể cho cơ quan khác: theo sự đồng ý còn hiệu lực cho đúng mục đích ấy, hoặc theo nghĩa vụ luật định được nêu; không ai tự lấy."""
    if not stories.holds_story(file, by):
        raise StoryNotHeld
    stories.readable_by(to)
    stories.passable(scope)
    if ground == "consent" and not stories.consented(file, scope, to, by):
        raise ConsentNeeded(field="ground")
    stories.by_duty(file, ground, paper, when)
    facts = {"to": str(addressees.elsewhere(to, by).id), "scope": scope, "ground": ground}
    done = Done("story_shared", when, facts, paper=paper)
    return ledger.take(file, [done], by=by, at=at, give=[(to.id, "hearer")])[0]


@command(Permission.VICTIM_SEE, article=ART)
def open_story_of(
    *, file: CareFile, purpose: str, by: Actor, at: datetime
) -> list[tuple[CareAct, str]]:
    """Mở lời kể đã ghi, nêu mục đích, vào nhật ký; chỉ người chăm sóc, người ghi và nơi đã được chuyển đọc được."""
    _purposed(purpose)
    _here(file)
    about(file.id, purpose=purpose)
    return stories.story_of(file)


@command(Permission.IDENTITY_OPEN, article=ART)
def open_person(*, file: CareFile, purpose: str, by: Actor, at: datetime) -> dict[str, str]:
    """Mở danh tính của người được hỗ trợ, cho một mục đích, vào nhật ký."""
    _purposed(purpose)
    _here(file)
    about(file.id, purpose=purpose)
    return entries.open_identity_of(file.person_id)


def _purposed(purpose: str) -> None:
    if purpose not in dict(PURPOSES):
        raise PurposeNeeded(field="purpose")


def _here(file: CareFile) -> None:
    if not CareFile.objects.filter(id=file.id).exists():
        raise NotFound
