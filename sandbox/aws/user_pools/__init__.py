"""User pools, their app clients and users: what is kept of them, and the actions on pools."""
