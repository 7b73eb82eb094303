"""The page Search: the answer to the query, in figures and as a concordance."""
