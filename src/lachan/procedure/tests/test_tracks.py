"""The case stage by stage, each accused apart, what may follow, and why something may not."""

from datetime import datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lachan.law.book import book
from lachan.procedure.acts import Act
from lachan.procedure.limits import class_of
from lachan.procedure.periods import ZONE
from lachan.procedure.tests.cases import deed, to_judgment, two_accused
from lachan.procedure.tests.matters import on
from lachan.procedure.track_tables import accused_table, case_table, office_of, offices
from lachan.procedure.tracks import accused_of, case_stage_of, possible_next, why_not

STAGES = ["P1", "P3", "P3", "P3", "P4", "Q1", "Q3", "Q3", "T1", "T2", "T3", "T5", "U1", "U2", "U2", "U2h",
          "U3", "X1", "X2", "X3"]  # fmt: skip
STATUS = ["accused"] * 8 + ["defendant"] * 7 + ["convicted"] * 4
GUILT = ("bị kết án", "phạm tội", "tội phạm", "phạm nhân", "có tội")


@pytest.mark.parametrize("n", range(1, len(STAGES) + 1))
def test_the_case_after_each_act(n: int) -> None:
    stage = case_stage_of(to_judgment()[:n])
    assert stage is not None and stage.code == STAGES[n - 1]


@pytest.mark.parametrize("n", range(2, len(STATUS) + 2))
def test_the_accused_after_each_act(n: int) -> None:
    assert accused_of(to_judgment()[:n])["BC-01"].status == STATUS[n - 2]


@pytest.mark.parametrize("n", range(len(STAGES)))
def test_the_whole_way_is_allowed(n: int) -> None:
    acts = to_judgment()
    assert why_not(acts[:n], acts[n]) is None
    named = {one.kind for one in possible_next(acts[:n])}
    assert acts[n].kind in named


def test_before_initiation_there_is_no_case() -> None:
    held = deed("emergency_held", "2026-01-12T06:00", "BC-01")
    assert case_stage_of([]) is None
    assert case_stage_of([held]) is None
    assert accused_of([held])["BC-01"].status_label == "Người bị giữ trong trường hợp khẩn cấp"


def test_as_of_and_known_at() -> None:
    acts = to_judgment()
    late = deed("investigation_concluded", "2026-07-20T09:00", recorded="2026-08-01T09:00")
    known = [late if one.kind == late.kind else one for one in acts[:5]]
    assert case_stage_of(acts, on("2026-07-01")).code == "P3"  # type: ignore[union-attr]
    assert case_stage_of(known, on("2026-07-25"), on("2026-07-25")).code == "P3"  # type: ignore[union-attr]
    assert case_stage_of(known, on("2026-07-25"), on("2026-08-02")).code == "P4"  # type: ignore[union-attr]


PRE = [
    ("emergency_held", "held_in_emergency", "held_in_emergency"),
    ("arrested", "arrested", "arrested"),
    ("held", "held", "held"),
    ("released", "let_go", "released"),
]


def test_the_person_before_a_charge() -> None:
    acts = []
    for n, (kind, status, custody) in enumerate(PRE):
        acts.append(deed(kind, f"2026-01-12T0{n}:00", "BC-01"))
        assert why_not(acts[:-1], acts[-1]) is None
        standing = accused_of(acts)["BC-01"]
        assert (standing.status, standing.custody) == (status, custody)
        assert standing.custody_entered_by == acts[-1].id


def test_no_word_of_guilt_before_a_final_judgment() -> None:
    table = accused_table()
    for code, state in table.status.by_code.items():
        if code not in ("convicted", "acquitted"):
            assert not any(word in state.label.lower() for word in GUILT), state.label
    acts = to_judgment()
    labels = [accused_of(acts[:n])["BC-01"].status_label for n in range(2, 17)]
    assert set(labels) == {"Bị can", "Bị cáo"}
    assert accused_of(acts[:17])["BC-01"].status_label == "Người bị kết án"


@pytest.mark.parametrize(
    ("verdict", "status"),
    [("not_guilty", "acquitted"), ("annulled", "defendant"), ("upheld", "convicted"),
     ("annulled_and_discontinued", "discontinued")],
)  # fmt: skip
def test_what_the_judgment_said_decides(verdict: str, status: str) -> None:
    acts = to_judgment()[:15]
    acts.append(deed("appellate_judgment_pronounced", "2026-11-10T16:00", verdict=verdict))
    assert accused_of(acts)["BC-01"].status == status


