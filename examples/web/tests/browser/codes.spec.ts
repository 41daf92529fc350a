import { administrate } from "../../local/sandbox.mjs";
import { expect, fillSignIn, heading, lastMessage, look, type User, test } from "./world";

test.use({ stack: "passwordless" });

const PHONE = "+41791234567";

/** A number of one's own: it is a name to sign in with. */
let numbers = 0;
function ownNumber(): string {
  numbers += 1;
  return `${PHONE.slice(0, -3)}${String(numbers).padStart(3, "0")}`;
}

function reachable(): Record<string, string> {
  return { phone_number: ownNumber(), phone_number_verified: "true" };
}

test("a code by email instead of a password", async ({ page, open, member, sandbox }) => {
  const user = await member();
  await open();
  await page.getByRole("button", { name: "Email me a code" }).click();
  await expect(page.getByRole("alert")).toHaveText(/Enter your email address or phone number/);
  await page.locator("input[name=username]:visible").fill(user.email);
  await page.getByRole("button", { name: "Email me a code" }).click();
  await expect(heading(page, "Check your messages")).toBeVisible();
  await expect(page.getByText("We sent a code to a***@e***.")).toBeVisible();
  const { code } = await lastMessage(sandbox, user.email);
  await page.getByLabel("Code from the message").fill(wrong(code));
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByRole("alert")).toContainText("Incorrect code. Look at the latest message");
  await look(page, "sent-code");
  await page.getByLabel("Code from the message").fill(code);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(heading(page, /^Hello/)).toBeVisible();
});

test("a code by text message instead of a password", async ({ page, open, member, sandbox }) => {
  const phone = reachable();
  const user = await member(phone);
  await open();
  await page.locator("input[name=username]:visible").fill(user.email);
  await page.getByRole("button", { name: "Text me a code" }).click();
  await expect(page.getByText(/We sent a code to \+\*+\d{4}\./)).toBeVisible();
  const message = await lastMessage(sandbox, String(phone.phone_number));
  expect(message.medium).toBe("SMS");
  await page.getByLabel("Code from the message").fill(message.code);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(heading(page, /^Hello/)).toBeVisible();
});

test("who lacks what was asked for chooses; a password does not leave the browser then either", async ({
  page,
  open,
  member,
}) => {
  const user = await member();
  const sent: string[] = [];
  page.on("request", (request) => sent.push(request.postData() ?? ""));
  await open();
  await page.locator("input[name=username]:visible").fill(user.email);
  await page.getByRole("button", { name: "Text me a code" }).click();
  await expect(heading(page, "How do you want to sign in?")).toBeVisible();
  await expect(page.locator(".choices button")).toHaveText(["Password", "Code by email"]);
  await look(page, "choose-first-factor");
  await page.getByRole("button", { name: "Password" }).click();
  await expect(heading(page, "Your password")).toBeVisible();
  await page.getByLabel("Password", { exact: true }).fill("Wrong-Horse-7");
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByRole("alert")).toContainText("Incorrect email, phone number or password.");
  await look(page, "password-alone");
  await page.getByLabel("Password", { exact: true }).fill(user.password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(heading(page, /^Hello/)).toBeVisible();
  expect(sent.some((body) => body.includes("PASSWORD_CLAIM_SIGNATURE"))).toBe(true);
  expect(sent.filter((body) => body.includes(user.password) || body.includes("Wrong-Horse"))).toEqual([]);
});

test("a code can be chosen among the ways in", async ({ page, open, member, sandbox }) => {
  const user = await member();
  await open();
  await page.locator("input[name=username]:visible").fill(user.email);
  await page.getByRole("button", { name: "Text me a code" }).click();
  await page.getByRole("button", { name: "Code by email" }).click();
  const { code } = await lastMessage(sandbox, user.email);
  await page.getByLabel("Code from the message").fill(code);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(heading(page, /^Hello/)).toBeVisible();
});

test.describe("as a second factor", () => {
  const settings = { EMAIL: "EmailMfaSettings", SMS: "SMSMfaSettings" };

  for (const medium of ["EMAIL", "SMS"] as const) {
    test(`a code by ${medium} follows the password`, async ({ page, open, member, sandbox }) => {
      const phone = reachable();
      const user = await member(phone);
      await prefer(sandbox, user, { [settings[medium]]: { Enabled: true, PreferredMfa: true } });
      await open();
      await fillSignIn(page, user.email, user.password);
      await expect(heading(page, "Check your messages")).toBeVisible();
      const message = await lastMessage(sandbox, medium === "EMAIL" ? user.email : String(phone.phone_number));
      expect(message.medium).toBe(medium);
      await page.getByLabel("Code from the message").fill(wrong(message.code));
      await page.getByRole("button", { name: "Sign in" }).click();
      await expect(page.getByRole("alert")).toContainText("Incorrect code");
      await page.getByLabel("Code from the message").fill(message.code);
      await page.getByRole("button", { name: "Sign in" }).click();
      await expect(heading(page, /^Hello/)).toBeVisible();
    });
  }

  test("who has two is asked which", async ({ page, open, member, sandbox }) => {
    const phone = reachable();
    const user = await member(phone);
    await prefer(sandbox, user, { [settings.EMAIL]: { Enabled: true }, [settings.SMS]: { Enabled: true } });
    await open();
    await fillSignIn(page, user.email, user.password);
    await expect(heading(page, "Which second factor?")).toBeVisible();
    await look(page, "choose-second-factor");
    await page.getByRole("button", { name: "Code by text message" }).click();
    const { code } = await lastMessage(sandbox, String(phone.phone_number));
    await page.getByLabel("Code from the message").fill(code);
    await page.getByRole("button", { name: "Sign in" }).click();
    await expect(heading(page, /^Hello/)).toBeVisible();
  });
});

async function prefer(
  sandbox: { endpoint: string; outputs: Record<string, any> },
  user: User,
  preference: Record<string, object>,
): Promise<void> {
  await administrate(sandbox.endpoint, "AdminSetUserMFAPreference", {
    UserPoolId: sandbox.outputs.user_pool_id,
    Username: user.email,
    ...preference,
  });
}

function wrong(code: string): string {
  return code === "000000" ? "000001" : "000000";
}
