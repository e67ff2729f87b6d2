"""Lá Chắn: một hồ sơ chung cho mọi cơ quan trong kế hoạch phòng, chống mua bán người."""

__version__ = "0.1.0"
