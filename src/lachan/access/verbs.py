"""@command: the one way to change anything. Permission, transaction, row token, audit line, register."""

import inspect
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import wraps
from typing import Any, ParamSpec, TypeVar
from uuid import UUID

from django.db import DatabaseError, DataError, connection, transaction

from . import audit, scope
from .actor import Actor
from .permissions import Permission
from .refusals import NotYours, Refusal

P = ParamSpec("P")
R = TypeVar("R")


@dataclass(frozen=True)
class Verb:
    """A registered verb, as `lachan verbs` prints it."""

    name: str
    permission: Permission
    article: str
    sentence: str
    module: str


VERBS: dict[str, Verb] = {}


class Busy(Refusal):
    """Người khác vừa thay đổi hồ sơ này. Tải lại trang để xem thay đổi rồi làm lại; nội dung anh/chị đã nhập vẫn còn."""


def command(permission: Permission, *, article: str) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Mark a public function as a verb. It takes keywords only, among them `by: Actor`, `at: datetime`."""

    def mark(deed: Callable[P, R]) -> Callable[P, R]:
        _register(deed, permission, article)

        @wraps(deed)
        def run(*args: P.args, **given: P.kwargs) -> R:
            by, at = _who_when(deed, given)
            return _perform(deed, permission, by, at, given)

        run.verb = VERBS[deed.__name__]  # type: ignore[attr-defined]  # read by house tests and screens
        return run

    return mark


def _register(deed: Callable[..., object], permission: Permission, article: str) -> None:
    sentence = (inspect.getdoc(deed) or "").split("\n\n")[0].replace("\n", " ")
    VERBS[deed.__name__] = Verb(deed.__name__, permission, article, sentence, deed.__module__)


def _who_when(deed: Callable[..., object], given: Any) -> tuple[Actor, datetime]:
    by, at = given.get("by"), given.get("at")
    if not isinstance(by, Actor) or not isinstance(at, datetime) or at.tzinfo is None:
        raise TypeError(f"{deed.__name__} needs by=Actor and an aware at=datetime")
    return by, at


def _perform(deed: Any, permission: Permission, by: Actor, at: datetime, given: Any) -> Any:
    line = audit.Line()
    before = audit.current.set(line)
    try:
        with transaction.atomic():
            scope.bind(scope.token_of(by))
            if not by.can(permission):
                raise NotYours
            done = deed(**given)
            audit.write(line, verb=deed.__name__, by=by, at=at, outcome="done")
            _settle()
        return done
    except Refusal as refusal:
        _note_refusal(line, deed.__name__, by, at, refusal, given)
        raise
    except DatabaseError as error:
        answer = _sentence(error)
        if isinstance(answer, Refusal):
            _note_refusal(line, deed.__name__, by, at, answer, given)
        raise answer from error
    finally:
        audit.current.reset(before)


def _settle() -> None:
    """References are checked at the end of the verb, while its answer can still be a sentence."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED")


def _note_refusal(
    line: audit.Line, verb: str, by: Actor, at: datetime, why: Refusal, given: Any
) -> None:
    # A refused attempt is part of the truth too; it is written after the rollback.
    subject = line.subject or _aimed_at(given)
    note = audit.Line(subject=subject, detail={"refusal": type(why).__name__})
    with transaction.atomic():
        scope.bind(scope.token_of(by))
        audit.write(note, verb=verb, by=by, at=at, outcome="refused")


BELONGING = ("handover", "act", "casefile", "upload", "scan")


def _aimed_at(given: Any) -> UUID | None:
    """What a verb that was refused at once was aimed at: a matter, a person's care, or a thing that belongs to a matter."""
    for name in ("matter", "file"):
        if given.get(name) is not None:
            return given[name].id
    belonging = next((given[name] for name in BELONGING if given.get(name) is not None), None)
    return getattr(belonging, "matter_id", None) or given.get("record")


class DatabaseSaysNo(Refusal):
    """Chưa ghi được vì hồ sơ không nằm trong phạm vi của đơn vị mình hoặc vừa thay đổi. Tải lại trang rồi thử lại."""


class Unfit(Refusal):
    """Có ô ghi quá dài, số ngoài khoảng cho phép, mục không có trong danh mục hoặc ký tự không lưu được, nên chưa ghi được gì. Sửa ô đó rồi lưu lại; nội dung vừa nhập vẫn còn."""


class Twice(Refusal):
    """Cùng lúc đó đã có một dòng trùng được ghi nên chưa ghi được gì. Tải lại trang xem đã có chưa; nếu chưa, gửi lại, nội dung vừa nhập vẫn còn."""


# Too long, out of range, not a day, a character that text cannot hold, a row that is not there.
UNFIT = frozenset({"22001", "22003", "22008", "22021", "22P05", "23503"})


def _sentence(error: DatabaseError) -> Exception:
    """Turn a lock or policy refusal of the database into a sentence; anything else stays a fault."""
    state = getattr(error.__cause__, "sqlstate", "") or ""
    if state in {"40001", "40P01", "55P03"}:
        return Busy()
    if state == "42501":
        return DatabaseSaysNo()
    if state == "23505":
        return Twice()
    if state in UNFIT or isinstance(error, DataError) and not state:
        return Unfit()
    return error


def in_transaction() -> bool:
    return bool(connection.in_atomic_block)
