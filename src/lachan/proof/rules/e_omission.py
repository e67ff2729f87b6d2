"""E. Was somebody left out: BLTTHS Điều 153–157, 170, 179, 245 khoản 1 điểm c."""

from __future__ import annotations

from collections.abc import Iterator

from lachan.proof.bundle import Decision, Person, Proposition
from lachan.proof.bundle.argument import Nature
from lachan.proof.bundle.base import earliest, latest
from lachan.proof.bundle.file import Stage
from lachan.proof.bundle.people import Decided, Role
from lachan.proof.case import Case

from .ages import under
from .f_people import unproved_age
from .reading import kept, lacks, mostly, working
from .rule import Found, rule
from .values import number

# What the handling of a person ends in, or goes on in. A charge implied: nobody is wanted or indicted without one.
ANSWERS = frozenset({Decided.CHARGED, Decided.NOT_CHARGED, Decided.SEPARATED, Decided.SUSPENDED, Decided.DISCONTINUED,
                     Decided.OTHER_FILE, Decided.ADMINISTRATIVE, Decided.DIED, Decided.NOT_INITIATED, Decided.INDICTED,
                     Decided.SENTENCED, Decided.ACQUITTED, Decided.CONCLUSION, Decided.WANTED})  # fmt: skip
# Of the whole case, these speak for those nobody could name yet (Điều 170, Điều 229 khoản 1 điểm a).
FOR_UNKNOWN = frozenset({Decided.SEPARATED, Decided.SUSPENDED, Decided.DISCONTINUED, Decided.NOT_INITIATED, Decided.OTHER_FILE})  # fmt: skip
AFTER_CHARGE = frozenset({Decided.CONCLUSION, Decided.INDICTED, Decided.SENTENCED, Decided.ACQUITTED, Decided.DISCONTINUED,
                          Decided.SUSPENDED, Decided.SEPARATED, Decided.OTHER_FILE, Decided.DIED})  # fmt: skip
AFTER_ARREST = AFTER_CHARGE | {Decided.CHARGED, Decided.NOT_CHARGED, Decided.NOT_INITIATED, Decided.RELEASED, Decided.ADMINISTRATIVE}  # fmt: skip
ACTS = frozenset({Nature.ACT, Nature.OTHER, Nature.HELP})
CUSTODY_DAYS = 9  # Điều 118: three times three days
LEAST_AGE = 14  # BLHS Điều 12


def _kinds(case: Case, person: Person) -> set[Decided]:
    """What was decided about the person; of another written handling, only one that gives its reason."""
    found = case.decisions_about.get(person.id, ())
    return {Decided.NOT_CHARGED if d.kind == Decided.OTHER and d.reason else d.kind for d in found}


def _answered(case: Case, person: Person) -> bool:
    """Charged, or decided about. Someone unknown whom the file is looking for, or left to a whole-case decision, too."""
    if person.id in {c.person for c in case.bundle.charges} or Role.ACCUSED in person.roles:
        return True
    if _unknown(person) and (_left_open(case) or _sought(case, person)):
        return True
    return bool(ANSWERS & _kinds(case, person))


def _unknown(person: Person) -> bool:
    """Said to be; or only described, by no name."""
    return person.identified is False or (
        person.identified is None and Role.DESCRIBED in person.roles and not person.name
    )


def _left_open(case: Case) -> bool:
    return any(d.kind in FOR_UNKNOWN and not d.about for d in case.bundle.decisions)


def _sought(case: Case, person: Person) -> bool:
    """Until the investigation ends, looking for who it is goes before any decision."""
    return bool(person.identification_task) and not case.reached(Stage.ENDED)


def _acts(case: Case, person: Person) -> list[Proposition]:
    return [p for p in case.bundle.propositions
            if p.criminal and p.nature in ACTS and person.id in p.actors and case.supports(p.id)]  # fmt: skip


def undecided(case: Case, person: Person) -> list[Proposition]:
    """The criminal acts told of somebody about whom nothing was decided. Of a victim it is R-62; of one whose custody
    or charge led nowhere, R-51; a child under 14 answers for nothing."""
    if {Role.VICTIM, Role.OFFICER} & set(person.roles) or _answered(case, person):
        return []
    if _dropped(case, person):
        return []
    return [p for p in _acts(case, person) if not (p.since and under(case, person, LEAST_AGE, latest(p.since)))]  # fmt: skip


def asked_about(case: Case, person: Person) -> bool:
    return bool(undecided(case, person)) or _dropped(case, person) is not None


@rule("R-50", "A", "BLTTHS Điều 245 khoản 1 điểm c; Điều 153–157, 170, 179; TTLT 02/2017 Điều 4", ground="c",
      since=Stage.INVESTIGATION, title="Người được nhắc đến chưa có quyết định",
      closes="quyết định hoặc văn bản xử lý đối với người đó, hoặc ghi chú nêu lý do")  # fmt: skip
