"""Addresses of this room."""

from __future__ import annotations

from django.urls import path

from recoupe.desk.evidence import views

app_name = "evidence"
urlpatterns = [
    path("", views.listed, name="list"),
    path("attach/", views.attach, name="attach"),
    path("<slug:key>/", views.item, name="item"),
    path("<slug:key>/verdict/", views.verdict, name="verdict"),
    path("<slug:key>/file/", views.download, name="file"),
]
