"""Every template of the papers of care as it stands: its words, its fields, its basis and since when; a filled sample."""

import re
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from lachan.access.permissions import Permission as P  # noqa: N817
from lachan.law.supports import REGIMES
from lachan.reporting.care_papers import filling, papers, sample
from lachan.reporting.care_papers.papers import CarePaper
from lachan.reporting.care_papers.shared import shared

from .. import wording
from ..door import signed_in
from . import said, words
from .letters import DOCX

HOME = "/mau-van-ban/"
STEPS = {"part": "Mục", "verb": "Giữa trang", "labelled": "Dòng ghi tay"}
MARKS = {"verified": "đã đối chiếu", "inferred": "suy từ điều luật, cần đối chiếu", "from_memory": "chưa đối chiếu, cần kiểm tra"}  # fmt: skip
GOVERNED = {"day": "luật của ngày làm việc ấy", "person": "luật áp dụng cho người đó (theo ngày xác định)"}  # fmt: skip


@signed_in(P.ACCOUNT_MANAGE, P.VICTIM_RATES)
def page(request: HttpRequest) -> HttpResponse:
    return render(request, "care/paper_forms.html", {
        "forms": [_shown(one) for one in papers.ALL], "grievance": shared()["grievance"],
        "crumbs": [{"label": "Mẫu văn bản hỗ trợ nạn nhân"}]})  # fmt: skip


@signed_in(P.ACCOUNT_MANAGE, P.VICTIM_RATES)
def filled(request: HttpRequest, paper: str, regime: str, copy: str) -> HttpResponse:
    """The form over one invented person; nothing of anybody's record."""
    one = papers.BY_CODE.get(paper)
    if one is None or regime not in REGIMES or (copy == "co-ten" and not one.names):
        raise Http404
    made_up = sample.named(regime, paper) if copy == "co-ten" else sample.record(regime, paper)
    content = papers.draft(paper, made_up, sample.act_of(paper, regime))
    headers = {"Content-Disposition": f'attachment; filename="mau-{paper}-{regime}-{copy}.docx"'}
    return HttpResponse(content, content_type=DOCX, headers=headers)


def _shown(one: CarePaper) -> dict[str, Any]:
    form, fields = one.form, filling.fields_of(one.form)
    return {
        "code": one.code, "label": one.label, "statutory": form["statutory"], "mark": MARKS[form["mark"]],
        "since": _day(form["since"]), "governed": GOVERNED[form["governed_by"]], "acts": [said.label(kind) for kind in one.kinds],
        "head": _readable(" ".join(filter(None, (form.get("title", ""), form["about"]))), fields), "lines": [_line(step, fields) for step in form["body"]],
        "fields": [{"label": fields[name]["label"], "do": fields[name].get("do") or "không bắt buộc, hoặc hệ thống tự biết"} for name in filling.used(form)],
        "identity": [shared()["identity"][name].lower() for name in one.names], "signers": form.get("sides") or [form["signer"]],
        "recipients": form["recipients"], "regimes": [_regime(one, code) for code in REGIMES],
    }  # fmt: skip


def _regime(one: CarePaper, code: str) -> dict[str, Any]:
    kinds = [("ma", "bản mã"), *([("co-ten", "bản có tên")] if one.names else [])]
    days = shared()["laws"][code]
    since = _day(days["from"]) if "from" in days else _day(one.form["since"])
    return {
        "law": words.REGIME[code], "cite": one.cite(code), "grounds": one.form["regimes"][code]["grounds"],
        "span": f"từ {since}" + (f", việc ghi trước {_day(days['to'])}" if "to" in days else ""),
        "samples": [{"url": f"{HOME}{one.code}/{code}/{copy}.docx", "label": label} for copy, label in kinds],
    }  # fmt: skip


def _line(step: Any, fields: dict[str, Any]) -> dict[str, str]:
    """One step of the template in words, its fields as ‹label›."""
    if isinstance(step, str):
        return {"how": "", "text": _readable(step, fields), "when": ""}
    when = f"chỉ khi có: {fields[step['if']]['label'].lower()}" if "if" in step else ""
    if "who" in step:
        return {"how": "Người", "text": "‹mã›; trong bản có tên thêm các mục danh tính ghi bên dưới", "when": when}  # fmt: skip
    if "each" in step:
        return {"how": "Từng dòng", "text": f"‹{fields[step['each']]['label']}›", "when": when}
    if "blanks" in step:
        return {"how": "Dòng chấm", "text": f"{step['blanks']} dòng để ghi tay", "when": when}
    how = next(name for name in ("say", *STEPS) if name in step)
    return {"how": STEPS.get(how, ""), "text": _readable(step[how], fields), "when": when}


def _readable(text: str, fields: dict[str, Any]) -> str:
    return re.sub(r"\{(\w+)\}", lambda hit: f"‹{fields[hit[1]]['label']}›", text)


def _day(on: object) -> str:
    return wording.day(on) if not isinstance(on, str) else "/".join(reversed(on.split("-")))
