"""Văn bản từ chối áp dụng biện pháp bảo vệ: vì sao, khi nào đề nghị lại, cách khiếu nại."""
