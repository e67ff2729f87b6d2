"""A small committed record for the locks: communes, districts, a bypass, an exclusion, a hotline call.

Everybody in it is invented; the words in CANARIES must never be found in clear anywhere."""

import io
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db import transaction
from uuid_utils.compat import uuid7

from lachan.access import commands as access
from lachan.access import scope
from lachan.docket import commands as docket
from lachan.docket import queries
from lachan.docket.ledger import PaperGiven
from lachan.indicators import commands as indicators
from lachan.indicators.agreement import queries as agreement
from lachan.indicators.agreement.spans import Asked
from lachan.intake import commands as intake
from lachan.intake.given import PersonGiven, ReportGiven
from lachan.letterbox import door, receipts
from lachan.letterbox import queries as letterbox
from lachan.letterbox.commands import answer_letter, make_poster, record_consent_to_tell
from lachan.letterbox.tests.scene import sent
from lachan.oversight import commands as oversight
from lachan.oversight.alerts.scan import scan
from lachan.people.entries import Entry
from lachan.reference.models import Agency, Unit
from lachan.reporting import commands as reporting
from lachan.reporting import queries as reports
from lachan.reporting.reports.content import editable
from lachan.reporting.reports.making import content_of
from lachan.reporting.reports.pdf import Slot
from lachan.reporting.reports.signing.pades import KeyFile
from lachan.reporting.tests.certificates import PASSPHRASE, made

from . import world_care, world_focus, world_outreach, world_plan, world_rooms, world_sectors

HANOI = ZoneInfo("Asia/Ho_Chi_Minh")
CANARIES = {
    "name": "Nguyễn Thị Hoàng-Yến-Canary", "telephone": "0900000417", "paper": "079000000417",
    "address": "Số 417 đường Không-Có-Thật", "other": "Vết-sẹo-canary-417",
    "narrative": "Lời kể canary: chị Hoàng-Yến-Canary bị rủ đi.", "note": "Ghi chú canary về ông Trần-Canary",
    "findings": "Kết quả canary xác minh ông Trần-Canary",
}  # fmt: skip


def when(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=HANOI)


@dataclass
class World:
    """Codes of the matters by what they are for."""

    codes: dict[str, str] = field(default_factory=dict)
    ids: dict[str, UUID] = field(default_factory=dict)
    # The accused in custody, by the case.
    person: dict[str, str] = field(default_factory=dict)
    # Persons in care, by what their file is for.
    care: world_care.Persons = field(default_factory=world_care.Persons)

    def keep(self, name, matter):
        self.codes[name], self.ids[name] = matter.code, matter.id
        return matter


def victim() -> PersonGiven:
    identity = {"full_name": CANARIES["name"], "telephone": CANARIES["telephone"], "paper": CANARIES["paper"],
                "address": CANARIES["address"], "other": CANARIES["other"]}  # fmt: skip
    return PersonGiven("presumed_victim", Entry("female", 2007, True, identity), protected=True)


def given(at: datetime, **more) -> ReportGiven:
    return ReportGiven(
        uuid7(), at, **{"narrative": CANARIES["narrative"], "persons": (victim(),), **more}
    )


def build(cast) -> World:
    world = World()
    _handed_over(world, cast)
    _kept(world, cast)
    _bypassing(world, cast)
    _hotline(world, cast)
    _excluded(world, cast)
    _of_2026(world, cast)
    _other_unit_named(world, cast)
    _from_outside(world, cast)
    _refused(world, cast)
    _of_the_office(cast)
    _settled(world, cast)
    _alerts(cast)
    _overseen(world, cast)
    _reported(cast)
    world_plan.build(cast, CANARIES["note"])
    world_outreach.build(cast)
    world_focus.build(cast)
    world_sectors.build(cast)
    world_rooms.at_verification(world, cast, when("2024-03-16 09:00"))
    world.care = world_care.build(cast, seen(cast("caxa"), world.codes["handed"]))
    return world


