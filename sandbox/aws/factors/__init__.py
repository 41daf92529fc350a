"""Authentication factors, independent of moto: password policy, SRP, TOTP, WebAuthn."""
