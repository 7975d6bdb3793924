import pytest

from analytics.http.strict_targets import is_strict_path


@pytest.mark.parametrize("path", [b"/", b"/analytics/busiest-hours", b"/a/%D0%90", b"/a%20b"])
def test_a_path_with_one_reading_is_good(path: bytes) -> None:
    assert is_strict_path(path)


@pytest.mark.parametrize(
    "path",
    [
        b"*",
        b"http://x/a",
        b"//internal/dead-letters",
        b"/internal%2fdead-letters",
        b"/internal%5cdead-letters",
        b"/a/../internal/dead-letters",
        b"/a/%2e%2e/internal/dead-letters",
        b"/internal/%64ead-letters",
        b"/internal/dead-letters;a",
        b"/internal/dead-letters%3fa",
        b"/internal/dead-letters%00",
        b"/internal/%ff",
        b"/internal/%",
        b"/internal/",
    ],
)
def test_a_path_that_could_be_read_in_two_ways_is_refused(path: bytes) -> None:
    assert not is_strict_path(path)
