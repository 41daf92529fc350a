import type { ReactNode } from "react";

interface SubmitButtonProps {
  busy: boolean;
  /** Less prominent, because another button is the primary one. */
  quiet?: boolean;
  children: ReactNode;
}

export function SubmitButton({ busy, quiet = false, children }: SubmitButtonProps) {
  return (
    <button type="submit" className={quiet ? "button button-quiet" : "button"} aria-disabled={busy}>
      {busy && <span className="spinner" aria-hidden="true" />}
      {busy ? "One moment…" : children}
    </button>
  );
}
