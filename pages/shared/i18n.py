"""The interface's words: gettext catalogues in data/locale, numbers and dates as the reader writes them.

The catalogues are compiled in memory when first used, so there is no compiled file that could be stale or missing.
"""

from __future__ import annotations

import gettext as _gettext
import io
from datetime import date, datetime
from functools import cache
from pathlib import Path

import streamlit as st
from babel import Locale
from babel.dates import format_date, get_timezone
from babel.dates import format_datetime as babel_datetime
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.numbers import format_decimal, format_percent

from core.errors import TajukError

LOCALE = Path(__file__).resolve().parent.parent.parent / "data" / "locale"
LANGUAGES = {"id": "Bahasa Indonesia", "en": "English"}
KEY = "lang"


@cache
def _catalogue(language: str) -> _gettext.NullTranslations:
    if language == "en":  # the code's own words
        return _gettext.NullTranslations()
    with (LOCALE / language / "LC_MESSAGES" / "tajuk.po").open("rb") as file:
        catalogue = read_po(file, locale=language)
    compiled = io.BytesIO()
    write_mo(compiled, catalogue)
    compiled.seek(0)
    return _gettext.GNUTranslations(compiled)


def browser_language() -> str:
    """`id` or `en`: what the browser asks for. Malay readers get Indonesian, all others English."""
    wanted = (st.context.locale or "id").lower()
    return "id" if wanted[:2] in ("id", "in", "ms", "jv", "su") else "en"


def language() -> str:
    """The language of this session: the switch's, else the browser's."""
    chosen = st.session_state.get(KEY)
    return chosen if chosen in LANGUAGES else browser_language()


def _(message: str) -> str:
    """`message` in the session's language."""
    return _catalogue(language()).gettext(message) if message else ""


def ngettext(one: str, many: str, n: int, **fields: str) -> str:
    """`one` or `many` in the session's language, with `{n}` as the reader writes numbers and the other fields."""
    return _catalogue(language()).ngettext(one, many, n).format(n=number(n), **fields)


def error_text(error: TajukError) -> str:
    """The error's sentence in the session's language."""
    return _(error.template).format(**error.fields)


def literal(text: str) -> str:
    """Uploaded text for a place that reads Markdown: every mark of it taken as itself."""
    return "".join(f"\\{c}" if c in r"\`*_{}[]()<>#+-.!|~$:" else c for c in text)


def short(text: str, length: int) -> str:
    """`text`, cut at its end where it is longer."""
    return text if len(text) <= length else text[: length - 1].rstrip() + "…"


def number(value: float) -> str:
    """1234.5 as 1.234,5 or 1,234.5."""
    return format_decimal(value, locale=language())


def percent(share: float, places: int = 0) -> str:
    """0.258 as 26%, with one place as 25.8%."""
    return str(format_percent(share, format="0." + "0" * places + "%" if places else None, locale=language()))


def day(value: date | None) -> str:
    """12 Mar 2025; a dash where there is none."""
    return format_date(value, "d MMM y", locale=language()) if value else "–"


def period(first: date | None, last: date | None) -> str:
    """Two days as a period, one day as itself, a dash where there is none."""
    if first is None or last is None:
        return "–"
    if first == last:
        return day(first)
    start = format_date(first, "d MMM", locale=language()) if first.year == last.year else day(first)
    return f"{start} – {day(last)}"


def moment(value: datetime) -> str:
    """A UTC time as the browser's own clock shows it."""
    zone = get_timezone(st.context.timezone or "UTC")
    return str(babel_datetime(value, "d MMM y HH:mm", tzinfo=zone, locale=language()))


def month_names() -> list[str]:
    """The twelve short month names, January first."""
    return [Locale(language()).months["format"]["abbreviated"][n] for n in range(1, 13)]
