"""What the page words alone draws."""
