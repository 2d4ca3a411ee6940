"""A content security policy that lets in our own inline scripts and styles, by their hashes, and nothing else."""

from __future__ import annotations

from base64 import b64encode
from hashlib import sha256
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


def source_hash(text: str) -> str:
    """Return the CSP source expression of an inline script or style, over its exact characters."""
    digest = b64encode(sha256(text.encode("utf8")).digest()).decode("ascii")
    return f"'sha256-{digest}'"


def policy(scripts: Iterable[str], styles: Iterable[str]) -> str:
    """Return the policy for a page with these inline scripts and styles. No request may leave the page.

    `blob:` workers and `data:` images are what the interactive map makes of its own code and patterns.
    """
    script = " ".join(dict.fromkeys(map(source_hash, scripts))) or "'none'"
    style = " ".join(dict.fromkeys(map(source_hash, styles))) or "'none'"
    return (
        f"default-src 'none'; script-src {script}; style-src {style}; img-src data: blob:; worker-src blob:; "
        "connect-src blob: data:; base-uri 'none'; form-action 'none'"
    )
