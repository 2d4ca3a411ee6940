"""Signing in and out."""

from __future__ import annotations

from django.contrib.auth import views
from django.urls import path, reverse_lazy

from recoupe.desk.people import views as own

app_name = "people"
urlpatterns = [
    path("sign-in/", views.LoginView.as_view(template_name="desk/sign_in.html.j2"), name="login"),
    path("sign-out/", views.LogoutView.as_view(), name="logout"),
    path(
        "password/",
        views.PasswordChangeView.as_view(template_name="desk/password.html.j2", success_url=reverse_lazy("web:home")),
        name="password",
    ),
    path("tokens/", own.tokens, name="tokens"),
    path("tokens/<int:pk>/revoke/", own.revoke, name="revoke"),
]
