"""Measurements that print ratios: what a page costs beside the same page in a plain application."""
