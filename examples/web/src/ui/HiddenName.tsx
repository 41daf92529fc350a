/** Tells a password manager which user the form is for. */
export function HiddenName({ name }: { name: string }) {
  return <input type="text" name="username" autoComplete="username" value={name} readOnly hidden />;
}
