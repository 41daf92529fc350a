"""The actions of Lambda and WAF that a user pool needs."""