def seen(actor, code):
    with scope.acting(actor):
        return queries.matter_by_code(actor, code)


def agency(key: str) -> Agency:
    return Agency.objects.get(key=key)


def send(matter, sender, to, at, **more):
    return docket.send_handover(matter=seen(sender, matter.code), to=agency(to), what="report", by=sender,
                                at=at, sent_at=at, **more)  # fmt: skip


def take(recipient, at):
    with scope.acting(recipient):
        waiting = queries.tray(recipient)[0]
    return docket.receive_handover(handover=waiting, by=recipient, at=at, received_at=at)


def assign(matter, officer, at, **more):
    return intake.assign_handling(matter=seen(officer, matter.code), officer=officer.account_id, by=officer,
                                  at=at, assigned_at=at, **more)  # fmt: skip


def _from_outside(world, cast):
    """A report of the public door, a word added by its code, an answer."""
    at, by = when("2024-03-08 09:20"), cast("caxa2")
    made = sent(at, place="c24784.a")
    world.keep("outside", made.letter.matter)
    door.try_code(made.code, at)
    with transaction.atomic():
        door.add(door.look(receipts.digest(made.code)), CANARIES["note"], 1, at)
        contents = [io.BytesIO(CANARIES["note"].encode())]
        door.enclose(
            door.look(receipts.digest(made.code)), contents, at, keep=False, as_it_is=False
        )
    with scope.acting(by):
        letter = letterbox.letter_of(by, made.letter.matter)
    answer_letter(letter=letter, words=CANARIES["note"], place=2, by=by, at=at)
    _looked_for(world, by, at)


def _looked_for(world, by, at):
    """A relative looked for, who allowed to be told of; a poster of the commune, by which the asker came."""
    poster = make_poster(place=Unit.objects.get(key="c24784.a"), event="Bến xe (giả lập)", printed=50, by=by, at=at)  # fmt: skip
    made = sent(at, place="c24784.a", topic="relative", source=poster.code)
    world.keep("looked_for", made.letter.matter)
    with scope.acting(by):
        letter = letterbox.letter_of(by, made.letter.matter)
    record_consent_to_tell(letter=letter, scope="found", given=True, said_on=at.date(), paper="Biên bản 3", by=by, at=at)  # fmt: skip


def _handed_over(world, cast):
    caxa, district = cast("caxa"), cast("dieutra")
    at = when("2024-03-04 08:00")
    matter = world.keep("handed", intake.receive_report(
        given=given(at, article="150", traits={"lure": "easy_job"}), by=caxa, at=at))  # fmt: skip
    send(matter, caxa, "cah-d674.a", when("2024-03-04 10:00"), note=CANARIES["note"],
         paper=PaperGiven("transfer", "12/CV-CAX", date(2024, 3, 4)))  # fmt: skip
    take(district, when("2024-03-04 11:00"))
    assign(
        matter,
        district,
        when("2024-03-05 09:00"),
        paper=PaperGiven("assignment", "7/QĐ", date(2024, 3, 5)),
    )
    at = when("2024-03-15 09:00")
    intake.report_findings(matter=seen(district, matter.code), findings=CANARIES["findings"], by=district,
                           at=at, reported_at=at)  # fmt: skip


def _kept(world, cast):
    at = when("2024-04-01 09:00")
    world.keep("kept", intake.receive_report(given=given(at), by=cast("caxa2"), at=at))


def _bypassing(world, cast):
    caxa, at = cast("caxa"), when("2024-04-02 09:00")
    world.keep(
        "bypass",
        intake.receive_report(given=given(at, named_official_of=caxa.agency_id), by=caxa, at=at),
    )


