/** Tells a password manager whose password a form is about. */
export function HiddenName({ name }: { name: string }) {
  return <input type="text" name="username" autoComplete="username" value={name} readOnly hidden />;
}
