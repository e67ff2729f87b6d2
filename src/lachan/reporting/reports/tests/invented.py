"""An invented half-year of an invented province: figures, words, a day. Nothing in it is anybody's."""

from dataclasses import replace
from datetime import date, datetime

from lachan.reporting.layout import HANOI
from lachan.reporting.reports.content import Counter, FigureSaid, Given, Otherwise

AT = datetime(2024, 6, 15, 9, 30, tzinfo=HANOI)
K2 = FigureSaid(
    ref="K2a.7Q2M9XTD", path="/so-lieu/K2a.7Q2M9XTD/", code="K2",
    name="Tiếp nhận, xử lý tố giác, tin báo, kiến nghị khởi tố",
    words="100% tố giác, tin báo về tội phạm, kiến nghị khởi tố liên quan đến mua bán người được tiếp nhận, xử lý",
    n=128, d=130, rate="98,46%", verdict="Chưa đạt", target="tối thiểu 100%", unit="nguồn tin",
    n_is="Nguồn tin đã vào sổ và đã được phân loại, phân công, chuyển hoặc quyết định",
    d_is="Mọi nguồn tin đã đến, lấy từ danh sách riêng của từng kênh",
    calendar="Năm thống kê Công an 15/12–14/12", period="15/12/2023 – 14/06/2024",
    cut_off="09:00 15/06/2024", variant="Danh sách kênh đối chiếu số sổ",
    counters=(Counter("đã vào sổ và xử lý", 128), Counter("chỉ có trong danh sách của kênh", 2)),
    source="KH 19/KH-BCĐ138/CP 15/01/2024, mục I.2",
)  # fmt: skip
K3 = replace(
    K2, ref="K3a.XTD7Q2M9", path="/so-lieu/K3a.XTD7Q2M9/", code="K3",
    name="Giải quyết tố giác, tin báo, kiến nghị khởi tố",
    words="tỷ lệ giải quyết tố giác, tin báo về tội phạm, kiến nghị khởi tố đạt trên 90%",
    n=118, d=130, rate="90,76%", verdict="Đạt", target="trên 90%",
    n_is="Nguồn tin có quyết định khởi tố hoặc không khởi tố trong kỳ; tạm đình chỉ nêu riêng",
    d_is="Nguồn tin còn tồn đầu kỳ, mới tiếp nhận và phục hồi trong kỳ",
    variant="Mẫu số: toàn bộ đang giải quyết trong kỳ",
    counters=(Counter("đang giải quyết", 9), Counter("đang tạm đình chỉ", 3), Counter("đã giải quyết", 118)),
    others=(Otherwise("Như trên, tính cả tạm đình chỉ là đã giải quyết", 121, 130, "93,07%"),),
    doubt="Văn bản giao chỉ tiêu không nêu mẫu số: đây là cách tính hệ thống đề xuất.",
)  # fmt: skip
NOTHING = replace(
    K3, ref="K3a.00000000", n=0, d=0, rate="", verdict="Không phát sinh", counters=(), others=()
)
HALF = Given(
    province="tỉnh Sông Khe", issuer="Ban Chỉ đạo 138 tỉnh Sông Khe", superior="Ủy ban nhân dân tỉnh Sông Khe",
    place="Sông Khe", period="từ ngày 15/12/2023 đến hết ngày 14/06/2024", year=2024, figures=(K2, K3),
    as_of=AT, made_at=AT, local=("Ủy ban nhân dân tỉnh Sông Khe (báo cáo)", "Công an tỉnh Sông Khe"),
    name="Báo cáo đột xuất về tình hình tiếp nhận nguồn tin", synthetic=True,
)  # fmt: skip
ISSUED = replace(
    HALF, number=7, on=date(2024, 6, 15), signer="Người Mẫu Ký",
    before=(replace(K2, ref="K2a.OLD00001", n=90, d=97, rate="92,78%"),), before_period="từ ngày 15/12/2022 đến hết ngày 14/06/2023",
)  # fmt: skip
# Every letter of Vietnamese, small and capital, in a form that a font must hold whole.
LETTERS = (
    "ăâđêôơư ĂÂĐÊÔƠƯ áàảãạ ắằẳẵặ ấầẩẫậ éèẻẽẹ ếềểễệ íìỉĩị óòỏõọ ốồổỗộ ớờởỡợ úùủũụ ứừửữự ýỳỷỹỵ "
    "ÁÀẢÃẠ ẮẰẲẴẶ ẤẦẨẪẬ ÉÈẺẼẸ ẾỀỂỄỆ ÍÌỈĨỊ ÓÒỎÕỌ ỐỒỔỖỘ ỚỜỞỠỢ ÚÙỦŨỤ ỨỪỬỮỰ ÝỲỶỸỴ"
)
