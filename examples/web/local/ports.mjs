const LAST = 65535;

/**
 * Return a port, or throw: with `Number("abc")` the server would not listen, and hang.
 * @param {string} option
 * @param {string} text
 */
export function portOf(option, text) {
  if (!/^\d{1,5}$/.test(text) || Number(text) > LAST) {
    throw new Error(`${option} must be a number from 0 to ${LAST}, got ${JSON.stringify(text)}`);
  }
  return Number(text);
}
