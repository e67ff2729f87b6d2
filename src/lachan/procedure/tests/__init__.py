"""Tests of the engine; the matters in them are invented (dữ liệu giả lập)."""
