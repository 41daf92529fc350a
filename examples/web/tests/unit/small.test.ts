import { expect, test } from "vitest";

import { claimRows, displayName, profileRows, issuerOf, keySetOf } from "../../src/identity/claims";
import { skewOf, skewWarning } from "../../src/identity/clock";
import { passwordProblem, rulesOf } from "../../src/identity/passwordRules";
import { cleanName, enterName, nameField } from "../../src/identity/signInName";
import { screenAfter } from "../../src/identity/steps";

const POLICY = { min_length: 8, require_lowercase: true, require_uppercase: true, require_numbers: true, require_symbols: true };

test.each([
  ["Correct-Horse-7", undefined],
  ["correct-horse-7", "The password still needs an upper-case letter."],
  ["abc", "The password still needs at least 8 characters, an upper-case letter, a digit and a symbol, such as ! or -."],
  ["Correct horse 7", undefined],
  [" Correct-Horse-7", "A password can't start or end with a space."],
])("the password %o", (password, problem) => {
  expect(passwordProblem(password, POLICY)).toBe(problem);
});

test("only the pool's own rules are shown", () => {
  expect(rulesOf({ min_length: 15 }).map((rule) => rule.text)).toEqual(["at least 15 characters"]);
});

test("the clock is measured against the host's date, and by a cache's age", () => {
  const now = Date.parse("Sat, 31 Jan 2026 12:10:00 GMT");
  expect(skewOf(new Headers({ date: "Sat, 31 Jan 2026 12:00:00 GMT" }), now)).toBe(600_000);
  expect(skewOf(new Headers({ date: "Sat, 31 Jan 2026 12:00:00 GMT", age: "600" }), now)).toBe(0);
  expect(skewOf(new Headers(), now)).toBe(0);
  expect(skewWarning(60_000)).toBeUndefined();
  expect(skewWarning(-600_000)).toMatch(/10 minutes slow/);
  expect(skewWarning(7_200_000)).toMatch(/2 hours fast/);
});

test("names as users type them", () => {
  expect(nameField(["email"])).toEqual({ label: "Email", type: "email" });
  expect(nameField(["username"]).label).toBe("Username");
  expect(nameField(["email", "phone_number"]).label).toBe("Email or phone number");
  expect(cleanName(" +41 79 123-45-67 ")).toBe("+41791234567");
  expect(cleanName(" ada+1@example.com ")).toBe("ada+1@example.com");
});

test("the message for a missing name", () => {
  expect(enterName(["email"])).toBe("Enter your email address.");
  expect(enterName(["username", "email"])).toBe("Enter your username.");
  expect(enterName(["phone_number"])).toBe("Enter your phone number.");
  expect(enterName(["email", "phone_number"])).toBe("Enter your email address or phone number.");
});

test("the profile has labels, and no protocol claims", () => {
  const claims = { sub: "1", aud: "x", email: "a@b.c", email_verified: true, "cognito:groups": ["x", "y"], "custom:tenant_id": "t", address: { formatted: "Here 1" } };
  expect(profileRows(claims)).toEqual([
    ["Email", "a@b.c (verified)"],
    ["Groups", "x, y"],
    ["Address", "Here 1"],
    ["Tenant id", "t"],
  ]);
  expect(profileRows({ email: "a@b.c", email_verified: false })).toEqual([["Email", "a@b.c (not verified)"]]);
});

test("all claims have their own names", () => {
  expect(claimRows({ exp: 0, email: "a@b.c", sub: "1" }).map(([name]) => name)).toEqual(["email", "exp", "sub"]);
  expect(Object.fromEntries(claimRows({ "cognito:groups": ["x", "y"] }))).toEqual({ "cognito:groups": "x, y" });
  expect(displayName({ given_name: "Ada", family_name: "Lovelace", email: "a@b.c" })).toBe("Ada Lovelace");
  expect(displayName({ email: "a@b.c" })).toBe("a@b.c");
  expect(displayName({ sub: "1" })).toBe("1");
});

test("where an issuer and its keys are", () => {
  expect(issuerOf({ region: "cn-north-1", userPoolId: "p" })).toBe("https://cognito-idp.cn-north-1.amazonaws.com.cn/p");
  expect(keySetOf({ region: "eu-west-1", userPoolId: "p", endpoint: "http://localhost:1" })).toBe("http://localhost:1/p/.well-known/jwks.json");
});

test("every answer of Cognito's has a page, and one that is unknown says so", () => {
  expect(screenAfter({ signInStep: "DONE" }, "ada")).toEqual({ at: "home" });
  expect(screenAfter({ signInStep: "CONFIRM_SIGN_IN_WITH_TOTP_CODE" }, "ada")).toEqual({ at: "authenticator", name: "ada" });
  expect(screenAfter({ signInStep: "CONFIRM_SIGN_IN_WITH_CUSTOM_CHALLENGE" }, "ada")).toEqual({
    at: "stuck",
    step: "CONFIRM_SIGN_IN_WITH_CUSTOM_CHALLENGE",
  });
});
