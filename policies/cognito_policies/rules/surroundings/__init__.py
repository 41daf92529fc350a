"""Rules about what stands around a user pool: domain, users, resource servers, APIs and monitoring."""
