"""Rules about app clients, including managed user pool clients."""
