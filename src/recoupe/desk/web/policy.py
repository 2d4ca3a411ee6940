"""The content security policy of the editor's paths.

Wagtail's and wagtail-localize's editors hold inline scripts and styles; everything else has the strict policy of the
settings. Nobody but editors reaches these paths.
"""

from __future__ import annotations

from django.utils.csp import CSP

EDITOR_PATHS = ("/cms/",)

EDITOR = {
    "default-src": [CSP.SELF],
    "script-src": [CSP.SELF, CSP.UNSAFE_INLINE, CSP.UNSAFE_EVAL],
    "style-src": [CSP.SELF, CSP.UNSAFE_INLINE],
    "img-src": [CSP.SELF, "data:", "blob:"],
    "font-src": [CSP.SELF, "data:"],
    "frame-src": [CSP.SELF],
    "frame-ancestors": [CSP.SELF],
    "form-action": [CSP.SELF],
    "base-uri": [CSP.SELF],
    "object-src": [CSP.NONE],
}


def is_editor(path: str) -> bool:
    """Return whether a path belongs to the editor."""
    return path.startswith(EDITOR_PATHS)
