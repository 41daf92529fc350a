"""The HTTP server, its account, and boto3 clients of it."""