def _hotline(world, cast):
    operator, at = cast("tongdai"), when("2024-04-03 09:00")
    said = given(at, channel="hotline_111", external_number="T-77")
    matter = world.keep("hotline", intake.receive_report(given=said, by=operator, at=at))
    send(matter, operator, "cah-d672.a", when("2024-04-03 09:30"),
         paper=PaperGiven("transfer", "1/TĐ", date(2024, 4, 3)))  # fmt: skip
    take(cast("dieutra_khac"), when("2024-04-03 10:00"))
    for number in ("T-77", "T-78"):
        intake.log_channel_entry(
            channel="hotline_111", external_number=number, arrived_at=at, by=operator, at=at
        )


def _excluded(world, cast):
    district, at = cast("dieutra"), when("2024-05-06 09:00")
    matter = world.keep(
        "excluded", intake.receive_report(given=given(at, article="151"), by=district, at=at)
    )
    intake.classify_report(matter=seen(district, matter.code), competent=True, by=district, at=at,
                           classified_at=at)  # fmt: skip
    assign(matter, district, at)
    docket.exclude_person(
        matter=seen(district, matter.code), account=district.account_id, by=district, at=at
    )


def _of_2026(world, cast):
    caxa, province, at = cast("caxa_2026"), cast("dieutra_tinh"), when("2026-05-04 08:00")
    matter = world.keep(
        "of_2026", intake.receive_report(given=given(at, article="150"), by=caxa, at=at)
    )
    send(matter, caxa, "68-csdt", when("2026-05-04 10:00"))
    take(province, when("2026-05-04 11:00"))
    assign(matter, province, when("2026-05-05 09:00"))


def _other_unit_named(world, cast):
    caxa2, at = cast("caxa2"), when("2024-06-03 09:00")
    matter = world.keep("named", intake.receive_report(
        given=given(at, named_official_of=cast("dieutra_khac").agency_id), by=caxa2, at=at))  # fmt: skip
    send(matter, caxa2, "68-csdt", when("2024-06-03 10:00"))


def _refused(world, cast):
    caxa2, district = cast("caxa2"), cast("dieutra")
    matter = world.keep("refused", intake.receive_report(
        given=given(when("2024-06-04 09:00")), by=caxa2, at=when("2024-06-04 09:00")))  # fmt: skip
    send(matter, caxa2, "cah-d674.a", when("2024-06-04 10:00"))
    with scope.acting(district):
        waiting = queries.tray(district)[0]
    docket.refuse_handover(handover=waiting, ground="not_competent", note=CANARIES["note"], by=district,
                           at=when("2024-06-04 11:00"), refused_at=when("2024-06-04 11:00"))  # fmt: skip


def _settled(world, cast):
    """Initiated by the police, and the procuracy has recorded nothing of it: the office says why the books differ."""
    police, staff, at = cast("dieutra_tinh"), cast("thukybcd"), when("2026-05-20 09:00")
    intake.initiate_case(
        matter=seen(police, world.codes["of_2026"]), article="150", by=police, at=at, decided_at=at
    )
    asked, at = Asked(2026), when("2026-06-01 09:00")
    [found] = agreement.compared(staff, [asked], at)
    one = found["case_initiated"].differences[0]
    indicators.settle_difference(row=one.row, asked=asked, act=UUID(one.act), cause="not_recorded",
                                 note=CANARIES["note"], by=staff, at=at)  # fmt: skip


def _of_the_office(cast):
    from lachan.access.models import Membership

    at = when("2024-12-20 09:00")
    told = {"calendar": "police", "year": 2024, "by": cast("thukybcd"), "at": at, "as_of": at}
    ground = Unit.objects.get(key="c24853.a").id
    for asked in ({}, {"agency": agency("68-cat").id}, {"place": ground}):
        indicators.publish_figures(**told, **asked)
    admin = cast("quantri")
    with scope.acting(admin):
        held = Membership.objects.get(account_id=cast("caxa").account_id)
    access.issue_api_token(membership=held.id, scopes=["report.see"], days=30, by=admin, at=at)


