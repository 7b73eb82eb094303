"""Movable feasts: their days by year, from the package holidays (public holidays of Indonesia)."""

from __future__ import annotations

from functools import cache

from dateutil.easter import easter

#: News reports on feasts within its own lifetime; moon calendars further off are estimates anyway.
_YEARS = range(1995, 2041)


@cache
def days(feast: str) -> tuple[str, ...]:
    """The days (ISO) on which a feast begins, by its English name in the package; empty for a name it does not know.

    A feast of the moon can fall into one year twice.
    """
    if feast == "Easter Sunday":  # a public holiday only since 2024, and older than that
        return tuple(easter(year).isoformat() for year in _YEARS)
    # Importing it takes a tenth of a second, and most pages name no feast.
    from holidays import country_holidays

    calendar = country_holidays("ID", years=_YEARS, language="en_US")
    return tuple(day.isoformat() for day, names in sorted(calendar.items()) if feast in _names(names))


def _names(written: str) -> list[str]:
    """The package joins feasts of one day by semicolons, and marks estimates of the moon's calendar."""
    return [name.removesuffix("(estimated)").strip() for name in written.split(";")]
