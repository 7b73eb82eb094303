"""Rules for days, weekdays, months and years."""

from __future__ import annotations

import re

from core.dates.parts import (
    END,
    TIME,
    YEAR,
    ZONE,
    Found,
    Rule,
    clock_of,
    inside,
    named,
    of_day,
    opens,
    tail,
    timed,
    valid,
    year_fields,
)
from core.dates.vocabulary import Vocabulary, any_of


def weekday_date(w: Vocabulary) -> Rule:
    days, months = any_of(w.weekdays), any_of(w.months)
    pattern = re.compile(
        rf"(?:(?P<first>{days})\.?(?P<join> ?(?:-|/|dan|hingga|sampai|s/d|atau) ?))?(?P<wd>{days})\.?"
        rf"(?:,? (?P<part0>{any_of(w.parts)})(?: (?:hari|ini|tadi))?{END})?"
        rf"[,|]? ?(?P<open>\(? ?)(?:tanggal |tgl )?(?:(?P<from>\d{{1,2}}) ?(?:-|dan|hingga|sampai) ?)?"
        rf"(?P<d>\d{{1,2}})"
        rf"(?:(?P<sep>[/.-]) ?(?P<m>\d{{1,2}})(?:[/.-] ?(?P<y>\d{{2,5}}))?|[ -]?(?P<mon>{months})\b"
        rf"(?:\.(?=,? ?\d))?(?:,?[ -](?P<y2>\d{{3,5}})(?!\d|[.:]\d))?)"
        rf"(?!\d)(?: ?\))?{tail(w)}"
    )

    def rule(low: str, text: str, at: int) -> tuple[Found, ...]:
        """A weekday with the day of a month, in words or figures, after another weekday where it ends a range."""
        match = pattern.match(low, at)
        if not match or inside(low, at):
            return ()
        month = int(match["m"]) if match["m"] else w.months[match["mon"]]
        day = int(match["d"])
        if not valid(day, month) or (match["sep"] and match["sep"] != "/" and not match["y"]):
            return ()
        year = year_fields(match["y"] or match["y2"])
        part = match["part"] or match["part0"]
        last = Found(match.start("wd"), match.end(), "day", {
            "weekday": w.weekdays[match["wd"]], "day": day, "month": month, **year,
            "part": w.parts.get(part or match["late"] or ""), "clock": timed(w, match),
        })  # fmt: skip
        if not match["first"]:
            return (last,)
        start = match.start("first")
        first = {"weekday": w.weekdays[match["first"]], "month": month, **year}
        if match["from"] and valid(int(match["from"]), month):
            return Found(start, match.end("first"), "day", {**first, "day": int(match["from"])}), last
        return Found(start, match.end("first"), "weekday", {"weekday": first["weekday"]}), last

    return rule


def hijri(w: Vocabulary) -> Rule:
    pattern = re.compile(
        rf"(?P<d>[1-3]?\d) (?P<mon>{any_of(w.hijri_months)}){END}(?: (?P<y>1[34]\d\d){END})?"
        rf"(?: (?:hijriah|hijriyah|hijriyyah|h)\b)?"
    )

    def rule(low: str, text: str, at: int) -> tuple[Found, ...]:
        """A day of the Hijri calendar, with or without its year."""
        match = pattern.match(low, at)
        if not match or inside(low, at) or not 1 <= int(match["d"]) <= 30:
            return ()
        year = int(match["y"]) if match["y"] else None
        fields = {"day": int(match["d"]), "month": w.hijri_months[match["mon"]], "year": year}
        return (Found(at, match.end(), "hijri", fields),)

    return rule


def weekday(w: Vocabulary) -> Rule:
    full = [form for form in w.weekdays if form not in w.loose_weekdays]
    pattern = re.compile(
        rf"(?P<wd>{any_of(full)}){END}(?! (?:{any_of(w.after)})\b)(?:,? (?P<part>{any_of(w.parts)}){END})?"
        rf"(?: (?P<way>{any_of(w.directions)}|(?:pekan|minggu) (?:lalu|depan|ini)){END})?"
        rf"(?: (?:sekitar )?pukul (?P<time>{TIME}|\d{{1,2}}\b(?![.:]\d)){ZONE}(?: (?P<late>{any_of(w.parts)}){END})?)?"
    )

    def rule(low: str, text: str, at: int) -> tuple[Found, ...]:
        """A weekday alone, with a part of day, a direction (Senin depan) or a time of day; none in a name."""
        match = pattern.match(low, at)
        if not match or inside(low, at) or named(w, low, at):
            return ()
        if not text[at].isupper() and (match["wd"] == "minggu" or at == 0):
            return ()
        way = match["way"] or ""
        if match["wd"] == "minggu" and way in {"lalu", "ini", "depan", "mendatang"} and opens(text, at):
            return ()
        offset = w.directions.get(way.split(" ", 1)[-1] if " " in way and way not in w.directions else way)
        return (Found(at, match.end(), "weekday", {
            "weekday": w.weekdays[match["wd"]], "part": w.parts.get(match["part"] or ""),
            "clock": of_day(clock_of(match["time"]), w.parts.get(match["late"] or "")),
            "unit": "W" if way.startswith(("pekan", "minggu")) else None,
            "anchor": "last" if offset == "last" else "document",
            "offset": int(offset) if offset and offset != "last" else None,
        }),)  # fmt: skip

    return rule


