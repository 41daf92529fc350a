import { spawn } from "node:child_process";
import { existsSync } from "node:fs";

import { expect, test } from "@playwright/test";

import { heading, watch } from "./world";

interface Served {
  said: () => string;
  address: () => string;
  stop: () => Promise<number | null>;
}

function serve(...options: string[]): Served {
  const child = spawn(process.execPath, ["local/serve.mjs", ...options], { stdio: "pipe" });
  let text = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => (text += chunk));
  const ended = new Promise<number | null>((resolve) => child.once("exit", resolve));
  return {
    said: () => text,
    address: () => /Login page: (\S+)/.exec(text)?.[1] ?? "",
    stop: () => {
      child.kill("SIGINT");
      return ended;
    },
  };
}

test("`make web` serves page and sandbox together, says where, and stops with Ctrl-C", async ({ page }) => {
  const said = watch(page);
  const web = serve("--stack", "prod", "--port", "0");
  try {
    await expect.poll(web.said, { timeout: 60_000 }).toContain("Ctrl-C stops both");
    expect(web.said()).toContain("the temporary password is in the messages");
    await page.goto(web.address());
    await expect(heading(page, "Sign in")).toBeVisible();
    await expect(page.getByText("Your username is ada and temporary password is")).toBeVisible();
    await expect.poll(web.said).toContain("Email to ada@example.com");
    expect(said()).toEqual([]);
  } finally {
    expect(await web.stop()).toBe(0);
  }
});

test("two of them show a stack each, and leave no file behind", async ({ request }) => {
  const webs = ["dev", "prod"].map((stack) => serve("--stack", stack, "--port", "0"));
  try {
    for (const web of webs) await expect.poll(web.said, { timeout: 60_000 }).toContain("Ctrl-C stops both");
    const outputs = await Promise.all(webs.map(async (web) => (await request.get(`${web.address()}amplify_outputs.json`)).json()));
    expect(outputs.map(({ custom }) => custom.self_sign_up)).toEqual([true, false]);
    expect(new Set(outputs.map(({ custom }) => custom.endpoint)).size).toBe(2);
    expect(existsSync("public/amplify_outputs.json")).toBe(false);
  } finally {
    await Promise.all(webs.map((web) => web.stop()));
  }
});
