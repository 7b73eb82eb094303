"""In how many documents it is found, week by week."""

from __future__ import annotations

from core import figures
from core.corpus.reads import Pick
from core.corpus.search import weeks_found
from core.filters import Filters
from pages.shared import drawing, periods, store
from pages.shared.downloads import Columns
from pages.shared.drawing import Picked
from pages.shared.i18n import _, language


def draw(query: str, chosen: Filters, *, dark: bool) -> Picked | None:
    """Documents by week of publication, the undated in a bar of their own; a bar leads to their headlines."""
    found = store.read(weeks_found, query, chosen)
    weeks = {f"week:{start or ''}": (start, documents) for start, documents in found.items()}
    dated = {identity: (start, len(documents)) for identity, (start, documents) in weeks.items() if start}
    picks = {
        identity: Picked(
            Pick("article", documents=documents), periods.label(start, "week") if start else _("undated")
        )
        for identity, (start, documents) in weeks.items()
    }  # fmt: skip
    undated = {"published": (len(found[None]), "week:")} if None in found else {}
    figure = figures.timeline(
        {"published": [(start, n, identity) for identity, (start, n) in dated.items()]},
        undated=undated,
        lane_labels={"published": _("Documents with “{query}”").format(query=query)},
        grain="week",
        title=_("Documents found, by week of publication"),
        x_title=_("week, from its Monday"),
        y_title=_("documents"),
        undated_label=_("undated"),
        dark=dark,
        locale=language(),
    )
    columns: Columns = {
        _("Period from"): [start for start, _documents in weeks.values()],
        _("Documents"): [len(documents) for _start, documents in weeks.values()],
    }
    return drawing.show("found_weeks", figure, columns, picks, list(picks), chosen)
