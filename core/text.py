"""Text with offsets that stay true: folding for matches, tokens, sentences."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from core.model import Span

# One code point becomes one code point, so a match in the folded text has the same offsets in the text as written.
_FOLD = str.maketrans(
    {
        **dict.fromkeys("\u00a0\u2002\u2003\u2007\u2009\u202f\u3000\t\r", " "),
        **dict.fromkeys("\u200b\u200c\u200d\u2060\ufeff\u00ad", " "),
        **dict.fromkeys("‘’‚‛ʼ`´′", "'"),
        **dict.fromkeys("“”„‟″«»", '"'),
        **dict.fromkeys("‐‑‒–—―−", "-"),
        "│": "|",
    }
)

_TOKEN = re.compile(r"[^\W_]+(?:[-'./&][^\W_]+)*|[^\s\w]|_", re.UNICODE)
_ABBREVIATION = re.compile(
    r"(?:\b(?:(?-i:[A-Z]|[A-Z][a-z]{0,3})|dr|drs|drh|prof|hj?|st|no|jl|tgl|dll|dsb|dst|hlm|a\.n|s\.d|u\.p|tbk|kab|kec|kel"
    r"|ust|kh|ir|bd|mr|mrs|ms|sr|jr|vs)\.)$",
    re.IGNORECASE,
)
_LONGEST_ABBREVIATION = 8
# Possessive, and not from the middle of a row of dots: a line of n dots would take n squared otherwise.
_SENTENCE_END = re.compile(r"(?<![.!?…])[.!?…]++[\"')\]”’]*+(?=\s+[\"'(\[“‘]?[A-Z0-9À-Þ]|\s*$)")


def fold(text: str) -> str:
    """`text` with plain quotes, hyphens and spaces: same length, same offsets, so it can be matched in its place."""
    # Most lines are plain ASCII, and three characters of that are folded: asking first is four times as fast.
    if text.isascii() and not ("\t" in text or "\r" in text or "`" in text):
        return text
    return text.translate(_FOLD)


def key(text: str) -> str:
    """The form under which two writings of one phrase are equal: folded, single-spaced, lower case."""
    return " ".join(fold(text).split()).casefold()


def alternation(forms: Iterable[str], space: str = r"\s+") -> str:
    """A regular expression that matches any of `forms`, the longest first; `space` is what a space in one matches."""
    longest_first = sorted(forms, key=lambda form: (-len(form), form))
    return "|".join(re.escape(form).replace(r"\ ", space) for form in longest_first)


def tokens(text: str, start: int = 0) -> Iterator[tuple[str, Span]]:
    """Words and marks of `text` in order, each with its span; `start` is the offset of `text` in its document.

    Words keep inner hyphens, apostrophes, dots, slashes and ampersands (negara-negara, Ba'asyir, 16.300, 12/3, S&P).
    """
    for match in _TOKEN.finditer(fold(text)):
        yield text[match.start() : match.end()], Span(start + match.start(), start + match.end())


def sentences(text: str, start: int = 0) -> Iterator[Span]:
    """Spans of the sentences of one paragraph, trimmed of white space, in document offsets."""
    plain, begin = fold(text), 0
    for match in _SENTENCE_END.finditer(plain):
        near = max(begin, match.start() - _LONGEST_ABBREVIATION)  # not the whole sentence, once for each of its dots
        if match.group().startswith(".") and _ABBREVIATION.search(plain, near, match.start() + 1):
            continue
        yield from _trimmed(plain, begin, match.end(), start)
        begin = match.end()
    yield from _trimmed(plain, begin, len(plain), start)


def _trimmed(text: str, begin: int, end: int, start: int) -> Iterator[Span]:
    while begin < end and text[begin].isspace():
        begin += 1
    while end > begin and text[end - 1].isspace():
        end -= 1
    if begin < end:
        yield Span(start + begin, start + end)
