"""Paths are what users read; names are English."""

from django.urls import path

urlpatterns: list = []
