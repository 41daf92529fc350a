import { expect, fillSignIn, heading, lastMessage, look, type User, test } from "./world";
import type { Page } from "@playwright/test";

async function fillSignUp(page: Page, user: User): Promise<void> {
  await page.getByRole("button", { name: "Create an account" }).click();
  await page.getByLabel("Email").fill(user.email);
  await page.getByLabel("Password", { exact: true }).fill(user.password);
  await page.getByLabel("Family name").fill("Lovelace");
}

test("from sign-up to signed in, with the code from the message", async ({ page, open, newcomer, sandbox }) => {
  const user = newcomer();
  await open();
  await expect(heading(page, "Sign in")).toBeFocused();
  await look(page, "sign-in");

  await fillSignUp(page, user);
  await page.getByText("More about you").click();
  await page.getByLabel("Tenant id").fill("tenant-0001");
  await page.getByLabel("Employee id").fill("42");
  await page.getByLabel("Created at").fill("2026-01-31T12:30");
  await look(page, "sign-up");
  await page.getByRole("button", { name: "Create account" }).click();

  await expect(heading(page, "Confirm your account")).toBeVisible();
  const message = await lastMessage(sandbox, user.email);
  expect(message.subject).toBe("You need to verify your email");
  // The outbox opens by itself when the message arrives.
  await expect(page.getByText(`Thanks for signing up Your verification code is ${message.code}`)).toBeVisible();
  await look(page, "confirm");
  await page.getByText("Sandbox messages").click();
  await page.getByLabel("Confirmation code").fill(message.code);
  await page.getByRole("button", { name: "Confirm" }).click();

  await expect(heading(page, `Hello, ${user.email}`)).toBeVisible();
  const claims = page.locator(".claims:visible");
  await expect(claims).toContainText("tenant-0001");
  await expect(claims).toContainText("Lovelace");
  await expect(page.getByText("verified", { exact: true })).toBeVisible();
  await expect(page.getByTestId("identity-id")).toHaveText(/^us-east-1:[0-9a-f-]{36}$/);
  await look(page, "signed-in");

  await page.reload();
  await expect(heading(page, `Hello, ${user.email}`)).toBeVisible();
});

test("a wrong code is refused, and only the newest one counts", async ({ page, open, newcomer, sandbox }) => {
  const user = newcomer();
  await open();
  await fillSignUp(page, user);
  await page.getByRole("button", { name: "Create account" }).click();
  const first = await lastMessage(sandbox, user.email);

  const code = page.getByLabel("Confirmation code");
  await code.fill(first.code === "000000" ? "000001" : "000000");
  await page.getByRole("button", { name: "Confirm" }).click();
  await expect(page.getByRole("alert")).toContainText("Incorrect code");
  await expect(code).toBeFocused();
  await look(page, "wrong-code");

  await page.getByRole("button", { name: "Send a new code" }).click();
  await expect(page.getByRole("status")).toContainText("We sent a new code");
  const second = await lastMessage(sandbox, user.email, 2);
  await code.fill(second.code);
  await page.getByRole("button", { name: "Confirm" }).click();
  await expect(heading(page, /^Hello/)).toBeVisible();
});

test("an email address that has an account is refused, with what to do", async ({ page, open, member }) => {
  const user = await member();
  await open();
  await fillSignUp(page, user);
  await page.getByRole("button", { name: "Create account" }).click();
  await expect(page.getByRole("alert")).toContainText("An account with this email address already exists. Sign in");
  await expect(page.getByLabel("Email")).toBeFocused();
});

test("a weak password and values that do not fit are named before anything is sent", async ({ page, open, newcomer }) => {
  await open();
  await fillSignUp(page, { ...newcomer(), password: "lovelace" });
  await page.getByRole("button", { name: "Create account" }).click();
  await expect(page.getByRole("alert")).toHaveText(/still needs an upper-case letter, a digit and a symbol/);
  await look(page, "weak-password");

  await page.getByLabel("Password", { exact: true }).fill("Correct-Horse-7");
  await page.getByText("More about you").click();
  await page.getByLabel("Tenant id").fill("short");
  await page.getByLabel("Employee id").fill("101");
  await page.getByRole("button", { name: "Create account" }).click();
  await expect(page.getByText("Tenant id needs at least 10 characters; it has 5.")).toBeVisible();
  await expect(page.getByText("Employee id can't be more than 100.")).toBeVisible();

  // The first wrong field has the focus, and keeps it once it is right.
  const employee = page.getByLabel("Employee id");
  await expect(employee).toBeFocused();
  await employee.fill("");
  await employee.pressSequentially("42");
  await expect(employee).toHaveValue("42");
  await expect(employee).toBeFocused();
});

test("who signed up and left comes back to the code", async ({ page, open, newcomer, sandbox }) => {
  const user = newcomer();
  await open();
  await fillSignUp(page, user);
  await page.getByRole("button", { name: "Create account" }).click();
  const { code } = await lastMessage(sandbox, user.email);
  await page.reload();
  await fillSignIn(page, user.email, user.password);
  await page.getByLabel("Confirmation code").fill(code);
  await page.getByRole("button", { name: "Confirm" }).click();
  await expect(heading(page, /^Hello/)).toBeVisible();
});

test.describe("where users are invited", () => {
  test.use({ changes: { custom: { self_sign_up: false } } });

  test("no account can be made", async ({ page, open }) => {
    await open();
    await expect(heading(page, "Sign in")).toBeVisible();
    await expect(page.getByRole("button", { name: "Create an account" })).toHaveCount(0);
  });
});
