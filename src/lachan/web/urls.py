"""Paths are what users read; names are English."""

from django.urls import path

from .agreement import views as agreement
from .audit_log import views as audit_log
from .care import correcting as care_correcting
from .care import due as care_due
from .care import file as care_file
from .care import letters as care_letters
from .care import listing as care_listing
from .care import one_list as care_one_list
from .care import paper_forms as care_paper_forms
from .care import papers as care_papers
from .care import plan as care_plan
from .care import rates as care_rates
from .care import receiving as care_receiving
from .care import releases as care_releases
from .care import returned as care_returned
from .care import returnees as care_returnees
from .care import screening as care_screening
from .care import shortfalls as care_shortfalls
from .care import supports as care_supports
from .care import talking as care_talking
from .cases_board import views as cases_board
from .channel_list import views as channel_list
from .command_board import entry as board_entry
from .command_board import views as command_board
from .committee_reports import entry as committee_report
from .committee_reports import views as committee_reports
from .contacts import views as contacts
from .custody_board import views as custody_board
from .desk import alarms
from .desk import tasks as desk_tasks
from .desk import views as desk
from .evidence_files import arriving as evidence_files
from .evidence_files import by_tus as evidence_tus
from .evidence_files import court as evidence_court
from .evidence_files import covering as evidence_covering
from .evidence_files import folios as evidence_stamps
from .evidence_files import giving as evidence_giving
from .evidence_files import making as evidence_making
from .evidence_files import viewer as evidence_viewer
from .evidence_room import changes as evidence_changes
from .evidence_room import entry as evidence_entry
from .evidence_room import imports as evidence_imports
from .evidence_room import items as evidence_items
from .evidence_room import linking as evidence_linking
from .evidence_room import page as evidence_page
from .evidence_room import papers as evidence_papers
from .evidence_room import people as evidence_people
from .evidence_room import questions as evidence_questions
from .evidence_room import quick as evidence_quick
from .evidence_room import views as evidence_views
from .field_checks import keeping as field_checks_keeping
from .field_checks import plans as field_checks_plans
from .field_checks import views as field_checks
from .focus import keeping as focus_keeping
from .focus import views as focus
from .handovers import views as handovers
from .law_book import views as law_book
from .look_up import views as look_up
from .matter_file import act_views, consenting, dialogue, opening, papers
from .matter_file import views as matter_file
from .matters import views as matters
from .outreach import bringing as outreach_bringing
from .outreach import listing as outreach
from .outreach import posters as outreach_posters
from .outreach import sessions as outreach_sessions
from .outreach import stock as outreach_stock
from .outreach import year as outreach_year
from .oversight import letters as oversight_letters
from .oversight import lists as oversight_lists
from .oversight import register as oversight_register
from .oversight import rounds as oversight_rounds
from .plan import keeping as plan_keeping
from .plan import tasks as plan_tasks
from .plan import views as plan
from .public import files as public_files
from .public import offers as public_offers
from .public import report as public_report
from .public import returning as public_returning
from .published import views as published
from .report import views as report
from .sign_in import views as sign_in
from .teaching import certificates, classes, coverage

