"""What proves who a user is, without moto: passwords, SRP, one-time codes, passkeys."""
