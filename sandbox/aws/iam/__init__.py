"""IAM's roles and their trust policies."""
