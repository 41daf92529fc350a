import type { ReactNode } from "react";

export function SubmitButton({ busy, children }: { busy: boolean; children: ReactNode }) {
  return (
    <button type="submit" className="button" aria-disabled={busy}>
      {busy && <span className="spinner" aria-hidden="true" />}
      {busy ? "One moment…" : children}
    </button>
  );
}
