"""Roles in prose: a paragraph the head of the committee could sign, and what follows from it."""

from typing import ClassVar

from .permissions import Permission as P  # noqa: N817

ROLES: dict[str, type["Role"]] = {}


class Role:
    """Vai trò gốc; không dùng trực tiếp."""

    code: ClassVar[str] = ""
    label: ClassVar[str] = ""
    may: ClassVar[frozenset[P]] = frozenset()
    # Capabilities travel in the signed token and open policies that no standing opens.
    caps: ClassVar[frozenset[str]] = frozenset()

    def __init_subclass__(cls) -> None:
        ROLES[cls.code] = cls


# Whoever may be asked to put something right sees what was asked of them, and answers.
ASKED = frozenset({P.OVERSIGHT_SEE, P.OVERSIGHT_ANSWER})
# Every member of the committee has tasks of the plan: it sees its own, takes, gives on and reports them.
# Whoever has a task of the plan also speaks to the public and sends its people to be taught.
SPEAKS = frozenset({P.OUTREACH_SEE, P.OUTREACH_KEEP, P.TRAINING_KEEP})
TASKED = SPEAKS | {P.PLAN_SEE, P.PLAN_REPORT}
# Who sees what is told of places, and who may tell of its own ground; small numbers stay the committee's (decision 16).
SEES_PLACES, PLACES = frozenset({P.FOCUS_SEE}), frozenset({"places"})
TELLS, TELLING = SEES_PLACES | {P.FOCUS_TELL}, PLACES | {"place_tell"}
# Who checks firms of a sector on its own ground; the committee looks.
CHECKS, CHECKING = frozenset({P.CHECK_SEE, P.CHECK_DO}), frozenset({"field_check"})
KEEPS, KEEPING = TASKED | TELLS | {P.FOCUS_KEEP, P.CHECK_SEE}, TELLING | {"focus_keep"}
# The evidence room opens to a signed capability and to where the matter lies, never to a role alone.
ROOM = frozenset({"evidence"})
# Who writes the file itself; a court writes only what was shown.
MAPMAKING = ROOM | {"maps"}
MAPS = frozenset({P.EVIDENCE_SEE, P.EVIDENCE_KEEP})
# Whoever first meets a person may receive and screen that person; care is given by those whose office it is.
MEETS = frozenset({P.VICTIM_SEE, P.VICTIM_RECEIVE, P.VICTIM_PROTECT})
INTAKE = frozenset({P.REPORT_RECEIVE, P.REPORT_SEE, P.REPORT_CORRECT, P.HANDOVER_SEND,
                    P.HANDOVER_ANSWER, P.CHANNEL_LOG, P.REGISTER_IMPORT, P.IDENTITY_OPEN, P.ALERT_SEE,
                    P.DOOR_ANSWER})  # fmt: skip


class CommuneOfficer(Role):
    """Cán bộ Công an cấp xã tiếp nhận tố giác, tin báo bất kể giờ giấc, lập biên bản, kiểm tra sơ bộ và chuyển ngay cho cơ quan có thẩm quyền; chỉ xem việc do đơn vị mình tiếp nhận."""

    code, label = "commune_officer", "Công an cấp xã"
    may = ASKED | TASKED | INTAKE | MEETS | TELLS | CHECKS | {P.REPORT_CLASSIFY, P.NOTICE_SEND}
    caps = TELLING | CHECKING


class HotlineOperator(Role):
    """Người trực tổng đài ghi nhận cuộc gọi vào danh sách của kênh, chuyển tin cho cơ quan có thẩm quyền và biết tin đã được nhận; không xem việc điều tra."""

    code, label = "hotline_operator", "Trực tổng đài"
    may = frozenset({P.ALERT_SEE, P.REPORT_RECEIVE, P.REPORT_SEE, P.HANDOVER_SEND, P.CHANNEL_LOG})


