"""What the page timeline alone draws."""
