"""Names and addresses of sites in a text: the sites that are listed, and any other by the shape of its domain."""

from __future__ import annotations

import re
from functools import cache

from core import lexicons
from core.text import key

_WORD = re.compile(r"(?<![\w.])\w+")
_DOMAIN = re.compile(r"(?<![\w@.-])(?:[a-z0-9](?:[a-z0-9-]{0,40}[a-z0-9])?\.){1,4}[a-z]{2,6}(?![\w-]|\.\w)", re.ASCII)
_ADDRESS = re.compile(r"(?:https?://|www\.)[^\s<>\"')\]]+", re.IGNORECASE)
_HOST = re.compile(r"^(?:[a-z]+://)?(?:[^/@\s]*@)?([a-z0-9.-]+)", re.IGNORECASE)
#: Endings that news of Indonesia is published under. A file's ending (`.txt`, `.html`) is none of them.
_ENDINGS = frozenset(("com", "id", "co", "net", "org", "tv", "news", "info", "my", "sg", "io", "us", "uk", "me", "biz"))
#: Second-level endings below a country: what comes before them is the site's own name.
_SECOND = frozenset(("co", "go", "or", "ac", "web", "my", "sch", "desa", "mil", "net", "biz", "ponpes", "com"))
#: Two-letter endings that are countries; `co`, `tv`, `me` and `io` are sold to everybody.
_COUNTRIES = frozenset(("id", "my", "sg", "uk", "us"))

Alias = tuple[str, int, str]


@cache
def _aliases() -> dict[str, tuple[Alias, ...]]:
    """First word of an alias -> the aliases that begin with it, the longest first, with the place of that word."""
    found: dict[str, list[Alias]] = {}
    for row in lexicons.read("sites", ("site", "aliases")):
        for alias in map(key, row["aliases"].split(";")):
            word = _WORD.search(alias)
            if word:
                found.setdefault(word.group(), []).append((alias, word.start(), row["site"]))
    return {word: tuple(sorted(group, key=lambda a: -len(a[0]))) for word, group in found.items()}


@cache
def _not_sites() -> frozenset[str]:
    return frozenset(row["domain"] for row in lexicons.read("other_domains", ("domain",)))


def alias_in(plain: str) -> tuple[str, int, int] | None:
    """The listed site that a line, given as `key`, names first: the site, and where its name is."""
    known = _aliases()
    for word in _WORD.finditer(plain):
        for alias, lead, site in known.get(word.group(), ()):
            begin = word.start() - lead
            end = begin + len(alias)
            if begin >= 0 and plain.startswith(alias, begin) and not plain[end : end + 1].isalnum():
                return site, begin, end
    return None


def domain_in(plain: str) -> str | None:
    """The first domain in a text, given as `key`, that can be a site's, whether it is listed or not."""
    if "." not in plain:
        return None
    return next((site for match in _DOMAIN.finditer(plain) if (site := site_of_host(match.group()))), None)


def address_in(text: str) -> str | None:
    """The first whole address (http…, www…) in a text."""
    match = _ADDRESS.search(text)
    return match.group().rstrip(".,;:") if match else None


def host_of(address: str) -> str | None:
    """The host of an address, in lower case, with or without a scheme before it."""
    match = _HOST.match(address.strip())
    host = match.group(1).lower().strip(".") if match else ""
    return host if "." in host else None


def site_of_host(host: str) -> str | None:
    """The site that a host belongs to: its registrable domain, or the listed site which goes by that name.

    None where it can be no site of news: a file's ending, a social network, a shop for apps.
    """
    labels = host.lower().removeprefix("www.").split(".")
    if len(labels) < 2 or labels[-1] not in _ENDINGS or not any(c.isalpha() for c in labels[0]):
        return None
    size = 3 if len(labels) > 2 and labels[-1] in _COUNTRIES and labels[-2] in _SECOND else 2
    if size == 2 and labels[-1] in _COUNTRIES and labels[-2] in _SECOND and len(labels[-2]) < 3:
        return None
    domain = ".".join(labels[-size:])
    if domain in _not_sites() or len(labels[-size]) < 2:
        return None
    listed = alias_in(".".join(labels)) or alias_in(domain)
    return listed[0] if listed and listed[2] - listed[1] >= len(domain) - 4 else domain


def site_of_address(address: str) -> str | None:
    """The site of an address."""
    host = host_of(address)
    return site_of_host(host) if host else None
