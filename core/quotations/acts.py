"""Where somebody speaks: a verb of speech outside quotation marks, with its subject and what is said with it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from core.quotations import words
from core.quotations.subjects import SOMETHING, Subject, Subjects

_LEAST = 2
_THAT = re.compile(r"[\s,]*+(?:bahwa|bahwasanya|bahwasannya)(?!\w)", re.IGNORECASE)
_THAT_LATER = re.compile(r"[^,.]{0,90}?\s(?:bahwa|bahwasanya)(?!\w)", re.IGNORECASE)
_AS = re.compile(r"(?<!\w)(?:seperti|sebagaimana)(?:\s+yang)?\s*$", re.IGNORECASE)
_BY = re.compile(r"\s+(?:oleh|dari)\b")
_AND = re.compile(r"(?<!\w)(?:dan|lalu|serta|kemudian)\s*$", re.IGNORECASE)


class Act(NamedTuple):
    """One act of speech: the verb's form and place, who speaks, and the stretches of what is said before and after."""

    place: str
    cue: str
    start: int
    end: int
    subject: Subject


class Acts:
    """Finds acts of speech in one plain text in which what is quoted is blanked."""

    def __init__(self, text: str, subjects: Subjects) -> None:
        self._text, self._subjects = text, subjects

    def first(self, start: int, end: int) -> Act | None:
        """The first act of a sentence; one that is named where an earlier verb has no subject at all."""
        found = [next(kind(start, end), None) for kind in (self._according, self._tagged, self._led, self._passive)]
        acts = [act for act in found if act]
        # `Yang disampaikan X` is said of others, too, where another speaks in the sentence.
        inside = {act for act in acts if act.place == "passive" and act.start > start}
        return min(acts, key=lambda act: (act.subject.voice is None, act in inside, act.start), default=None)

    def tag(self, start: int, end: int) -> Act | None:
        """The act that follows a quotation which ends at `start`: `kata X`, `ujarnya`, `ia melanjutkan`."""
        begin = start
        while begin < end and self._text[begin] in " ,.!?-\n":
            begin += 1
        if match := words.verb("after").match(self._text, begin, end):
            return self._after("after", match, end)
        for match in words.verb("before").finditer(self._text, begin, min(end, begin + 80)):
            if "," in self._text[begin : match.start()] or self._denied(match.start(), begin):
                break
            subject = self._subjects.before(begin, match.start())
            if subject and subject.voice:
                return Act("after", match[1], match.start(), match.end(), subject)
        return next(self._tagged(begin, end), None)

    def said(self, act: Act, start: int, end: int) -> tuple[int, int] | None:
        """What a sentence from `start` to `end` reports by an act; None where that is too little, or needs marks."""
        if act.place == "passive":
            place = self._told(act, start, end)
        elif act.place == "before":
            place = self._object(act, end)
        elif not words.is_free(act.cue, act.place):
            return None
        else:
            place = self._around(act, start, end)
        if place is None:
            return None
        said = self._text[place[0] : place[1]].rstrip(" .,").split()
        # `membantah tuduhan itu` points to something said, and says nothing itself.
        pointing = len(said) < words.FEWEST and said[-1:] and said[-1].lower() in words.forms("demonstrative")
        return place if len(said) >= _LEAST and not pointing else None

    def _told(self, act: Act, start: int, end: int) -> tuple[int, int] | None:
        """What is said around `disampaikan X`: before `seperti`, after `bahwa`, or after the comma of an opening."""
        that = _THAT_LATER.match(self._text, act.end, end)
        as_ = _AS.search(self._text, start, act.start)
        place = (start, as_.start()) if as_ and as_.start() > start else None
        opens = act.start == start or (as_ and as_.start() == start)
        comma = self._text.find(",", act.end, end) if opens else -1
        if place:
            return place
        if that:
            return that.end(), end
        return (comma + 1, end) if comma >= 0 else None

    def _object(self, act: Act, end: int) -> tuple[int, int] | None:
        that = _THAT.match(self._text, act.end, end)
        if not that and words.beginning("stop").match(self._text, act.end + 1, end):
            that = _THAT_LATER.match(self._text, act.end, end)
        if not that and not words.is_free(act.cue, "before"):
            return None
        return (that.end() if that else act.end), end

    def _around(self, act: Act, start: int, end: int) -> tuple[int, int]:
        """What is said around `kata X` and `menurut X`: before it, after it, or both."""
        comma = self._text.find(",", act.end, end)
        after = comma + 1 if comma >= 0 else (end if act.place == "after" else act.end)
        if self._text.startswith("nya", act.end):
            after = act.end + 3
        few_before = len(self._text[start : act.start].split()) < _LEAST
        few_after = len(self._text[after:end].split()) < _LEAST
        if few_before:
            return after, end
        final = act.place == "after" and (few_after or self._is_end(act, comma, end))
        return (start, act.start) if final or few_after else (start, end)

    def _is_end(self, act: Act, comma: int, end: int) -> bool:
        """Whether what follows the speaker only says when and where, as at the end of `…, kata X di Y, Rabu (1/2).`"""
        said = self._text[act.end : comma if comma >= 0 else end]
        rest = self._text[comma + 1 : end].strip() if comma >= 0 else ""
        return bool(words.anywhere("stop").search(said)) or not rest[:1].islower() or len(rest.split()) < _LEAST + 1

    def _led(self, start: int, end: int) -> Iterator[Act]:
        """`X mengatakan …`"""
        for match in words.verb("before").finditer(self._text, start, end):
            if self._denied(match.start(), start):
                continue
            subject = self._subjects.before(start, match.start())
            if subject is None:
                continue
            if subject.voice is None and _AND.search(self._text, max(start, match.start() - 12), match.start()):
                topic = self._subjects.head(start, match.start())
                subject = topic or subject
            yield Act("before", match[1], match.start(), match.end(), subject)

    def _according(self, start: int, end: int) -> Iterator[Act]:
        """`Menurut X, …`"""
        for match in words.verb("according").finditer(self._text, start, end):
            comma = self._text.find(",", match.end(), end)
            subject = self._subjects.after(match.end(), comma if comma >= 0 else end, media=True)
            if subject:
                yield Act("according", match[1], match.start(), match.end(), subject)

    def _tagged(self, start: int, end: int) -> Iterator[Act]:
        """`…, kata X`: after a comma, or at the head of the sentence."""
        for match in words.verb("after").finditer(self._text, start, end):
            before = self._text[max(start, match.start() - 3) : match.start()].rstrip()
            if match.start() > start and not before.endswith((",", '"')):
                continue
            act = self._after("after", match, end)
            # At the head of a sentence these are commands, too: Tambah garam.
            if act.subject.voice or (act.subject.speaks and match.start() > start):
                yield act

    def _passive(self, start: int, end: int) -> Iterator[Act]:
        """`Hal itu disampaikan X`"""
        for match in words.verb("passive").finditer(self._text, start, end):
            at = match.end(1)
            if by := _BY.match(self._text, at, end):
                at = by.end()
            subject = self._subjects.after(at, end)
            if subject and subject.voice and not self._denied(match.start(), start):
                yield Act("passive", match[1], match.start(), match.end(1), subject)

    def _after(self, place: str, match: re.Match[str], end: int) -> Act:
        subject = self._subjects.after(match.end(1), end)
        return Act(place, match[1], match.start(), match.end(1), subject or SOMETHING)

    def _denied(self, verb: int, start: int) -> bool:
        """Whether the word before a verb says that nobody speaks here: `yang menyebut`, `belum mengatakan`."""
        return words.ending("not").search(self._text, max(start, verb - 20), verb) is not None