@pytest.mark.parametrize("said", [None, "không phạm tội", "innocent", "xyz", 3])
def test_a_verdict_that_is_not_known_makes_nobody_a_convict(said: object) -> None:
    acts = [one for one in to_judgment() if not one.kind.endswith("judgment_pronounced")]
    acts += [
        deed("judgment_pronounced", "2026-09-29T16:00", verdict=said),
        deed("judgment_effective", "2026-11-10T16:00"),
    ]
    assert accused_of(acts)["BC-01"].status == "judged"


def test_whom_the_first_court_acquitted_the_appeal_of_another_does_not_convict() -> None:
    acts = [one for one in to_judgment() if not one.kind.endswith("judgment_pronounced")]
    acts += [
        deed("judgment_pronounced", "2026-09-29T16:00", "BC-01", verdict="not_guilty"),
        deed("appellate_judgment_pronounced", "2026-11-10T16:00", verdict="guilty"),
    ]
    assert accused_of(acts)["BC-01"].status == "acquitted"


def test_one_accused_may_be_suspended_alone() -> None:
    acts = [*two_accused(), deed("investigation_suspended", "2026-03-01T09:00", "BC-02")]
    found = accused_of(acts)
    assert (found["BC-01"].status, found["BC-02"].status) == ("accused", "suspended")
    assert case_stage_of(acts).code == "P3"  # type: ignore[union-attr]
    for n, kind in enumerate(("investigation_concluded", "case_file_received_by_procuracy", "indicted",
                              "case_accepted", "trial_set"), 2):  # fmt: skip
        acts.append(deed(kind, f"2026-03-0{n}T09:00"))
    found = accused_of(acts)
    assert (found["BC-01"].status, found["BC-02"].status) == ("defendant", "suspended")


def test_the_case_suspended_suspends_all_and_resumes_all() -> None:
    acts = [*two_accused(), deed("investigation_suspended", "2026-03-01T09:00")]
    assert {one.status for one in accused_of(acts).values()} == {"suspended"}
    acts.append(deed("investigation_resumed", "2026-04-01T09:00"))
    assert {one.status for one in accused_of(acts).values()} == {"accused"}
    assert case_stage_of(acts).code == "P3r"  # type: ignore[union-attr]


def test_an_injured_party_who_appeals_is_no_accused() -> None:
    acts = [*to_judgment()[:12], deed("appealed", "2026-10-03T09:00", "BH-01")]
    assert why_not(acts[:-1], acts[-1]) is None
    assert set(accused_of(acts)) == {"BC-01"}


def test_a_superseded_act_moves_nothing() -> None:
    acts = to_judgment()[:4]
    wrong = deed("investigation_concluded", "2026-06-01T09:00", id="sai")
    right = deed("fact_corrected", "2026-06-02T09:00", supersedes="sai", id="sua")
    assert case_stage_of([*acts, wrong, right]).code == "P3"  # type: ignore[union-attr]


def test_why_not_says_what_why_and_what_next() -> None:
    acts = to_judgment()[:5]
    refused = why_not(acts, deed("investigation_extended", "2026-07-21T09:00"))
    assert refused is not None
    assert refused.startswith(
        "Chưa ghi được «Viện kiểm sát gia hạn điều tra» (BLTTHS Điều 172 khoản 2): "
    )
    assert "vụ án đang ở giai đoạn «Đã kết luận điều tra»" in refused
    assert "Ghi trước: «Viện kiểm sát nhận hồ sơ vụ án và kết luận điều tra»" in refused


