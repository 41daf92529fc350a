import { spawn } from "node:child_process";

import { expect, test } from "@playwright/test";

import { heading, watch } from "./world";

test("`make web` serves page and sandbox together, says where, and stops with Ctrl-C", async ({ page }) => {
  const said = watch(page);
  const child = spawn(process.execPath, ["local/serve.mjs", "--stack", "prod", "--port", "0"], { stdio: "pipe" });
  let text = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => (text += chunk));
  const ended = new Promise((resolve) => child.once("exit", resolve));
  try {
    await expect.poll(() => text, { timeout: 30_000 }).toContain("Ctrl-C stops both");
    expect(text).toContain("the temporary password is in the messages");
    await page.goto(/Login page: (\S+)/.exec(text)?.[1] ?? "");
    await expect(heading(page, "Sign in")).toBeVisible();
    await page.getByText("Sandbox messages").click();
    await expect(page.getByText("Your username is ada and temporary password is")).toBeVisible();
    await expect.poll(() => text).toContain("E-mail to ada@example.com");
    expect(said()).toEqual([]);
  } finally {
    child.kill("SIGINT");
  }
  expect(await ended).toBe(0);
});
