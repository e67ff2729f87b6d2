"""Nguồn tin về tội phạm: receive, classify, transfer, verify, settle; no report is ever refused.

By right of BLTTHS Điều 144–149, TTLT 01/2017/TTLT-BCA-BQP-BTC-BNN&PTNT-VKSNDTC."""
