"""Users' accounts: sign-up, invitation, profile, recovery, deletion."""
