import type { ReactNode } from "react";

const ICONS = { error: "!", warning: "!", success: "✓", info: "i" } as const;

/** A message that a screen reader reads out: errors at once, others when it is idle. */
export function Alert({ tone, children }: { tone: keyof typeof ICONS; children: ReactNode }) {
  return (
    <div className={`alert alert-${tone}`} role={tone === "error" ? "alert" : "status"}>
      <span className="alert-icon" aria-hidden="true">
        {ICONS[tone]}
      </span>
      <div>{children}</div>
    </div>
  );
}
