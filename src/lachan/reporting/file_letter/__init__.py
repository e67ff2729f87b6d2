"""Công văn gửi hồ sơ vụ án kèm bảng kê tài liệu và phần giao nhận (BLTTHS Điều 133, 232, 244; NĐ 30/2020)."""