def _alerts(cast):
    """Some give an address; then the worker looks, a day before the term of the matter of 2026 ends."""
    at = when("2026-05-20 09:00")
    for account in ("dieutra_tinh", "kiemsat_tinh", "caxa_2026"):
        oversight.keep_contact(channel="email", address=f"{account.replace('_', '-')}@gia-lap.example",
                               by=cast(account), at=at)  # fmt: skip
    oversight.keep_agency_contact(agency=agency("68-csdt").id, channel="sms", address="0900000138",
                                  by=cast("quantri"), at=at)  # fmt: skip
    scan(when("2026-05-24 09:00"), "test", at)


def _overseen(world, cast):
    """The procuracy asks the district and it answers; the inspector finds and has it put right; words are sealed."""
    procuracy, district, inspector = cast("kiemsat"), cast("dieutra"), cast("thanhtra")
    at, words = when("2024-07-01 09:00"), CANARIES["note"]
    told = {"words": words, "sent_at": at, "answer_by": date(2024, 8, 1)}
    matter = seen(procuracy, world.codes["handed"])
    letter = oversight.send_letter(
        kind="prevention", to=agency("cah-d674.a"), matter=matter, by=procuracy, at=at, **told
    )
    oversight.receive_letter(letter=letter, received_at=at, by=district, at=at)
    bypass = seen(inspector, world.codes["bypass"])
    planned = oversight.plan_round(
        about_what="reception", words=words, agencies=[agency("cah-d674.a"), agency("cax-c24853.a")],
        covers=(date(2024, 1, 1), date(2024, 6, 30)), held=(date(2024, 7, 1), date(2024, 7, 9)), by=inspector, at=at,
    )  # fmt: skip
    oversight.sample_matter(round=planned, matter=bypass, by=inspector, at=at)
    found = oversight.record_finding(
        round=planned, responsible=agency("cah-d674.a"), category="late_term", article="BLTTHS Điều 147", words=words,
        found_at=at, fix_by=date(2024, 8, 1), by=inspector, at=at,
    )  # fmt: skip
    oversight.answer_finding(finding=found, words=words, answered_at=at, by=district, at=at)
    entry = oversight.note_shortcoming(nature="cause", category="poverty", source="finding", finding=found, words=words,
                                       noted_at=at, by=inspector, at=at)  # fmt: skip
    remedy = oversight.give_remedy(shortcoming=entry, responsible=agency("cah-d674.a"), words=words, given_at=at,
                                   done_by=date(2024, 9, 1), by=inspector, at=at)  # fmt: skip
    oversight.report_remedy(remedy=remedy, words=words, done_at=at, by=district, at=at)


def _reported(cast):
    """The committee's report of the year: asked for, drafted, written with words of the canary, issued, signed, sent."""
    staff, at = cast("thukybcd"), when("2024-12-20 10:00")
    asked = {"form": "ad_hoc", "period": "2024Q4", "by": staff, "at": at}
    due = reporting.note_report_due(asked_by="ministry", due_on=date(2024, 12, 31), **asked)
    told = {"publish": True, "cut_off": True, "topic": CANARIES["note"], "due": due}
    draft = reporting.draft_report(**asked, **told)
    with scope.acting(staff):
        slots = [part.slot for part in editable(content_of(draft, at))]
    for slot in slots:
        reporting.edit_paragraph(draft=draft, slot=slot, text=CANARIES["note"], by=staff, at=at)
    with scope.acting(staff):
        draft = reports.draft(staff, draft.id)
    reporting.issue_report(
        draft=draft,
        number=417,
        issued_on=date(2024, 12, 20),
        signer=CANARIES["name"],
        by=staff,
        at=at,
    )
    with scope.acting(staff):
        issued = reports.draft(staff, draft.id).issued
        pdf = reports.first_pdf(issued)
    signed = KeyFile(made()[0], PASSPHRASE, "BCĐ giả lập").sign(pdf, Slot(**issued.slot), at)
    reporting.keep_signed_report(issued=issued, pdf=signed, by=staff, at=at)
    reporting.record_report_sent(issued=issued, to="Bộ Công an", sent_at=at, by=staff, at=at)
