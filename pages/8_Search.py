"""Search: where something is said, as a concordance and over time."""

import streamlit as st

from pages.search import answers, weeks
from pages.shared import concordance, empty
from pages.shared.frame import open_page
from pages.shared.i18n import _

with open_page("search") as view:
    view.heading(_("Where is it said?"))
    if not empty.stop():
        query = "".join(view.filters["search"])
        if not query:
            view.finding(_("Type a word, a name or a phrase above. “Help” shows what else can be asked."))
        else:
            found = answers.find(query, view.filters)
            view.finding(answers.finding(query, found))
            if found.places:
                names = {"rows": _("Concordance"), "weeks": _("Over time")}
                shown = st.segmented_control(
                    _("Shown as"), list(names), format_func=names.__getitem__, default="rows", required=True,
                    key="search_view", bind="query-params", label_visibility="collapsed",
                )  # fmt: skip
                with st.container(key="search_columns"):
                    left, right = st.columns([1, 4], gap="medium")
                with left:
                    answers.facets(found)
                with right:
                    if shown == "rows":
                        answers.rows(found, query, view.filters)
                    else:
                        picked = weeks.draw(query, view.filters, dark=view.dark)
                        concordance.panel(view.filters, picked)
            else:
                empty.nothing()
