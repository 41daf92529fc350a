"""IAM's roles and whom they trust."""
