import { expect, fillSignIn, heading, lastMessage, look, NEXT_PASSWORD, test } from "./world";

test("a forgotten password is replaced with the code from the message", async ({ page, open, member, sandbox }) => {
  const user = await member();
  await open();
  await page.getByLabel("Email").fill(user.email);
  await page.getByRole("button", { name: "Forgot password?" }).click();
  await expect(page.getByLabel("Email")).toHaveValue(user.email);
  await look(page, "forgot");
  await page.getByRole("button", { name: "Send the code" }).click();

  await expect(heading(page, "Choose a new password")).toBeVisible();
  const { code } = await lastMessage(sandbox, user.email);
  await page.getByLabel("Code from the message").fill(code === "000000" ? "000001" : "000000");
  await page.getByLabel("New password", { exact: true }).fill(NEXT_PASSWORD);
  await page.getByRole("button", { name: "Change password" }).click();
  await expect(page.getByRole("alert")).toContainText("Incorrect code");
  await look(page, "reset");
  await page.getByLabel("Code from the message").fill(code);
  await page.getByRole("button", { name: "Change password" }).click();

  await expect(page.getByRole("status")).toContainText("Your password is changed");
  await fillSignIn(page, user.email, user.password);
  await expect(page.getByRole("alert")).toContainText("Incorrect email or password.");
  await fillSignIn(page, user.email, NEXT_PASSWORD);
  await expect(heading(page, /^Hello/)).toBeVisible();
});

test("the page does not reveal whether there is an account", async ({ page, open, newcomer }) => {
  await open();
  await page.getByRole("button", { name: "Forgot password?" }).click();
  await page.getByLabel("Email").fill(newcomer().email);
  await page.getByRole("button", { name: "Send the code" }).click();
  await expect(page.getByText("If there is an account, we sent a code")).toBeVisible();
});
