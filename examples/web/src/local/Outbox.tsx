import { useEffect, useState } from "react";

interface Message {
  user_pool_id: string;
  purpose: string;
  medium: "EMAIL" | "SMS";
  destination: string;
  subject: string;
  body: string;
  code: string;
  sent_at: number;
}

const EVERY_MS = 2000;
const SHOWN = 5;

/** What the sandbox would have mailed: for trying things out on one's own machine only. */
export function Outbox({ address, userPoolId }: { address: string; userPoolId: string }) {
  const [messages, setMessages] = useState<Message[]>([]);
  const [gone, setGone] = useState(false);

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let stopped = false;
    async function look(): Promise<void> {
      try {
        const all = (await (await fetch(address)).json()) as Message[];
        if (stopped) return;
        setMessages(all.filter((message) => message.user_pool_id === userPoolId).slice(-SHOWN).reverse());
        timer = setTimeout(() => void look(), EVERY_MS);
      } catch {
        // Asking again and again would fill the console; a reload looks anew.
        setGone(true);
      }
    }
    void look();
    return () => {
      stopped = true;
      clearTimeout(timer);
    };
  }, [address, userPoolId]);

  return (
    <details className="outbox">
      <summary>
        Sandbox messages <span className="count">{messages.length}</span>
      </summary>
      <p className="hint">
        {gone ? "The sandbox has stopped. Start it again with make web, then reload." : "Nothing leaves this machine; on AWS, Cognito sends these."}
      </p>
      <ol>
        {messages.map((message) => (
          <li key={`${message.sent_at}-${message.code}`}>
            <p className="outbox-head">
              {message.medium === "SMS" ? "Text message" : "E-mail"} to <b>{message.destination}</b>
            </p>
            {message.subject && <p className="outbox-subject">{message.subject}</p>}
            <p className="outbox-body">{message.body}</p>
          </li>
        ))}
      </ol>
    </details>
  );
}
