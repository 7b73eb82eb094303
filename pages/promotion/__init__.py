"""What the page promotion alone draws."""