class Investigator(Role):
    """Điều tra viên, lãnh đạo Cơ quan điều tra tiếp nhận, phân loại, xác minh và quyết định theo Điều 145–149 BLTTHS đối với nguồn tin thuộc thẩm quyền của cơ quan mình."""

    code, label = "investigator", "Điều tra viên"
    may = ASKED | TASKED | INTAKE | {P.REPORT_CLASSIFY, P.NOTICE_SEND, P.HANDLING_ASSIGN, P.HANDLING_PROLONG,
                    P.HANDLING_REPORT, P.HANDLING_DECIDE, P.EXTENSION_REQUEST, P.CASE_INITIATE,
                    P.IDENTITY_LOOKUP, P.CONFLICT_EXCLUDE, P.CASE_DEFINE, P.CHARGE, P.CUSTODY_ORDER,
                    P.OFFICER_ASSIGN, P.INVESTIGATION_LEAD, P.CASE_PART, P.CASE_TRANSFER,
                    P.CASE_HAND, P.CASE_SERVE, P.CASE_DECIDE, P.CASE_CORRECT, P.GRIEVANCE, P.VICTIM_VERIFY} | MAPS | MEETS | SEES_PLACES  # fmt: skip
    caps = MAPMAKING | PLACES


class Procurator(Role):
    """Kiểm sát viên, lãnh đạo Viện kiểm sát kiểm sát việc tiếp nhận, giải quyết nguồn tin từ khi pháp luật trao văn bản cho Viện kiểm sát; gia hạn, hủy bỏ, yêu cầu khắc phục."""

    code, label = "procurator", "Kiểm sát viên"
    may = ASKED | TASKED | INTAKE | {P.LETTER_SEND, P.INSPECT, P.SHORTCOMING_KEEP, P.NOTICE_SEND, P.PROSECUTOR_ASSIGN, P.EXTENSION_DECIDE, P.SUPERVISE,
                    P.IDENTITY_LOOKUP, P.CONFLICT_EXCLUDE, P.CASE_DEFINE, P.CHARGE, P.CHARGE_APPROVE,
                    P.CUSTODY_ORDER, P.CUSTODY_APPROVE, P.OFFICER_ASSIGN, P.INVESTIGATION_EXTEND,
                    P.CASE_PART, P.CASE_TRANSFER, P.CASE_HAND, P.CASE_SERVE, P.CASE_DECIDE, P.CASE_CORRECT, P.PROSECUTE,
                    P.PROTEST, P.GRIEVANCE, P.AGREEMENT_SEE, P.AGREEMENT_SETTLE,
                    P.EVIDENCE_SHOW, P.EVIDENCE_NAME} | MAPS | SEES_PLACES  # fmt: skip
    # TTLT 05/2018: the procuracy leads the joint statistics and settles what differs.
    caps = frozenset({"settle"}) | MAPMAKING | PLACES


class Judge(Role):
    """Thẩm phán xem hồ sơ từ khi Tòa án thụ lý; khi nhận được tố giác, tin báo thì chuyển ngay cho Cơ quan điều tra."""

    code, label = "judge", "Thẩm phán"
    may = ASKED | TASKED | frozenset({P.SHORTCOMING_KEEP, P.ALERT_SEE, P.REPORT_RECEIVE, P.REPORT_SEE, P.HANDOVER_SEND, P.HANDOVER_ANSWER, P.TRY,
                     P.CUSTODY_ORDER, P.OFFICER_ASSIGN, P.CASE_HAND, P.CASE_SERVE, P.CASE_DECIDE, P.CASE_CORRECT,
                     P.APPEAL_TAKE, P.EXECUTE, P.GRIEVANCE, P.IDENTITY_OPEN, P.EVIDENCE_SEE, P.EVIDENCE_SHOW})  # fmt: skip
    caps = ROOM


class CourtClerk(Role):
    """Thư ký Tòa án vào sổ, giao nhận hồ sơ, thông báo thay cho Tòa án."""

    code, label = "court_clerk", "Thư ký Tòa án"
    may = ASKED | TASKED | frozenset({P.ALERT_SEE, P.REPORT_RECEIVE, P.REPORT_SEE, P.HANDOVER_SEND, P.HANDOVER_ANSWER,
                     P.CASE_HAND, P.CASE_SERVE, P.APPEAL_TAKE, P.EVIDENCE_SEE})  # fmt: skip
    caps = ROOM


