const LAST = 65535;

/**
 * Return a port, or throw: `Number("abc")` would have the server listen nowhere, and wait.
 * @param {string} option
 * @param {string} text
 */
export function portOf(option, text) {
  if (!/^\d{1,5}$/.test(text) || Number(text) > LAST) {
    throw new Error(`${option} must be a number from 0 to ${LAST}, got ${JSON.stringify(text)}`);
  }
  return Number(text);
}
