/** `make web`: the sandbox and the page together, until Ctrl-C. */
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

import { createServer } from "vite";

import { portOf } from "./ports.mjs";
import { administrate, outbox, startSandbox } from "./sandbox.mjs";

const HERE = fileURLToPath(new URL("..", import.meta.url));
const INVITED = "ada";
const LOOK_EVERY_MS = 1000;

const { values } = parseArgs({
  options: {
    stack: { type: "string", default: "dev" },
    port: { type: "string", default: "5173" },
    "aws-port": { type: "string", default: "0" },
  },
});

try {
  await serve();
} catch (error) {
  console.error(`make web: ${error instanceof Error ? error.message : error}`);
  process.exitCode = 1;
}

async function serve() {
  const interrupted = new Promise((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.once(signal, resolve);
  });
  const [port, awsPort] = [portOf("--port", values.port), portOf("--aws-port", values["aws-port"])];
  const sandbox = await startSandbox({ stack: values.stack, port: awsPort });
  const invitation = await invite(sandbox);
  const page = await createServer({
    root: HERE,
    logLevel: "warn",
    plugins: [servedOutputs(sandbox.amplifyOutputs)],
    server: { host: "localhost", port },
  });
  try {
    await page.listen();
  } catch (error) {
    await sandbox.stop();
    throw error;
  }
  console.log(`\nLogin page: ${page.resolvedUrls?.local[0]}`);
  if (invitation) console.log(invitation);
  console.log("Codes and invitations appear here and on the page, under “Sandbox messages”. Ctrl-C stops both.");

  const looking = showMessages(sandbox.endpoint);
  await Promise.race([sandbox.ended, interrupted]);
  clearInterval(looking);
  await page.close();
  await sandbox.stop();
}

/**
 * The outputs of this sandbox, from memory: a file would be shared by all pages that run in this folder.
 * @param {Record<string, any>} outputs
 * @returns {import("vite").Plugin}
 */
function servedOutputs(outputs) {
  return {
    name: "amplify-outputs",
    configureServer: ({ middlewares }) => {
      middlewares.use("/amplify_outputs.json", (_, response) => {
        response.setHeader("content-type", "application/json");
        response.setHeader("date", new Date().toUTCString());
        response.end(JSON.stringify(outputs));
      });
    },
  };
}

/**
 * Print what Cognito would have sent, as it is sent.
 * @param {string} endpoint
 */
function showMessages(endpoint) {
  let shown = 0;
  return setInterval(async () => {
    // The sandbox may have stopped.
    const messages = await outbox(endpoint).catch(() => []);
    for (const { medium, destination, subject, body } of messages.slice(shown)) {
      console.log(`\n${medium === "SMS" ? "Text message" : "Email"} to ${destination}\n${subject ? `  ${subject}\n` : ""}  ${body}`);
    }
    shown = Math.max(shown, messages.length);
  }, LOOK_EVERY_MS);
}

/**
 * Invites a user if users can't sign up themselves.
 * @param {import("./sandbox.mjs").Sandbox} sandbox
 */
async function invite({ endpoint, outputs }) {
  const pool = { UserPoolId: outputs.user_pool_id };
  const { UserPool } = await administrate(endpoint, "DescribeUserPool", pool);
  if (!UserPool.AdminCreateUserConfig?.AllowAdminCreateUserOnly) return undefined;
  await administrate(endpoint, "AdminCreateUser", {
    ...pool,
    Username: INVITED,
    DesiredDeliveryMediums: ["EMAIL"],
    UserAttributes: [
      { Name: "email", Value: "ada@example.com" },
      { Name: "email_verified", Value: "true" },
    ],
  });
  return `This stack has no sign-up. The user ${INVITED} is invited; the temporary password is in the messages.`;
}
