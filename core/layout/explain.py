"""What the layout weighed: the rules asked of each line, the runs that may be the article, the title's candidates."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from core.layout import rule_chain
from core.layout.article import ArticleTrace, explain_article
from core.layout.line_features import LineFeatures, measure_document
from core.layout.line_roles import LineRole, line_roles
from core.layout.page_context import PageContext, page_context, written_lines
from core.model import Document
from core.traces import CorrectionTrace, LayoutTrace, LineTrace, RunTrace, TitleTrace

#: How many of the model's labels are shown.
_LABELS = 3
_BLANK = LineTrace("blank", "Nothing is on the line, so no rule is asked.", ())


def explain_layout(document: Document) -> LayoutTrace:
    """The trace of `read_layout` for a document, from the same rules and points."""
    features = measure_document(document)
    page = page_context(document, features)
    roles = line_roles(page)
    by_number = {
        line.number: _line_trace(i, page, role) for i, (line, role) in enumerate(zip(page.lines, roles, strict=True))
    }
    lines, titles = written_lines(document, features)
    found = explain_article(() if page.stated_links else lines, titles)
    return LayoutTrace(
        lines=tuple(by_number.get(x.number, _BLANK) for x in features),
        runs=_runs(found, lines),
        corrections=tuple(
            CorrectionTrace(c.purpose, _numbers(c.added, lines), _numbers(c.left_out, lines)) for c in found.changes
        ),
        titles=tuple(TitleTrace(lines[c.place].number, c.score, c.points) for c in found.candidates),
    )


def _line_trace(i: int, page: PageContext, role: LineRole) -> LineTrace:
    place, found = rule_chain.deciding_step(i, page)
    *declined, decided = rule_chain.CHAIN[: place + 1]
    likeliest = sorted(role.chances.items(), key=lambda item: -item[1])[:_LABELS]
    names = tuple(step.name for step in declined)
    return LineTrace(decided.name, decided.why, names, found.role, tuple(likeliest), role.by_model)


def _runs(found: ArticleTrace, lines: Sequence[LineFeatures]) -> tuple[RunTrace, ...]:
    return tuple(RunTrace(_numbers(run.paragraphs, lines), run.weight, run is found.chosen) for run in found.runs)


def _numbers(indexes: Iterable[int], lines: Sequence[LineFeatures]) -> tuple[int, ...]:
    return tuple(lines[i].number for i in indexes)
