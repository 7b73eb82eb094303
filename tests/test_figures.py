"""Figures: what is drawn, in which order and colour, and that uploaded text stays text."""

import io
import itertools
from datetime import date, datetime
from typing import Any
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from core import figures, lexicons
from core.figures.theme import labels, short
from core.model import BLOCKS, DATE_TYPES, ENTITY_TYPES, ROLES, ZONES
from core.timex import timex_interval

HOSTILE = '<b>tebal</b> <a href="https://x.test">&amp;</a>'
ESCAPED = "&lt;b&gt;tebal&lt;/b&gt; &lt;a href"
LOOK: dict[str, Any] = {"dark": False, "locale": "id"}
ROWS = [
    figures.BarRow("id-1", "Kota Bekasi", 7, "LOC"),
    figures.BarRow("id-2", HOSTILE, 5, "PER"),
    figures.BarRow("id-3", "Bank Indonesia", 5, "ORG"),
    figures.BarRow("id-4", "Kediri", 1, "LOC"),
]
CATEGORIES = [("sport", "Olahraga"), ("politics", "Politik"), ("", HOSTILE)]
SERIES = [("popular", "Terpopuler"), ("latest", HOSTILE)]
CELLS = {
    ("sport", "popular"): (31, "sport|popular"),
    ("sport", "latest"): (4, "sport|latest"),
    ("politics", "popular"): (18, "politics|popular"),
    ("", "latest"): (2, "|latest"),
}
CELL_TITLES = {"title": HOSTILE, "value_title": HOSTILE, "category_title": HOSTILE, "series_title": HOSTILE}


def ranked(rows: list[figures.BarRow], dark: bool = False) -> Any:
    return figures.ranked_bars(
        rows, title=HOSTILE, x_title=HOSTILE, group_labels={"LOC": HOSTILE}, colour_kind="type", dark=dark, locale="id"
    )


def lanes(hostile: str = "Terbit") -> Any:
    return figures.timeline(
        {
            "published": [(date(2025, 3, 12), 2, "p1"), (date(2025, 3, 14), 1, "p2")],
            "captured": [(date(2025, 4, 1), 3, "c1")],
        },
        undated={"published": (4, "p?")}, lane_labels={"published": hostile, "captured": "Diambil"}, grain="day",
        title=hostile, x_title=hostile, y_title=hostile, undated_label=hostile, **LOOK,
    )  # fmt: skip


def dated(rows: list[figures.DatedBar], hostile: str = "x") -> Any:
    return figures.date_mentions(
        rows, lane_labels=("Hari", hostile), title=hostile, x_title=hostile, y_title=hostile, **LOOK
    )


DATED = [
    figures.DatedBar("d1", "2025-03-12", "day", "Rabu (12/3)", 3),
    figures.DatedBar("d2", "2025-03", "month", "Maret 2025", 2),
    figures.DatedBar("d3", "2025", "year", HOSTILE, 1),
    figures.DatedBar("d4", "P2D", "", "dua hari", 9),
]


def everything() -> list[Any]:
    shared = {"categories": CATEGORIES, "series": SERIES, **CELL_TITLES, **LOOK}
    return [
        ranked(ROWS),
        figures.stacked_bars(CELLS, **shared),
        figures.heat_map(CELLS, **shared),
        figures.small_bars([(HOSTILE, 2, "#123456")], title=HOSTILE, x_title=HOSTILE, **LOOK),
        lanes(HOSTILE),
        dated(DATED, HOSTILE),
        figures.treemap([("t", HOSTILE, "", 3, "sport")], title=HOSTILE, unit=HOSTILE, colour_kind="topic", **LOOK),
        figures.intervals(
            {("c", "s"): figures.Estimate(0.5, 0.2, 0.8, 1, 2, "i")}, categories=[("c", HOSTILE)],
            series=[("s", HOSTILE, "#123456")], title=HOSTILE, value_title=HOSTILE, **LOOK,
        ),
    ]  # fmt: skip


def strings(value: Any) -> list[str]:
    """Every string that a figure hands to the browser."""
    if isinstance(value, dict):
        return [s for v in value.values() for s in strings(v)]
    if isinstance(value, list | tuple):
        return [s for v in value for s in strings(v)]
    return [value] if isinstance(value, str) else []


def ids(figure: Any) -> list[str]:
    return [entry[0] for trace in figure.data for entry in trace.customdata]


@pytest.mark.parametrize("number", range(len(everything())))
def test_uploaded_text_stays_text(number: int) -> None:
    found = strings(everything()[number].to_plotly_json())
    assert any(ESCAPED in s for s in found)
    assert not [s for s in found if "<b>" in s or "<a " in s]


