"""Rules about app clients, managed ones included."""
