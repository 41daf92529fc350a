import { type ReactNode, useEffect, useRef } from "react";

import { APP_NAME } from "../identity/steps";

interface CardProps {
  title: string;
  lead?: ReactNode;
  children: ReactNode;
}

/** A page state: its heading takes the focus, so that keyboards and screen readers start at the top of the new state. */
export function Card({ title, lead, children }: CardProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${title} · ${APP_NAME}`;
    heading.current?.focus();
  }, [title]);
  return (
    <section className="card">
      <h1 ref={heading} tabIndex={-1}>
        {title}
      </h1>
      {lead !== undefined && <p className="lead">{lead}</p>}
      {children}
    </section>
  );
}
