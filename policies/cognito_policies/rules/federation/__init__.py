"""Rules about external identity providers."""
