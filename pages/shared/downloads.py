"""Downloads: the table behind a chart as CSV, and its picture as PNG and SVG, made in the browser."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

import streamlit as st

from core.export import csv_bytes, safe_filename
from pages.shared import store
from pages.shared.i18n import _

#: Where the session keeps what parts the fields of its CSV files.
SEPARATOR = "csv"
Columns = Mapping[str, Sequence[Any]]


def csv_button(
    columns: Columns | Callable[[], Columns], filters: Sequence[str], name: str, key: str | None = None
) -> None:
    """A button that builds the CSV of `columns` when it is pressed; `filters` are named in the file.

    Pressed, there is no session: a function that makes the columns has to know its workspace.
    """
    locale = "id" if st.session_state.get(SEPARATOR) == ";" else "en"
    preamble = [_("Workspace: {name}").format(name=store.current()), *filters]
    st.download_button(
        "CSV",
        data=lambda: _csv(columns() if callable(columns) else columns, preamble, locale),
        file_name=f"{safe_filename('tajuk', store.current(), name)}.csv",
        mime="text/csv",
        icon=":material/table_view:",
        on_click="ignore",
        key=key or f"csv_{name}",
    )


def _csv(columns: Columns, preamble: Sequence[str], locale: str) -> bytes:
    return csv_bytes(list(columns), list(zip(*columns.values(), strict=True)), preamble, locale)


def separator_switch() -> None:
    """What parts the fields of CSV files: a spreadsheet set to Indonesian puts one with commas into one column."""
    names = {",": _("comma"), ";": _("semicolon")}
    st.segmented_control(
        _("Separator of CSV files"), list(names), format_func=lambda mark: names[mark], key=SEPARATOR, default=",",
        required=True, bind="query-params", help=_("Excel set to Indonesian opens files with semicolons in columns."),
    )  # fmt: skip


def picture_buttons(chart: str, filename: str) -> None:
    """Buttons that save the chart with this key as PNG and as SVG, as it is on the screen."""
    _PICTURES(
        key=f"pictures_{chart}",
        data={"chart": chart, "filename": filename, "labels": {"png": "PNG", "svg": "SVG"}},
        height=52,
    )


def column_formats(columns: Columns) -> dict[str, Any]:
    """How a table shows its columns: days in numbers, since Streamlit names months in English only."""
    days = [name for name, values in columns.items() if any(isinstance(v, date) for v in values)]
    return {name: st.column_config.DateColumn(name, format="DD/MM/YYYY") for name in days}


# The figure's own toolbar saves one format; it reads that format when it is pressed. So each button sets the format
# and presses it: the picture is Plotly's, drawn in the browser, and no request leaves the machine.
_SCRIPT = """
export default function ({ data, parentElement }) {
  const box = parentElement.querySelector('.pictures')
  box.replaceChildren()
  for (const format of Object.keys(data.labels)) {
    const button = document.createElement('button')
    button.type = 'button'
    button.textContent = data.labels[format]
    button.dataset.format = format
    button.onclick = () => {
      const plot = document.querySelector(`.st-key-${CSS.escape(data.chart)} .js-plotly-plot`)
      const save = plot && plot.querySelector('.modebar-btn[data-attr="toImage"], .modebar-btn[data-title]')
      if (!save) return
      const options = plot._context.toImageButtonOptions
      plot._context.toImageButtonOptions = { ...options, format, filename: data.filename }
      save.click()
    }
    box.append(button)
  }
}
"""
_LOOK = """
.pictures { display: flex; gap: .5rem; }
.pictures button { font: inherit; padding: .4rem .8rem; border-radius: .5rem; cursor: pointer; min-height: 2.5rem;
  color: var(--st-text-color); background: transparent; border: 1px solid var(--st-border-color); }
.pictures button:hover, .pictures button:focus-visible { border-color: var(--st-primary-color);
  color: var(--st-primary-color); outline: none; }
"""
_PICTURES = st.components.v2.component("tajuk_pictures", html='<div class="pictures"></div>', css=_LOOK, js=_SCRIPT)
