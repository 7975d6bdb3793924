"""Request targets with only one reading: daprd 1.16 checks one reading and forwards another (CVE-2026-41491)."""

import re
from urllib.parse import unquote_to_bytes

SEGMENT = re.compile(rb"(?:[A-Za-z0-9_.~!$&'()*+,=:@-]|%[0-9A-Fa-f]{2})+")
NEVER_ENCODED = re.compile(rb"[A-Za-z0-9_.~/\\?#%;\x00-\x1f\x7f-]")


def is_strict_path(path: bytes) -> bool:
    """Whether a raw path, without its query, has the required spelling."""
    if path == b"/":
        return True
    return path.startswith(b"/") and all(is_strict_segment(segment) for segment in path[1:].split(b"/"))


def is_strict_segment(segment: bytes) -> bool:
    if segment in (b".", b"..") or not SEGMENT.fullmatch(segment):
        return False
    if any(NEVER_ENCODED.fullmatch(unquote_to_bytes(triplet)) for triplet in re.findall(rb"%..", segment)):
        return False
    try:
        unquote_to_bytes(segment).decode()
    except UnicodeDecodeError:
        return False
    return True
