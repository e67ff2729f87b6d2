"""Grounds and words of a case, each with the point of law that gives it."""

NO_CRIME = [
    ("157.1", "Không có sự việc phạm tội (Điều 157 khoản 1)"),
    ("157.2", "Hành vi không cấu thành tội phạm (Điều 157 khoản 2)"),
    ("157.3", "Chưa đến tuổi chịu trách nhiệm hình sự (Điều 157 khoản 3)"),
    (
        "157.4",
        "Đã có bản án hoặc quyết định đình chỉ vụ án có hiệu lực pháp luật (Điều 157 khoản 4)",
    ),
    ("157.5", "Đã hết thời hiệu truy cứu trách nhiệm hình sự (Điều 157 khoản 5)"),
    ("157.6", "Tội phạm đã được đại xá (Điều 157 khoản 6)"),
    ("157.7", "Người thực hiện hành vi đã chết (Điều 157 khoản 7)"),
    ("157.8", "Bị hại không yêu cầu khởi tố (Điều 157 khoản 8)"),
]
RELIEVED = [
    ("155.2", "Người đã yêu cầu khởi tố rút yêu cầu (Điều 155 khoản 2)"),
    ("BLHS16", "Tự ý nửa chừng chấm dứt việc phạm tội (BLHS Điều 16)"),
    ("BLHS29", "Được miễn trách nhiệm hình sự (BLHS Điều 29)"),
    ("BLHS91", "Miễn trách nhiệm hình sự người dưới 18 tuổi (BLHS Điều 91 khoản 2)"),
]
GROUNDS: dict[str, list[tuple[str, str]]] = {
    "investigation_suspended": [
        ("229.1.a", "Chưa xác định được bị can hoặc không biết rõ bị can đang ở đâu, đã hết thời hạn điều tra (điểm a)"),
        ("229.1.b", "Bị can bị bệnh tâm thần hoặc bệnh hiểm nghèo theo kết luận giám định (điểm b)"),
        ("229.1.c", "Giám định, định giá, tương trợ tư pháp chưa có kết quả, đã hết thời hạn điều tra (điểm c)"),
        ("229.1.d", "Bất khả kháng do thiên tai, dịch bệnh, đã hết thời hạn điều tra (điểm d)"),
    ],
    "investigation_discontinued": [
        *NO_CRIME, *RELIEVED,
        ("230.1.b", "Hết thời hạn điều tra mà không chứng minh được bị can đã thực hiện tội phạm (điểm b)"),
    ],
    "file_returned_by_procuracy": [
        ("245.1.a", "Thiếu chứng cứ về vấn đề quy định tại Điều 85 mà Viện kiểm sát không tự bổ sung được (điểm a)"),
        ("245.1.b", "Có căn cứ khởi tố bị can về tội phạm khác (điểm b)"),
        ("245.1.c", "Có đồng phạm hoặc người khác liên quan chưa được khởi tố bị can (điểm c)"),
        ("245.1.d", "Vi phạm nghiêm trọng thủ tục tố tụng (điểm d)"),
    ],
    "file_returned_by_court": [
        ("280.1.a", "Thiếu chứng cứ mà không bổ sung tại phiên tòa được (điểm a)"),
        ("280.1.b", "Có căn cứ cho rằng bị can còn thực hiện hành vi khác mà BLHS quy định là tội phạm (điểm b)"),
        ("280.1.c", "Còn đồng phạm, người khác chưa được khởi tố (điểm c)"),
        ("280.1.d", "Khởi tố, điều tra, truy tố vi phạm nghiêm trọng thủ tục tố tụng (điểm d)"),
    ],
    "prosecution_suspended": [
        ("247.1.a", "Bị can bị bệnh tâm thần hoặc bệnh hiểm nghèo theo kết luận giám định (điểm a)"),
        ("247.1.b", "Bị can bỏ trốn, không biết rõ đang ở đâu, đã hết thời hạn quyết định việc truy tố (điểm b)"),
        ("247.1.c", "Giám định, định giá, tương trợ tư pháp chưa có kết quả, đã hết thời hạn (điểm c)"),
        ("247.1.d", "Bất khả kháng do thiên tai, dịch bệnh, đã hết thời hạn (điểm d)"),
    ],
    "prosecution_discontinued": [*NO_CRIME, *RELIEVED],
    "trial_suspended": [
        ("281.1.a-b", "Bị can, bị cáo bị bệnh tâm thần hoặc bệnh hiểm nghèo (điểm a; Điều 229 điểm b)"),
        ("281.1.a-c", "Giám định, định giá, tương trợ tư pháp chưa có kết quả (điểm a; Điều 229 điểm c)"),
        ("281.1.b", "Không biết rõ bị can, bị cáo đang ở đâu, đã hết thời hạn chuẩn bị xét xử (điểm b)"),
        ("281.1.c", "Chờ kết quả xử lý văn bản pháp luật mà Tòa án kiến nghị (điểm c)"),
    ],
    "trial_discontinued": [
        ("155.2", "Người đã yêu cầu khởi tố rút yêu cầu (Điều 155 khoản 2)"),
        *[row for row in NO_CRIME if row[0] in {"157.3", "157.4", "157.5", "157.6", "157.7"}],
        ("282.1.b", "Viện kiểm sát rút toàn bộ quyết định truy tố trước khi mở phiên tòa (điểm b)"),
    ],
    "appeal_discontinued": [
        ("348.1", "Rút toàn bộ kháng cáo, kháng nghị (Điều 348 khoản 1)"),
        ("348.2", "Rút một phần kháng cáo, kháng nghị (Điều 348 khoản 2)"),
    ],
    "released": [
        ("expired", "Hết thời hạn giữ, tạm giữ, tạm giam"),
        ("not_approved", "Viện kiểm sát không phê chuẩn hoặc hủy bỏ"),
        ("replaced", "Thay thế bằng biện pháp ngăn chặn khác"),
        ("unneeded", "Không còn cần thiết (Điều 125 khoản 1)"),
        ("discontinued", "Có quyết định đình chỉ"),
        ("judged", "Theo bản án (Điều 328, Điều 329)"),
    ],
}  # fmt: skip
# Only once the term is over (BLTTHS Điều 229 khoản 1, Điều 247 khoản 1, Điều 230 khoản 1 điểm b).
AT_EXPIRY = frozenset({"229.1.a", "229.1.c", "229.1.d", "247.1.b", "247.1.c", "247.1.d", "230.1.b"})
# Ground d came with Luật 02/2021/QH15.
SINCE_2021 = frozenset({"229.1.d", "247.1.d"})
MEASURES = [
    ("bail", "Bảo lĩnh"), ("deposit", "Đặt tiền để bảo đảm"),
    ("residence_ban", "Cấm đi khỏi nơi cư trú"), ("exit_delay", "Tạm hoãn xuất cảnh"),
]  # fmt: skip
PARTS = [
    ("investigator", "Điều tra viên, Cán bộ điều tra"), ("procurator", "Kiểm sát viên"),
    ("judge", "Thẩm phán chủ tọa"), ("appeal_judge", "Thẩm phán chủ tọa phúc thẩm"),
]  # fmt: skip
LINKS = [("joined", "Nhập vào"), ("separated", "Tách ra từ")]
