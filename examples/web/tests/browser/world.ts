/** What the browser tests share: sandboxes, users, the built page, and checks of every page state. */
import { AxeBuilder } from "@axe-core/playwright";
import { test as base, type ConsoleMessage, expect, type Page } from "@playwright/test";
import { preview } from "vite";

import { administrate, outbox, type Sandbox, startSandbox } from "../../local/sandbox.mjs";

export type Stack = "dev" | "prod" | "passwordless";
export const PASSWORD = "Correct-Horse-7";
export const NEXT_PASSWORD = "Battery-Staple-8";

export interface User {
  name: string;
  email: string;
  password: string;
}

interface Worker {
  site: string;
  sandboxes: (stack: Stack) => Promise<Sandbox>;
}

interface World {
  stack: Stack;
  /** Changes to the outputs the page gets, for what the stacks do not have. */
  changes: { auth?: Record<string, unknown>; custom?: Record<string, unknown> };
  sandbox: Sandbox;
  /** Parts of addresses whose failures a test brings about on purpose. */
  expectedFailures: RegExp[];
  open: (page?: Page) => Promise<void>;
  newcomer: () => User;
  /** Somebody whose account works, with these attributes besides. */
  member: (attributes?: Record<string, string>) => Promise<User>;
}

let users = 0;

export const test = base.extend<World, Worker>({
  stack: ["dev", { option: true }],
  changes: [{}, { option: true }],

  site: [
    async ({}, use) => {
      const server = await preview({ logLevel: "error", preview: { host: "localhost", port: 0 } });
      await use(String(server.resolvedUrls?.local[0]));
      await server.close();
    },
    { scope: "worker" },
  ],
  sandboxes: [
    async ({}, use) => {
      const running = new Map<Stack, Promise<Sandbox>>();
      await use((stack) => {
        const sandbox = running.get(stack) ?? startSandbox({ stack, quiet: true });
        running.set(stack, sandbox);
        return sandbox;
      });
      await Promise.all([...running.values()].map(async (sandbox) => (await sandbox).stop()));
    },
    { scope: "worker", timeout: 60_000 },
  ],
  sandbox: async ({ sandboxes, stack }, use) => use(await sandboxes(stack)),
  expectedFailures: async ({}, use) => use([]),

  page: async ({ page, expectedFailures }, use) => {
    const said = watch(page);
    await use(page);
    expect(said().filter((line) => !expectedFailures.some((pattern) => pattern.test(line)))).toEqual([]);
  },
  open: async ({ page, site, sandbox, changes }, use) => {
    const { auth, custom, ...rest } = sandbox.amplifyOutputs;
    const outputs = { ...rest, auth: { ...auth, ...changes.auth }, custom: { ...custom, ...changes.custom } };
    await use(async (target = page) => {
      await serveOutputs(target, outputs);
      await target.goto(site);
    });
  },
  newcomer: async ({}, use) =>
    use(() => {
      users += 1;
      return { name: `ada${users}`, email: `ada.lovelace${users}@example.com`, password: PASSWORD };
    }),
  member: async ({ sandbox, newcomer }, use) =>
    use(async (attributes = {}) => {
      const user = newcomer();
      const pool = { UserPoolId: sandbox.outputs.user_pool_id };
      await administrate(sandbox.endpoint, "AdminCreateUser", {
        ...pool,
        Username: user.email,
        MessageAction: "SUPPRESS",
        UserAttributes: [
          { Name: "email", Value: user.email },
          { Name: "email_verified", Value: "true" },
          { Name: "family_name", Value: "Lovelace" },
          ...Object.entries(attributes).map(([Name, Value]) => ({ Name, Value })),
        ],
      });
      await administrate(sandbox.endpoint, "AdminSetUserPassword", {
        ...pool,
        Username: user.email,
        Password: user.password,
        Permanent: true,
      });
      return user;
    }),
});
export { expect };

/** Collects what a page says on its console as an error, and what it throws. */
export function watch(page: Page): () => string[] {
  const said: string[] = [];
  page.on("pageerror", (error) => said.push(`thrown: ${error.message}`));
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type()) && !isRefusal(message) && !isReminder(message)) {
      said.push(`${message.type()}: ${message.text()} ${message.location().url}`);
    }
  });
  return () => said;
}

/** Cognito refuses with HTTP 400, and the browser itself notes each such answer; no page can prevent that. */
function isRefusal(message: ConsoleMessage): boolean {
  return (
    message.text().startsWith("Failed to load resource: the server responded with a status of 400") &&
    /^http:\/\/127\.0\.0\.1:\d+\/$/.test(message.location().url)
  );
}

/** Amplify reminds developers that they set an endpoint of their own. */
function isReminder(message: ConsoleMessage): boolean {
  return message.type() === "warning" && message.text().includes("You are using a custom Amazon");
}

export async function serveOutputs(page: Page, outputs: unknown): Promise<void> {
  await page.route("**/amplify_outputs.json", (route) =>
    route.fulfill({ json: outputs, headers: { date: new Date().toUTCString() } }),
  );
}

/** The newest message to an address, once there are at least so many. */
export async function lastMessage(sandbox: Sandbox, to: string, atLeast = 1): Promise<Record<string, any>> {
  let found: Record<string, any>[] = [];
  await expect
    .poll(async () => {
      found = (await outbox(sandbox.endpoint)).filter((message) => message.destination === to);
      return found.length;
    })
    .toBeGreaterThanOrEqual(atLeast);
  return found.at(-1) as Record<string, any>;
}

const NARROWEST = 320;

/** A picture of a page state; no serious accessibility problem in it, light or dark; and it fits the narrowest phone. */
export async function look(page: Page, name: string): Promise<void> {
  for (const colorScheme of ["dark", "light"] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    const { violations } = await new AxeBuilder({ page }).analyze();
    const grave = violations.filter(({ impact }) => impact === "serious" || impact === "critical");
    const told = grave.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`);
    expect(told, `accessibility of ${name}, ${colorScheme}`).toEqual([]);
    await page.screenshot({ path: `artefacts/screenshots/${name}-${colorScheme}.png`, fullPage: true });
  }
  const usual = page.viewportSize() ?? { width: NARROWEST, height: 700 };
  await page.setViewportSize({ ...usual, width: NARROWEST });
  // A slow machine lays the page out a moment after it was resized.
  const needed = () => page.evaluate(() => document.documentElement.scrollWidth);
  await expect.poll(needed, { message: `width of ${name}` }).toBeLessThanOrEqual(NARROWEST);
  await page.setViewportSize(usual);
}

export async function fillSignIn(page: Page, name: string, password: string): Promise<void> {
  await page.locator("input[name=username]:visible").fill(name);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
}

export function heading(page: Page, name: string | RegExp) {
  return page.getByRole("heading", { level: 1, name });
}
