"""Rules about identity pools."""
