"""The edits that a workspace keeps, and what they touch in it."""