def test_a_ranking_keeps_its_order_the_first_on_top() -> None:
    order = list(ranked(ROWS).layout.yaxis.categoryarray)
    assert order == labels([row.label for row in ROWS])[::-1]


def test_a_ranking_draws_every_row_once_with_its_id_and_colour() -> None:
    figure = ranked(ROWS)
    drawn = {i[0]: (n, t.marker.color) for t in figure.data for n, i in zip(t.x, t.customdata, strict=True)}
    assert drawn == {row.id: (row.count, figures.colour("type", row.group, False)) for row in ROWS}


def test_long_and_equal_labels_stay_different_bars() -> None:
    long = "Kementerian Pekerjaan Umum dan Perumahan Rakyat Republik Indonesia"
    found = labels([long, long, long.replace("Umum", "Alam"), "a", "a"])
    assert len(set(found)) == 5 and all(len(label) <= 40 for label in found)


@given(st.text(), st.integers(min_value=8, max_value=60))
def test_a_label_is_never_longer_than_it_may_be(text: str, length: int) -> None:
    assert len(short(text, length)) <= max(length, 0)
    assert short(text, length) == text or len(text) > length


@given(st.lists(st.sampled_from(["a", "b", "a (2)", "a (1)", "a" * 50]), max_size=8))
def test_labels_are_always_different(texts: list[str]) -> None:
    assert len(set(labels(texts))) == len(texts)


def test_stacks_and_cells_carry_every_id() -> None:
    shared = {"categories": CATEGORIES, "series": SERIES, **CELL_TITLES, **LOOK}
    expected = sorted(i for _, i in CELLS.values())
    assert sorted(ids(figures.stacked_bars(CELLS, **shared))) == expected
    heat = figures.heat_map(CELLS, **shared)
    assert sorted(entry[0] for entry in heat.data[1].customdata) == expected
    assert [list(row) for row in heat.data[0].z] == [[31, 4], [18, 0], [0, 2]]


def test_a_timeline_carries_every_id_and_the_undated() -> None:
    assert sorted(ids(lanes())) == ["", "c1", "p1", "p2", "p?"]


def test_what_has_no_place_in_time_is_not_drawn_on_the_axis() -> None:
    assert sorted(ids(dated(DATED))) == ["d1", "d2", "d3"]


def test_a_bar_is_as_wide_as_what_is_known() -> None:
    day = 86_400_000
    widths = {i[0]: w for t in dated(DATED).data for i, w in zip(t.customdata, t.width, strict=True)}
    assert widths == {"d1": day, "d2": 31 * day, "d3": 365 * day}


@pytest.mark.parametrize("grain", ["day", "week", "month"])
def test_empty_figures_stand(grain: str) -> None:
    assert dated([]).layout.xaxis.visible is False
    names = {"published": "x", "captured": "y"}
    assert figures.timeline(
        {"published": [], "captured": []}, undated={}, lane_labels=names, grain=grain, title="t", x_title="x",
        y_title="y", undated_label="u", **LOOK,
    ).data  # fmt: skip
    assert not ranked([]).data


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2025-03-12", (2025, 3, 12), (2025, 3, 13)),
        ("2025-03-12T19:30", (2025, 3, 12), (2025, 3, 13)),
        ("2025-03-12TMO", (2025, 3, 12), (2025, 3, 13)),
        ("2025-W01", (2024, 12, 30), (2025, 1, 6)),
        ("2025-02", (2025, 2, 1), (2025, 3, 1)),
        ("2025-12", (2025, 12, 1), (2026, 1, 1)),
        ("2025-Q4", (2025, 10, 1), (2026, 1, 1)),
        ("2025-H1", (2025, 1, 1), (2025, 7, 1)),
        ("2025", (2025, 1, 1), (2026, 1, 1)),
        ("201X", (2010, 1, 1), (2020, 1, 1)),
        ("201", (2010, 1, 1), (2020, 1, 1)),
    ],
)
def test_the_interval_of_a_value(value: str, first: tuple[int, int, int], last: tuple[int, int, int]) -> None:
    assert timex_interval(value) == (datetime(*first), datetime(*last))


@pytest.mark.parametrize(
    "value",
    [
        "P2D",
        "PT3H",
        "PXD",
        "PRESENT_REF",
        "XXXX-03-12",
        "2025-02-30",
        "2025-13",
        "2025-H3",
        "2025-W60",
        "0000",
        "9999",
        "",
    ],
)
def test_what_has_no_place_in_the_calendar_has_no_interval(value: str) -> None:
    assert timex_interval(value) is None


