"""Biên bản bàn giao người: tại biên giới, giữa hai cơ quan, đến Ủy ban nhân dân cấp xã."""
