"""Văn bản trả lời không phải là nạn nhân: lý do, các hỗ trợ khác, cách khiếu nại."""