def month(w: Vocabulary) -> Rule:
    full = [form for form in w.months if form not in w.loose_months]
    joined = re.compile(rf"(?<![^\W_])(?:{any_of(full)})-$")
    pattern = re.compile(
        rf"(?P<mon>{any_of(full)}){END}(?:,? (?:tahun )?(?P<y>{YEAR})(?!\d|[.,/]\d))?(?: "
        rf"(?P<way>{any_of(w.directions)}|tahun (?:ini|lalu|depan)){END})?"
    )

    def rule(low: str, text: str, at: int) -> tuple[Found, ...]:
        """A month with a capital, with a year or direction (Agustus lalu), or at the end of a range (Juni-Agustus)."""
        match = pattern.match(low, at)
        if (
            not match
            or (inside(low, at) and not joined.search(low, 0, at))
            or named(w, low, at)
            or not text[at].isupper()
        ):
            return ()
        way = (match["way"] or "").split(" ")[-1] if match["way"] else ""
        offset = w.directions.get(match["way"] or "") or w.directions.get(way)
        shift = int(offset) if offset and offset != "last" else None
        return (Found(at, match.end(), "month", {
            "month": w.months[match["mon"]], **year_fields(match["y"]), "offset": shift,
            "unit": "Y" if (match["way"] or "").startswith("tahun") else None,
        }),)  # fmt: skip

    return rule


def day_first(w: Vocabulary) -> Rule:
    pattern = re.compile(
        rf"(?:(?P<from>\d{{1,2}}) ?(?P<join>-|dan|hingga|sampai|s/d) ?)?(?P<d>\d{{1,2}})[ -]?"
        rf"(?P<mon>{any_of(w.months)}){END}(?:\.(?=,? ?\d))?"
        rf"(?:,?[ -](?P<y>\d{{3,5}})(?!\d|[.:,/]\d| (?:{any_of(w.after_year)})\b))?{tail(w)}"
    )

    def rule(low: str, text: str, at: int) -> tuple[Found, ...]:
        """A day, or a range of days, before the name of its month, with the year and time that follow."""
        match = pattern.match(low, at)
        if not match:
            return ()
        # A dateline that lost its space ("Tekno15 Feb 2016") is a date only when it is whole.
        if inside(low, at) and not (low[at - 1].isalpha() and match["y"] and match["time"]):
            return ()
        day, month = int(match["d"]), w.months[match["mon"]]
        if not valid(day, month) or (
            not match["y"] and match["mon"] in w.loose_months and not text[match.start("mon")].isupper()
        ):
            return ()
        year = year_fields(match["y"])
        last = Found(match.start("d"), match.end(), "day", {
            "day": day, "month": month, **year, "part": w.parts.get(match["part"] or match["late"] or ""),
            "clock": timed(w, match),
        })  # fmt: skip
        if match["from"] and valid(int(match["from"]), month) and int(match["from"]) < day:
            return Found(at, match.end("from"), "day", {"day": int(match["from"]), "month": month, **year}), last
        return (last,) if not match["from"] else ()

    return rule


def day_of_month(w: Vocabulary) -> Rule:
    ways = any_of(form for form, offset in w.directions.items() if offset != "last")
    pattern = re.compile(
        rf"(?:tanggal|tgl\.?) (?P<d>\d{{1,2}})(?P<unit> bulan)? (?P<way>{ways}){END}"
        rf"(?: (?P<part>{any_of(w.parts)}){END})?"
    )

    def rule(low: str, text: str, at: int) -> tuple[Found, ...]:
        """A day by its number alone, with a direction (tanggal 5 lalu, tanggal 20 mendatang, tanggal 3 bulan depan)."""
        match = pattern.match(low, at)
        if not match or inside(low, at) or not 1 <= int(match["d"]) <= 31:
            return ()
        return (Found(at, match.end(), "day-of-month", {
            "day": int(match["d"]), "offset": int(w.directions[match["way"]]), "unit": "M" if match["unit"] else None,
            "part": w.parts.get(match["part"] or ""),
        }),)  # fmt: skip

    return rule


