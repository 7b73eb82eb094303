"""A query built by clicking: from what is chosen in a form to what could be typed."""

from __future__ import annotations

from core.search.words import words

#: How several words are looked for: all with their families, any of them, exactly and in this order, or near.
HOW = ("all", "any", "phrase", "near")
#: Words that are near are so many words apart at most.
NEAR = 5


def compose(
    text: str = "", how: str = "all", *, place: str = "", name: str = "", speaker: str = "", topic: str = ""
) -> str:
    """The query; "" where nothing is chosen. `place` is a block or zone, `topic` a slug; what is no word goes."""
    parts = [f"block:{place}"] if place else []
    parts += [f"topic:{topic}"] if topic else []
    parts += [f"{field}:{_quoted(value)}" for field, value in (("name", name), ("speaker", speaker)) if _forms(value)]
    if forms := _forms(text):
        joined = {
            "all": " ".join(forms),
            "any": f"({' OR '.join(forms)})" if len(forms) > 1 else forms[0],
            "phrase": _quoted(text),
            "near": f" ~{NEAR} ".join(forms),
        }[how]
        parts.append(joined)
    return " ".join(parts)


def _forms(text: str) -> list[str]:
    return [form for form, _ in words(text)]


def _quoted(text: str) -> str:
    return f'"{" ".join(_forms(text))}"'
