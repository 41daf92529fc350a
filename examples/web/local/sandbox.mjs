/** Starts the project's sandbox, an in-memory AWS with the stack deployed to it, and waits until it answers. */
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("../../..", import.meta.url));

/**
 * @typedef {object} Sandbox
 * @property {string} endpoint its address
 * @property {Record<string, any>} outputs the stack's outputs
 * @property {Record<string, any>} amplifyOutputs the document for the page, which points to the sandbox
 * @property {() => Promise<void>} stop
 * @property {Promise<number | null>} ended resolves with the exit code if it stops by itself
 */

/**
 * @param {{ stack?: string, port?: number, quiet?: boolean }} [options]
 * @returns {Promise<Sandbox>}
 */
export async function startSandbox({ stack = "dev", port = 0, quiet = false } = {}) {
  const command = ["-m", "sandbox", "up", "--stack", stack, "--serve", String(port), "--json"];
  const child = spawn(python(), command, {
    cwd: ROOT,
    // Ctrl-C in a terminal goes to the whole process group. The caller stops the sandbox, once.
    detached: true,
    stdio: ["ignore", "pipe", quiet ? "pipe" : "inherit"],
  });
  const kill = () => child.kill();
  process.once("exit", kill);
  let said = "";
  child.stderr?.on("data", (chunk) => {
    said += chunk;
  });
  /** @type {Promise<number | null>} */
  const ended = new Promise((resolve) => {
    child.on("exit", resolve);
    child.on("error", (error) => {
      said += error.message;
      resolve(null);
    });
  });
  const document = await Promise.race([firstDocument(/** @type {import("node:stream").Readable} */ (child.stdout)), ended]);
  if (typeof document !== "object" || document === null || !document.endpoint || document.error) {
    child.kill();
    const reason = typeof document === "object" ? document?.error : "";
    throw new Error(`The sandbox did not start. ${reason || said}`.trim());
  }
  return {
    endpoint: document.endpoint,
    outputs: document.outputs,
    amplifyOutputs: pointedAt(document.endpoint, document.outputs.amplify_outputs),
    ended,
    stop: async () => {
      process.off("exit", kill);
      child.kill("SIGINT");
      await ended;
    },
  };
}

/**
 * Call an action of Cognito's as an administrator; the sandbox checks no signatures.
 * @param {string} endpoint
 * @param {string} action
 * @param {Record<string, unknown>} parameters
 * @returns {Promise<Record<string, any>>}
 */
export async function administrate(endpoint, action, parameters) {
  const response = await fetch(endpoint, {
    method: "POST",
    headers: {
      "content-type": "application/x-amz-json-1.1",
      "x-amz-target": `AWSCognitoIdentityProviderService.${action}`,
    },
    body: JSON.stringify(parameters),
  });
  const answer = await response.json();
  if (!response.ok) throw new Error(`${action}: ${answer.message ?? response.status}`);
  return answer;
}

/**
 * What Cognito would have sent, oldest first.
 * @param {string} endpoint
 * @returns {Promise<Record<string, any>[]>}
 */
export async function outbox(endpoint) {
  return (await fetch(`${endpoint}/_sandbox/outbox`)).json();
}

/**
 * @param {string} endpoint
 * @param {Record<string, any>} amplifyOutputs
 */
function pointedAt(endpoint, amplifyOutputs) {
  return { ...amplifyOutputs, custom: { ...amplifyOutputs.custom, endpoint } };
}

/**
 * The JSON document that the sandbox prints. It keeps running, so there is no end of file.
 * @param {import("node:stream").Readable} stream
 * @returns {Promise<Record<string, any>>}
 */
function firstDocument(stream) {
  return new Promise((resolve) => {
    let text = "";
    // Read to the end: with a closed pipe, the sandbox would fail when it prints its last lines.
    stream.on("data", (chunk) => {
      text += chunk;
      if (!text.trimEnd().endsWith("}")) return;
      try {
        resolve(JSON.parse(text));
      } catch {
        // Not all of it is there yet.
      }
    });
  });
}

function python() {
  const own = `${ROOT}.venv/bin/python`;
  return process.env.SANDBOX_PYTHON ?? (existsSync(own) ? own : "python3");
}
