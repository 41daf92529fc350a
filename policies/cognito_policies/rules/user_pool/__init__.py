"""Rules about user pools: passwords and factors."""
