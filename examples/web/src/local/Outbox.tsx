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

/** The messages that Cognito would have sent. The sandbox keeps them instead. */
export function Outbox({ address, userPoolId }: { address: string; userPoolId: string }) {
  const [messages, setMessages] = useState<Message[]>([]);
  const [gone, setGone] = useState(false);
  const [open, setOpen] = useState(false);

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let stopped = false;
    let seen = 0;
    async function look(): Promise<void> {
      try {
        const all = (await (await fetch(address)).json()) as Message[];
        if (stopped) return;
        const own = all.filter((message) => message.user_pool_id === userPoolId);
        setMessages(own.slice(-SHOWN).reverse());
        // The user is waiting for this message.
        if (own.length > seen) setOpen(true);
        seen = own.length;
        timer = setTimeout(() => void look(), EVERY_MS);
      } catch {
        // Each failed request is an error on the console; a reload starts again.
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
    <details className="outbox" open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        Sandbox messages <span className="count">{messages.length}</span>
      </summary>
      <p className="hint">
        {gone ? "The sandbox has stopped. Start it again with make web, then reload the page." : "The sandbox sends nothing. On AWS, Cognito sends these messages."}
      </p>
      <ol>
        {messages.map((message) => (
          <li key={`${message.sent_at}-${message.code}`}>
            <p className="outbox-head">
              {message.medium === "SMS" ? "Text message" : "Email"} to <b>{message.destination}</b>
            </p>
            {message.subject && <p className="outbox-subject">{message.subject}</p>}
            <p className="outbox-body">{message.body}</p>
          </li>
        ))}
      </ol>
    </details>
  );
}
