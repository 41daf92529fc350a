import type { Page } from "@playwright/test";

import { expect, fillSignIn, heading, look, test } from "./world";

const WEB_AUTHN = { relying_party_id: "localhost", user_verification: "required" };

test("passkeys are not mentioned where the pool does not take them", async ({ page, open, member }) => {
  const person = await member();
  await open();
  await expect(heading(page, "Sign in")).toBeVisible();
  await expect(page.getByText(/passkey/i)).toHaveCount(0);
  await fillSignIn(page, person.email, person.password);
  await expect(heading(page, /^Hello/)).toBeVisible();
  await expect(page.getByText(/passkey/i)).toHaveCount(0);
});

test.describe("where the pool takes passkeys", () => {
  test.use({
    changes: { auth: { passwordless: { email_otp_enabled: false, sms_otp_enabled: false, web_authn: WEB_AUTHN } } },
  });

  test("one can be added, with a real authenticator, and is used to sign in", async ({ page, open, member }) => {
    const person = await member();
    await addAuthenticator(page);
    const registered = await playCognito(page);
    await open();
    await fillSignIn(page, person.email, person.password);
    await page.getByRole("button", { name: "Add a passkey" }).click();
    await expect(page.getByText("Ada’s laptop", { exact: false }).first()).toBeVisible();
    expect(registered).toHaveLength(1);
    await look(page, "passkeys");

    await page.getByRole("button", { name: "Sign out", exact: true }).click();
    await page.getByRole("button", { name: "Sign in with a passkey" }).click();
    await expect(page.getByRole("alert")).toHaveText(/Say who you are first/);
    await page.getByLabel("E-mail").fill(person.email);
    await look(page, "sign-in-with-passkey");
    const asked = page.waitForRequest((request) => /"PREFERRED_CHALLENGE":"WEB_AUTHN"/.test(request.postData() ?? ""));
    const answered = page.waitForRequest((request) => /"CREDENTIAL":/.test(request.postData() ?? ""));
    await page.getByRole("button", { name: "Sign in with a passkey" }).click();
    await asked;
    const { ChallengeResponses: responses } = (await answered).postDataJSON();
    expect(JSON.parse(responses.CREDENTIAL).id).toBe(registered[0]);
  });
});

/** A platform authenticator that says yes: Chromium does the ceremony itself. */
async function addAuthenticator(page: Page): Promise<void> {
  const client = await page.context().newCDPSession(page);
  await client.send("WebAuthn.enable");
  await client.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      protocol: "ctap2",
      transport: "internal",
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
}

/** The sandbox does not simulate passkeys, so their five calls are answered here; everything else goes to it. */
async function playCognito(page: Page): Promise<string[]> {
  const registered: string[] = [];
  const challenge = Buffer.from("a challenge of Cognito's").toString("base64url");
  const answers: Record<string, (sent: any) => object | undefined> = {
    ListWebAuthnCredentials: () => ({
      Credentials: registered.map((id) => ({
        CredentialId: id,
        FriendlyCredentialName: "Ada’s laptop",
        RelyingPartyId: WEB_AUTHN.relying_party_id,
        AuthenticatorTransports: ["internal"],
        CreatedAt: 1_767_225_600,
      })),
    }),
    StartWebAuthnRegistration: () => ({
      CredentialCreationOptions: {
        challenge,
        rp: { id: WEB_AUTHN.relying_party_id, name: WEB_AUTHN.relying_party_id },
        user: { id: Buffer.from("ada").toString("base64url"), name: "ada", displayName: "Ada" },
        pubKeyCredParams: [-7, -257].map((alg) => ({ type: "public-key", alg })),
        timeout: 60_000,
        excludeCredentials: [],
        authenticatorSelection: { residentKey: "required", userVerification: "required" },
      },
    }),
    CompleteWebAuthnRegistration: (sent) => {
      registered.push(sent.Credential.id);
      return {};
    },
    InitiateAuth: (sent) =>
      sent.AuthParameters?.PREFERRED_CHALLENGE === "WEB_AUTHN"
        ? {
            ChallengeName: "WEB_AUTHN",
            Session: "session",
            ChallengeParameters: {
              CREDENTIAL_REQUEST_OPTIONS: JSON.stringify({
                challenge,
                rpId: WEB_AUTHN.relying_party_id,
                allowCredentials: registered.map((id) => ({ id, type: "public-key", transports: ["internal"] })),
                userVerification: "required",
                timeout: 60_000,
              }),
            },
          }
        : undefined,
    // Nobody can make tokens here; what the page sent is what is looked at.
    RespondToAuthChallenge: (sent) =>
      sent.ChallengeName === "WEB_AUTHN" ? { ChallengeName: "CUSTOM_CHALLENGE", Session: "session" } : undefined,
  };
  await page.route(/^http:\/\/127\.0\.0\.1:\d+\/$/, async (route) => {
    const request = route.request();
    const action = (request.headers()["x-amz-target"] ?? "").split(".")[1] ?? "";
    const answer = request.method() === "POST" ? answers[action]?.(request.postDataJSON()) : undefined;
    if (answer === undefined) return route.fallback();
    const origin = request.headers().origin ?? "*";
    return route.fulfill({ json: answer, headers: { "access-control-allow-origin": origin } });
  });
  return registered;
}
