import "fb-chat-gadget";
import type { Customer } from "fb-chat-gadget";
import type {} from "fb-chat-gadget/react";
import { useState } from "react";
import { server, tokenProvider } from "../agent.ts";

/** React 19 sets properties of elements and listens to `on` and the name of an event. */
export function Desk() {
  const [conversation, setConversation] = useState<string | null>(null);
  const [customer, setCustomer] = useState<Customer | null>(null);
  const [sent, setSent] = useState("nothing yet");

  return (
    <main>
      <section className="record" aria-label="Record">
        <h2>{customer?.label ?? "No customer is open"}</h2>
        <dl>
          <dt>Conversation</dt>
          <dd>
            <output id="conversation">{conversation ?? "none"}</output>
          </dd>
          <dt>Sent last</dt>
          <dd>
            <output id="sent">{sent}</output>
          </dd>
        </dl>
        <button onClick={() => (setConversation(null), setCustomer(null))}>Back to the list</button>
      </section>
      <fb-chat-gadget
        server={server}
        tokenProvider={tokenProvider}
        conversation={conversation}
        onfb-chat-conversation-selected={({ detail }) => {
          setConversation(detail.conversation);
          setCustomer(detail.customer);
        }}
        onfb-chat-message-sent={({ detail }) => setSent(detail.mid)}
      />
    </main>
  );
}
