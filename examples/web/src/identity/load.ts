/** Fetches the outputs beside the page, and checks that a local sandbox answers. */
import { skewOf } from "./clock";
import { unreachable } from "./errors";
import { type Identity, isLoopback, missingOutputs, OUTPUTS_FILE, readOutputs, SetupProblem } from "./outputs";

export interface Setup {
  identity: Identity;
  /** Milliseconds this device's clock is ahead. */
  skew: number;
}

export async function loadSetup(): Promise<Setup> {
  const response = await fetch(`${import.meta.env.BASE_URL}${OUTPUTS_FILE}`, { cache: "no-store" });
  if (response.status === 404) throw missingOutputs();
  if (!response.ok) {
    throw new SetupProblem(`${OUTPUTS_FILE} can't be read`, `The host answered ${response.status}. Reload the page, or read the host's log.`);
  }
  const skew = skewOf(response.headers, Date.now());
  const identity = readOutputs(await response.text());
  if (identity.endpoint !== undefined) await lookForSandbox(identity.endpoint);
  return { identity, skew };
}

/** Whether messages of a sandbox on this machine can be shown. */
export function outboxOf(identity: Identity): string | undefined {
  const { endpoint } = identity;
  return endpoint !== undefined && isLoopback(new URL(endpoint).hostname) ? `${endpoint}/_sandbox/outbox` : undefined;
}

async function lookForSandbox(endpoint: string): Promise<void> {
  try {
    await fetch(`${endpoint}/_sandbox/outbox`);
  } catch {
    throw new SetupProblem("The sandbox is not running", unreachable(endpoint));
  }
}
