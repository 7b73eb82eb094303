"""What the page articles alone draws."""