def person_without_a_decision(case: Case) -> Iterator[Found]:
    """{who} được nêu là người thực hiện «{text}»; chưa thấy quyết định về người này (khởi tố, không khởi tố, tách, tạm
    đình chỉ hoặc xử lý ở hồ sơ khác); đề nghị xem xét."""
    for person in case.bundle.persons:
        acts = undecided(case, person)
        if acts:
            yield (person.id, *[p.id for p in acts]), {"who": person.code, "text": acts[0].text}


@rule("R-51", "A", "BLTTHS Điều 118, 179, 230; Điều 245 khoản 1 điểm c", ground="c", since=Stage.INVESTIGATION,
      title="Người đã bị bắt hoặc khởi tố chưa rõ kết quả",
      closes="quyết định tiếp theo đối với người đó, hoặc ghi chú nêu lý do")  # fmt: skip
def no_outcome(case: Case) -> Iterator[Found]:
    """{who} đã {what} ({decision}); chưa thấy quyết định tiếp theo (khởi tố, trả tự do, đình chỉ, tách, kết luận…); đề nghị
    bổ sung hoặc nêu rõ."""
    for person in case.bundle.persons:
        found = _dropped(case, person)
        if found:
            what = "bị khởi tố" if found.kind == Decided.CHARGED else "bị bắt, giữ"
            yield (person.id, found.id), {"who": person.code, "what": what, "decision": found.id}


def _dropped(case: Case, person: Person) -> Decision | None:
    """The charge, or the arrest, after which nothing is said any more."""
    decided = case.decisions_about.get(person.id, ())
    charge = next((d for d in decided if d.kind == Decided.CHARGED), None)
    if charge:
        led = any(d.kind in AFTER_CHARGE for d in decided)
        return charge if not led and not _goes_on(case, person) else None
    arrest = next((d for d in reversed(decided) if d.kind == Decided.ARRESTED), None)
    if arrest is None or person.id in {c.person for c in case.bundle.charges} or _in_custody_still(case, arrest):  # fmt: skip
        return None
    return (
        None if any(d.kind in AFTER_ARREST and not _before(d, arrest) for d in decided) else arrest
    )


def _goes_on(case: Case, person: Person) -> bool:
    """Charged here, and no co-accused has got further than this person."""
    here = {c.person for c in case.bundle.charges}
    if person.id not in here:
        return Role.ACCUSED in person.roles and not here
    further = {x for d in case.bundle.decisions if d.kind in AFTER_CHARGE for x in d.about}
    return not (further & here)


def _in_custody_still(case: Case, arrest: Decision) -> bool:
    """Điều 118: the term of custody may still run. A day that is not said is held against nobody before the end."""
    if arrest.on is None:
        return not case.reached(Stage.ENDED)
    return (latest(case.bundle.as_of) - earliest(arrest.on)).days <= CUSTODY_DAYS


def _before(one: Decision, other: Decision) -> bool:
    return bool(one.on and other.on and latest(one.on) < earliest(other.on))


@rule("R-52", "B", "BLHS Điều 17, Điều 389, Điều 390; BLTTHS Điều 245 khoản 1 điểm c", ground="c",
      title="Người biết việc và hưởng lợi hoặc giúp sức chưa được xem xét",
      closes="quyết định hoặc văn bản xử lý, hoặc ghi chú nêu lý do")  # fmt: skip
def knew_and_gained(case: Case) -> Iterator[Found]:
    """Về {who}, hồ sơ nêu cả việc biết («{knew}») và việc {what} («{then}»); chưa thấy quyết định hoặc đánh giá về người này;
    đề nghị xem xét."""
    for person in case.bundle.persons:
        if {Role.VICTIM, Role.OFFICER} & set(person.roles) or person.id in case.accused:
            continue
        if _answered(case, person) or asked_about(case, person):
            continue
        knew = _told(case, person, Nature.KNOWLEDGE)
        then = _told(case, person, Nature.BENEFIT, Nature.HELP)
        if knew and then:
            what = "hưởng lợi" if then.nature == Nature.BENEFIT else "giúp sức, che giấu"
            yield (person.id, knew.id, then.id), {"who": person.code, "knew": knew.text, "what": what, "then": then.text}  # fmt: skip


def _told(case: Case, person: Person, *natures: Nature) -> Proposition | None:
    return next((p for p in case.bundle.propositions if p.nature in natures and person.id in p.actors
                 and not p.evaluated and case.supports(p.id)), None)  # fmt: skip


@rule("R-53", "B", "BLTTHS Điều 62, Điều 85; Luật 53/2024/QH15", ground="a", title="Bị hại chưa vào hồ sơ đủ",
      closes="người bị hại được xác định, giấy tờ căn cước, hoặc ghi chú nêu lý do")  # fmt: skip
