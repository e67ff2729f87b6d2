"""Papers that fit an act of a case, and the one way to draft them: a record in, a DOCX out, nothing looked up."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from lachan.access.refusals import Refusal
from lachan.procedure.acts import Act

from .approval_request import fill as approval_request
from .case_report import fill as case_report
from .charge_decision import fill as charge_decision
from .conclusion_outline import fill as conclusion_outline
from .detention_extension import fill as detention_extension
from .detention_extension_request import fill as detention_extension_request
from .detention_order import fill as detention_order
from .drafting.record import Body, Numbered, PaperRecord
from .file_letter import fill as file_letter
from .file_return import fill as file_return
from .investigation_extension_request import fill as investigation_extension_request
from .release_decision import fill as release_decision
from .term_notice import fill as term_notice

__all__ = ["OF_CASE", "PAPERS", "Body", "Numbered", "Offered", "PaperRecord", "draft", "offered"]

# Acts first by the hand that writes them, then the papers of the whole case.
MODULES: Final = (
    charge_decision, detention_order, approval_request, detention_extension_request, detention_extension,
    release_decision, investigation_extension_request, conclusion_outline, file_letter, file_return,
    term_notice, case_report,
)  # fmt: skip


class NoSuchPaper(Refusal):
    """Hệ thống không lập loại văn bản này. Chọn một văn bản trong danh sách của hành vi."""


class NotOfThisAct(Refusal):
    """Văn bản này không lập được từ hành vi đã chọn. Chọn hành vi làm căn cứ của văn bản, ví dụ lệnh tạm giam thì chọn hành vi tạm giam."""


@dataclass(frozen=True)
class Offered:
    """A paper a page may offer. `family`: administrative (NĐ 30/2020) or procedural (content draft only)."""

    code: str
    label: str
    family: str
    cite: str
    form: Mapping[str, Any]
    fill: Callable[[PaperRecord, Any], bytes]

    @property
    def kinds(self) -> tuple[str, ...]:
        """Acts it may be drafted from: its own, those it is drafted ahead of, those it asks about."""
        found = (*self.form.get("acts", ()), *self.form.get("own", ()), *self.form.get("ahead", ()))
        return tuple(dict.fromkeys(found))


def _offered(module: Any) -> Offered:
    code, words = module.__name__.split(".")[-2], module.WORDS
    return Offered(code, words["label"], words["family"], words["cite"], words, module.fill)


BY_CODE: Final = {one.code: one for one in map(_offered, MODULES)}
# Papers of the whole case: they need no act.
OF_CASE: Final = tuple(one.code for one in BY_CODE.values() if not one.kinds)
# Kind of act → papers that may be drafted from it, in the order of the list above.
PAPERS: Final[Mapping[str, tuple[str, ...]]] = {
    kind: tuple(one.code for one in BY_CODE.values() if kind in one.kinds)
    for kind in sorted({kind for one in BY_CODE.values() for kind in one.kinds})
}


def offered(kind: str | None = None) -> tuple[Offered, ...]:
    """The papers that fit an act of this kind; without a kind, those of the whole case."""
    codes = OF_CASE if kind is None else PAPERS.get(kind, ())
    return tuple(BY_CODE[code] for code in codes)


def draft(paper: str, record: PaperRecord, act_id: str | None = None) -> bytes:
    """The paper as DOCX. Refused: an unknown paper, an act not in effect, an act it does not come from."""
    one = BY_CODE.get(paper)
    if one is None:
        raise NoSuchPaper(field="paper")
    if not one.kinds:
        return one.fill(record, None)
    act: Act = record.act(act_id or "")
    if act.kind not in one.kinds:
        raise NotOfThisAct(field="act")
    return one.fill(record, act)
