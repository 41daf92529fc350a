"""Rules about the permissions of the IAM roles that Cognito assigns to users."""
