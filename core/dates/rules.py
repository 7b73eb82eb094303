"""The rules of the grammar. Each rule looks at one place of a lower-cased line and says what it finds there."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from core.dates.words import Words, any_of, words

YEAR = r"(?:19|20)\d\d"
_ZONE = r"(?: ?(?:wib|wita|wit)\b)?"
_TIME = r"(?:[01]?\d|2[0-4])[.:][0-5]\d(?:[.:][0-5]\d)?(?![\d]|[.,:/]\d)"
_END = r"(?![^\W_])"
UNITS = {"TS": "S", "TM": "M", "TH": "H"}


@dataclass(frozen=True, slots=True)
class Found:
    """One expression of a rule: where, its kind, and the fields of its `RawDate`."""

    start: int
    end: int
    kind: str
    fields: dict[str, Any] = field(default_factory=dict)


Rule = Callable[[str, str, int], tuple[Found, ...]]


@dataclass(frozen=True)
class Rules:
    """The rules by the word that they begin with, those that begin with a digit, and what stands before."""

    by_word: Mapping[str, tuple[Rule, ...]]
    digits: tuple[Rule, ...]
    before: Mapping[str, tuple[re.Pattern[str], ...]]
    future: re.Pattern[str]
    until: re.Pattern[str]


@cache
def rules() -> Rules:
    """The grammar over the lists of data/lexicons, compiled once."""
    w = words()
    by_word: dict[str, list[Rule]] = {}
    makers = (
        (w.weekdays, (_weekday_date(w), _weekday(w))),
        (w.months, (_month(w),)),
        (w.parts, (_part(w),)),
        (w.units, (_unit(w), _length(w))),
        (w.numbers, (_amount(w),)),
        (w.relative, (_relative(w),)),
        (w.seasons, (_season(w),)),
        (w.holidays, (_holiday(w),)),
        (w.cues["each"], (_each(w),)),
        (("pukul", "jam"), (_clock(w),)),
        (("tahun", "era"), (_decade,)),
        (("kuartal", "triwulan", "semester", "q"), (_quarter,)),
        (("awal", "pertengahan", "akhir", "penghujung"), (_end_of_unit(w),)),
    )
    for forms, made in makers:
        for head in sorted({_head(form) for form in forms}):
            by_word.setdefault(head, []).extend(made)
    return Rules(
        {head: tuple(tried) for head, tried in by_word.items()},
        (_day_first(w), _numeric, _iso, _bare_clock, _amount(w), _year(w)),
        _leading(w),
        re.compile(rf"\b(?:{any_of(w.cues['future'])})\b[^.!?;]{{0,12}}$"),
        re.compile(rf"\b(?:{any_of(w.cues['until'])}) $"),
    )


def _head(form: str) -> str:
    match = re.match(r"\w+(?:'\w+)?", form)
    return match.group() if match else form


def _leading(w: Words) -> dict[str, tuple[re.Pattern[str], ...]]:
    def ends(forms: str) -> re.Pattern[str]:
        return re.compile(rf"(?<![\w-])(?:{forms}) $")

    about, edge = ends(any_of(w.cues["approximate"])), ends(any_of(w.cues["part"]))
    return {
        "day": (ends("hari|tanggal|tgl|tgl."), about),
        "weekday": (ends("hari"),),
        "month": (ends("bulan"), edge),
        "year": (ends("tahun"), edge, about),
        "relative": (edge,),
        "duration": (about,),
        "clock": (about,),
        "quarter": (edge,),
        "decade": (edge,),
    }


def clock_of(text: str | None) -> tuple[int, int] | None:
    """(hour, minute) of a time as written, `19.30`, `19:30:05` or `7`."""
    if not text:
        return None
    numbers = [int(n) for n in re.findall(r"\d+", text)]
    hour, minute = numbers[0], numbers[1] if len(numbers) > 1 else 0
    return (0 if hour == 24 else hour, minute) if hour <= 24 and minute < 60 else None


def valid(day: int | None, month: int | None) -> bool:
    """Whether a day of a month can exist in some year."""
    return (
        day is not None
        and month is not None
        and 1 <= month <= 12
        and 1 <= day <= (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)[month - 1]
    )


def _tail(w: Words) -> str:
    return (
        rf"(?:,? (?P<part>{any_of(w.parts)}){_END})?"
        rf"(?: (?:kemarin|lalu|silam|yang lalu|itu|ini|hari ini|besok|mendatang|depan|nanti){_END})?"
        rf"(?: ?(?:,|\||-|at| at|, at)? ?(?P<time>{_TIME}){_ZONE}| (?:sekitar )?(?:pukul|jam) (?P<time2>{_TIME}|\d{{1,2}}\b(?![.:]\d)){_ZONE})?"
    )


def _year_fields(text: str | None) -> dict[str, Any]:
    if not text:
        return {}
    return {"year": int(text)} if re.fullmatch(YEAR, text) else {"year_text": text}


def _weekday_date(w: Words) -> Rule:
    days, months = any_of(w.weekdays), any_of(w.months)
    pattern = re.compile(
        rf"(?:(?P<first>{days})\.?(?P<join> ?(?:-|/|dan|hingga|sampai|s/d|atau) ?))?(?P<wd>{days})\.?"
        rf"(?:,? (?P<part0>{any_of(w.parts)})(?: (?:hari|ini|tadi))?{_END})?"
        rf"[,|]? ?(?P<open>\(? ?)(?:tanggal |tgl )?(?:(?P<from>\d{{1,2}}) ?(?:-|dan|hingga|sampai) ?)?(?P<d>\d{{1,2}})"
        rf"(?:(?P<sep>[/.-]) ?(?P<m>\d{{1,2}})(?:[/.-] ?(?P<y>\d{{2,5}}))?|[ -]?(?P<mon>{months})\b\.?(?:,?[ -](?P<y2>\d{{3,5}})(?!\d|[.:]\d))?)"
        rf"(?!\d)(?: ?\))?{_tail(w)}"
    )

    def rule(low: str, text: str, at: int) -> tuple[Found, ...]:
        match = pattern.match(low, at)
        if not match or _inside(low, at):
            return ()
        month = int(match["m"]) if match["m"] else w.months[match["mon"]]
        day = int(match["d"])
        if not valid(day, month) or (match["sep"] and match["sep"] != "/" and not match["y"]):
            return ()
        year = _year_fields(match["y"] or match["y2"])
        part = match["part"] or match["part0"]
        last = Found(match.start("wd"), match.end(), "day", {
            "weekday": w.weekdays[match["wd"]], "day": day, "month": month, **year,
            "part": w.parts.get(part or ""), "clock": clock_of(match["time"] or match["time2"]),
        })  # fmt: skip
        if not match["first"]:
            return (last,)
        start = match.start("first")
        first = {"weekday": w.weekdays[match["first"]], "month": month, **year}
        if match["from"] and valid(int(match["from"]), month):
            return Found(start, match.end("first"), "day", {**first, "day": int(match["from"])}), last
        return Found(start, match.end("first"), "weekday", {"weekday": first["weekday"]}), last

    return rule


def _weekday(w: Words) -> Rule:
    full = [form for form in w.weekdays if form not in w.loose_weekdays]
    pattern = re.compile(
        rf"(?P<wd>{any_of(full)}){_END}(?:,? (?P<part>{any_of(w.parts)}){_END})?"
        rf"(?: (?P<way>{any_of(w.directions)}|(?:pekan|minggu) (?:lalu|depan|ini)){_END})?"
        rf"(?: (?:sekitar )?pukul (?P<time>{_TIME}|\d{{1,2}}\b(?![.:]\d)){_ZONE})?"
    )

    def rule(low: str, text: str, at: int) -> tuple[Found, ...]:
        match = pattern.match(low, at)
        if not match or _inside(low, at) or _named(w, low, at):
            return ()
        if not text[at].isupper() and (match["wd"] == "minggu" or at == 0):
            return ()
        way = match["way"] or ""
        if match["wd"] == "minggu" and way in {"lalu", "ini", "depan", "mendatang"} and _opens(text, at):
            return ()
        offset = w.directions.get(way.split(" ", 1)[-1] if " " in way and way not in w.directions else way)
        return (Found(at, match.end(), "weekday", {
            "weekday": w.weekdays[match["wd"]], "part": w.parts.get(match["part"] or ""),
            "clock": clock_of(match["time"]), "unit": "W" if way.startswith(("pekan", "minggu")) else None,
            "anchor": "last" if offset == "last" else "clock",
            "offset": int(offset) if offset and offset != "last" else None,
        }),)  # fmt: skip

    return rule


def _opens(text: str, at: int) -> bool:
    before = text[:at].rstrip(" \"'“‘(")
    return not before or before[-1] in ".!?:-"


def _inside(low: str, at: int) -> bool:
    """Whether the place is inside a longer word, path or number."""
    return at > 0 and (
        low[at - 1].isalnum() or low[at - 1] in "_/#@.&" or (low[at - 1] == "-" and at > 1 and low[at - 2].isalnum())
    )


def _named(w: Words, low: str, at: int) -> bool:
    before = low[max(0, at - 24) : at].split()
    return bool(before) and before[-1].strip(".(") in w.before


def _month(w: Words) -> Rule:
    full = [form for form in w.months if form not in w.loose_months]
    pattern = re.compile(
        rf"(?P<mon>{any_of(full)}){_END}(?:,? (?:tahun )?(?P<y>{YEAR})(?!\d|[.,/]\d))?(?: (?P<way>{any_of(w.directions)}|tahun (?:ini|lalu|depan)){_END})?"
    )

    def rule(low: str, text: str, at: int) -> tuple[Found, ...]:
        match = pattern.match(low, at)
        if not match or _inside(low, at) or _named(w, low, at) or not text[at].isupper():
            return ()
        way = (match["way"] or "").split(" ")[-1] if match["way"] else ""
        offset = w.directions.get(match["way"] or "") or w.directions.get(way)
        shift = int(offset) if offset and offset != "last" else None
        return (Found(at, match.end(), "month", {
            "month": w.months[match["mon"]], **_year_fields(match["y"]), "offset": shift,
            "unit": "Y" if (match["way"] or "").startswith("tahun") else None,
        }),)  # fmt: skip

    return rule


def _day_first(w: Words) -> Rule:
    pattern = re.compile(
        rf"(?:(?P<from>\d{{1,2}}) ?(?P<join>-|dan|hingga|sampai|s/d) ?)?(?P<d>\d{{1,2}})[ -]?(?P<mon>{any_of(w.months)}){_END}\.?"
        rf"(?:,?[ -](?P<y>\d{{3,5}})(?!\d|[.:,/]\d| (?:{any_of(w.after_year)})\b))?{_tail(w)}"
    )

    def rule(low: str, text: str, at: int) -> tuple[Found, ...]:
        match = pattern.match(low, at)
        if not match:
            return ()
        # A dateline that lost its space ("Tekno15 Feb 2016") is a date only when it is whole.
        if _inside(low, at) and not (low[at - 1].isalpha() and match["y"] and match["time"]):
            return ()
        day, month = int(match["d"]), w.months[match["mon"]]
        if not valid(day, month) or (
            not match["y"] and match["mon"] in w.loose_months and not text[match.start("mon")].isupper()
        ):
            return ()
        year = _year_fields(match["y"])
        last = Found(match.start("d"), match.end(), "day", {
            "day": day, "month": month, **year, "part": w.parts.get(match["part"] or ""),
            "clock": clock_of(match["time"] or match["time2"]),
        })  # fmt: skip
        if match["from"] and valid(int(match["from"]), month) and int(match["from"]) < day:
            return Found(at, match.end("from"), "day", {"day": int(match["from"]), "month": month, **year}), last
        return (last,) if not match["from"] else ()

    return rule


_NUMERIC = re.compile(
    rf"(?P<d>\d{{1,2}})(?:(?P<sep>[/.-])(?P<m>\d{{1,2}})(?P=sep)(?P<y>\d{{4}})|/(?P<m2>\d{{1,2}})(?:/(?P<y2>\d{{2,5}}))?)(?![\d/]|[.,-]\d)"
    rf"(?: ?(?:,|\||-)? ?(?:(?:pukul|jam) )?(?P<time>{_TIME}){_ZONE})?"
)
_BESIDE = re.compile(r"(?:\(|\b(?:tanggal|tgl\.?|sejak|pada|hingga|sampai|mulai|per) )$")


def _numeric(low: str, text: str, at: int) -> tuple[Found, ...]:
    match = _NUMERIC.match(low, at)
    if not match or _inside(low, at) or (at > 0 and low[at - 1] in "+,:"):
        return ()
    day, month, written = int(match["d"]), int(match["m"] or match["m2"]), match["y"] or match["y2"]
    # Without a whole year it may be a fraction or a score: only brackets or a word before make it a date.
    whole = bool(written) and (match["y"] or re.fullmatch(YEAR, written))
    if not valid(day, month) or not (whole or _BESIDE.search(low, max(0, at - 12), at)):
        return ()
    if not whole and low[at - 1] == "(" and low[match.end() : match.end() + 1] != ")":
        return ()
    if match["y"] and not re.fullmatch(YEAR, match["y"]):
        return ()
    fields = {"day": day, "month": month, **_year_fields(written), "clock": clock_of(match["time"])}
    return (Found(at, match.end(), "day", fields),)


_ISO = re.compile(
    rf"(?P<y>{YEAR})(?P<s>[-/])(?P<m>\d\d)(?P=s)(?P<d>\d\d)(?!\d|[-.,]\d)(?:[t ,|]{{1,3}}(?P<time>{_TIME})(?:[+-]\d\d:?\d\d|z)?{_ZONE})?"
)


def _iso(low: str, text: str, at: int) -> tuple[Found, ...]:
    match = _ISO.match(low, at)
    if not match or _inside(low, at) or not valid(int(match["d"]), int(match["m"])):
        return ()
    fields = {"year": int(match["y"]), "month": int(match["m"]), "day": int(match["d"])}
    return (Found(at, match.end(), "day", {**fields, "clock": clock_of(match["time"])}),)


_BARE_CLOCK = re.compile(
    rf"(?P<a>(?:[01]?\d|2[0-4])[.:][0-5]\d)(?: ?(?:-|hingga|sampai|s/d) ?(?P<b>(?:[01]?\d|2[0-4])[.:][0-5]\d))? ?(?:wib|wita|wit)\b"
)


def _bare_clock(low: str, text: str, at: int) -> tuple[Found, ...]:
    match = _BARE_CLOCK.match(low, at)
    if not match or _inside(low, at):
        return ()
    if not match["b"]:
        return (Found(at, match.end(), "clock", {"clock": clock_of(match["a"])}),)
    return (
        Found(at, match.end("a"), "clock", {"clock": clock_of(match["a"])}),
        Found(match.start("b"), match.end(), "clock", {"clock": clock_of(match["b"])}),
    )


def _clock(w: Words) -> Rule:
    time = rf"(?:{_TIME}|\d{{1,2}}(?![\d%]|[.,:/]\d))"
    pattern = re.compile(
        rf"(?:pukul|jam) (?P<a>{time})(?P<part> (?:{any_of(w.parts)}){_END})?{_ZONE}"
        rf"(?: ?(?:-|dan|hingga|sampai|s/d|sampai dengan) ?(?:pukul )?(?P<b>{time}){_ZONE})?"
    )

    def rule(low: str, text: str, at: int) -> tuple[Found, ...]:
        match = pattern.match(low, at)
        if not match or _inside(low, at):
            return ()
        part = (match["part"] or "").strip()
        first, second = _of_day(clock_of(match["a"]), w.parts.get(part)), clock_of(match["b"])
        if first is None:
            return ()
        end = match.end("a") if second else match.end()
        found = Found(at, end, "clock", {"clock": first})
        return (found, Found(match.start("b"), match.end(), "clock", {"clock": second})) if second else (found,)

    return rule


def _of_day(clock: tuple[int, int] | None, part: str | None) -> tuple[int, int] | None:
    """`jam 7 malam` is 19:00."""
    if clock and part in {"TAF", "TEV", "TNI"} and 1 <= clock[0] < 12:
        return (clock[0] + 12, clock[1])
    return clock


def _part(w: Words) -> Rule:
    pattern = re.compile(
        rf"(?P<part>{any_of(w.parts)}) (?P<way>ini|tadi|nanti|kemarin|besok|itu){_END}(?! (?:juga|pun)\b.{{0,0}}$)"
    )
    shift = {"kemarin": -1, "besok": 1}

    def rule(low: str, text: str, at: int) -> tuple[Found, ...]:
        match = pattern.match(low, at)
        if not match or _inside(low, at):
            return ()
        anchor = "last" if match["way"] == "itu" else "clock"
        fields = {"unit": "D", "part": w.parts[match["part"]], "offset": shift.get(match["way"], 0), "anchor": anchor}
        return (Found(at, match.end(), "relative", fields),)

    return rule


def _unit(w: Words) -> Rule:
    forms = [form for form, (_, use) in w.units.items() if use == "unit"]
    pattern = re.compile(
        rf"(?P<unit>{any_of(forms)})(?: (?P<y>{YEAR})(?!\d|[.,]\d))? (?P<way>{any_of(w.directions)}){_END}"
    )

    def rule(low: str, text: str, at: int) -> tuple[Found, ...]:
        match = pattern.match(low, at)
        if not match or _inside(low, at):
            return ()
        unit, way = w.units[match["unit"]][0], w.directions[match["way"]]
        if match["y"]:
            return (Found(at, match.end(), "year", {"year": int(match["y"])}),) if unit == "Y" else ()
        if (
            unit in UNITS
            or (unit == "D" and match["way"] in {"ini", "itu"})
            or match["way"] == "kemarin"
            and unit == "D"
        ):
            return ()
        offset = 0 if way == "last" else int(way)
        anchor = "last" if way == "last" or match["way"] in {"sebelumnya", "berikutnya"} else "clock"
        return (Found(at, match.end(), "relative", {"unit": unit, "offset": offset, "anchor": anchor}),)

    return rule


def _length(w: Words) -> Rule:
    """Durations of one word, or with a number inside it: setahun, sepekan terakhir, bertahun-tahun, sejenak."""
    forms = [form for form, (_, use) in w.units.items() if use != "unit"]
    pattern = re.compile(rf"(?P<form>{any_of(forms)})(?![\w-]){_after()}")

    def rule(low: str, text: str, at: int) -> tuple[Found, ...]:
        match = pattern.match(low, at)
        if not match or _inside(low, at):
            return ()
        unit, use = w.units[match["form"]]
        if use == "whole":
            return (Found(at, match.end(), "duration", {"value": unit}),)
        return _measured("1" if use == "one" else "X", unit, match, at)

    return rule


def _after() -> str:
    return r"(?P<after> (?:yang lalu|lalu|silam|lagi|kemudian|setelahnya|sesudahnya|berselang|sebelumnya|terakhir|belakangan|ke depan|mendatang|pertama)(?![^\W_]))?"


def _measured(amount: str, unit: str, match: re.Match[str], at: int) -> tuple[Found, ...]:
    """A length of time, or a day so far away from the clock (lalu, lagi) or from the last day named (kemudian)."""
    after = (match["after"] or "").strip()
    ways = {"yang lalu": (-1, "clock"), "lalu": (-1, "clock"), "silam": (-1, "clock"), "lagi": (1, "clock"),
            "kemudian": (1, "last"), "setelahnya": (1, "last"), "sesudahnya": (1, "last"), "berselang": (1, "last"),
            "sebelumnya": (-1, "last")}  # fmt: skip
    if after not in ways:
        return (Found(at, match.end(), "duration", {"value": length(amount, unit)}),)
    way, anchor = ways[after]
    if amount == "X" or "." in amount or unit == "X" or unit in {"TS"}:
        return (Found(at, match.end(), "vague", {"value": "PAST_REF" if way < 0 else "FUTURE_REF"}),)
    return (Found(at, match.end(), "relative", {"unit": unit, "offset": way * int(amount), "anchor": anchor}),)


def length(amount: str, unit: str) -> str:
    """The TIMEX3 value of a duration: P3D, PT48H, PXM, PXX, P1DE."""
    if unit == "X":
        return "PXX"
    if unit == "6M":
        return f"P{6 * int(amount)}M" if amount.isdigit() else "PXM"
    if unit in UNITS:
        return "PT30M" if (amount, unit) == ("0.5", "TH") else f"PT{amount}{UNITS[unit]}"
    return f"P{amount}{unit}"


def _amount(w: Words) -> Rule:
    forms = [form for form, (_, use) in w.units.items() if use == "unit"]
    number = rf"\d+(?:[.,]\d+)?|{any_of(w.numbers)}"
    pattern = re.compile(
        rf"(?:(?P<low>{number})(?: ?- ?| hingga | sampai | atau ))?(?P<n>{number})[ -](?P<unit>{any_of(forms)})(?![\w-]){_after()}"
    )

    def rule(low: str, text: str, at: int) -> tuple[Found, ...]:
        match = pattern.match(low, at)
        if not match or (_inside(low, at) and not (low[at - 1] == "/" and at < 2)) or _named(w, low, at):
            return ()
        unit, amount = w.units[match["unit"]][0], _number(w, match["n"])
        if match["unit"] == "minggu" and text[match.start("unit")].isupper() and not text[at].isupper():
            return ()
        last = _measured(amount, unit, match, match.start("n"))
        if not match["low"]:
            return last
        return Found(at, match.end("low"), "duration", {"value": length(_number(w, match["low"]), unit)}), *last

    return rule


def _number(w: Words, written: str) -> str:
    if not written[0].isdigit():
        return w.numbers[written]
    if re.fullmatch(r"\d{1,3}\.\d{3}", written):
        return written.replace(".", "")
    return written.replace(",", ".").lstrip("0") or "0"


def _relative(w: Words) -> Rule:
    pattern = re.compile(rf"(?P<form>{any_of(w.relative)})(?![\w-])(?: (?P<part>{any_of(w.parts)}){_END})?")

    def rule(low: str, text: str, at: int) -> tuple[Found, ...]:
        match = pattern.match(low, at)
        if not match or _inside(low, at):
            return ()
        unit, offset, anchor = w.relative[match["form"]]
        if anchor == "vague":
            return (Found(at, match.end("form"), "vague", {"value": unit}),)
        part = w.parts.get(match["part"] or "") or (unit[1:] if unit.startswith("DT") else None)
        fields = {"unit": unit[:1] if unit.startswith("DT") else unit, "part": part, "offset": int(offset or 0)}
        return (Found(at, match.end(), "relative", {**fields, "anchor": anchor}),)

    return rule


def _season(w: Words) -> Rule:
    pattern = re.compile(
        rf"(?P<form>{any_of(w.seasons)}){_END}(?: (?:tahun )?(?P<y>{YEAR})\b| (?:tahun )?(?P<way>ini|lalu|depan){_END})?"
    )

    def rule(low: str, text: str, at: int) -> tuple[Found, ...]:
        match = pattern.match(low, at)
        if not match or _inside(low, at):
            return ()
        offset = {"lalu": -1, "depan": 1}.get(match["way"] or "", 0)
        fields = {"value": w.seasons[match["form"]], **_year_fields(match["y"]), "offset": offset}
        return (Found(at, match.end(), "season", fields),)

    return rule


def _holiday(w: Words) -> Rule:
    pattern = re.compile(rf"(?P<form>{any_of(w.holidays)}){_END}(?: (?:tahun )?(?P<y>{YEAR})\b)?")

    def rule(low: str, text: str, at: int) -> tuple[Found, ...]:
        match = pattern.match(low, at)
        if not match or _inside(low, at):
            return ()
        return (Found(at, match.end(), "holiday", {"value": match["form"], **_year_fields(match["y"])}),)

    return rule


def _each(w: Words) -> Rule:
    units = [form for form, (_, use) in w.units.items() if use == "unit"]
    number = rf"\d+|{any_of(w.numbers)}"
    pattern = re.compile(
        rf"(?:{any_of(w.cues['each'])}) (?:(?:(?P<n>{number}) )?(?P<unit>{any_of(units)}){_END}(?! (?:{any_of(w.weekdays)})\b)(?!-)"
        rf"|(?:hari )?(?P<wd>{any_of(w.weekdays)}){_END}|(?P<part>{any_of(w.parts)}){_END}|(?:bulan )?(?P<mon>{any_of(w.months)}){_END}|akhir pekan{_END})"
    )

    def rule(low: str, text: str, at: int) -> tuple[Found, ...]:
        match = pattern.match(low, at)
        if not match or _inside(low, at):
            return ()
        if match["wd"] and not (match["wd"] == "minggu" and not text[match.start("wd")].isupper()):
            value = f"XXXX-WXX-{w.weekdays[match['wd']]}"
        elif match["wd"] or match["unit"]:
            value = length(
                _number(w, match["n"]) if match["n"] else "1", "W" if match["wd"] else w.units[match["unit"]][0]
            )
        elif match["part"]:
            value = f"XXXX-XX-XX{w.parts[match['part']]}"
        else:
            value = f"XXXX-{w.months[match['mon']]:02}" if match["mon"] else "XXXX-WXX-WE"
        return (Found(at, match.end(), "set", {"value": value}),)

    return rule


_DECADE = re.compile(r"(?:tahun|era) ?'?(?P<y>(?:(?:19|20)\d0|[2-9]0))-?an\b")


def _decade(low: str, text: str, at: int) -> tuple[Found, ...]:
    match = _DECADE.match(low, at)
    if not match or _inside(low, at):
        return ()
    written = match["y"]
    value = written[:3] if len(written) == 4 else f"19{written[0]}"
    return (Found(at, match.end(), "decade", {"value": value}),)


_QUARTER = re.compile(
    rf"(?P<unit>kuartal|triwulan|semester|q) ?(?:ke-?)?(?P<n>iv|i{{1,3}}|[1-4]|pertama|kedua|ketiga|keempat){_END}[ -]?(?:/?(?:tahun )?(?P<y>{YEAR})\b|(?P<way>tahun (?:ini|lalu|depan)))?"
)


def _quarter(low: str, text: str, at: int) -> tuple[Found, ...]:
    match = _QUARTER.match(low, at)
    if not match or _inside(low, at):
        return ()
    number = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "pertama": 1, "kedua": 2, "ketiga": 3, "keempat": 4}.get(match["n"])
    number = number or int(match["n"])
    if match["unit"] == "q" and not (match["y"] or text[at].isupper()):
        return ()
    if match["unit"] == "semester" and number > 2:
        return ()
    offset = {"lalu": -1, "depan": 1}.get((match["way"] or "").split(" ")[-1], 0)
    value = f"H{number}" if match["unit"] == "semester" else f"Q{number}"
    end = len(match.group().rstrip(" -")) + at
    return (Found(at, end, "quarter", {"value": value, **_year_fields(match["y"]), "offset": offset}),)


def _end_of_unit(w: Words) -> Rule:
    pattern = re.compile(
        rf"(?:awal|pertengahan|akhir|penghujung) (?P<unit>tahun|bulan|pekan){_END}(?! (?:ke|ajaran|anggaran|\d|{any_of(w.months)}|{any_of(w.directions)})\b)"
    )

    def rule(low: str, text: str, at: int) -> tuple[Found, ...]:
        match = pattern.match(low, at)
        if not match or _inside(low, at):
            return ()
        unit = w.units[match["unit"]][0]
        unit = "WE" if match.group().startswith("akhir pekan") else unit
        return (Found(at, match.end(), "relative", {"unit": unit, "offset": 0}),)

    return rule


_YEAR = re.compile(
    rf"(?P<y>{YEAR})(?!\d|[^\W\d_]|[.,:+%]\d|-\d(?!\d{{3}}\b)|/(?!(?:19|20)?\d\d\b))(?P<way> (?:lalu|silam|mendatang|ini)(?![^\W_]))?"
)
_LAW = re.compile(r"(?:nomor|nomer|no\.?|uu|pp|perpres|permen\w*|perda) ?\S{1,12}(?: tahun|/) ?$")


def _year(w: Words) -> Rule:
    def rule(low: str, text: str, at: int) -> tuple[Found, ...]:
        match = _YEAR.match(low, at)
        if not match or _LAW.search(low, max(0, at - 40), at):
            return ()
        joined = at > 4 and low[at - 1] in "-/" and re.fullmatch(YEAR, low[at - 5 : at - 1]) is not None
        if not joined and (_inside(low, at) or (at > 0 and low[at - 1] in "-+,:$")):
            return ()
        following = re.match(r" ?([^\W\d_]+)", low[match.end() : match.end() + 24])
        if _named(w, low, at) or (following and following.group(1) in w.after_year):
            return ()
        return (Found(at, match.end(), "year", {"year": int(match["y"])}),)

    return rule
