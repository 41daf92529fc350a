"""Rules about the functions a user pool calls, and the role it sends SMS with."""
