/** `make test-web`: types, unit tests, the build, and the tests in Chromium, which are skipped with a message if there is none. */
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

import { chromium } from "../tests/browser/chromium.mjs";

const HERE = fileURLToPath(new URL("..", import.meta.url));
const STEPS = [["tsc"], ["vitest", "run"], ["vite", "build", "--mode", "sandbox", "--logLevel", "warn"]];
const BROWSER = ["playwright", "test", ...process.argv.slice(2)];

for (const step of chromium() === undefined ? STEPS : [...STEPS, BROWSER]) {
  const { status } = spawnSync("npx", ["--no", ...step], { cwd: HERE, stdio: "inherit" });
  if (status !== 0) process.exit(status ?? 1);
}
if (chromium() === undefined) {
  console.error(
    "\nSKIPPED  browser tests: no chromium, chromium-browser or google-chrome on PATH" +
      " (Debian: apt-get install chromium; or set CHROMIUM to one).",
  );
  // REQUIRE_BROWSER=1 is for machines that must have one.
  if (process.env.REQUIRE_BROWSER) process.exit(1);
}