@pytest.mark.parametrize(
    ("acts", "act", "words"),
    [
        ([], deed("accused_charged", "2026-01-16T09:00", "BC-01"), "chưa được khởi tố vụ án. Ghi trước: «Khởi tố vụ án hình sự»"),
        ([], deed("handling_assigned", "2026-02-01T09:00"), "chưa tiếp nhận nguồn tin. Ghi trước: «Tiếp nhận nguồn tin»."),
        (two_accused(), deed("accused_charged", "2026-02-01T09:00", "BC-01"), "người này đang là «Bị can». Nếu một hành vi đã ghi nhầm"),
        (two_accused(), deed("case_initiated", "2026-02-01T09:00"), "vụ án đã được khởi tố"),
        (two_accused()[:1], deed("detained", "2026-02-01T09:00", "BC-01"), "người này đang là «Chưa có trong hồ sơ»"),
        (two_accused(), deed("detention_extended", "2026-02-01T09:00", "BC-01"), "tình trạng giam, giữ hiện nay là «Không bị giữ"),
        (two_accused(), deed("returned_file_received", "2026-02-01T09:00"), "rồi «Viện kiểm sát trả hồ sơ để điều tra bổ sung»."),
        (two_accused(), deed("conclusion_notified", "2026-02-01T09:00"), "chưa có hành vi mà nó tiếp theo. Ghi trước: «Kết luận"),
        (two_accused(), deed("judgment_pronounced", "2026-02-01T09:00"), "Ghi trước: «Kết luận điều tra đề nghị truy tố», rồi "),
        (two_accused(), deed("charge_approved", "2026-02-01T09:00", "BC-03"), "Ghi trước: «Khởi tố bị can»"),
        (two_accused(), deed("investigation_resumed", "2026-02-01T09:00"), "«Đang điều tra». Ghi trước: «Tạm đình chỉ điều tra»"),
        (two_accused(), deed("no_such_kind", "2026-02-01T09:00"), "không có loại hành vi này trong danh mục"),
    ],
)  # fmt: skip
def test_each_refusal_has_its_sentence(acts: list[Act], act: Act, words: str) -> None:
    refused = why_not(acts, act)
    assert refused is not None and words in refused
    assert refused.endswith(".")


def test_a_notice_that_is_late_may_follow_initiation() -> None:
    acts = [deed("report_received", "2026-01-01T09:00", receipt_by="competent_agency"),
            deed("case_initiated", "2026-01-02T09:00", article="150")]  # fmt: skip
    assert why_not(acts, deed("procuracy_notified", "2026-01-03T09:00")) is None
    refused = str(why_not(acts, deed("handling_prolonged", "2026-01-03T09:00")))
    assert "vụ việc đang ở giai đoạn «Đã khởi tố vụ án»" in refused


def test_the_class_follows_the_charges() -> None:
    acts = two_accused()
    assert class_of(acts) == "RNT"
    worse = deed("charge_changed", "2026-02-01T09:00", "BC-02", article="150", paragraph=3)
    assert class_of([*acts, worse]) == "ĐB"


def test_possible_next_names_role_article_and_person() -> None:
    found = possible_next(two_accused())
    for one in found:
        assert one.label and one.by
        spine = book().acts[one.kind].chapter in ("intake", "case")
        assert not (spine and any(word in one.by for word in ("tỉnh", "khu vực", "huyện")))
    assert {one.person for one in found if one.kind == "detained"} == {"BC-01", "BC-02"}
    assert {one.person for one in found if one.kind == "accused_charged"} == {None}
    assert len(found) == len({(one.kind, one.person) for one in found})


# The house: no kind of act without a place, no place for a kind that is not registered.
def placed() -> set[str]:
    case, one = case_table(), accused_table()
    named = case.stages.named | one.status.named | one.custody.named
    return set(named | case.always | case.anytime | set(case.after))


@pytest.mark.parametrize("kind", sorted(k for k, a in book().acts.items() if a.chapter != "intake"))
def test_every_kind_has_its_place(kind: str) -> None:
    assert kind in placed(), "thêm vào case_stages.yaml, accused_stages.yaml hoặc chapter_acts.yaml"


def test_every_kind_the_tables_name_is_registered() -> None:
    case, one = case_table(), accused_table()
    named = (
        placed() | set(case.limits) | case.of_one | case.late | one.does_not_bring | set(offices())
    )
    for states in (case.stages, one.status, one.custody):
        named |= set(states.entries)
    for answers in case.after.values():
        named |= answers
    assert named <= set(book().acts)


def test_every_state_of_the_case_can_be_reached_and_has_a_label() -> None:
    states = case_table().stages
    entered = {entry.to for entries in states.entries.values() for entry in entries}
    assert entered == set(states.by_code)
    assert all(state.label for state in states.by_code.values())


