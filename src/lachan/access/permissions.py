"""The vocabulary of permissions: one word per verb that the law gives to somebody."""

from enum import StrEnum


class Permission(StrEnum):
    """What a role may be allowed to do; the label is what people read."""

    label: str

    def __new__(cls, code: str, label: str) -> "Permission":
        member = str.__new__(cls, code)
        member._value_ = code
        member.label = label
        return member

    REPORT_RECEIVE = "report.receive", "Tiếp nhận nguồn tin"
    REPORT_CLASSIFY = "report.classify", "Phân loại nguồn tin"
    REPORT_CORRECT = "report.correct", "Đính chính"
    REPORT_SEE = "report.see", "Xem vụ việc trong phạm vi"
    HANDOVER_SEND = "handover.send", "Chuyển giao"
    HANDOVER_ANSWER = "handover.answer", "Nhận hoặc từ chối bàn giao"
    NOTICE_SEND = "notice.send", "Gửi thông báo"
    HANDLING_ASSIGN = "handling.assign", "Phân công giải quyết"
    HANDLING_PROLONG = "handling.prolong", "Kéo dài thời hạn"
    HANDLING_REPORT = "handling.report", "Báo cáo kết quả xác minh"
    HANDLING_DECIDE = "handling.decide", "Quyết định giải quyết nguồn tin"
    EXTENSION_REQUEST = "extension.request", "Đề nghị gia hạn"
    EXTENSION_DECIDE = "extension.decide", "Gia hạn hoặc không gia hạn"
    PROSECUTOR_ASSIGN = "prosecutor.assign", "Phân công Kiểm sát viên"
    ALERT_SEE = "alert.see", "Xem cảnh báo việc đến hạn"
    SUPERVISE = "supervise", "Kiểm sát việc giải quyết"
    CASE_INITIATE = "case.initiate", "Khởi tố vụ án"
    CASE_DEFINE = "case.define", "Thay đổi, bổ sung, hủy bỏ quyết định khởi tố vụ án"
    CHARGE = "charge", "Khởi tố bị can"
    CHARGE_APPROVE = "charge.approve", "Phê chuẩn, hủy bỏ quyết định khởi tố bị can"
    CUSTODY_ORDER = "custody.order", "Ra lệnh, quyết định về biện pháp ngăn chặn"
    CUSTODY_APPROVE = "custody.approve", "Phê chuẩn, gia hạn biện pháp ngăn chặn"
    CUSTODY_KEEP = "custody.keep", "Quản lý người bị tạm giữ, tạm giam"
    OFFICER_ASSIGN = "officer.assign", "Phân công người tiến hành tố tụng"
    INVESTIGATION_LEAD = "investigation.lead", "Quyết định về việc điều tra"
    INVESTIGATION_EXTEND = "investigation.extend", "Gia hạn thời hạn điều tra"
    CASE_PART = "case.part", "Nhập, tách vụ án"
    CASE_TRANSFER = "case.transfer", "Chuyển vụ án"
    CASE_HAND = "case.hand", "Giao, nhận hồ sơ, vật chứng, người"
    CASE_SERVE = "case.serve", "Giao, gửi, nhận, thông báo văn bản tố tụng"
    CASE_DECIDE = "case.decide", "Quyết định, yêu cầu tố tụng khác"
    CASE_CORRECT = "case.correct", "Đính chính, gỡ hiệu lực hành vi của vụ án"
    PROSECUTE = "prosecute", "Quyết định việc truy tố"
    TRY = "try", "Thụ lý, xét xử"
    APPEAL_TAKE = "appeal.take", "Nhận kháng cáo"
    PROTEST = "protest", "Kháng nghị"
    EXECUTE = "execute", "Quyết định thi hành án"
    GRIEVANCE = "grievance", "Nhận, giải quyết khiếu nại, tố cáo trong tố tụng"
    IDENTITY_OPEN = "identity.open", "Mở danh tính"
    IDENTITY_LOOKUP = "identity.lookup", "Tra cứu chính xác danh tính"
    IDENTITY_DISPOSE = "identity.dispose", "Hủy khóa danh tính"
    CONFLICT_EXCLUDE = "conflict.exclude", "Loại trừ do xung đột lợi ích"
    CHANNEL_LOG = "channel.log", "Ghi sổ kênh tiếp nhận"
    REGISTER_IMPORT = "register.import", "Nhập sổ tiếp nhận"
    FIGURES_SEE = "figures.see", "Xem chỉ tiêu"
    FIGURES_PUBLISH = "figures.publish", "Công bố chỉ tiêu"
    REPORTING_SEE = "reporting.see", "Xem báo cáo của Ban Chỉ đạo"
    REPORTING_DRAFT = "reporting.draft", "Soạn báo cáo của Ban Chỉ đạo"
    REPORTING_ISSUE = "reporting.issue", "Cấp số, ban hành, gửi báo cáo"
    AGREEMENT_SEE = "agreement.see", "Xem đối chiếu số liệu"
    AGREEMENT_SETTLE = "agreement.settle", "Đối chiếu số liệu"
    OVERSIGHT_SEE = "oversight.see", "Xem giám sát"
    OVERSIGHT_ANSWER = "oversight.answer", "Nhận, trả lời yêu cầu, kiến nghị, kết luận kiểm tra"
    LETTER_SEND = "letter.send", "Gửi yêu cầu, kiến nghị của Viện kiểm sát"
    INSPECT = "inspect", "Kiểm tra, kết luận, kiểm chứng việc khắc phục"
    SHORTCOMING_KEEP = "shortcoming.keep", "Ghi sổ tồn tại, nguyên nhân, điều kiện"
    PLAN_SEE = "plan.see", "Xem kế hoạch"
    PLAN_REPORT = "plan.report", "Nhận, giao, báo cáo nhiệm vụ của kế hoạch"
    PLAN_KEEP = "plan.keep", "Lập, ban hành, theo dõi kế hoạch"
    AUDIT_SEE = "audit.see", "Xem nhật ký"
    ACCOUNT_MANAGE = "account.manage", "Quản trị tài khoản"
    API_TOKEN = "api.token", "Cấp khóa API"  # noqa: S105
