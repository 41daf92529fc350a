"""`python -m cognito_policies`: the lock, the rules without the CLI, and their documentation."""
