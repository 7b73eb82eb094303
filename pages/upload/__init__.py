"""What the page upload alone draws."""
