"""A certificate for one person of a class: the name is typed, printed and kept nowhere."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from lachan.access.permissions import Permission as P  # noqa: N817
from lachan.access.refusals import NotFound, NotYours, Refusal
from lachan.outreach import codes, commands, teaching
from lachan.outreach.models import Course, TrainingSession
from lachan.outreach.refusals import BodyNotThere, NoNameForPaper
from lachan.reference.models import Agency
from lachan.reporting.certificate.certificate import Certificate, pdf_of

from ..door import signed_in
from ..outreach.asking import body_named
from ..sheet import Sheet, words
from .class_forms import CLASSES
from .tabs import crumbs

LONGEST = 80


@signed_in(P.TRAINING_KEEP)
def page(request: HttpRequest, root: UUID) -> HttpResponse:
    """The form; filled in, the paper itself."""
    one = teaching.training(request.actor, root)
    if request.method != "POST":
        return _form(request, one, Sheet(request.GET.dict()))
    typed = request.POST.dict()
    try:
        return _paper(request, one, typed)
    except (NotFound, NotYours):
        raise
    except Refusal as refusal:
        return _form(request, one, Sheet(typed, refusal), 422)


def _form(request: HttpRequest, one: TrainingSession, on: Sheet, status: int = 200) -> HttpResponse:
    came = list(teaching.attendance(one))
    bodies = [
        ("", "Chọn cơ quan"),
        *dict.fromkeys((str(row.body_id), row.body.short_name) for row in came),
    ]
    fields = [
        on.ask("name", "Họ tên in trên giấy", maxlength=LONGEST, sealed=True, autocomplete="off", autofocus=True, hint="chỉ nằm trên giấy, không lưu"),
        on.ask("body", "Cơ quan", "select", bodies), on.ask("post", "Chức danh", "select", codes.POSTS),
    ]  # fmt: skip
    errors, back = on.beside(fields), f"{CLASSES}{one.root}/"
    return render(request, "teaching/certificate.html", {
        "fields": fields, "errors": errors, "refusal": on.refusal.sentence if on.refusal and not errors else "", "action": request.path, "back": back,
        "about": one.course.title, "crumbs": crumbs((CLASSES, "Lớp đã mở"), (back, one.course.title[:60]), ("", "Giấy chứng nhận")),
    }, status=status)  # fmt: skip


def _paper(request: HttpRequest, one: TrainingSession, typed: dict[str, str]) -> HttpResponse:
    name, body, post = (
        " ".join(words(typed, "name").split())[:LONGEST],
        body_named(typed, "body"),
        words(typed, "post"),
    )
    if not name:
        raise NoNameForPaper(field="name")
    if body is None:
        raise BodyNotThere(field="body")
    made = pdf_of(
        _certificate(request, one, teaching.course_of(request.actor, one), name, body, post)
    )
    # Drawn first: the log bears only papers that were made.
    commands.issue_certificate(training=one, body=body, post=post, by=request.actor, at=request.at)
    answer = HttpResponse(made, content_type="application/pdf")
    answer.headers["Content-Disposition"] = 'attachment; filename="giay-chung-nhan.pdf"'
    return answer


def _certificate(
    request: HttpRequest, one: TrainingSession, course: Course, name: str, body: Agency, post: str
) -> Certificate:
    return Certificate(
        name=name, post=codes.label(codes.POSTS, post), body=body.name, course=course.title,
        topics=tuple(label for code, label in codes.TOPICS if code in course.topics), hours=f"{course.hours.normalize():f}".replace(".", ","),
        held_on=one.held_on, ended_on=one.ended_on, place=one.place, issuer=one.agency.name, on=request.at.date(), synthetic=request.actor.synthetic,
    )  # fmt: skip
