"""What sites put forward: headlines that are one and the same, and the marks of how they are made."""
