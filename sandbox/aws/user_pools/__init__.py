"""User pools, their app clients and users: their state, and the actions on pools."""
