"""Rules for lengths of time, repeated times, and days counted from another (dua hari lalu, pekan depan)."""

from __future__ import annotations

import re

from core.dates.parts import (
    END,
    YEAR,
    Found,
    Rule,
    inside,
    named,
    opens,
)
from core.dates.vocabulary import Vocabulary, any_of

UNITS = {"TS": "S", "TM": "M", "TH": "H"}


def unit(w: Vocabulary) -> Rule:
    forms = [form for form, (_, use) in w.units.items() if use == "unit"]
    pattern = re.compile(
        rf"(?P<unit>{any_of(forms)})(?: (?P<y>{YEAR})(?!\d|[.,]\d))? (?P<way>{any_of(w.directions)}){END}"
    )

    def rule(low: str, text: str, at: int) -> tuple[Found, ...]:
        """A unit of time with a direction (bulan lalu, pekan depan), or a year with one (tahun 2024 lalu)."""
        match = pattern.match(low, at)
        if not match or inside(low, at) or _numbered(w, low, at):
            return ()
        unit, way = w.units[match["unit"]][0], w.directions[match["way"]]
        if match["y"]:
            return (Found(at, match.end(), "year", {"year": int(match["y"])}),) if unit == "Y" else ()
        if (
            unit in UNITS
            or (unit == "D" and match["way"] in {"ini", "itu"})
            or (match["way"] == "kemarin" and unit == "D")
        ):
            return ()
        offset = 0 if way == "last" else int(way)
        anchor = "last" if way == "last" or match["way"] in {"sebelumnya", "berikutnya"} else "document"
        return (Found(at, match.end(), "relative", {"unit": unit, "offset": offset, "anchor": anchor}),)

    return rule


def _numbered(w: Vocabulary, low: str, at: int) -> bool:
    """Whether a number is before the unit: `berusia 45 tahun itu` is an age, and no year."""
    before = low[max(0, at - 16) : at].split()
    return bool(before) and (before[-1][-1].isdigit() or before[-1] in w.numbers)


def one_word(w: Vocabulary) -> Rule:
    forms = [form for form, (_, use) in w.units.items() if use != "unit"]
    pattern = re.compile(rf"(?P<form>{any_of(forms)})(?![\w-]){_after()}")

    def rule(low: str, text: str, at: int) -> tuple[Found, ...]:
        """A length that is one word (setahun, bertahun-tahun, sejenak), with the direction that makes it a day."""
        match = pattern.match(low, at)
        if not match or inside(low, at):
            return ()
        unit, use = w.units[match["form"]]
        if use == "whole":
            return (Found(at, match.end(), "duration", {"value": unit}),)
        return _measured("1" if use == "one" else "X", unit, match, at)

    return rule


def _after() -> str:
    return (
        r"(?P<after> (?:yang lalu|lalu|silam|lagi"
        r"|kemudian"
        r"|setelahnya|sesudahnya|berselang|sebelumnya|terakhir|belakangan|ke depan|mendatang|pertama)(?![^\W_]))?"
    )


