"""What pages and analyses ask of a workspace: small tables, counted in SQL from the store of spans.

A headline that is on one page twice (Baca Juga and Berita Terkait) is counted once, and so is what is in it;
`Denominators.repeated` is how many were left out. Every function takes a `Corpus`, and most take `Filters`; a period
keeps the documents published in it, so undated ones are out as soon as a period is set. One module a question: the
workspace, uploads, documents, counts, speakers, headlines, time, passages.
"""

from core.corpus.reads.counts import Count, counts
from core.corpus.reads.documents import (
    ArticleRow,
    ClusterRow,
    DocumentRow,
    LineRow,
    MomentRow,
    Page,
    SpanId,
    SpanRow,
    articles,
    choices,
    cluster,
    documents,
    files,
    page,
)
from core.corpus.reads.headlines import (
    HeadlineRow,
    TopicCount,
    TopicPeriod,
    article_names,
    article_trend,
    headline_names,
    headlines,
    topic_counts,
    topic_trend,
)
from core.corpus.reads.passages import Passage, Pick, passages
from core.corpus.reads.speakers import QuoteRow, Speaker, quotations, speakers
from core.corpus.reads.timeline import (
    GRAINS,
    DatedPlace,
    DatedRow,
    LagRow,
    PeriodCount,
    dated,
    dated_places,
    lags,
    publications,
    undated,
)
from core.corpus.reads.uploads import ReceivedRow, Unfinished, UploadRow, received, unfinished, uploads
from core.corpus.reads.workspace import Denominators, Overview, denominators, overview

__all__ = [
    "GRAINS",
    "ArticleRow",
    "ClusterRow",
    "Count",
    "DatedPlace",
    "DatedRow",
    "Denominators",
    "DocumentRow",
    "HeadlineRow",
    "LagRow",
    "LineRow",
    "MomentRow",
    "Overview",
    "Page",
    "Passage",
    "PeriodCount",
    "Pick",
    "QuoteRow",
    "ReceivedRow",
    "SpanId",
    "SpanRow",
    "Speaker",
    "TopicCount",
    "TopicPeriod",
    "Unfinished",
    "UploadRow",
    "article_names",
    "article_trend",
    "articles",
    "choices",
    "cluster",
    "counts",
    "dated",
    "dated_places",
    "denominators",
    "documents",
    "files",
    "headline_names",
    "headlines",
    "lags",
    "overview",
    "page",
    "passages",
    "publications",
    "quotations",
    "received",
    "speakers",
    "topic_counts",
    "topic_trend",
    "undated",
    "unfinished",
    "uploads",
]  # fmt: skip
