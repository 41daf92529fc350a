"""The pages of a user pool's domain, and its token endpoint."""
