"""Identity keys in their compared form."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.people.keys import (
    email_key,
    name_in_email,
    name_in_profile,
    phone_key,
    profile_key,
    region_of,
)


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
        ("Dana.Kim+x@googlemail.com", "danakim@gmail.com"),
        ("dana+x@outlook.com", "dana@outlook.com"),
        ("da.na@outlook.com", "da.na@outlook.com"),
        ("dana+x@yahoo.com", "dana+x@yahoo.com"),
        ("dana@me.com", "dana@icloud.com"),
        ("d-a_n.a@pm.me", "dana@proton.me"),
        ("dana.kim@ya.ru", "dana-kim@yandex.com"),
        ("dana@müller.example", "dana@xn--mller-kva.example"),
        ("dana@xn--mller-kva.example", "dana@xn--mller-kva.example"),
        ("+tag@gmail.com", "+tag@gmail.com"),
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
        ("https://linkedin.com/in/dana-kim-1a2b/de", "linkedin.com/in/dana-kim-1a2b"),
        ("http://www.linkedin.com/pub/dana-kim/4/7b3/21a", "linkedin.com/in/dana-kim-21a7b34"),
        ("http://www.linkedin.com/pub/dana-kim/45/7b/a", "linkedin.com/in/dana-kim-00a07b45"),
        ("https://www.linkedin.com/in/j%C3%BCrgen-fu%C3%9F-1", "linkedin.com/in/jürgen-fuss-1"),
        ("https://www.linkedin.com/profile/view?id=77", "linkedin.com/profile/77"),
        ("https://www.linkedin.com/company/lumen", ""),
        ("https://www.xing.com/profile/Dana_Kim2/cv?sc_o=x", "xing.com/profile/dana_kim2"),
        ("https://www.xing.com/pages/lumen", ""),
        ("https://github.com/DanaKim?tab=repositories", "github.com/danakim"),
        ("https://github.com/lumen/loom", ""),
        ("https://hachyderm.example/@Dana", "hachyderm.example/@dana"),
        ("https://other.example/@dana@hachyderm.example", "hachyderm.example/@dana"),
        ("@dana@hachyderm.example", "hachyderm.example/@dana"),
        ("https://hachyderm.example/users/dana", "hachyderm.example/@dana"),
        ("https://twitter.com/DanaKim/status/1", "x.com/danakim"),
        ("https://mobile.twitter.com/@danakim", "x.com/danakim"),
        ("x.com/home", ""),
        ("https://www.facebook.com/profile.php?id=123", "facebook.com/123"),
        ("https://www.example.com/team/", "example.com/team"),
        ("not a page", ""),
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
        ("+49 (0)30 901820", "", "+4930901820"),
        ("tel:+49-30-901820", "", "+4930901820"),
        ("+44 20 7946 0000 ext. 12", "", "+442079460000;ext=12"),
        ("+44 20 7946 0000", "", "+442079460000"),
    ],
)
def test_phone(shown: str, region: str, key: str) -> None:
    assert phone_key(shown, region) == key


@pytest.mark.parametrize(
    ("numbers", "location", "emails", "own", "region"),
    [
        (["030 901820", "+49 171 5550123"], "", [], "", "DE"),
        (["030 901820", "+49 171 5550123"], "Paris, France", [], "GB", "DE"),
        (["030 901820"], "Wien, Österreich", [], "GB", "AT"),
        (["030 901820"], "", ["a@b.de"], "GB", "GB"),
        (["030 901820"], "", ["a@b.de"], "", "DE"),
        (["030 901820"], "Springfield", ["a@b.example"], "", ""),
        (["030 901820"], "", ["a@b.io"], "", ""),
    ],
)
def test_the_country_of_a_number(
    numbers: list[str], location: str, emails: list[str], own: str, region: str
) -> None:
    assert region_of(numbers, location, emails, own) == region


@pytest.mark.parametrize(
    ("key", "name"),
    [
        ("linkedin.com/in/ana-soto-1a2b3c4", "ana soto"),
        ("linkedin.com/in/ana-soto", "ana soto"),
        ("linkedin.com/in/anasoto", ""),
        ("linkedin.com/in/4na-soto-x1", ""),
        ("example.com/ana-soto", ""),
        ("xing.com/profile/ana_soto2", "ana"),
    ],
)
def test_the_name_that_a_page_spells(key: str, name: str) -> None:
    assert name_in_profile(key) == (name if " " in name else "")


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("ana.soto@x.example", "ana soto"),
        ("ana_soto2@x.example", "ana soto"),
        ("asoto@x.example", ""),
        ("a.b.c.d@x.example", ""),
    ],
)
def test_the_name_that_an_address_spells(address: str, name: str) -> None:
    assert name_in_email(address) == name


@given(st.text(max_size=60))
def test_keys_are_stable(shown: str) -> None:
    """A key's key is itself, whatever was typed."""
    for form in (email_key, profile_key):
        key = form(shown)
        assert form(key) == key or not key
