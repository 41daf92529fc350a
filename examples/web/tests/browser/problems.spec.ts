import { startSandbox } from "../../local/sandbox.mjs";
import { expect, fillSignIn, heading, look, serveOutputs, test } from "./world";

test("outputs that are not there", async ({ page, site, expectedFailures }) => {
  expectedFailures.push(/404 .*amplify_outputs\.json/);
  await page.route("**/amplify_outputs.json", (route) => route.fulfill({ status: 404 }));
  await page.goto(site);
  await expect(heading(page, "There is no amplify_outputs.json")).toBeVisible();
  await expect(page.getByRole("alert")).toContainText("pulumi stack output amplify_outputs --json");
  await look(page, "outputs-missing");
});

test("a host that answers with its own page for a missing file", async ({ page, site }) => {
  await page.route("**/amplify_outputs.json", (route) => route.fulfill({ contentType: "text/html", body: "<!doctype html>" }));
  await page.goto(site);
  await expect(heading(page, "There is no amplify_outputs.json")).toBeVisible();
});

test("outputs of another version", async ({ page, site }) => {
  await serveOutputs(page, { version: "2.0", auth: {} });
  await page.goto(site);
  await expect(heading(page, 'amplify_outputs.json has version "2.0"')).toBeVisible();
  await look(page, "outputs-of-another-version");
});

test("a sandbox that is not running, or stops", async ({ page, site, member, expectedFailures }) => {
  expectedFailures.push(/ERR_CONNECTION_(REFUSED|RESET)/);
  const user = await member();
  const brief = await startSandbox({ quiet: true });
  await serveOutputs(page, brief.amplifyOutputs);
  await page.goto(site);
  await expect(heading(page, "Sign in")).toBeVisible();
  await brief.stop();
  await fillSignIn(page, user.email, user.password);
  await expect(page.getByRole("alert")).toContainText(`The sandbox at ${brief.endpoint} does not answer`);
  await page.reload();
  await expect(heading(page, "The sandbox is not running")).toBeVisible();
  await look(page, "sandbox-not-running");
});

test("a clock that is ten minutes fast", async ({ page, open, member }) => {
  const user = await member();
  await page.clock.install({ time: Date.now() + 600_000 });
  await open();
  await expect(page.getByRole("status")).toContainText("This device's clock is 10 minutes fast. Set it to automatic");
  await look(page, "clock-fast");
  await fillSignIn(page, user.email, user.password);
  await expect(page.getByRole("alert")).toContainText("Sign-in was refused. This device's clock is 10 minutes fast.");
});

test("a clock that is ten minutes slow", async ({ page, open }) => {
  await page.clock.install({ time: Date.now() - 600_000 });
  await open();
  await expect(page.getByRole("status")).toContainText("10 minutes slow");
});
