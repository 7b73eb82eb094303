"""The analyst's edits of lines, dates, names and topics, kept apart from the parse."""
