"""Day first or month first: decided for a whole column, because one date alone (05/04/2026) cannot tell."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from enum import StrEnum

from coach.readers.stamps import date_in, moment_in
from coach.readers.tables import Table

_NUMERIC = re.compile(r"(?<![\d/.-])(\d{1,2})([/-])(\d{1,2})\2((?:19|20)\d\d|\d\d)(?!\d)")
SAMPLED = 5_000
"""How many rows are looked at; a column of so many days below 13 is not undecided by chance."""


class Order(StrEnum):
    """How a column writes its dates. `UNDECIDED` has dates that can be read both ways and none that cannot."""

    DAY_FIRST = "day-first"
    MONTH_FIRST = "month-first"
    UNDECIDED = "undecided"
    PLAIN = "plain"  # written out or year first: nothing to decide


def order_of(values: Iterable[str]) -> Order:
    """The order of a column's dates: the first one that can be read in one way only says it.

    >>> order_of(["05/04/2026", "17/04/2026"]), order_of(["05/04/2026"]), order_of(["5 Apr 2026"])
    (<Order.DAY_FIRST: 'day-first'>, <Order.UNDECIDED: 'undecided'>, <Order.PLAIN: 'plain'>)
    """
    open_ones = False
    for value in values:
        if match := _NUMERIC.search(value):
            first, second = int(match[1]), int(match[3])
            if first > 12 >= second:
                return Order.DAY_FIRST
            if second > 12 >= first:
                return Order.MONTH_FIRST
            open_ones |= first != second
    return Order.UNDECIDED if open_ones else Order.PLAIN


def column_order(table: Table, *keys: str) -> Order:
    """The order of the dates in the columns of these names."""
    rows = (row.get(*keys) for row in table.rows_up_to(SAMPLED))
    return order_of(rows) if table.has_any(*keys) else Order.PLAIN


def _year_first(value: str, order: Order) -> str:
    """The value with a numeric date turned to year, month, day where the order is known."""
    match = _NUMERIC.search(value)
    if match is None or order not in (Order.DAY_FIRST, Order.MONTH_FIRST):
        return value
    first, second = int(match[1]), int(match[3])
    day, month = (first, second) if order is Order.DAY_FIRST else (second, first)
    if month > 12 >= day:  # the one row that is written the other way
        day, month = month, day
    year = int(match[4]) + (2000 if len(match[4]) == 2 else 0)
    return f"{value[: match.start()]}{year}-{month:02}-{day:02}{value[match.end() :]}"


def date_of(value: str, order: Order) -> dt.date | None:
    """The date in a cell; None where there is none or where it can be read two ways.

    >>> date_of("05/04/2026", Order.DAY_FIRST), date_of("05/04/2026", Order.UNDECIDED)
    (datetime.date(2026, 4, 5), None)
    """
    return date_in(_year_first(value, order)) if value else None


def moment_of(value: str, order: Order) -> dt.datetime | None:
    """The same with the time, taken as UTC."""
    return moment_in(_year_first(value, order)) if value else None


_MONTH_ONLY = re.compile(r"([^\W\d_]{3,10})\.?\s+((?:19|20)\d\d)|((?:19|20)\d\d)(?:-(\d\d))?")


def month_of(value: str) -> dt.date | None:
    """The first day of "Apr 2021", "2021-04" or "2021"; a full date stays as it is.

    >>> month_of("Apr 2021"), month_of("2021"), month_of("soon")
    (datetime.date(2021, 4, 1), datetime.date(2021, 1, 1), None)
    """
    if day := date_in(value):
        return day
    match = _MONTH_ONLY.fullmatch(value.strip())
    if match is None:
        return None
    if match[1]:
        return date_in(f"1 {match[1]} {match[2]}")
    month = int(match[4] or 1)
    return dt.date(int(match[3]), month, 1) if 1 <= month <= 12 else None
