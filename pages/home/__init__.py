"""What the page home alone draws."""
