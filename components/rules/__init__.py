"""What AWS demands beyond its API model, as small named rules."""
