"""Văn bản từ chối một hỗ trợ: hỗ trợ nào, vì sao, còn gì khác, cách khiếu nại."""
