"""How often the law allows an act: each limit reached, and the sentence that says so."""

import pytest

from lachan.procedure.acts import Act
from lachan.procedure.tests.cases import deed, to_judgment, two_accused
from lachan.procedure.tracks import why_not


def many(kind: str, times: int, at: str = "2026-02", **facts: object) -> list[Act]:
    return [deed(kind, f"{at}-{n:02d}T09:00", **facts) for n in range(1, times + 1)]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("article", "paragraph", "times"), [("347", 1, 1), ("348", 1, 2), ("150", 1, 2), ("150", 3, 3)]
)
def test_extensions_by_class(article: str, paragraph: int, times: int) -> None:
    acts = [deed("case_initiated", "2026-01-13T09:00", article=article, paragraph=paragraph)]
    acts += many("investigation_extended", times)
    more = deed("investigation_extended", "2026-03-01T09:00")
    assert why_not(acts[:-1], more) is None
    refused = str(why_not(acts, more))
    assert f"luật chỉ cho {times:02d} lần" in refused and "BLTTHS Điều 172 khoản 2" in refused


def test_the_special_extension_comes_after_the_ordinary_ones() -> None:
    start = [deed("case_initiated", "2026-01-13T09:00", article="150", paragraph=3)]
    special = deed("investigation_extended_by_supreme", "2026-04-01T09:00")
    early = str(why_not([*start, *many("investigation_extended", 2)], special))
    assert "chỉ được sau khi đã dùng hết các lần «Viện kiểm sát gia hạn điều tra»" in early
    full = [*start, *many("investigation_extended", 3)]
    assert why_not(full, special) is None
    again = deed("investigation_extended_by_supreme", "2026-04-02T09:00")
    assert "chỉ cho 01 lần" in str(why_not([*full, special], again))


def test_none_for_a_lighter_class_and_none_for_supplementary_investigation() -> None:
    start = [deed("case_initiated", "2026-01-13T09:00", article="150", paragraph=1)]
    special = deed("investigation_extended_by_supreme", "2026-04-01T09:00")
    assert "luật không cho việc này đối với tội phạm rất nghiêm trọng" in str(
        why_not(start, special)
    )
    back = [*start, *returned("file_returned_by_procuracy", "2026-02")]
    refused = str(why_not(back, deed("investigation_extended", "2026-04-01T09:00")))
    assert "thời hạn điều tra bổ sung không được gia hạn (BLTTHS Điều 174 khoản 2)" in refused


def returned(kind: str, month: str) -> list[Act]:
    return [
        deed("investigation_concluded", f"{month}-01T09:00"),
        deed("case_file_received_by_procuracy", f"{month}-02T09:00"),
        deed(kind, f"{month}-03T09:00"),
        deed("returned_file_received", f"{month}-04T09:00"),
    ]


def test_the_procuracy_returns_a_file_twice() -> None:
    acts = [*two_accused(), *returned("file_returned_by_procuracy", "2026-03")]
    acts += returned("file_returned_by_procuracy", "2026-04")
    acts += returned("file_returned_by_procuracy", "2026-05")[:2]
    refused = str(why_not(acts, deed("file_returned_by_procuracy", "2026-05-03T09:00")))
    assert "luật chỉ cho 02 lần và đã ghi đủ 02 lần (BLTTHS Điều 174 khoản 2)" in refused


def test_the_judge_returns_once_and_the_panel_once() -> None:
    acts = [*to_judgment()[:9], deed("file_returned_by_court", "2026-08-20T09:00")]
    acts.append(deed("file_received_again_by_court", "2026-08-25T09:00"))
    again = deed("file_returned_by_court", "2026-08-26T09:00")
    assert "01 lần của Thẩm phán chủ tọa phiên tòa" in str(why_not(acts, again))
    acts += [deed("trial_set", "2026-08-27T09:00"), deed("hearing_opened", "2026-08-28T09:00")]
    panel = deed("file_returned_by_court", "2026-08-29T09:00")
    assert why_not(acts, panel) is None
    acts += [panel, deed("file_received_again_by_court", "2026-09-25T09:00"),
             deed("trial_set", "2026-09-27T09:00"), deed("hearing_opened", "2026-09-28T09:00")]  # fmt: skip
    last = deed("file_returned_by_court", "2026-09-29T09:00")
    assert "01 lần của Hội đồng xét xử" in str(why_not(acts, last))


def test_a_hold_is_extended_twice_and_each_person_counts_alone() -> None:
    acts = [deed("held", "2026-01-12T09:00", "BC-01"), deed("held", "2026-01-12T09:00", "BC-02")]
    acts += [deed("hold_extended", f"2026-01-1{n}T09:00", "BC-01") for n in (5, 8)]
    refused = str(why_not(acts, deed("hold_extended", "2026-01-20T09:00", "BC-01")))
    assert "đối với BC-01" in refused and "02 lần" in refused and "Điều 118" in refused
    assert why_not(acts, deed("hold_extended", "2026-01-20T09:00", "BC-02")) is None


def test_one_extension_of_prosecution_and_of_preparation() -> None:
    acts = to_judgment()[:6]
    acts.append(deed("prosecution_term_extended", "2026-08-01T09:00"))
    more = deed("prosecution_term_extended", "2026-08-02T09:00")
    assert "chỉ cho 01 lần" in str(why_not(acts, more))
    acts = [*to_judgment()[:9], deed("trial_preparation_extended", "2026-08-20T09:00")]
    more = deed("trial_preparation_extended", "2026-08-21T09:00")
    assert "chỉ cho 01 lần" in str(why_not(acts, more))


def test_one_extension_of_the_intake_term() -> None:
    kinds = ["competent_receipt", "handling_assigned", "handling_prolonged", "extension_requested"]
    acts = [deed("report_received", "2026-01-01T09:00", receipt_by="competent_agency")]
    acts += [deed(kind, f"2026-01-0{n}T09:00") for n, kind in enumerate(kinds[1:], 2)]
    granted = deed("extension_granted", "2026-02-01T09:00")
    assert why_not(acts, granted) is None
    again = str(why_not([*acts, granted], deed("extension_granted", "2026-02-02T09:00")))
    assert (
        "«Viện kiểm sát gia hạn thời hạn giải quyết nguồn tin»" in again
        and "Viện kiểm sát đã gia hạn" in again
    )


def test_after_a_return_by_the_court_the_indictment_may_stand() -> None:
    acts = [*to_judgment()[:9], deed("file_returned_by_court", "2026-08-20T09:00")]
    acts.append(deed("returned_file_received", "2026-08-22T09:00"))
    acts.append(deed("investigation_concluded", "2026-09-10T09:00"))
    acts.append(deed("case_file_received_by_procuracy", "2026-09-11T09:00"))
    assert why_not(acts, deed("file_received_again_by_court", "2026-09-20T09:00")) is None
    first = to_judgment()[:6]
    refused = str(why_not(first, deed("case_file_sent_to_court", "2026-07-25T09:00")))
    assert "Ghi trước: «Quyết định truy tố bị can trước Tòa án bằng bản cáo trạng»" in refused
