"""Rules about the trust policies of the IAM roles that an identity pool assigns."""
