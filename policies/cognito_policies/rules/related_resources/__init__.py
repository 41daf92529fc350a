"""Rules about resources that belong to a user pool: domains, users, resource servers, APIs and alarms."""