class DetentionOfficer(Role):
    """Cán bộ cơ sở giam giữ nhận người, nhắc trước khi hết hạn; khi nhận tố giác của người bị giam giữ thì chuyển ngay."""

    code, label = "detention_officer", "Cán bộ cơ sở giam giữ"
    may = ASKED | frozenset({P.ALERT_SEE, P.REPORT_RECEIVE, P.REPORT_SEE, P.HANDOVER_SEND, P.HANDOVER_ANSWER,
                     P.CUSTODY_KEEP, P.CASE_HAND})  # fmt: skip


class BorderGuard(Role):
    """Bộ đội Biên phòng tiếp nhận, phân loại, giải quyết trong phạm vi Điều 35, 164 BLTTHS và chuyển hồ sơ cho Cơ quan điều tra trong hạn."""

    code, label = "border_guard", "Bộ đội Biên phòng"
    may = ASKED | TASKED | INTAKE | {P.REPORT_CLASSIFY, P.NOTICE_SEND, P.HANDLING_ASSIGN, P.HANDLING_PROLONG,
                    P.HANDLING_REPORT, P.HANDLING_DECIDE, P.EXTENSION_REQUEST, P.CASE_INITIATE,
                    P.CASE_DEFINE, P.CHARGE, P.CUSTODY_ORDER, P.OFFICER_ASSIGN, P.CASE_TRANSFER,
                    P.CASE_HAND, P.CASE_SERVE, P.CASE_CORRECT, P.VICTIM_VERIFY} | MAPS | MEETS | TELLS | CHECKS  # fmt: skip
    caps = MAPMAKING | TELLING | CHECKING


class SocialOfficer(Role):
    """Cán bộ xã hội, y tế tiếp nhận nạn nhân và người đang trong quá trình xác định là nạn nhân; báo tin cho Công an; không xem hồ sơ điều tra."""

    code, label = "social_officer", "Cán bộ xã hội, y tế"
    may = (
        ASKED
        | TASKED
        | frozenset(
            {
                P.ALERT_SEE,
                P.REPORT_RECEIVE,
                P.REPORT_SEE,
                P.HANDOVER_SEND,
                P.HANDOVER_ANSWER,
                P.CASE_HAND,
                P.IDENTITY_OPEN,
                P.VICTIM_CARE,
                P.VICTIM_HELP,
                P.VICTIM_VERIFY,
                P.VICTIM_RATES,
            }
        )
        | MEETS
        | TELLS
    )
    caps = frozenset({"rates"}) | TELLING


class CommuneCarer(Role):
    """Cán bộ xã hội của Ủy ban nhân dân cấp xã tiếp nhận người bị mua bán bất kể giờ giấc, hỗ trợ nhu cầu thiết yếu trước, thông báo ngay cho cơ quan chủ trì, theo dõi khi người đó trở về địa bàn; không xem hồ sơ điều tra."""

    code, label = "commune_carer", "Cán bộ xã hội cấp xã"
    may = ASKED | SPEAKS | frozenset({P.ALERT_SEE, P.REPORT_RECEIVE, P.REPORT_SEE, P.HANDOVER_SEND, P.IDENTITY_OPEN, P.VICTIM_CARE,
                             P.VICTIM_HELP}) | MEETS | TELLS  # fmt: skip
    caps = TELLING


class LegalAid(Role):
    """Người thực hiện trợ giúp pháp lý, người bào chữa báo tin và theo dõi phần mình được giao."""

    code, label = "legal_aid", "Trợ giúp pháp lý, bào chữa"
    may = TASKED | frozenset(
        {P.ALERT_SEE, P.REPORT_RECEIVE, P.REPORT_SEE, P.HANDOVER_SEND, P.VICTIM_SEE, P.VICTIM_HELP}
    )