@given(st.text() | st.from_regex(r"\A\d{3,4}(-([QWH]?\d{1,2}|\d\d-\d\d.*))?\Z"))
def test_any_value_has_an_interval_that_runs_forward_or_none(value: str) -> None:
    found = timex_interval(value)
    assert found is None or found[0] < found[1]


def luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize(
    "row", lexicons.read("colours", ("kind", "light", "dark")), ids=lambda r: f"{r['kind']}-{r['key']}"
)
def test_every_colour_can_be_told_from_the_paper(row: lexicons.Row) -> None:
    assert contrast(row["light"], "#ffffff") >= 3
    assert contrast(row["dark"], "#0e1117") >= 3


def test_everything_that_is_coloured_has_a_colour_of_its_own() -> None:
    topics = [row["slug"] for row in lexicons.read("topics", ("slug",))]
    for kind, keys in (("type", ENTITY_TYPES), ("block", BLOCKS), ("zone", ZONES), ("role", ROLES), ("topic", topics)):
        for dark in (False, True):
            found = [figures.colour(kind, key, dark) for key in keys]
            assert len(set(found)) == len(keys), kind
    assert figures.colour("topic", None, False) == figures.colour("nothing", "x", False)
    assert len(DATE_TYPES) == 4  # dates share one colour: what tells them apart is their width


def test_a_block_has_the_same_colour_as_its_zone() -> None:
    assert all(
        figures.colour("block", b, dark) == figures.colour("zone", b, dark)
        for b, dark in itertools.product(BLOCKS, (False, True))
    )


WORDS = {"ekonomi": 9, "<b>&": 5, "banjir": 3}
SIZE: dict[str, Any] = {"dark": False, "width": 300, "height": 150}


def test_the_cloud_is_the_same_at_each_call_and_valid() -> None:
    svg = figures.word_cloud_svg(WORDS, **SIZE)
    assert svg == figures.word_cloud_svg(WORDS, **SIZE)
    texts = {e.text for e in ElementTree.fromstring(svg).iter() if e.tag.endswith("text")}  # noqa: S314 -- our own
    assert texts == set(WORDS)
    assert "http" not in svg.replace("http://www.w3.org/", "")
    assert figures.word_cloud_png(WORDS, **SIZE) == figures.word_cloud_png(WORDS, **SIZE)


def test_the_png_is_a_picture_of_the_size_asked_for() -> None:
    with Image.open(io.BytesIO(figures.word_cloud_png(WORDS, **SIZE))) as image:
        assert (image.format, image.size) == ("PNG", (300, 150))


def test_a_cloud_of_nothing_is_refused() -> None:
    with pytest.raises(ValueError, match="word"):
        figures.word_cloud_svg({}, **SIZE)


def test_numbers_are_written_as_the_reader_writes_them() -> None:
    assert ranked(ROWS).layout.separators == ",."
    english = figures.small_bars([("a", 1, "#000000")], title="t", x_title="x", dark=True, locale="en")
    assert english.layout.separators == ".,"


def test_the_picture_button_makes_no_request() -> None:
    settings = figures.config("topik", "id")
    assert settings["modeBarButtons"] == [["toImage"]]
    assert settings["toImageButtonOptions"]["filename"] == "topik"


def test_a_network_keeps_its_names_apart_and_in_the_same_places() -> None:
    nodes = [figures.Node(f"PER:{i}", f"Nama {i} <b>", 40 - i, "PER") for i in range(40)]
    edges = [(f"PER:{i}", f"PER:{j}", 1 + (i + j) % 4) for i in range(30) for j in range(i + 1, 30, 3)]
    edges += [("PER:35", "PER:36", 1), ("PER:37", "PER:38", 2)]
    settings = {"title": "t", "unit": "u", "group_labels": {"PER": "Orang"}, "dark": False, "locale": "id"}
    one, other = (figures.network(nodes, edges, **settings) for _ in range(2))
    assert one.to_json() == other.to_json()
    marks = [trace for trace in one.data if trace.mode == "markers+text"]
    assert sum(bool(t) for trace in marks for t in trace.text) >= 5
    places = [p for trace in marks for p in zip(trace.x, trace.y, strict=True)]
    assert len(places) == 34  # a name without an edge is not drawn
    near = min(((a - c) ** 2 + (b - d) ** 2) ** 0.5 for i, (a, b) in enumerate(places) for c, d in places[:i])
    assert near > 0.02
    assert "<b>" not in "".join(marks[0].hovertext)
    assert figures.network([], [], **settings).data == ()
