import { expect, fillSignIn, heading, look, test } from "./world";

test("signing out ends the session of this browser", async ({ page, open, member }) => {
  const user = await member();
  await open();
  await fillSignIn(page, user.email, user.password);
  await expect(heading(page, /^Hello/)).toBeVisible();
  expect(await page.evaluate(() => Object.keys(sessionStorage).some((key) => /refreshToken/.test(key)))).toBe(true);
  expect(await page.evaluate(() => Object.keys(localStorage))).toEqual([]);
  await page.getByRole("button", { name: "Sign out", exact: true }).click();
  await expect(page.getByRole("status")).toHaveText(/You are signed out\./);
  await look(page, "signed-out");
  expect(await page.evaluate(() => Object.keys(sessionStorage).filter((key) => /Token/.test(key)))).toEqual([]);
  await page.reload();
  await expect(heading(page, "Sign in")).toBeVisible();
});

test("signing out everywhere ends the sessions of other devices", async ({ page, open, member, browser }) => {
  const user = await member();
  await open();
  await fillSignIn(page, user.email, user.password);
  const elsewhere = await browser.newContext();
  const other = await elsewhere.newPage();
  await open(other);
  await fillSignIn(other, user.email, user.password);
  await expect(heading(other, /^Hello/)).toBeVisible();

  await page.getByRole("button", { name: "Sign out everywhere" }).click();
  await expect(page.getByRole("status")).toContainText("signed out on every device");
  await other.reload();
  await expect(heading(other, "Sign in")).toBeVisible();
  await expect(other.getByRole("status")).toContainText("You were signed out. Sign in again.");
  await elsewhere.close();
});