class Reporter(Role):
    """Cán bộ sở, ngành, đoàn thể báo cáo kết quả thực hiện kế hoạch, ghi buổi truyền thông, lớp tập huấn và chuyển tin mình nhận được; xem chỉ tiêu đã công bố."""

    code, label = "reporter", "Cán bộ sở, ngành, đoàn thể"
    may = ASKED | TASKED | TELLS | CHECKS | frozenset({P.ALERT_SEE, P.REPORT_RECEIVE, P.REPORT_SEE, P.HANDOVER_SEND, P.FIGURES_SEE,
                     P.AGREEMENT_SEE})  # fmt: skip
    caps = frozenset({"figures"}) | TELLING | CHECKING


class CommitteeStaff(Role):
    """Thư ký Ban Chỉ đạo, cán bộ cơ quan thường trực lập và theo dõi kế hoạch, tổng hợp, công bố chỉ tiêu, soạn báo cáo, ban hành và gửi sau khi lãnh đạo ký; thấy số liệu, mã vụ việc và giai đoạn, không thấy hồ sơ và danh tính."""

    code, label = "committee_staff", "Thư ký Ban Chỉ đạo"
    may = KEEPS | frozenset(
        {
            P.PLAN_KEEP,
            P.OVERSIGHT_SEE,
            P.FIGURES_SEE,
            P.FIGURES_PUBLISH,
            P.AGREEMENT_SEE,
            P.AGREEMENT_SETTLE,
            P.REPORTING_SEE,
            P.REPORTING_DRAFT,
            P.REPORTING_ISSUE,
        }  # fmt: skip
    )
    caps = KEEPING | {"figures", "publish", "agreement", "settle", "plans", "plan_keep"}


class CommitteeLeader(Role):
    """Lãnh đạo Ban Chỉ đạo xem chỉ tiêu, báo cáo, mã vụ việc và giai đoạn để chỉ đạo; không can thiệp vào hồ sơ."""

    code, label = "committee_leader", "Lãnh đạo Ban Chỉ đạo"
    may = SEES_PLACES | {P.CHECK_SEE} | frozenset({P.PLAN_SEE, P.OUTREACH_SEE, P.OVERSIGHT_SEE, P.FIGURES_SEE, P.AGREEMENT_SEE, P.REPORTING_SEE})  # fmt: skip
    caps = PLACES | {"figures", "agreement", "plans"}


class Inspector(Role):
    """Cán bộ thanh tra nhận nguồn tin nêu tên cán bộ, xem nhật ký ai đã làm gì, xem gì; không sửa hồ sơ của đơn vị khác."""

    code, label = "inspector", "Thanh tra"
    may = ASKED | frozenset({P.INSPECT, P.SHORTCOMING_KEEP, P.ALERT_SEE, P.REPORT_RECEIVE, P.REPORT_SEE, P.HANDOVER_SEND, P.HANDOVER_ANSWER,
                     P.AUDIT_SEE, P.IDENTITY_OPEN, P.IDENTITY_DISPOSE})  # fmt: skip
    caps = frozenset({"audit", "dispose"})


class Administrator(Role):
    """Quản trị viên quản lý tài khoản, phân công, khóa API; không xem vụ việc nào."""

    code, label = "administrator", "Quản trị"
    may = frozenset({P.ACCOUNT_MANAGE, P.API_TOKEN, P.IDENTITY_DISPOSE})
    caps = frozenset({"accounts", "dispose"})


class Outside(Role):
    """Người dân ở trang báo tin công khai, có nêu tên hay không: gửi tin, quay lại bằng mã nhận tin của chính mình để đọc trả lời và bổ sung; không có tài khoản, không thấy vụ việc nào, kể cả vụ việc từ tin của mình."""

    code, label = "outside", "Người báo tin ở trang công khai"
    may = frozenset({P.REPORT_RECEIVE, P.DOOR_WRITE})
    # Signed for one deed at the door; beside it a capability that opens one letter (letterbox.door).
    caps = frozenset({"outside"})


# Never an account's: nobody signs in as the public.
WITHOUT_ACCOUNT = frozenset({Outside.code})
