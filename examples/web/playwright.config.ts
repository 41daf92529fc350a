import { defineConfig, devices } from "@playwright/test";

import { chromium } from "./tests/browser/chromium.mjs";

export default defineConfig({
  testDir: "tests/browser",
  outputDir: "artefacts/results",
  // One browser and one sandbox per stack: two cores are enough.
  workers: 1,
  // Generous: a shared machine can be ten times slower than a free one.
  timeout: 180_000,
  expect: { timeout: 20_000 },
  forbidOnly: Boolean(process.env.CI),
  reporter: [["list"], ["junit", { outputFile: "artefacts/junit.xml" }]],
  use: {
    ...devices["Desktop Chrome"],
    viewport: { width: 1000, height: 860 },
    screenshot: "only-on-failure",
    trace: "retain-on-failure",
    launchOptions: {
      executablePath: chromium() ?? "",
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    },
  },
});
