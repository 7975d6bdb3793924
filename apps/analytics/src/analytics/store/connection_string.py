"""How a database is reached by its connection string: the same rule as packages/postgres/src/connection-settings.ts."""

import re
from urllib.parse import parse_qs, urlencode, urlsplit, urlunsplit

_THIS_MACHINE = re.compile(r"(localhost|127(\.\d{1,3}){3}|::1|)")


def checked_connection_string(url: str) -> str:
    """On this machine as it stands; elsewhere by TLS to a server whose certificate is for its name, unless the string
    says `sslmode=disable`.

    Raises ValueError, without the password, if it is no URL or asks for TLS that does not check who answers."""
    parts = urlsplit(url)
    if parts.scheme not in ("postgresql", "postgres"):
        raise ValueError("The connection string of the database is not a URL.")
    parameters = {name: values[-1] for name, values in parse_qs(parts.query, keep_blank_values=True).items()}
    host = parameters.get("host", parts.hostname or "")
    is_near = _THIS_MACHINE.fullmatch(host) is not None or host.startswith("/")
    mode = parameters.setdefault("sslmode", "disable" if is_near else "verify-full")
    if mode not in ("verify-full", "disable"):
        raise ValueError(
            f"sslmode={mode} does not make sure which server answers. Write sslmode=verify-full, "
            "or sslmode=disable where the network itself is trusted."
        )
    if mode == "verify-full":
        parameters.setdefault("sslrootcert", "system")
    return urlunsplit(parts._replace(query=urlencode(parameters)))
