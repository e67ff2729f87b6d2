"""Paths are what users read; names are English."""

from django.urls import path

from .agreement import views as agreement
from .audit_log import views as audit_log
from .cases_board import views as cases_board
from .channel_list import views as channel_list
from .command_board import views as command_board
from .custody_board import views as custody_board
from .desk import alarms
from .desk import views as desk
from .handovers import views as handovers
from .law_book import views as law_book
from .look_up import views as look_up
from .matter_file import act_views, papers
from .matter_file import views as matter_file
from .matters import views as matters
from .report import views as report
from .sign_in import views as sign_in

urlpatterns = [
    path("", sign_in.root, name="root"),
    path("dang-nhap/", sign_in.sign_in, name="sign_in"),
    path("dang-xuat/", sign_in.sign_out, name="sign_out"),
    path("doi-don-vi/", sign_in.switch_agency, name="switch_agency"),
    path("tai-khoan/", sign_in.account, name="account"),
    path("viec-hom-nay/", desk.page, name="desk"),
    path("canh-bao/<uuid:notice>/da-xem/", alarms.acknowledge, name="acknowledge"),
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
    path("vu-viec/<str:code>/bien-ban.docx", papers.minutes, name="reception_minutes"),
    path("vu-viec/<str:code>/bien-nhan.docx", papers.receipt, name="receipt"),
    path("ban-giao/", handovers.page, name="handovers"),
    path("ban-giao/<uuid:way>/nhan/", handovers.receive, name="receive_handover"),
    path("ban-giao/<uuid:way>/tu-choi/", handovers.refuse, name="refuse_handover"),
    path("chi-tieu/", command_board.page, name="board"),
    path("chi-tieu/cong-bo/", command_board.publish, name="publish_figures"),
    path("chi-tieu/<uuid:figure>/danh-sach/", command_board.listing, name="figure_list"),
    path("doi-chieu/", agreement.page, name="agreement"),
    path("doi-chieu/<str:row>/", agreement.listing, name="agreement_list"),
    path("doi-chieu/<str:row>/<uuid:act>/", agreement.settle, name="settle_difference"),
    path("nhat-ky/", audit_log.page, name="audit_log"),
    path("kenh/", channel_list.page, name="channel_list"),
    path("tra-cuu/", look_up.page, name="look_up"),
    path("sach-luat/", law_book.page, name="law_book"),
]  # fmt: skip
