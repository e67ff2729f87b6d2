"""A sheet of the room: questions of a shape as boxes, what was typed still in them, each refusal beside its box."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from lachan.access.refusals import Refusal

from ..sheet import Choices, Field
from . import words
from .room import Room
from .shapes import PEOPLE, Question
from .things import Thing
from .typed import Typed, Wrong

UNSAID = "chưa ghi"
CROWD = 40  # more people than this are typed by code, not ticked
NO_SUCH = "Hồ sơ không có mã «{}» ở mục này. Chọn trong danh sách gợi ý, hoặc ghi mục ấy trước."


@dataclass(frozen=True)
class Answers:
    """Typed values of one form and what was wrong with them, by the name of the box; a refusal stands beside its own."""

    room: Room
    typed: Typed
    wrong: Wrong = field(default_factory=dict)
    refusal: Refusal | None = None

    def ask(
        self, name: str, label: str, kind: str = "text", options: Choices | None = None, **more: Any
    ) -> Field:
        """As parts/field.html takes it."""
        values = self.typed.getlist(name)
        asked = {
            "name": name,
            "label": label,
            "kind": kind,
            "value": ", ".join(values),
            "autocomplete": "off",
            **more,
        }
        if options is not None:
            asked["options"] = [{"value": v, "label": said, "selected": v in values or (not values and v == "")}
                                for v, said in options]  # fmt: skip
        return {**asked, "error": self._error(name)}

    def _error(self, name: str) -> str:
        if self.refusal is not None and self.refusal.field == name:
            return self.refusal.sentence
        return self.wrong.get(name, "")

    def of(self, one: Question, **more: Any) -> Field:
        """One question of a shape."""
        label = f"{one.label} (cần ghi)" if one.needed else one.label
        return self.ask(one.name, label, **{**BOXES[one.kind](self, one), **more})

    def people(self) -> list[Thing]:
        return self.room.of(PEOPLE)


def _box(kind: str, **more: Any) -> Any:
    def made(on: Answers, one: Question) -> dict[str, Any]:
        return {"kind": kind, "hint": one.hint, "maxlength": one.most, **more}

    return made


def _ref(on: Answers, one: Question) -> dict[str, Any]:
    """People are chosen from a list; of papers and evidence there may be hundreds, so their codes are typed, with hints."""
    if one.of == PEOPLE:
        return {"kind": "select", "options": [("", UNSAID), *_named(on.people())], "hint": one.hint}
    return {"kind": "text", "list": f"codes-{one.of}", "hint": one.hint, "maxlength": 320, "placeholder": "gõ mã hoặc vài chữ"}  # fmt: skip


def _refs(on: Answers, one: Question) -> dict[str, Any]:
    if one.of == PEOPLE and len(on.people()) <= CROWD:
        return {
            "kind": "checks",
            "options": _named(on.people()),
            "across": True,
            "hint": one.hint or _nobody(on),
        }
    hint = one.hint or "mã cách nhau bằng dấu phẩy"
    return {"kind": "text", "list": f"codes-{one.of}", "hint": hint, "maxlength": 2000}


def _nobody(on: Answers) -> str:
    return "" if on.people() else "hồ sơ chưa ghi người nào"


def _named(things: Iterable[Thing]) -> list[tuple[str, str]]:
    return [(one.id, one.label) for one in things]


def _choice(on: Answers, one: Question) -> dict[str, Any]:
    offered = list(words.choices()[one.of].items())
    return {"kind": "select", "options": [("", UNSAID), *offered], "hint": one.hint}


def _choices(on: Answers, one: Question) -> dict[str, Any]:
    return {"kind": "checks", "options": list(words.choices()[one.of].items()), "hint": one.hint}


def _yes_no(on: Answers, one: Question) -> dict[str, Any]:
    return {
        "kind": "select",
        "options": [("", UNSAID), *words.choices()["yes_no"].items()],
        "hint": one.hint,
    }


BOXES: Mapping[str, Any] = {
    "text": _box("text"), "words": _box("textarea", rows=2, wide=True), "names": _box("text", maxlength=2000),
    "when": _box("text", placeholder="03/05/2024 21:30 · 05/2024 · 2024", maxlength=24), "either": _box("text"),
    "number": _box("text", inputmode="decimal", maxlength=24), "whole": _box("text", inputmode="numeric", maxlength=9),
    "lines": _box("textarea", rows=3, maxlength=2000), "ref": _ref, "refs": _refs, "choice": _choice,
    "choices": _choices, "yes_no": _yes_no,
}  # fmt: skip


# -- codes that a box may take -----------------------------------------------------------------------

BEARERS, TARGETS, ANY = ("evidence", "propositions"), ("propositions", "elements"), "any"


def parts_of(of: str) -> Sequence[str] | None:
    """The parts whose codes fit a reference; None: of whatever part."""
    return {"bearers": BEARERS, "targets": TARGETS, ANY: None}.get(of, (of,))


def fits(room: Room, of: str, code: str) -> bool:
    thing, parts = room.things.get(code), parts_of(of)
    if thing is None:
        # A link may end at one sign of an element, which has no line of its own.
        return of == "targets" and code.split("/", 1)[0] in room.case.charges and "/" in code
    return parts is None or thing.part in parts


def unknown(room: Room, asked: Iterable[Question], typed: Typed, wrong: Wrong) -> Wrong:
    """Codes that the file does not have, beside the box they were typed into."""
    found = dict(wrong)
    for one in asked:
        if one.of and one.kind in {"ref", "refs"} and one.name not in found:
            said = [part.strip() for text in typed.getlist(one.name) for part in text.split(",")]
            missing = next((code for code in said if code and not fits(room, one.of, code)), None)
            if missing:
                found[one.name] = NO_SUCH.format(missing[:60])
    return found


def lists(room: Room, asked: Iterable[Question]) -> list[dict[str, Any]]:
    """The lists of hints that boxes of these questions point at, each once."""
    wanted = dict.fromkeys(one.of for one in asked if one.kind in {"ref", "refs"} and one.of)
    return [{"id": f"codes-{of}", "options": _hints(room, of)} for of in wanted]


def _hints(room: Room, of: str) -> list[dict[str, str]]:
    parts = parts_of(of)
    things = room.things.values() if parts is None else room.of(*parts)
    return [{"value": one.id, "label": f"{one.label} {one.folio}".strip()[:120]} for one in things]
