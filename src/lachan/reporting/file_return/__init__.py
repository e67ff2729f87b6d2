"""Quyết định trả hồ sơ để điều tra bổ sung của Viện kiểm sát, Tòa án: dự thảo nội dung (BLTTHS Điều 245, 280)."""
