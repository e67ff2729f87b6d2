"""Vụ án: every case by where it stands; each number leads to the list behind it, each list is a link."""
