import { describe, expect, test } from "vitest";

import { type Circumstances, explain } from "../../src/identity/errors";

function refusal(name: string, message = ""): Error {
  return Object.assign(new Error(message), { name });
}

const cases: [string, Error, Circumstances, RegExp][] = [
  ["a wrong password", refusal("NotAuthorizedException", "Incorrect username or password."), { doing: "signIn" }, /^Incorrect username or password\.$/],
  ["a wrong password where the email is the name", refusal("NotAuthorizedException", "Incorrect username or password."), { doing: "signIn", signInWith: ["email"] }, /^Incorrect email or password\.$/],
  ["a wrong password where both are", refusal("NotAuthorizedException", "Incorrect username or password."), { doing: "signIn", signInWith: ["email", "phone_number"] }, /^Incorrect email, phone number or password\.$/],
  ["a wrong password on a wrong clock", refusal("NotAuthorizedException", "Incorrect username or password."), { doing: "signIn", skew: 600_000 }, /clock is 10 minutes fast\. Set it to automatic/],
  ["an email in use", refusal("UsernameExistsException", "An account with the given email already exists."), { doing: "signUp" }, /account with this email address already exists\. Sign in/],
  ["a phone number in use", refusal("UsernameExistsException", "An account with the given phone_number already exists."), { doing: "signUp" }, /this phone number already exists/],
  ["a user name in use", refusal("UsernameExistsException", "User already exists"), { doing: "signUp" }, /username is taken/],
  ["a password that is too short", refusal("InvalidPasswordException", "Password did not conform with policy: Password not long enough"), { doing: "signUp" }, /too weak: it is too short\./],
  ["a password without a digit", refusal("InvalidPasswordException", "Password did not conform with policy: Password must have numeric characters"), { doing: "reset" }, /needs a digit/],
  ["an unknown rule", refusal("InvalidPasswordException", "Password was leaked"), { doing: "reset" }, /Password was leaked/],
  ["a wrong code from a message", refusal("CodeMismatchException"), { doing: "confirm" }, /only the newest code works/],
  ["a wrong code from an app", refusal("CodeMismatchException"), { doing: "authenticator" }, /clock to automatic/],
  ["a wrong code at enrolment", refusal("EnableSoftwareTokenMFAException"), { doing: "enrol" }, /clock to automatic/],
  ["an expired code", refusal("ExpiredCodeException"), { doing: "reset" }, /Send a new one/],
  ["a code used twice", refusal("ExpiredCodeException", "Your software token has already been used once."), { doing: "authenticator" }, /used already/],
  ["sign-up where users are invited", refusal("NotAuthorizedException", "SignUp is not permitted for this user pool"), { doing: "signUp" }, /by invitation only/],
  ["a stale invitation", refusal("NotAuthorizedException", "Temporary password has expired and must be reset by an administrator."), { doing: "signIn" }, /new invitation/],
  ["an account that is disabled", refusal("NotAuthorizedException", "User is disabled."), { doing: "signIn" }, /disabled/],
  ["a session that took too long", refusal("NotAuthorizedException", "Invalid session for the user, session is expired."), { doing: "authenticator" }, /timed out/],
  ["a session ended elsewhere", refusal("NotAuthorizedException", "Access Token has been revoked"), { doing: "signedIn" }, /signed out/],
  ["a pool that is gone", refusal("ResourceNotFoundException"), { doing: "signIn" }, /amplify_outputs\.json/],
  ["too many attempts", refusal("LimitExceededException"), { doing: "forgot" }, /15 minutes/],
  ["no network", refusal("NetworkError", "A network error has occurred."), { doing: "signIn" }, /Check your connection/],
  ["no sandbox", refusal("TypeError", "Failed to fetch"), { doing: "signIn", endpoint: "http://127.0.0.1:5555" }, /The sandbox at http:\/\/127\.0\.0\.1:5555 does not answer\. Start it again with make web/],
  ["an attribute that does not fit", refusal("InvalidParameterException", "Attributes did not conform to the schema: birthdate: too short"), { doing: "signUp" }, /A value is not valid: birthdate: too short/],
  ["something new", refusal("BrandNewException", "It broke"), { doing: "signIn" }, /It broke\. Try again/],
];

test.each(cases)("%s", (_, error, circumstances, text) => {
  expect(explain(error, circumstances).text).toMatch(text);
});

describe("the field to go back to", () => {
  test.each([
    ["UsernameExistsException", "name"],
    ["InvalidPasswordException", "password"],
    ["CodeMismatchException", "code"],
  ])("%s: %s", (name, field) => {
    expect(explain(refusal(name), { doing: "signUp" }).field).toBe(field);
  });
});
