/** How far this device's clock is off, measured against the host the page came from. */

const TOLERATED_MS = 120_000;

/** Milliseconds this device is ahead of the server that sent the headers; 0 when it does not say. */
export function skewOf(headers: Headers, now: number): number {
  const date = Date.parse(headers.get("date") ?? "");
  if (Number.isNaN(date)) return 0;
  // A cache returns an old Date header; Age tells how old it is.
  const age = Number(headers.get("age") ?? 0) || 0;
  return now - (date + age * 1000);
}

/** A sentence about the clock's error, if the error is large enough to matter. */
export function skewOnly(skew: number): string | undefined {
  if (Math.abs(skew) <= TOLERATED_MS) return undefined;
  return `This device's clock is ${duration(Math.abs(skew))} ${skew > 0 ? "fast" : "slow"}.`;
}

/** The same, with what to do about it and why. */
export function skewWarning(skew: number): string | undefined {
  const wrong = skewOnly(skew);
  return wrong && `${wrong} Set it to automatic and reload this page: sign-in is refused until the clock is right.`;
}

function duration(milliseconds: number): string {
  const minutes = Math.round(milliseconds / 60_000);
  if (minutes < 120) return `${minutes} minutes`;
  const hours = Math.round(minutes / 60);
  return hours < 48 ? `${hours} hours` : `${Math.round(hours / 24)} days`;
}
