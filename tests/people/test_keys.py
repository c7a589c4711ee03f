"""Identity keys in their compared form."""

from __future__ import annotations

import pytest

from coach.people.keys import email_key, phone_key, profile_key


@pytest.mark.parametrize(
    ("shown", "key"),
    [
        ("Dana.Kim@Example.com", "dana.kim@example.com"),
        ("mailto:dana@example.com", "dana@example.com"),
        ("d.a.n.a+news@gmail.com", "dana@gmail.com"),
        ("dana+work@example.com", "dana+work@example.com"),
        ("not an address", ""),
        ("@example.com", ""),
        ("dana@localhost", ""),
    ],
)
def test_email(shown: str, key: str) -> None:
    assert email_key(shown) == key


@pytest.mark.parametrize(
    ("shown", "key"),
    [
        ("https://www.linkedin.com/in/dana-kim-1a2b/", "linkedin.com/in/dana-kim-1a2b"),
        ("de.linkedin.com/in/Dana-Kim-1a2b?trk=x", "linkedin.com/in/dana-kim-1a2b"),
        ("https://example.com", ""),
    ],
)
def test_profile(shown: str, key: str) -> None:
    assert profile_key(shown) == key


@pytest.mark.parametrize(
    ("shown", "region", "key"),
    [
        ("+44 7700 900161", "", "+447700900161"),
        ("0044 7700 900161", "", "+447700900161"),
        ("07700 900161", "GB", "+447700900161"),
        ("07700 900161", "", "07700900161"),
        ("12", "GB", ""),
    ],
)
def test_phone(shown: str, region: str, key: str) -> None:
    assert phone_key(shown, region) == key