def _measured(amount: str, unit: str, match: re.Match[str], at: int) -> tuple[Found, ...]:
    """A length of time, or a day so far from the document date (lalu, lagi) or from the last day named (kemudian)."""
    after = (match["after"] or "").strip()
    ways = {"yang lalu": (-1, "document"), "lalu": (-1, "document"), "silam": (-1, "document"), "lagi": (1, "document"),
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


def amount(w: Vocabulary) -> Rule:
    forms = [form for form, (_, use) in w.units.items() if use == "unit"]
    number = rf"\d+(?:[.,]\d+)?|{any_of(w.numbers)}"
    aged, often = _aged(w), _OFTEN
    pattern = re.compile(
        rf"(?:(?P<low>{number})(?: ?- ?| hingga | sampai | atau ))?(?P<n>{number})[ -]"
        rf"(?P<unit>{any_of(forms)})(?![\w-])(?:(?P<often>{often})|{_after()})"
    )

    def rule(low: str, text: str, at: int) -> tuple[Found, ...]:
        """A number, or two of a range, with a unit (dua atau tiga hari), with the direction that makes it a day."""
        match = pattern.match(low, at)
        if not match or (inside(low, at) and not (low[at - 1] == "/" and at < 2)) or named(w, low, at):
            return ()
        unit, amount = w.units[match["unit"]][0], _number(w, match["n"])
        if match["unit"] == "minggu" and text[match.start("unit")].isupper() and not text[at].isupper():
            return ()
        an_age = unit in {"Y", "M", "W", "D"} and aged.search(low, max(0, at - 40), at)
        if an_age or _coordinate(low, at, match.end()):
            return ()
        if match["often"] and not match["low"]:
            return (Found(at, match.end(), "set", {"value": length(amount, unit)}),)
        last = _measured(amount, unit, match, match.start("n"))
        # Of "dua hingga tiga menit" only the second has a unit; in figures (2-3 menit) both are read.
        if not match["low"] or "-" not in low[match.end("low") : match.start("n")]:
            return last
        return Found(at, match.end("low"), "duration", {"value": length(_number(w, match["low"]), unit)}), *last

    return rule


_OFTEN = r" sekali(?![^\W_])(?! (?:lagi|pun|jalan))"
_ANGLE = re.compile(r"(?:derajat|°|º)(?: ?\d+(?:[.,]\d+)? ?(?:menit|'))?,? ?(?:dan )?$")
_COMPASS = re.compile(r" ?(?:lintang|bujur|l[su]\b|b[tb]\b|north|south|east|west)")


def _coordinate(low: str, start: int, end: int) -> bool:
    """Whether minutes and seconds are those of an angle: 5 derajat 40 menit 12 detik Lintang Selatan."""
    return bool(_ANGLE.search(low, max(0, start - 40), start) or _COMPASS.match(low, end))


def _aged(w: Vocabulary) -> re.Pattern[str]:
    """What stands before an age: berusia, pria; with a word such as `sekitar` between."""
    words = (
        r"(?: (?:sekitar|di atas|di bawah|antara|hampir|kurang dari|lebih dari|rata-rata|minimal|maksimal|baru|genap))?"
    )
    return re.compile(rf"(?<![\w-])(?:{any_of(w.cues['age'])}){words} $")


def times(w: Vocabulary) -> Rule:
    forms = [form for form, (_, use) in w.units.items() if use == "one"]
    number = rf"\d+|{any_of(w.numbers)}"
    pattern = re.compile(
        rf"(?:(?:{number}) kali|sekali) (?:dalam )?(?P<form>{any_of(forms)}){END}"
        rf"|(?P<form2>{any_of(forms)})(?:{_OFTEN}| (?:{number}) kali{END})"
    )

    def rule(low: str, text: str, at: int) -> tuple[Found, ...]:
        """How often in a length of one word (dua kali sebulan, seminggu sekali)."""
        match = pattern.match(low, at)
        if not match or inside(low, at):
            return ()
        return (Found(at, match.end(), "set", {"value": length("1", w.units[match["form"] or match["form2"]][0])}),)

    return rule


def reference(w: Vocabulary) -> Rule:
    past, later = w.cues["once"], w.cues["later"]
    pattern = re.compile(rf"(?P<form>{any_of([*past, *later])}){END}")

    def rule(low: str, text: str, at: int) -> tuple[Found, ...]:
        """Dulu and nanti, where a sentence begins with them; elsewhere they mean first, or no time at all."""
        match = pattern.match(low, at)
        if not match or inside(low, at) or not text[at].isupper() or not opens(text, at):
            return ()
        return (Found(at, match.end(), "vague", {"value": "PAST_REF" if match["form"] in past else "FUTURE_REF"}),)

    return rule


def _number(w: Vocabulary, written: str) -> str:
    if not written[0].isdigit():
        return w.numbers[written]
    if re.fullmatch(r"\d{1,3}\.\d{3}", written):
        return written.replace(".", "")
    return written.replace(",", ".").lstrip("0") or "0"


def relative(w: Vocabulary) -> Rule:
    pattern = re.compile(rf"(?P<form>{any_of(w.relative)})(?![\w-])(?: (?P<part>{any_of(w.parts)}){END})?")

    def rule(low: str, text: str, at: int) -> tuple[Found, ...]:
        """A form of the list relative_dates (kemarin, lusa) with its part of day; vague ones have no day."""
        match = pattern.match(low, at)
        if not match or inside(low, at):
            return ()
        unit, offset, anchor = w.relative[match["form"]]
        if anchor == "vague":
            return (Found(at, match.end("form"), "vague", {"value": unit}),)
        part = w.parts.get(match["part"] or "") or (unit[1:] if unit.startswith("DT") else None)
        fields = {"unit": unit[:1] if unit.startswith("DT") else unit, "part": part, "offset": int(offset or 0)}
        return (Found(at, match.end(), "relative", {**fields, "anchor": anchor}),)

    return rule


def each(w: Vocabulary) -> Rule:
    units = [form for form, (_, use) in w.units.items() if use == "unit"]
    number = rf"\d+|{any_of(w.numbers)}"
    pattern = re.compile(
        rf"(?:{any_of(w.cues['each'])}) (?:(?:(?P<n>{number}) )?(?P<unit>{any_of(units)}){END}(?! "
        rf"(?:{any_of(w.weekdays)})\b)(?!-)"
        rf"|(?:hari )?(?P<wd>{any_of(w.weekdays)}){END}|(?P<part>{any_of(w.parts)}){END}|(?:bulan )?"
        rf"(?P<mon>{any_of(w.months)}){END}|akhir pekan{END})"
    )

    def rule(low: str, text: str, at: int) -> tuple[Found, ...]:
        """A cue of repetition with a unit, weekday, part of day, month or weekend (setiap dua pekan, tiap Senin)."""
        match = pattern.match(low, at)
        if not match or inside(low, at):
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


def end_of_unit(w: Vocabulary) -> Rule:
    pattern = re.compile(
        rf"(?:awal|pertengahan|akhir|penghujung) (?P<unit>tahun|bulan|pekan){END}(?! "
        rf"(?:\d|(?:ke|ajaran|anggaran|{any_of(w.months)}|{any_of(w.directions)})\b))"
    )

    def rule(low: str, text: str, at: int) -> tuple[Found, ...]:
        """The beginning, middle or end of this year, month or week, where nothing that names another one follows."""
        match = pattern.match(low, at)
        if not match or inside(low, at):
            return ()
        unit = w.units[match["unit"]][0]
        unit = "WE" if match.group().startswith("akhir pekan") else unit
        return (Found(at, match.end(), "relative", {"unit": unit, "offset": 0}),)

    return rule
