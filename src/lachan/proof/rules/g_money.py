"""G. Money and digital traces: BLTTHS Điều 85, 87, 99, 108."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lachan.proof.bundle import Assertion, Evidence, Proposition, Transaction
from lachan.proof.bundle.argument import Bears, Nature
from lachan.proof.case import Case

from .a_sources import Rests, resting, traces, untraced
from .reading import kept, listed, working
from .rule import Found, rule

TOTALS = frozenset({"sum", "total", "amount", "total_sum"})
USERS = frozenset({"user", "used_by", "holder", "owner"})
MANY = 12  # above that, sums of some of the payments are not tried


@rule("R-70", "B", "BLTTHS Điều 85 khoản 1, khoản 4; Điều 108", ground="a", title="Các khoản tiền không khớp",
      closes="bảng đối chiếu các khoản tiền, chứng cứ cho phần chênh lệch, hoặc ghi chú đánh giá")  # fmt: skip
def ledger_unbalanced(case: Case) -> Iterator[Found]:
    """{what}; đề nghị đối chiếu các khoản tiền và làm rõ phần chênh lệch."""
    yield from _total_of_the_file(case)
    yield from _payments_told(case)
    gains = _gains(case)
    for p in case.bundle.propositions:
        paid = _payments_of(case, p) if p.id in gains and p.amount is not None else []
        if paid and not _made_up(p, paid):
            told = f"«{p.text}» nêu {_money(p.amount, p.currency)}, các khoản giao dịch ghi được là {listed(_money(t.sum, t.currency) for t in paid)}"  # fmt: skip
            yield (p.id, *[t.id for t in paid]), {"what": told}


def _gains(case: Case) -> set[str]:
    """Benefits, and what was paid for the purpose of the charge (Điều 150 khoản 1 điểm a: of the one who buys)."""
    heads = [h for c, many in case.elements.items() for x in many if x.code == "purpose" for h in case.heads(c, x)]  # fmt: skip
    return {p.id for p in case.bundle.propositions if p.nature == Nature.BENEFIT} | case.beneath(
        heads
    )


def _total_of_the_file(case: Case) -> Iterator[Found]:
    """What one source says was paid in all, beside all payments of its currency. Sources that differ are R-30's question."""
    said = [a for a in _sums(case) if a.subject == case.bundle.code]
    for a in said[:1] if len({a.value for a in said}) == 1 else ():
        paid = [t for t in case.bundle.transactions if _same(a.unit, t.currency)]
        total = sum(t.sum for t in paid)
        if paid and total != a.value:
            told = f"Chứng cứ {a.evidence} nêu tổng {_money(a.value, a.unit)}, các khoản giao dịch cộng lại là {_money(total, a.unit)}"  # fmt: skip
            yield (case.bundle.code, a.evidence), {"what": told}


def _payments_told(case: Case) -> Iterator[Found]:
    """A payment as its sources tell it, beside the payment as it was entered."""
    sums = _sums(case)
    for t in case.bundle.transactions if sums else ():
        said = [a for a in sums if a.subject == t.id and _same(a.unit, t.currency)]
        if len({a.value for a in said}) == 1 and said[0].value != t.sum:
            told = f"Giao dịch {t.id} ghi {_money(t.sum, t.currency)}, chứng cứ {said[0].evidence} nêu {_money(said[0].value, t.currency)}"  # fmt: skip
            yield (t.id, said[0].evidence), {"what": told}


def _sums(case: Case) -> list[Assertion]:
    return [a for a in case.bundle.assertions
            if a.attribute in TOTALS and isinstance(a.value, int | float) and case.admissible(case.evidence[a.evidence])]  # fmt: skip


def _payments_of(case: Case, p: Proposition) -> list[Transaction]:
    return [t for t in case.bundle.transactions
            if {t.payer, t.payee} & set(p.actors) and _same(p.currency, t.currency)]  # fmt: skip


def _made_up(p: Proposition, paid: list[Transaction]) -> bool:
    """Of one payment, of some together, or of what came in less what went out."""
    came = sum(t.sum for t in paid if t.payee in p.actors)
    net = came - sum(t.sum for t in paid if t.payer in p.actors)
    sums = {0.0}
    for t in paid[:MANY]:
        sums |= {one + t.sum for one in sums}
    return p.amount in sums | {net, came} or len(paid) > MANY