urlpatterns = [
    path("", sign_in.root, name="root"),
    path("kiem-tra-loi-moi/", public_offers.page, name="check_offer"),
    path("b/<str:code>", outreach_posters.scanned, name="scanned"),
    path("bao-tin/", public_report.page, name="report_outside"),
    path("bao-tin/tim-nguoi-than/", public_report.relative, name="find_relative"),
    path("bao-tin/tro-lai/", public_returning.page, name="come_back"),
    path("bao-tin/tro-lai/tin/", public_returning.letter, name="own_letter"),
    path("bao-tin/tro-lai/tin/tep/", public_files.page, name="own_files"),
    path("dang-nhap/", sign_in.sign_in, name="sign_in"),
    path("dang-xuat/", sign_in.sign_out, name="sign_out"),
    path("doi-don-vi/", sign_in.switch_agency, name="switch_agency"),
    path("tai-khoan/", sign_in.account, name="account"),
    path("viec-hom-nay/", desk.page, name="desk"),
    path("viec-hom-nay/ke-hoach/", desk_tasks.tasks, name="desk_tasks"),
    path("viec-hom-nay/cham-soc/", care_due.on_desk, name="desk_care"),
    path("canh-bao/<uuid:notice>/da-xem/", alarms.acknowledge, name="acknowledge"),
    path("canh-bao/noi-nhan/", contacts.page, name="contacts"),
    path("canh-bao/noi-nhan/<uuid:contact>/ngung/", contacts.end, name="end_contact"),
    path("canh-bao/chua-den/", contacts.by_agency, name="undelivered"),
    path("nguon-tin/moi/", report.page, name="new_report"),
    path("nguon-tin/moi/them-nguoi/", report.one_more_person, name="one_more_person"),
    path("nguon-tin/da-chuyen/", report.passed_on, name="report_passed_on"),
    path("vu-an/", cases_board.page, name="cases"),
    path("giam-giu/", custody_board.page, name="custody"),
    path("vu-viec/", matters.page, name="matters"),
    path("vu-viec/<str:code>/", matter_file.page, name="matter"),
    path("vu-viec/<str:code>/lam/<str:verb>/", act_views.do, name="act"),
    path("vu-viec/<str:code>/mo-danh-tinh/<uuid:person>/", matter_file.open_person,
         name="open_identity"),
    path("vu-viec/<str:code>/mo-noi-dung/", matter_file.open_story, name="open_narrative"),
    path("vu-viec/<str:code>/trao-doi/", dialogue.page, name="dialogue"),
    path("vu-viec/<str:code>/trao-doi/mo/", dialogue.read, name="read_dialogue"),
    path("vu-viec/<str:code>/trao-doi/dong-y/", consenting.page, name="consent_to_tell"),
    path("vu-viec/<str:code>/trao-doi/tra-loi/", dialogue.answer, name="answer_dialogue"),
    path("vu-viec/<str:code>/trao-doi/tep/<int:number>/", opening.open_one, name="open_enclosure"),
    path("vu-viec/<str:code>/trao-doi/tep/<int:number>/quet/", opening.scan_again, name="scan_enclosure"),
    path("vu-viec/<str:code>/bien-ban.docx", papers.minutes, name="reception_minutes"),
    path("vu-viec/<str:code>/bien-nhan.docx", papers.receipt, name="receipt"),
    path("vu-viec/<str:code>/chung-cu/", evidence_page.page, name="evidence"),
    path("vu-viec/<str:code>/chung-cu/mo/", evidence_page.open_file, name="open_evidence"),
    path("vu-viec/<str:code>/chung-cu/bang/<str:view>/", evidence_views.view_table, name="evidence_table"),
    path("vu-viec/<str:code>/chung-cu/den/", evidence_views.to_thing, name="evidence_thing"),
    path("vu-viec/<str:code>/chung-cu/cau-hoi/", evidence_questions.page, name="evidence_questions"),
    path("vu-viec/<str:code>/chung-cu/cau-hoi/<str:key>/", evidence_questions.one, name="evidence_question"),
    path("vu-viec/<str:code>/chung-cu/ghi-nhanh/", evidence_quick.page, name="evidence_quick"),
    path("vu-viec/<str:code>/chung-cu/lien-ket/", evidence_linking.page, name="evidence_linking"),
    path("vu-viec/<str:code>/chung-cu/but-luc/", evidence_papers.number, name="evidence_folios"),
    path("vu-viec/<str:code>/chung-cu/nhap/", evidence_imports.page, name="evidence_import"),
    path("vu-viec/<str:code>/chung-cu/nhap/ghi/", evidence_imports.confirm, name="confirm_evidence_import"),
    path("vu-viec/<str:code>/chung-cu/thay-doi/", evidence_changes.page, name="evidence_changes"),
    path("vu-viec/<str:code>/chung-cu/muc/persons/<str:item>/mo-ten/", evidence_people.open_name, name="open_described"),
    path("vu-viec/<str:code>/chung-cu/muc/documents/<str:item>/rut/", evidence_papers.withdraw, name="withdraw_evidence_paper"),
    path("vu-viec/<str:code>/chung-cu/muc/", evidence_items.page, name="evidence_parts"),
    path("vu-viec/<str:code>/chung-cu/muc/<str:part>/", evidence_items.listing, name="evidence_part"),
    path("vu-viec/<str:code>/chung-cu/muc/<str:part>/moi/", evidence_entry.new, name="new_evidence_item"),
    path("vu-viec/<str:code>/chung-cu/muc/<str:part>/<str:item>/", evidence_items.item, name="evidence_item"),
    path("vu-viec/<str:code>/chung-cu/muc/<str:part>/<str:item>/sua/", evidence_entry.correct, name="correct_evidence_item"),
    path("vu-viec/<str:code>/chung-cu/muc/<str:part>/<str:item>/bo/", evidence_entry.take_out, name="take_out_evidence_item"),
    path("vu-viec/<str:code>/chung-cu/tep/mo/", evidence_viewer.find, name="evidence_find"),
    path("vu-viec/<str:code>/chung-cu/tep/<uuid:scan>/", evidence_viewer.page, name="evidence_scan"),
    path("vu-viec/<str:code>/chung-cu/tep/<uuid:scan>/vung/", evidence_viewer.mark, name="evidence_mark"),
    path("vu-viec/<str:code>/chung-cu/tep/<uuid:scan>/noi-dung/", evidence_giving.content, name="evidence_content"),
    path("vu-viec/<str:code>/chung-cu/tep/<uuid:scan>/trang/<int:number>/", evidence_giving.page_picture, name="evidence_scan_page"),
    path("vu-viec/<str:code>/chung-cu/tep/<uuid:scan>/but-luc/", evidence_stamps.page, name="evidence_stamps"),
    path("vu-viec/<str:code>/chung-cu/tep/<uuid:scan>/but-luc/doc/", evidence_stamps.read, name="evidence_read_stamps"),
    path("vu-viec/<str:code>/chung-cu/tep/<uuid:scan>/but-luc/ghi/", evidence_stamps.confirm, name="evidence_confirm_folios"),
    path("vu-viec/<str:code>/chung-cu/tep/<uuid:scan>/che/", evidence_covering.page, name="evidence_cover"),
    path("vu-viec/<str:code>/chung-cu/tep/<uuid:scan>/che/dua-ra/", evidence_covering.release, name="evidence_release"),
    path("vu-viec/<str:code>/chung-cu/trinh-bay/", evidence_making.page, name="evidence_making"),
    path("vu-viec/<str:code>/chung-cu/trinh-bay/lap/", evidence_making.make, name="evidence_make"),
    path("vu-viec/<str:code>/chung-cu/trinh-bay/trang/<uuid:scan>/", evidence_making.give_pages, name="evidence_give_pages"),
    path("vu-viec/<str:code>/chung-cu/trinh-bay/duyet/", evidence_court.approve, name="evidence_approve"),
    path("vu-viec/<str:code>/chung-cu/trinh-bay/<str:display>/", evidence_court.present, name="evidence_present"),
    path("vu-viec/<str:code>/chung-cu/trinh-bay/<str:display>/phong-xu/", evidence_court.hall, name="evidence_hall"),
    path("vu-viec/<str:code>/chung-cu/tep/", evidence_files.page, name="evidence_files"),
    path("vu-viec/<str:code>/chung-cu/tep/gui-thuong/", evidence_files.send_small, name="evidence_send_small"),
    path("vu-viec/<str:code>/chung-cu/tep/gui/", evidence_tus.begin, name="evidence_begin_upload"),
    path("vu-viec/<str:code>/chung-cu/tep/gui/<uuid:upload>/", evidence_tus.go_on, name="evidence_upload"),
    path("vu-viec/<str:code>/chung-cu/tep/gui/<uuid:upload>/xong/", evidence_files.finish, name="evidence_finish_upload"),
    path("vu-viec/<str:code>/chung-cu/tep/gui/<uuid:upload>/bo/", evidence_files.drop, name="evidence_drop_upload"),
    path("ban-giao/", handovers.page, name="handovers"),
    path("ban-giao/<uuid:way>/nhan/", handovers.receive, name="receive_handover"),
    path("ban-giao/<uuid:way>/tu-choi/", handovers.refuse, name="refuse_handover"),
    path("chi-tieu/", command_board.page, name="board"),
    path("chi-tieu/cong-bo/", command_board.publish, name="publish_figures"),
    path("chi-tieu/<uuid:figure>/danh-sach/", board_entry.listing, name="figure_list"),
    path("chi-tieu/<uuid:figure>/con-phai-lam/", board_entry.still_to_do, name="figure_ahead"),
    path("chi-tieu/<uuid:figure>/so-lai/", board_entry.beside_the_record, name="figure_recount"),
    path("so-lieu-cong-bo/", published.page, name="published"),
    path("bao-cao/", committee_reports.page, name="committee_reports"),
    path("bao-cao/lap/", committee_reports.new, name="draft_report"),
    path("bao-cao/yeu-cau/", committee_reports.ask, name="note_report_due"),
    path("bao-cao/<uuid:draft>/", committee_report.page, name="committee_report"),
    path("bao-cao/<uuid:draft>/doan/", committee_report.write, name="edit_paragraph"),
    path("bao-cao/<uuid:draft>/ban-hanh/", committee_report.issue, name="issue_report"),
    path("bao-cao/<uuid:draft>/ky/", committee_report.sign, name="keep_signed_report"),
    path("bao-cao/<uuid:draft>/gui/", committee_report.send, name="record_report_sent"),
    path("bao-cao/<uuid:draft>/xem/", committee_report.preview, name="preview_report"),
    path("bao-cao/<uuid:draft>/trang/<int:number>/", committee_report.picture, name="report_page"),
    path("bao-cao/<uuid:draft>/tep/<str:kind>/", committee_report.file, name="report_file"),
    path("so-lieu/", committee_reports.look_up, name="look_up_figure"),
    path("so-lieu/<str:ref>/", committee_reports.behind, name="figure_behind"),
    path("doi-chieu/", agreement.page, name="agreement"),
    path("doi-chieu/<str:row>/", agreement.listing, name="agreement_list"),
    path("doi-chieu/<str:row>/<uuid:act>/", agreement.settle, name="settle_difference"),
    path("giam-sat/", oversight_lists.page, name="oversight"),
    path("giam-sat/danh-sach/<str:code>/", oversight_lists.one, name="watchlist"),
    path("giam-sat/yeu-cau/", oversight_letters.page, name="letters"),
    path("giam-sat/yeu-cau/lam/gui/", oversight_letters.new, name="new_letter"),
    path("giam-sat/yeu-cau/<uuid:letter>/", oversight_letters.entry, name="letter"),
    path("giam-sat/yeu-cau/<uuid:letter>/lam/<str:verb>/", oversight_letters.do, name="letter_act"),
    path("giam-sat/kiem-tra/", oversight_rounds.page, name="rounds"),
    path("giam-sat/kiem-tra/lam/lap/", oversight_rounds.new, name="new_round"),
    path("giam-sat/kiem-tra/<uuid:round_id>/", oversight_rounds.entry, name="round"),
    path("giam-sat/kiem-tra/<uuid:round_id>/lam/<str:verb>/", oversight_rounds.do, name="round_act"),
    path("giam-sat/ket-luan/", oversight_rounds.findings, name="findings"),
    path("giam-sat/ket-luan/<uuid:finding_id>/", oversight_rounds.finding, name="finding"),
    path("giam-sat/ket-luan/<uuid:finding_id>/lam/<str:verb>/", oversight_rounds.do_finding, name="finding_act"),
    path("giam-sat/ton-tai/", oversight_register.page, name="shortcomings"),
    path("giam-sat/ton-tai/lam/ghi/", oversight_register.new, name="new_shortcoming"),
    path("giam-sat/ton-tai/<uuid:entry_id>/", oversight_register.entry, name="shortcoming"),
    path("giam-sat/ton-tai/<uuid:entry_id>/lam/<str:verb>/", oversight_register.do, name="shortcoming_act"),
    path("giam-sat/ton-tai/bien-phap/<uuid:remedy_id>/lam/<str:verb>/", oversight_register.do_remedy, name="remedy_act"),
    path("ke-hoach/", plan.page, name="plan"),
    path("ke-hoach/cham/", plan.late, name="plan_late"),
    path("ke-hoach/hop/", plan.meetings, name="plan_meetings"),
    path("ke-hoach/cao-diem/", plan.campaigns, name="campaigns"),
    path("ke-hoach/so-sanh/", plan.compare, name="plan_compare"),
    path("ke-hoach/van-ban/", plan.papers, name="plan_papers"),
    path("ke-hoach/lam/<str:verb>/", plan_keeping.begin, name="plan_begin"),
    path("ke-hoach/tep/<uuid:file_id>/", plan_tasks.file, name="plan_file"),
    path("ke-hoach/viec/<uuid:task_id>/", plan_tasks.page, name="plan_task"),
    path("ke-hoach/viec/<uuid:task_id>/lam/<str:verb>/", plan_tasks.act, name="plan_task_act"),
    path("ke-hoach/<uuid:plan_id>/", plan.one, name="one_plan"),
    path("ke-hoach/<uuid:plan_id>/ke-hoach.xlsx", plan.workbook, name="plan_workbook"),
    path("ke-hoach/<uuid:plan_id>/lam/<str:verb>/", plan_keeping.of_plan, name="plan_act"),
    path("truyen-thong/", outreach.page, name="outreach"),
    path("truyen-thong/moi/", outreach_sessions.new, name="new_session"),
    path("truyen-thong/lich/", outreach_year.page, name="outreach_year"),
    path("truyen-thong/ket-qua/", outreach.results, name="outreach_results"),
    path("truyen-thong/tai-lieu/", outreach_stock.materials, name="materials"),
    path("truyen-thong/tai-lieu/lam/<str:verb>/", outreach_stock.new_material, name="new_material"),
    path("truyen-thong/tai-lieu/<uuid:root>/lam/<str:verb>/", outreach_stock.material_act, name="material_act"),
    path("truyen-thong/mo-hinh/", outreach_stock.clubs, name="clubs"),
    path("truyen-thong/mo-hinh/lam/<str:verb>/", outreach_stock.new_club, name="new_club"),
    path("truyen-thong/mo-hinh/<uuid:root>/", outreach_stock.club, name="club"),
    path("truyen-thong/mo-hinh/<uuid:root>/lam/<str:verb>/", outreach_stock.club_act, name="club_act"),
    path("truyen-thong/nhap/", outreach_bringing.page, name="bring_sessions"),
    path("truyen-thong/nhap/mau.xlsx", outreach_bringing.template, name="sessions_template"),
    path("truyen-thong/nhap/ghi/", outreach_bringing.write, name="write_sessions"),
    path("truyen-thong/nhap/dong-loi.xlsx", outreach_bringing.returned, name="returned_sessions"),
    path("truyen-thong/ap-phich/", outreach_posters.page, name="posters"),
    path("truyen-thong/ap-phich/<uuid:poster_id>/<str:size>.pdf", outreach_posters.paper, name="poster_paper"),
    path("truyen-thong/<uuid:root>/", outreach_sessions.page, name="one_session"),
    path("truyen-thong/<uuid:root>/lam/<str:verb>/", outreach_sessions.act, name="session_act"),
    path("tap-huan/", coverage.page, name="coverage"),
    path("tap-huan/co-quan/", coverage.bodies, name="taught_bodies"),
    path("tap-huan/sang-chan/", coverage.trauma, name="trauma_content"),
    path("tap-huan/khoa/", classes.courses, name="courses"),
    path("tap-huan/khoa/lam/<str:verb>/", classes.new, {"what": "course"}, name="new_course"),
    path("tap-huan/khoa/<uuid:root>/lam/<str:verb>/", classes.course_act, name="course_act"),
    path("tap-huan/lop/", classes.classes, name="classes"),
    path("tap-huan/lop/lam/<str:verb>/", classes.new, {"what": "class"}, name="new_class"),
    path("tap-huan/lop/<uuid:root>/", classes.one_class, name="one_class"),
    path("tap-huan/lop/<uuid:root>/giay-chung-nhan/", certificates.page, name="certificate"),
    path("tap-huan/lop/<uuid:root>/lam/<str:verb>/", classes.class_act, name="class_act"),
    path("tap-huan/hoc-vien/<uuid:root>/lam/<str:verb>/", classes.attendance_act, name="attendance_act"),
    path("dia-ban/", focus.page, name="focus"),
    path("dia-ban/khoang-trong/", focus.gaps, name="focus_gaps"),
    path("dia-ban/cach-tinh/", focus.method, name="focus_method"),
    path("dia-ban/trong-diem/", focus.listed, name="focus_places"),
    path("dia-ban/trong-diem/<uuid:focus_id>/", focus.one_focus, name="focus_place"),
    path("dia-ban/trong-diem/<uuid:focus_id>/lam/<str:verb>/", focus_keeping.of_focus, name="focus_act"),
    path("dia-ban/noi/<str:key>/", focus.place, name="place_profile"),
    path("dia-ban/noi/<str:key>/lam/<str:verb>/", focus_keeping.of_place, name="place_act"),
    path("dia-ban/so-lieu/<uuid:fact_id>/lam/<str:verb>/", focus_keeping.of_fact, name="place_fact_act"),
    path("kiem-tra/", field_checks.page, name="field_checks"),
    path("kiem-tra/lam/<str:verb>/", field_checks_keeping.begin, name="field_check_begin"),
    path("kiem-tra/ke-hoach/", field_checks_plans.page, name="planned_checks"),
    path("kiem-tra/ke-hoach/<uuid:planned_id>/lam/<str:verb>/", field_checks_keeping.of_planned, name="planned_check_act"),
    path("kiem-tra/co-so/", field_checks.firms, name="firms"),
    path("kiem-tra/co-so/<uuid:firm_id>/", field_checks.firm, name="firm"),
    path("kiem-tra/co-so/<uuid:firm_id>/lam/<str:verb>/", field_checks_keeping.of_firm, name="firm_act"),
    path("kiem-tra/vi-pham/<uuid:finding_id>/lam/<str:verb>/", field_checks_keeping.of_finding, name="firm_finding_act"),
    path("cham-soc/", care_listing.page, name="cares"),
    path("cham-soc/can-lam/", care_due.page, name="care_due"),
    path("cham-soc/tiep-nhan/", care_receiving.page, name="receive_person"),
    path("cham-soc/tra-cuu/", care_listing.look_up, name="look_up_in_care"),
    path("cham-soc/danh-sach-tro-ve/", care_returnees.page, name="returnees"),
    path("cham-soc/danh-sach-tro-ve/nhan/", care_returned.confirm, name="receive_returnees"),
    path("cham-soc/danh-sach-tro-ve/<uuid:listing>/", care_one_list.page, name="returnee_list"),
    path("cham-soc/muc-chi/", care_rates.page, name="care_rates"),
    path("cham-soc/cong-bo/", care_releases.page, name="care_releases"),
    path("cham-soc/cong-bo/bang/", care_releases.publish, name="release_victim_tables"),
    path("cham-soc/cong-bo/<uuid:release>/<str:kind>/", care_releases.file, name="care_release_file"),
    path("cham-soc/chua-nhan/", care_shortfalls.page, name="care_shortfalls"),
    path("cham-soc/<str:code>/", care_file.page, name="care"),
    path("cham-soc/<str:code>/mo-danh-tinh/", care_file.open_person, name="open_person"),
    path("cham-soc/<str:code>/lam/<str:verb>/", care_file.do, name="care_act"),
    path("cham-soc/<str:code>/huy/<uuid:act>/", care_file.withdraw, name="withdraw_care_act"),
    path("cham-soc/<str:code>/sua/<uuid:act>/", care_correcting.page, name="correct_care_act"),
    path("cham-soc/<str:code>/giay-to/", care_papers.page, name="care_papers"),
    path("cham-soc/<str:code>/giay-to/them/", care_papers.add, name="add_care_paper"),
    path("cham-soc/<str:code>/giay-to/<uuid:paper>/mo/", care_papers.open_one, name="open_care_paper"),
    path("cham-soc/<str:code>/giay-to/<uuid:paper>/rut/", care_papers.withdraw, name="withdraw_care_paper"),
    path("cham-soc/<str:code>/ke-hoach/", care_plan.page, name="care_plan"),
    path("cham-soc/<str:code>/ho-tro/", care_supports.page, name="care_supports"),
    path("cham-soc/<str:code>/sang-loc/", care_screening.page, name="care_screening"),
    path("cham-soc/<str:code>/sang-loc/<str:name>/", care_screening.one, name="care_screening_set"),
    path("cham-soc/<str:code>/noi-chuyen/", care_talking.page, name="care_talk"),
    path("cham-soc/<str:code>/noi-chuyen/dang/", care_talking.under_way, name="care_talk_under_way"),
    path("cham-soc/<str:code>/noi-chuyen/nghi/", care_talking.pause, name="care_talk_pause"),
    path("cham-soc/<str:code>/noi-chuyen/loi-ke/", care_talking.open_story, name="open_care_story"),
    path("cham-soc/<str:code>/van-ban/", care_letters.page, name="care_letters"),
    path("cham-soc/<str:code>/van-ban/<str:paper>/<uuid:act>.docx", care_letters.file, name="care_letter"),
    path("mau-van-ban/", care_paper_forms.page, name="care_paper_forms"),
    path("mau-van-ban/<str:paper>/<str:regime>/<str:copy>.docx", care_paper_forms.filled, name="care_paper_sample"),
    path("nhat-ky/", audit_log.page, name="audit_log"),
    path("kenh/", channel_list.page, name="channel_list"),
    path("tra-cuu/", look_up.page, name="look_up"),
    path("sach-luat/", law_book.page, name="law_book"),
]  # fmt: skip