@pytest.mark.parametrize(
    "kind", sorted(k for k, a in book().acts.items() if a.chapter in ("intake", "case"))
)
def test_the_spine_says_who_and_by_which_article(kind: str) -> None:
    office = office_of(kind)
    assert kind in offices() and office.by
    assert office.cite or kind == "fact_corrected"


AT = st.datetimes(datetime(2018, 1, 1), datetime(2027, 1, 1)).map(
    lambda at: at.replace(tzinfo=ZONE)
)
ONE_ACT = st.builds(
    Act,
    id=st.integers(0, 40).map(str),
    kind=st.sampled_from(sorted(book().acts)),
    occurred_at=AT,
    recorded_at=AT,
    agency=st.none(),
    facts=st.fixed_dictionaries(
        {},
        optional={
            "article": st.sampled_from(["150", "347", "999", 150]),
            "paragraph": st.sampled_from([1, 3, 9, "2"]),
            "verdict": st.sampled_from(["not_guilty", "annulled", "", 3]),
            "measure": st.sampled_from(["bail", "detention"]),
            "returned_by": st.sampled_from(["panel", "presiding_judge", "court", 1]),
        },
    ),
    supersedes=st.one_of(st.none(), st.integers(0, 40).map(str)),
    person=st.sampled_from([None, "BC-01", "BC-02"]),
)
RECORDS = st.lists(ONE_ACT, max_size=14)


def holds_of(acts: list[Act], act: Act, as_of: datetime, known_at: datetime) -> None:
    stage = case_stage_of(acts, as_of, known_at)
    assert stage is None or stage.code in case_table().stages.by_code
    initiated = [a for a in acts if a.kind == "case_initiated" and a.occurred_at <= as_of]
    assert stage is None or initiated
    for standing in accused_of(acts, as_of, known_at).values():
        assert standing.status_label and standing.custody_label and standing.status != "absent"
    found = possible_next(acts, as_of, known_at)
    assert found == possible_next(list(acts), as_of, known_at)
    refused = why_not(acts, act)
    assert refused is None or (refused.startswith("Chưa ghi được «") and refused.endswith("."))


@settings(max_examples=200, deadline=None)
@given(RECORDS, ONE_ACT, AT, AT)
def test_no_sequence_crashes(
    acts: list[Act], act: Act, as_of: datetime, known_at: datetime
) -> None:
    holds_of(acts, act, as_of, known_at)


@pytest.mark.long
@settings(max_examples=10_000, deadline=None)
@given(RECORDS, ONE_ACT, AT, AT)
def test_no_sequence_crashes_ten_thousand(
    acts: list[Act], act: Act, as_of: datetime, known_at: datetime
) -> None:
    holds_of(acts, act, as_of, known_at)


@settings(max_examples=100, deadline=None)
@given(st.lists(st.integers(0, 10_000), max_size=25))
def test_walking_only_what_is_possible_is_never_refused(steps: list[int]) -> None:
    acts: list[Act] = []
    for n, step in enumerate(steps):
        found = possible_next(acts)
        one = found[step % len(found)]
        at = on("2026-01-01") + timedelta(hours=n)
        of = book().acts[one.kind].of
        person = one.person or (f"BC-{n:02d}" if of else None)
        facts = {"article": "150"} if one.kind == "case_initiated" else {}
        act = Act(str(n), one.kind, at, at, None, facts, None, person)
        assert why_not(acts, act) is None, one
        acts.append(act)


@settings(max_examples=100, deadline=None)
@given(RECORDS, ONE_ACT, AT)
def test_a_superseded_act_has_no_effect(acts: list[Act], ghost: Act, as_of: datetime) -> None:
    ghost = Act(
        "ma", ghost.kind, ghost.occurred_at, ghost.recorded_at, None, ghost.facts, None, "BC-01"
    )
    mend = Act("sua", "fact_corrected", ghost.occurred_at, ghost.recorded_at, None, {}, "ma")
    plain = Act("sua", "fact_corrected", ghost.occurred_at, ghost.recorded_at)
    assert accused_of([*acts, ghost, mend], as_of) == accused_of([*acts, plain], as_of)
    assert case_stage_of([*acts, ghost, mend], as_of) == case_stage_of([*acts, plain], as_of)
    assert possible_next([*acts, ghost, mend], as_of) == possible_next([*acts, plain], as_of)
