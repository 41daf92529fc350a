"""Rules about the Lambda triggers of a user pool, and its role for SMS."""
