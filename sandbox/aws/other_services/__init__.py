"""What a user pool needs of Lambda and WAF."""
