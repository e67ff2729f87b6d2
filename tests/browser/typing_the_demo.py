"""What a person types to say of the demo file what its list cannot: lines for the table of argument, and what each key costs.

The file's own references are told as a person tells them: by folio where one thing lies there, by code where several do."""

import unicodedata
from collections.abc import Iterable
from typing import Any

from lachan.simulator.evidence.telling import argument, papers

Data = dict[str, Any]
SHIFTED = set('«»|"()?:%+{}<>!@#$^&*~_')
NATURE = {"act": "hv", "knowledge": "biết", "benefit": "lợi", "background": "nhân thân", "mistake": "nhầm", "denial": "chối",
          "alibi": "ngoại phạm", "presence": "có mặt", "consequence": "hậu quả", "other": "khác"}  # fmt: skip


def keys_of(text: str) -> int:
    """Keys pressed by Telex: a letter with a mark costs one more for each mark (â = aa, ấ = aas, đ = dd), a capital costs Shift."""
    count = 0
    for letter in unicodedata.normalize("NFC", text):
        apart = unicodedata.normalize("NFD", letter)
        count += len(apart) + (letter in "đĐ") + (letter.isupper() or letter in SHIFTED)
    return count


class Lines:
    """`codes`: id in the story → how it is called in the room; evidence and papers by their first folio."""

    def __init__(self) -> None:
        said = argument()
        self.codes = {row["id"]: f"c{n}" for n, row in enumerate(said["charges"], 1)}
        for part, letter in (("propositions", "m"), ("events", "s"), ("transactions", "t")):
            self.codes |= {row["id"]: f"{letter}{n}" for n, row in enumerate(said[part], 1)}
        drawn = [(one, row["id"]) for one in papers() for row in one.evidence]
        self.listed = {name: f"e{n}" for n, (_, name) in enumerate(drawn, 1)}
        for one, name in drawn:
            alone = len(one.evidence) == 1 and one.folios
            self.codes[name] = one.folios[0].lstrip("0") if alone else self.listed[name]

    def first(self) -> str:
        return "\n".join(_same(list(self.charges())))

    def rest(self, written: int = 0) -> str:
        """`written`: statements that were entered otherwise before."""
        facts = list(self.propositions())
        return "\n".join(_same([facts[0], *facts[1 + written :], *self.events(), *self.others()]))

    def charges(self) -> Iterable[str]:
        yield "truy cứu"
        for row in argument()["charges"]:
            yield self._line(row["person"], row["article"], row["clause"], self._many(row["points"]), _day(row["acts_from"]),
                             _day(row["acts_to"]), self._refs(row["victims"]), self._many(row["signs"]), "ht")  # fmt: skip

    def propositions(self) -> Iterable[str]:
        yield "mệnh đề"
        for row in argument()["propositions"]:
            yield self._line(
                row["text"], NATURE[row["nature"]] + (" cấm" if row.get("criminal") else ""), self._refs(row.get("actors", ())),
                self._refs(row.get("about", ())), _day(row.get("since", "")), _day(row.get("until", "")), row.get("place", ""),
                row.get("amount", ""), self._refs(row.get("by", ())), self._refs(row.get("against", ())),
                self._targets(row.get("for", ())), self._targets(row.get("attacks", ())), row.get("evaluated", ""),
            )  # fmt: skip

    def events(self) -> Iterable[str]:
        yield "sự kiện"
        for row in argument()["events"]:
            yield self._line(row["title"], _day(row["since"]), _day(row.get("until", "")), row["place"], self._refs(row["people"]),
                             "x" if row.get("material") else "")  # fmt: skip

    def others(self) -> Iterable[str]:
        """Payments, what was answered, what the conclusion states."""
        said = argument()
        yield "giao tiền"
        for row in said["transactions"]:
            yield self._line(_day(row["on"]), row["payer"], row["payee"], row["sum"], row["purpose"], self._refs(row.get("trace", ())))  # fmt: skip
        yield "giá trị"
        for row in said["assertions"]:
            yield self._line(self.codes[row["evidence"]], self.codes.get(row["subject"], row["subject"]), row["attribute"],
                             _day(str(row["value"])), row.get("unit", ""))  # fmt: skip
        yield "câu kết luận"
        conclusion = next(one for one in papers() if one.id == "ket-luan")
        for row in said["passages"]:
            cited = ",".join(next(p for p in papers() if p.id == one).span for one in row.get("cites", ()))  # fmt: skip
            yield self._line(conclusion.folios[0].lstrip("0"), row["text"], self.codes[row["proposition"]], cited)  # fmt: skip
        yield "câu hỏi"
        for row in said["questions"]:
            yield self._line(row["text"], self._refs(row["about"]), "x" if row.get("contrary") else "", self._refs(row["answered_by"]))  # fmt: skip
        yield "số máy"
        for row in said["identifiers"]:
            yield self._line(row["id"], "máy" if row["kind"] == "phone" else "tk", self._refs(row["people"]), self._many(row.get("other_files", ())))  # fmt: skip
        yield "tình tiết"
        for row in said["circumstances"]:
            yield self._line(row["person"], row["article"], row["evaluated"], self._refs(row["evidence"]))  # fmt: skip

    def _refs(self, many: Iterable[str]) -> str:
        return ",".join(self.codes.get(one, one) for one in many)

    def _many(self, many: Iterable[str]) -> str:
        return ",".join(many)

    def _targets(self, many: Iterable[str]) -> str:
        """The same head of several charges is told once: c1+c2/85.4."""
        heads: dict[str, list[str]] = {}
        for one in many:
            charge, slash, head = one.partition("/")
            heads.setdefault(head if slash else "", []).append(self.codes[charge])
        return ",".join(_run(who) + (f"/{head}" if head else "") for head, who in heads.items())

    def _line(self, *told: Any) -> str:
        return ";".join(_cell(one) for one in told).rstrip(";")


def _same(lines: list[str]) -> Iterable[str]:
    """«=» for a longer cell that says what the line above says in its place."""
    above: list[str] = []
    for line in lines:
        told = line.split(";") if '"' not in line else [line]
        if len(told) > 1:
            yield ";".join("=" if n and n < len(above) and one == above[n] and len(one) > 2 else one
                           for n, one in enumerate(told))  # fmt: skip
        else:
            yield line
        above = told if len(told) > 1 else []


def _cell(value: Any) -> str:
    text = f"{value // 1_000_000}tr" if isinstance(value, int) and value >= 1_000_000 else str(value)  # fmt: skip
    return f'"{text}"' if ";" in text else text


def _run(codes: list[str]) -> str:
    """c1-5 where they follow each other."""
    numbers = [int(one[1:]) for one in codes]
    follow = numbers == list(range(numbers[0], numbers[0] + len(numbers)))
    return f"{codes[0]}-{numbers[-1]}" if follow and len(codes) > 2 else "+".join(codes)


def _day(code: str) -> str:
    """«2025-12-03T21:34» as typed: 3/12/25 21:34."""
    if not code[:4].isdecimal() or code[4:5] != "-":
        return code
    day, _, hour = code.partition("T")
    year, month, of_month = day.split("-")
    return f"{int(of_month)}/{int(month)}/{year[2:]} {hour}".strip()


def decisions_in(text: str) -> int:
    """One for each cell that says something of its own, one more for each further thing a cell refers to."""
    cells = [cell for line in text.splitlines() for cell in line.split(";") if cell and cell != "="]
    return len(cells) + sum(cell.count(",") for cell in cells if " " not in cell)
