"""Marks the sentences of core that the interface translates."""


def N_(message: str) -> str:
    """`message` itself: core writes English, and the pages translate what is marked so."""
    return message
