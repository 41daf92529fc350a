import { administrate } from "../../local/sandbox.mjs";
import { expect, fillSignIn, heading, look, test } from "./world";

test("a wrong password is refused in plain words", async ({ page, open, member }) => {
  const user = await member();
  await open();
  await fillSignIn(page, user.email, "Wrong-Horse-7");
  await expect(page.getByRole("alert")).toHaveText(/Incorrect email or password\.$/);
  await expect(page.getByLabel("Password", { exact: true })).toBeFocused();
  // Under the mouse a button has another colour, and must still be readable.
  await page.getByRole("button", { name: "Sign in", exact: true }).hover();
  await look(page, "wrong-password");
  await fillSignIn(page, user.email, user.password);
  await expect(heading(page, /^Hello/)).toBeVisible();
});

test("an unknown name is refused in the same words", async ({ page, open, newcomer }) => {
  await open();
  await fillSignIn(page, newcomer().email, "Wrong-Horse-7");
  await expect(page.getByRole("alert")).toHaveText(/Incorrect email or password\.$/);
});

test("a disabled account is refused with its reason", async ({ page, open, member, sandbox }) => {
  const user = await member();
  await administrate(sandbox.endpoint, "AdminDisableUser", {
    UserPoolId: sandbox.outputs.user_pool_id,
    Username: user.email,
  });
  await open();
  await fillSignIn(page, user.email, user.password);
  await expect(page.getByRole("alert")).toHaveText(/disabled/);
});

test("by keyboard only", async ({ page, open, member }) => {
  const user = await member();
  await open();
  await expect(heading(page, "Sign in")).toBeFocused();
  await page.keyboard.press("Tab");
  await expect(page.getByLabel("Email")).toBeFocused();
  await page.keyboard.type(user.email);
  await page.keyboard.press("Tab");
  await page.keyboard.type(user.password);
  await page.keyboard.press("Tab");
  await page.keyboard.press("Space");
  await expect(page.getByLabel("Password", { exact: true })).toHaveAttribute("type", "text");
  await page.keyboard.press("Tab");
  await expect(page.getByRole("button", { name: "Forgot password?" })).toBeFocused();
  await page.keyboard.press("Tab");
  await expect(page.getByRole("button", { name: "Sign in", exact: true })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(heading(page, /^Hello/)).toBeFocused();
  await page.keyboard.press("Tab");
  await expect(page.getByRole("button", { name: "Sign out", exact: true })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(heading(page, "Sign in")).toBeFocused();
});

test.describe("on a phone", () => {
  test.use({ viewport: { width: 375, height: 740 }, hasTouch: true, isMobile: true });

  test("everything fits the width", async ({ page, open, member }) => {
    const user = await member();
    await open();
    const fits = (): Promise<boolean> =>
      page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth);
    await look(page, "phone-sign-in");
    expect(await fits()).toBe(true);
    await page.getByRole("button", { name: "Create an account" }).click();
    await page.getByText("More about you").click();
    await look(page, "phone-sign-up");
    expect(await fits()).toBe(true);
    await page.getByRole("button", { name: "I have an account" }).click();
    await fillSignIn(page, user.email, user.password);
    await expect(page.getByTestId("identity-id")).toBeVisible();
    await look(page, "phone-signed-in");
    expect(await fits()).toBe(true);
  });
});
