"""What is worked out over many documents of a corpus: shares, co-occurrence, the promotion record, error rates."""
