"""IAM documents as pure functions."""
