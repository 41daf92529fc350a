"""Rules about where pools are and what is said about them."""
