import { AnswerCode } from "./AnswerCode";
import type { Go } from "./Screens";

export function Authenticator({ go, name }: { go: Go; name: string }) {
  return (
    <AnswerCode
      go={go}
      name={name}
      doing="authenticator"
      title="Your second factor"
      lead="Enter the code that your authenticator app shows."
      label="Code from your authenticator app"
    />
  );
}
