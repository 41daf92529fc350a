import { AnswerCode } from "./AnswerCode";
import type { Go } from "./Screens";

export function Authenticator({ go, name }: { go: Go; name: string }) {
  return (
    <AnswerCode
      go={go}
      name={name}
      doing="authenticator"
      title="Your second factor"
      lead="Type the code your authenticator app shows now."
      label="Code from your authenticator app"
    />
  );
}
