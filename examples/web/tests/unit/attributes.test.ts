import { expect, test } from "vitest";

import { attributeValues, fieldOf, fieldsOf, type SignUpAttribute, valueProblem } from "../../src/identity/attributes";

const TENANT: SignUpAttribute = { name: "custom:tenant_id", type: "string", required: false, min_len: 10, max_len: 15 };
const EMPLOYEE: SignUpAttribute = { name: "custom:employee_id", type: "number", required: false, min: 1, max: 100 };
const FAMILY: SignUpAttribute = { name: "family_name", type: "string", required: true, min_len: 0, max_len: 2048 };
const PHONE: SignUpAttribute = { name: "phone_number", type: "string", required: false };
const ADMIN: SignUpAttribute = { name: "custom:isAdmin", type: "boolean", required: true };

test("required fields come first, and who one is is asked once", () => {
  const email: SignUpAttribute = { name: "email", type: "string", required: true };
  expect(fieldsOf([TENANT, email, FAMILY], ["email"]).map((field) => field.name)).toEqual(["family_name", "custom:tenant_id"]);
  expect(fieldsOf([email], ["username"]).map((field) => field.name)).toEqual(["email"]);
});

test("what Cognito keeps for itself is not asked", () => {
  expect(fieldsOf([{ name: "updated_at", type: "number", required: false }], ["email"])).toEqual([]);
});

test("a custom attribute gets a label, bounds and a hint", () => {
  expect(fieldOf(TENANT)).toMatchObject({ label: "Tenant id", kind: "text", minLength: 10, maxLength: 15, hint: "10 to 15 characters." });
  expect(fieldOf(EMPLOYEE)).toMatchObject({ label: "Employee id", kind: "number", hint: "1 to 100." });
  expect(fieldOf(ADMIN)).toMatchObject({ label: "Is admin", kind: "checkbox" });
  expect(fieldOf(FAMILY).hint).toBeUndefined();
});

test.each([
  [FAMILY, "", "Family name is required."],
  [FAMILY, "Lovelace", undefined],
  [TENANT, "", undefined],
  [TENANT, "short", "Tenant id needs at least 10 characters; it has 5."],
  [TENANT, "x".repeat(16), "Tenant id can have at most 15 characters; it has 16."],
  [EMPLOYEE, "1.5", "Employee id is a whole number."],
  [EMPLOYEE, "0", "Employee id can't be less than 1."],
  [EMPLOYEE, "101", "Employee id can't be more than 100."],
  [EMPLOYEE, "100", undefined],
  [PHONE, "079 123", "A phone number starts with + and the country code."],
  [PHONE, "+41 79 123-45-67", undefined],
  [{ name: "email", type: "string", required: true } as SignUpAttribute, "ada@example", "That doesn't look like an email address."],
])("%o given %o", (attribute, value, problem) => {
  expect(valueProblem(fieldOf(attribute), value)).toBe(problem);
});

test("values are sent as Cognito wants them, and nothing for what was left empty", () => {
  const fields = [TENANT, PHONE, ADMIN, FAMILY, { name: "custom:since", type: "datetime", required: false } as SignUpAttribute].map(fieldOf);
  expect(
    attributeValues(fields, { phone_number: "+41 79 123 45 67", family_name: " Lovelace ", "custom:since": "2026-01-31T12:30" }),
  ).toEqual({
    phone_number: "+41791234567",
    "custom:isAdmin": "false",
    family_name: "Lovelace",
    "custom:since": new Date("2026-01-31T12:30").toISOString(),
  });
});
