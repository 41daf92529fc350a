import { AnswerCode } from "./AnswerCode";
import type { Go } from "./Screens";

export function SentCode({ go, name, sentTo }: { go: Go; name: string; sentTo?: string }) {
  return (
    <AnswerCode
      go={go}
      name={name}
      doing="sentCode"
      title="Check your messages"
      lead={sentTo === undefined ? "We sent you a code." : `We sent a code to ${sentTo}.`}
      label="Code from the message"
    />
  );
}
