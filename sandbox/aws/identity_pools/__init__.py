"""Identity pools: settings, identities, roles and AWS credentials."""
