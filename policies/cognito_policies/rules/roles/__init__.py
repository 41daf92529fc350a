"""Rules about the IAM roles Cognito hands out: what they may do."""
