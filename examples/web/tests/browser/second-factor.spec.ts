import type { Page } from "@playwright/test";
import jsqr from "jsqr";

import { administrate } from "../../local/sandbox.mjs";
import { totp } from "./totp";
import { expect, fillSignIn, heading, lastMessage, look, NEXT_PASSWORD, test } from "./world";

/** What a camera would read. */
async function scanned(page: Page): Promise<URL> {
  const { data, side } = await page.locator("svg.qr").evaluate(async (svg) => {
    const side = 400;
    const image = new Image(side, side);
    image.src = `data:image/svg+xml,${encodeURIComponent(new XMLSerializer().serializeToString(svg))}`;
    await image.decode();
    const canvas = new OffscreenCanvas(side, side).getContext("2d") as OffscreenCanvasRenderingContext2D;
    canvas.drawImage(image, 0, 0, side, side);
    return { data: [...canvas.getImageData(0, 0, side, side).data], side };
  });
  // jsQR is CommonJS: Node hands over the module, bundlers its default.
  const read = (jsqr as unknown as { default?: typeof jsqr }).default ?? jsqr;
  return new URL(String(read(Uint8ClampedArray.from(data), side, side)?.data));
}

test("enrolment by QR code, and the challenge from then on", async ({ page, open, member }) => {
  const user = await member();
  await open();
  await fillSignIn(page, user.email, user.password);
  await page.getByRole("button", { name: "Set up an authenticator app" }).click();
  await page.getByText("Can’t scan it?").click();
  const uri = await scanned(page);
  expect(uri.protocol).toBe("otpauth:");
  const secret = String(uri.searchParams.get("secret"));
  expect((await page.locator(".secret").innerText()).replaceAll(" ", "")).toBe(secret);
  await look(page, "enrol");

  const code = page.getByLabel("Code from the app");
  await code.fill(totp(secret) === "000000" ? "000001" : "000000");
  await page.getByRole("button", { name: "Turn on" }).click();
  await expect(page.getByRole("alert")).toContainText("set your phone's clock to automatic");
  await code.fill(totp(secret));
  await page.getByRole("button", { name: "Turn on" }).click();
  await expect(page.getByText("Every sign-in asks for a code of your authenticator app.")).toBeVisible();

  await page.getByRole("button", { name: "Sign out", exact: true }).click();
  await fillSignIn(page, user.email, user.password);
  await expect(heading(page, "Your second factor")).toBeVisible();
  const answer = page.getByLabel("Code from your authenticator app");
  await answer.fill("12");
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByRole("alert")).toHaveText(/six digits/);
  await answer.fill(totp(secret, 1) === "000000" ? "000001" : "000000");
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByRole("alert")).toContainText("Incorrect code");
  await look(page, "second-factor");
  await answer.fill(totp(secret, 1));
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(heading(page, /^Hello/)).toBeVisible();

  await page.getByRole("button", { name: "Turn it off" }).click();
  await expect(page.getByRole("button", { name: "Set up an authenticator app" })).toBeVisible();
  await page.getByRole("button", { name: "Sign out", exact: true }).click();
  await fillSignIn(page, user.email, user.password);
  await expect(heading(page, /^Hello/)).toBeVisible();
});

test.describe("an invited user, where a second factor is required", () => {
  test.use({ stack: "prod" });

  test("chooses a password, gives what is missing, enrols, and is asked for a code next time", async ({
    page,
    open,
    newcomer,
    sandbox,
  }) => {
    const user = newcomer();
    await administrate(sandbox.endpoint, "AdminCreateUser", {
      UserPoolId: sandbox.outputs.user_pool_id,
      Username: user.name,
      DesiredDeliveryMediums: ["EMAIL"],
      UserAttributes: [
        { Name: "email", Value: user.email },
        { Name: "email_verified", Value: "true" },
      ],
    });
    const { code: temporary } = await lastMessage(sandbox, user.email);
    await open();
    await fillSignIn(page, user.name, temporary);

    await expect(heading(page, "Choose your password")).toBeVisible();
    await page.getByLabel("New password", { exact: true }).fill("short");
    await page.getByRole("button", { name: "Continue" }).click();
    await expect(page.getByRole("alert")).toContainText("at least 8 characters");
    await page.getByLabel("New password", { exact: true }).fill(NEXT_PASSWORD);
    await page.getByLabel("Given name").fill("Ada");
    await page.getByRole("button", { name: "Continue" }).click();
    await look(page, "new-password");
    await expect(page.getByText("Family name is required.")).toBeVisible();
    await page.getByLabel("Family name").fill("Lovelace");
    await page.getByRole("button", { name: "Continue" }).click();

    await expect(heading(page, "Set up your second factor")).toBeVisible();
    await look(page, "enrol-required");
    const secret = String((await scanned(page)).searchParams.get("secret"));
    await page.getByLabel("Code from the app").fill(totp(secret) === "000000" ? "000001" : "000000");
    await page.getByRole("button", { name: "Finish" }).click();
    await expect(page.getByRole("alert")).toContainText("Incorrect code");
    await page.getByLabel("Code from the app").fill(totp(secret));
    await page.getByRole("button", { name: "Finish" }).click();
    await expect(heading(page, "Hello, Ada Lovelace")).toBeVisible();
    await expect(page.getByRole("button", { name: "Turn it off" })).toHaveCount(0);

    await page.getByRole("button", { name: "Sign out", exact: true }).click();
    await fillSignIn(page, user.name, NEXT_PASSWORD);
    await page.getByLabel("Code from your authenticator app").fill(totp(secret, 1));
    await page.getByRole("button", { name: "Sign in" }).click();
    await expect(heading(page, "Hello, Ada Lovelace")).toBeVisible();
  });

  test.describe("and the outputs do not say so", () => {
    test.use({ changes: { custom: { self_sign_up: undefined } } });

    test("Cognito refuses who makes an account, and the page says why", async ({ page, open, newcomer }) => {
      const user = newcomer();
      await open();
      await page.getByRole("button", { name: "Create an account" }).click();
      await page.getByLabel("Username").fill(user.name);
      await page.getByLabel("Password", { exact: true }).fill(user.password);
      for (const label of ["Given name", "Family name"]) await page.getByLabel(label).fill("Ada");
      await page.getByLabel("Email").fill(user.email);
      await page.getByRole("button", { name: "Create account" }).click();
      await expect(page.getByRole("alert")).toContainText("by invitation only");
    });
  });
});