def victims_missing(case: Case) -> Iterator[Found]:
    """{what}; đề nghị xác định đủ bị hại và căn cước của từng người."""
    of_record = {v.id for v in case.with_role(Role.VICTIM)} | {x for c in case.bundle.charges for x in c.victims}  # fmt: skip
    said = _stated_victims(case)
    # Where sources differ, R-31 asks which is right; here every one of them states more than the record has.
    if said and min(said.values()) > len(of_record):
        what = f"Chứng cứ {', '.join(said)} nêu {min(said.values()):g} bị hại, hồ sơ có {len(of_record)}"  # fmt: skip
        yield tuple(said), {"what": what}
    for v in _without_papers(case):
        yield (v.id,), {"what": f"Bị hại {v.code} chưa có giấy tờ chứng minh căn cước trong hồ sơ"}


def _stated_victims(case: Case) -> dict[str, float]:
    found: dict[str, float] = {}
    for a in case.bundle.assertions:
        value = number(a.value)
        if a.attribute == "victims" and value is not None and a.evidence not in case.taken_back and case.admissible(case.evidence[a.evidence]):  # fmt: skip
            found[a.evidence] = max(value, found.get(a.evidence, 0))
    return found


def _without_papers(case: Case) -> list[Person]:
    """A birth record will do, save where the file gives nearly everybody an identity paper too. Where age is at stake as well,
    R-60 asks for the same paper."""
    victims, aged = case.with_role(Role.VICTIM), unproved_age(case)
    named = [p for p in case.bundle.persons if p.identified is not False]
    usual = len(named) > 2 and mostly(named, "identity_document")
    asked = usual or (case.reached(Stage.INVESTIGATION) and (working(case) or kept(victims, "identity_document")))  # fmt: skip
    bare = [v for v in victims if not v.identity_document and (usual or not (v.birth and v.birth.proof))]  # fmt: skip
    return [v for v in bare if (asked or v.identified is False) and not v.identification_task and v.id not in aged]  # fmt: skip


@rule("R-57", "B", "BLTTHS Điều 148, Điều 170, Điều 229, Điều 242", ground="c",
      title="Vụ án tách ra hoặc tạm đình chỉ chưa được liên kết",
      closes="số, ký hiệu vụ án hoặc quyết định; hoặc ghi chú nêu lý do")  # fmt: skip
def split_without_number(case: Case) -> Iterator[Found]:
    """Quyết định {decision} ({what}) chưa ghi {lacks}; đề nghị bổ sung để theo dõi được người và hành vi đã tách ra."""
    for d in case.bundle.decisions:
        what = {Decided.SEPARATED: "tách vụ án", Decided.OTHER_FILE: "xử lý ở hồ sơ khác", Decided.SUSPENDED: "tạm đình chỉ"}.get(d.kind)  # fmt: skip
        if what is None or not (working(case) or kept(case.bundle.decisions, "other_file")):
            continue
        if d.kind != Decided.SUSPENDED and not d.other_file:
            yield (d.id,), {"decision": d.id, "what": what, "lacks": "số, ký hiệu vụ án hoặc hồ sơ ấy"}  # fmt: skip
        elif d.kind == Decided.SUSPENDED and not (d.number or d.other_file):
            yield (d.id,), {"decision": d.id, "what": what, "lacks": "số quyết định"}


@rule("R-58", "C", "BLTTHS Điều 85 khoản 2, Điều 147", title="Chưa rõ lai lịch, chưa có yêu cầu xác minh",
      closes="yêu cầu xác minh, kết quả xác minh, hoặc ghi chú nêu lý do")  # fmt: skip
def unknown_person(case: Case) -> Iterator[Found]:
    """{who} chưa rõ lai lịch; chưa thấy yêu cầu xác minh; đề nghị xác minh hoặc nêu lý do."""
    persons = case.bundle.persons
    asked_already = {v.id for v in _without_papers(case)}
    asked = working(case) or kept(persons, "identification_task")
    for person in persons:
        task = lacks(person.identification_task, asked)
        unknown = person.identified is False and task and person.id not in asked_already
        if unknown and not asked_about(case, person):
            yield (person.id,), {"who": person.code}


@rule("R-59", "D", "BLTTHS Điều 245 khoản 1 điểm b, c", title="Dấu vết chung với hồ sơ khác",
      closes="ghi chú đã đối chiếu hồ sơ kia")  # fmt: skip
def shared_identifier(case: Case) -> Iterator[Found]:
    """{kind} «{identifier}» cũng có ở hồ sơ khác ({files}); đề nghị đối chiếu."""
    linked = {d.other_file for d in case.bundle.decisions if d.other_file}
    kinds = {"phone": "Số điện thoại", "account": "Tài khoản", "address": "Địa chỉ", "vehicle": "Phương tiện", "device": "Thiết bị"}  # fmt: skip
    for one in case.bundle.identifiers:
        files = [x for x in one.other_files if x not in linked and x != case.bundle.code]
        if files:
            yield (one.id,), {"kind": kinds.get(one.kind, "Dấu vết"), "identifier": one.id, "files": ", ".join(files)}  # fmt: skip
