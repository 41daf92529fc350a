"""Rules about user pools: passwords, MFA, account recovery and sign-up."""
