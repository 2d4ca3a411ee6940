"""The Django app."""

from __future__ import annotations

from django.apps import AppConfig


class EvidenceConfig(AppConfig):
    """Its name and label."""

    name = "recoupe.desk.evidence"
    label = "evidence"
