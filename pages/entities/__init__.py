"""What the page entities alone draws."""
