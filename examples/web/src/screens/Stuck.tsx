import { Alert } from "../ui/Alert";
import { Card } from "../ui/Card";
import { BackToSignIn } from "./BackToSignIn";
import type { Go } from "./Screens";

/** A challenge this page has no form for, such as one of the pool's own Lambda triggers. */
export function Stuck({ go, step }: { go: Go; step: string }) {
  return (
    <Card title="This page can’t go on">
      <Alert tone="error">
        The user pool requires a step that this page does not support ({step}). Contact the administrator.
      </Alert>
      <BackToSignIn go={go} />
    </Card>
  );
}
