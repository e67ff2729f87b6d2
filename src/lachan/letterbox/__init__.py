"""The letterbox of the public door: a report from outside, and what is said afterwards under its receipt code."""
