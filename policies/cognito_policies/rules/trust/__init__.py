"""Rules about the IAM roles an identity pool hands out: who may assume them."""
