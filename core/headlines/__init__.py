"""Headlines compared with one another: which are the same one, and which clickbait marks they have."""