_NUMERIC = re.compile(
    rf"(?P<d>\d{{1,2}})(?:(?P<sep>[/.-])(?P<m>\d{{1,2}})(?P=sep)(?P<y>\d{{4}})|/(?P<m2>\d{{1,2}})(?:/"
    rf"(?P<y2>\d{{2,5}}))?)(?![\d/]|[.,-]\d)"
    rf"(?: ?(?:,|\||-)? ?(?:(?:pukul|jam) )?(?P<time>{TIME}){ZONE})?"
)
_BESIDE = re.compile(r"(?:\(|\b(?:tanggal|tgl\.?|sejak|pada|hingga|sampai|mulai|per) )$")


def numeric(low: str, text: str, at: int) -> tuple[Found, ...]:
    """Day and month in figures with a whole year; without one only in brackets or after a word such as `tanggal`."""
    match = _NUMERIC.match(low, at)
    if not match or inside(low, at) or (at > 0 and low[at - 1] in "+,:"):
        return ()
    day, month, written = int(match["d"]), int(match["m"] or match["m2"]), match["y"] or match["y2"]
    if 12 < month < 32 and 1 <= day <= 12 and written and low[at - 1 : at] != "(":
        day, month = month, day  # 5/19/2025: there is no month 19; in brackets houses write the day first
    # Without a whole year it may be a fraction or a score: only brackets or a word before make it a date.
    whole = bool(written) and (match["y"] or re.fullmatch(YEAR, written))
    if not valid(day, month) or not (whole or _BESIDE.search(low, max(0, at - 12), at)):
        return ()
    if not whole and low[at - 1] == "(" and low[match.end() : match.end() + 1] != ")":
        return ()
    if match["y"] and not re.fullmatch(YEAR, match["y"]):
        return ()
    fields = {"day": day, "month": month, **year_fields(written), "clock": clock_of(match["time"])}
    return (Found(at, match.end(), "day", fields),)


_ISO = re.compile(
    rf"(?P<y>{YEAR})(?P<s>[-/])(?P<m>\d\d)(?P=s)(?P<d>\d\d)(?!\d|[-.,]\d)(?:[t ,|]{{1,3}}(?P<time>{TIME})"
    rf"(?:[+-]\d\d:?\d\d|z)?{ZONE})?"
)


def iso(low: str, text: str, at: int) -> tuple[Found, ...]:
    """A whole day of ISO 8601 (2025-03-12, 2025/03/12) with the time and offset that follow."""
    match = _ISO.match(low, at)
    if not match or inside(low, at) or not valid(int(match["d"]), int(match["m"])):
        return ()
    fields = {"year": int(match["y"]), "month": int(match["m"]), "day": int(match["d"])}
    return (Found(at, match.end(), "day", {**fields, "clock": clock_of(match["time"])}),)


_ISO_MONTH = re.compile(rf"(?P<y>{YEAR})-(?P<m>0[1-9]|1[0-2])(?![\w-]|[.,/]\d)")


def iso_month(low: str, text: str, at: int) -> tuple[Found, ...]:
    """A month of ISO 8601 (2025-03) that no day or longer number follows."""
    match = _ISO_MONTH.match(low, at)
    if not match or inside(low, at):
        return ()
    return (Found(at, match.end(), "month", {"year": int(match["y"]), "month": int(match["m"])}),)


_YEAR = re.compile(
    rf"(?P<y>{YEAR})(?!\d|[^\W\d_]|[.,:+%]\d|-\d(?!\d{{3}}\b)|/(?!(?:19|20)?\d\d\b))(?P<way> "
    rf"(?:lalu|silam|mendatang|ini)(?![^\W_]))?"
)
_LAW = re.compile(r"(?:nomor|nomer|no\.?|uu|pp|perpres|permen\w*|perda) ?\S{1,12}(?P<how> tahun|/) ?$")


def year(w: Vocabulary) -> Rule:
    def rule(low: str, text: str, at: int) -> tuple[Found, ...]:
        """A year of the 20th or 21st century, also in a range; no price and no number of a law."""
        match = _YEAR.match(low, at)
        law = _LAW.search(low, max(0, at - 40), at) if match else None
        if not match or (law and law["how"] == "/"):
            return ()
        joined = at > 4 and low[at - 1] in "-/" and re.fullmatch(YEAR, low[at - 5 : at - 1]) is not None
        if not joined and (inside(low, at) or (at > 0 and low[at - 1] in "-+,:$")):
            return ()
        following = re.match(r" ?([^\W\d_]+)", low[match.end() : match.end() + 24])
        if named(w, low, at) or (following and following.group(1) in w.after_year):
            return ()
        return (Found(at, match.end(), "year", {"year": int(match["y"]), "law": law is not None}),)

    return rule
