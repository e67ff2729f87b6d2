"""Báo cáo tình hình vụ án: giai đoạn, những người bị buộc tội theo mã, diễn biến, thời hạn (NĐ 30/2020)."""
