"""How mail leaves: by the server that `RECOUPE_MAIL_URL` names, or into a folder where nothing is sent."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urlsplit

if TYPE_CHECKING:
    from pathlib import Path


def mail(url: str, data: Path) -> dict[str, Any]:
    """Return Django's settings for mail. `smtps://` is TLS from the start, `smtp://` asks for it (STARTTLS).

    Raises ValueError for an address of another kind.
    """
    if not url:
        folder = data / "mail"
        return {"EMAIL_BACKEND": "django.core.mail.backends.filebased.EmailBackend", "EMAIL_FILE_PATH": folder}
    parts = urlsplit(url)
    if parts.scheme not in {"smtp", "smtps", "smtp+plain"} or not parts.hostname:
        raise ValueError(
            f"RECOUPE_MAIL_URL is no mail server: {parts.scheme or url!r}. Write smtp://user:password@host:587, "
            "smtps://… for TLS from the start, or smtp+plain://… for a server on this machine without TLS."
        )
    return {
        "EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "EMAIL_HOST": parts.hostname,
        "EMAIL_PORT": parts.port or (465 if parts.scheme == "smtps" else 587),
        "EMAIL_HOST_USER": unquote(parts.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(parts.password or ""),
        "EMAIL_USE_SSL": parts.scheme == "smtps",
        "EMAIL_USE_TLS": parts.scheme == "smtp",
        "EMAIL_TIMEOUT": 20,
    }
