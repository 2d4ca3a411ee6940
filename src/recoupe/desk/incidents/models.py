"""Incidents, situations, and what people decided about them."""

from __future__ import annotations

from recoupe.desk.incidents.change import Change
from recoupe.desk.incidents.decisions import LinkDecision, StatusDecision, Task
from recoupe.desk.incidents.incident import Incident, IncidentClaim
from recoupe.desk.incidents.situation import Situation

__all__ = ["Change", "Incident", "IncidentClaim", "LinkDecision", "Situation", "StatusDecision", "Task"]
