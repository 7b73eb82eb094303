"""The word cloud as SVG and as PNG: one layout, two formats, the same at each call."""

from __future__ import annotations

import io
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from wordcloud import WordCloud

from core.figures.theme import colour

_BACKGROUND = {False: "#ffffff", True: "#0e1117"}
_SHADES = ("body", "title", "latest", "related", "choice")


def word_cloud_svg(frequencies: Mapping[str, int], *, dark: bool, width: int, height: int) -> str:
    """An SVG with its font in it, words escaped. Raises `ValueError` where there is no word."""
    svg: str = _layout(tuple(frequencies.items()), dark, width, height).to_svg(embed_font=True)
    return svg


def word_cloud_png(frequencies: Mapping[str, int], *, dark: bool, width: int, height: int) -> bytes:
    """The same picture as PNG."""
    out = io.BytesIO()
    _layout(tuple(frequencies.items()), dark, width, height).to_image().save(out, format="PNG")
    return out.getvalue()


@lru_cache(maxsize=4)  # placing the words takes most of the time, and SVG and PNG are asked for one after the other
def _layout(frequencies: tuple[tuple[str, int], ...], dark: bool, width: int, height: int) -> Any:
    shades = {word: colour("zone", _SHADES[i % len(_SHADES)], dark) for i, (word, _) in enumerate(frequencies)}
    return WordCloud(
        width=width,
        height=height,
        background_color=_BACKGROUND[dark],
        color_func=lambda word, **_: shades[word],
        random_state=1,  # the same words give the same picture
        prefer_horizontal=1.0,  # nobody reads a vertical word
        max_words=len(frequencies),
        relative_scaling=0.5,
        min_font_size=11,
    ).generate_from_frequencies(dict(frequencies))
