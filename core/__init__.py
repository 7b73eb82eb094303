"""Tajuk's parser and corpus: everything that works without a screen.

The way of the data: bytes -> `Document` -> lines with roles -> mentions, dates, topics, terms
-> `ParsedDocument` -> `Corpus` -> tables -> figures. `core.parse` is the one module that knows this order.
"""

__version__ = "0.1.0"
