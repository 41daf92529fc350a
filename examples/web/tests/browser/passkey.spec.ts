import type { CDPSession, Page } from "@playwright/test";

import { expect, fillSignIn, heading, look, test } from "./world";

test("passkeys are not mentioned where the pool does not take them", async ({ page, open, member }) => {
  const user = await member();
  await open();
  await expect(heading(page, "Sign in")).toBeVisible();
  await expect(page.getByText(/passkey/i)).toHaveCount(0);
  await fillSignIn(page, user.email, user.password);
  await expect(heading(page, /^Hello/)).toBeVisible();
  await expect(page.getByText(/passkey/i)).toHaveCount(0);
});

test.describe("where the pool takes passkeys", () => {
  test.use({ stack: "passwordless" });

  test("one is added, signs in without the password, and is removed", async ({ page, open, member }) => {
    const user = await member();
    await addAuthenticator(page);
    await open();
    await fillSignIn(page, user.email, user.password);
    await page.getByRole("button", { name: "Add a passkey" }).click();
    await expect(page.getByText("Passkey 1", { exact: false }).first()).toBeVisible();
    await look(page, "passkeys");
    // One account has one passkey on one device; the browser itself says so.
    await page.getByRole("button", { name: "Add a passkey" }).click();
    await expect(page.getByRole("alert")).toContainText("This device already has a passkey for this account.");

    await page.getByRole("button", { name: "Sign out", exact: true }).click();
    await page.getByRole("button", { name: "Sign in with a passkey" }).click();
    await expect(page.getByRole("alert")).toHaveText(/Enter your email address or phone number/);
    await page.locator("input[name=username]:visible").fill(user.email);
    await look(page, "sign-in-with-passkey");
    await page.getByRole("button", { name: "Sign in with a passkey" }).click();
    await expect(heading(page, /^Hello/)).toBeVisible();
    await expect(page.getByTestId("identity-id")).toBeVisible();

    await page.getByRole("button", { name: "Remove Passkey 1" }).click();
    await expect(page.getByRole("button", { name: "Remove Passkey 1" })).toHaveCount(0);
    await page.getByRole("button", { name: "Sign out", exact: true }).click();
    await page.locator("input[name=username]:visible").fill(user.email);
    await page.getByRole("button", { name: "Sign in with a passkey" }).click();
    // None is left, so Cognito offers what there is instead.
    await expect(heading(page, "How do you want to sign in?")).toBeVisible();
    await expect(page.getByRole("button", { name: "Passkey" })).toHaveCount(0);
  });

  test("an authenticator that does not recognise its owner does not sign in", async ({ page, open, member }) => {
    const user = await member();
    const { client, authenticatorId } = await addAuthenticator(page);
    await open();
    await fillSignIn(page, user.email, user.password);
    await page.getByRole("button", { name: "Add a passkey" }).click();
    await expect(page.getByText("Passkey 1", { exact: false }).first()).toBeVisible();
    await page.getByRole("button", { name: "Sign out", exact: true }).click();
    await client.send("WebAuthn.setUserVerified", { authenticatorId, isUserVerified: false });
    await page.locator("input[name=username]:visible").fill(user.email);
    await page.getByRole("button", { name: "Sign in with a passkey" }).click();
    await expect(page.getByRole("alert")).toContainText("The passkey was not used");
    await expect(heading(page, "Sign in")).toBeVisible();
  });

  test("a passkey whose key is not the one enrolled is refused by Cognito", async ({ page, open, member }) => {
    const user = await member();
    const { client, authenticatorId } = await addAuthenticator(page);
    await open();
    await fillSignIn(page, user.email, user.password);
    await page.getByRole("button", { name: "Add a passkey" }).click();
    await expect(page.getByText("Passkey 1", { exact: false }).first()).toBeVisible();
    await page.getByRole("button", { name: "Sign out", exact: true }).click();
    const { credentials } = await client.send("WebAuthn.getCredentials", { authenticatorId });
    await client.send("WebAuthn.clearCredentials", { authenticatorId });
    const { privateKey } = await crypto.subtle.generateKey({ name: "ECDSA", namedCurve: "P-256" }, true, ["sign"]);
    const forged = Buffer.from(await crypto.subtle.exportKey("pkcs8", privateKey)).toString("base64");
    await client.send("WebAuthn.addCredential", {
      authenticatorId,
      credential: { ...credentials[0]!, rpId: "localhost", privateKey: forged },
    });
    await page.locator("input[name=username]:visible").fill(user.email);
    await page.getByRole("button", { name: "Sign in with a passkey" }).click();
    await expect(page.getByRole("alert")).toContainText("The passkey was not accepted");
    await expect(heading(page, "Sign in")).toBeVisible();
  });
});

/** A platform authenticator that says yes: Chromium does the ceremony itself. */
async function addAuthenticator(page: Page): Promise<{ client: CDPSession; authenticatorId: string }> {
  const client = await page.context().newCDPSession(page);
  await client.send("WebAuthn.enable");
  const { authenticatorId } = await client.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      protocol: "ctap2",
      transport: "internal",
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  return { client, authenticatorId };
}