def _same(unit: str, currency: str) -> bool:
    return not unit or not currency or unit.casefold() == currency.casefold()


def _money(n: object, currency: str) -> str:
    return f"{n:,.0f} {currency or 'VND'}".replace(",", ".") if isinstance(n, int | float) else str(n)  # fmt: skip


@rule("R-71", "C", "BLTTHS Điều 85 khoản 4, Điều 87", ground="a", title="Khoản tiền chưa có chứng từ",
      closes="sao kê, biên nhận, tin nhắn chuyển khoản; hoặc ghi chú nêu vì sao không có")  # fmt: skip
def payment_without_a_paper(case: Case) -> Iterator[Found]:
    """Khoản {sum} (giao dịch {id}) chưa thấy chứng từ, sao kê, biên nhận; đề nghị bổ sung hoặc nêu lý do."""
    asked = working(case) or kept(case.bundle.transactions, "trace")
    told = {x for p, _ in _untraced(case) for x in p.actors}  # R-72 asks for the whole of it
    for t in case.bundle.transactions:
        if not traces(case, t) and (asked or t.trace) and not told & {t.payer, t.payee}:
            yield (t.id,), {"sum": _money(t.sum, t.currency), "id": t.id}


@rule("R-72", "B", "BLTTHS Điều 85 khoản 1, khoản 4; Điều 108", ground="a", title="Việc hưởng lợi chưa có dấu vết",
      closes="sao kê, biên nhận, dữ liệu, vật chứng là tiền; hoặc ghi chú đánh giá")  # fmt: skip
def benefit_without_a_trace(case: Case) -> Iterator[Found]:
    """«{text}»: mới có lời khai, chưa thấy dấu vết nào của khoản tiền, lợi ích; đề nghị tìm sao kê, biên nhận, dữ liệu,
    vật chứng."""
    for p, found in _untraced(case) if working(case) else ():
        yield (p.id, *[e.id for e in found]), {"text": p.text}


def _untraced(case: Case) -> Iterator[tuple[Proposition, list[Evidence]]]:
    """In place of R-04 and R-05, which would ask for less; a mere confession stays R-03's question."""
    for on in (Rests.ONE_PERSON, Rests.WORDS):
        yield from ((p, found) for p, found in resting(case, on) if untraced(case, p))


@rule("R-73", "B", "BLTTHS Điều 87, Điều 99 khoản 3, Điều 108", ground="a", title="Người đứng tên không phải người dùng",
      closes="chứng cứ cho thấy ai là người sử dụng thực tế, hoặc ghi chú đánh giá")  # fmt: skip
def holder_is_not_user(case: Case) -> Iterator[Found]:
    """«{title}»: {owner} đứng tên nhưng {user} sử dụng; chưa thấy chứng cứ nào cho biết ai là người sử dụng thực tế; đề
    nghị làm rõ."""
    for e in case.bundle.evidence:
        if e.owner and e.user and e.owner != e.user and not e.excluded and not _shown(case, e):
            yield (e.id,), {"title": e.title, "owner": case.code(e.owner), "user": case.code(e.user)}  # fmt: skip


def _shown(case: Case, e: Evidence) -> bool:
    """By evidence named for it, by a value another source gives, or by a proposition of both people borne out otherwise:
    one that rests on it, or a fact by itself. That both were in an act that is charged tells nothing of the account."""
    others = [*e.user_shown_by, *(a.evidence for a in case.bundle.assertions if a.subject == e.id and a.attribute in USERS)]  # fmt: skip
    for p in case.bundle.propositions:
        of_both = {e.owner, e.user} <= {*p.actors, *p.about}
        if of_both and (p.id not in case.bears_on or (p.id, Bears.SUPPORTS) in case.out_of[e.id]):
            others += [x.id for x in case.supports(p.id)]
    return _any_other(case, e, others)


def _any_other(case: Case, e: Evidence, ids: Iterable[str]) -> bool:
    return any(x != e.id and case.admissible(case.evidence[x]) for x in ids)
