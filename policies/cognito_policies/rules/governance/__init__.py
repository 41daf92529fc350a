"""Rules about regions and tags."""
