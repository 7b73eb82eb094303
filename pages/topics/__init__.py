"""What the page topics alone draws."""
