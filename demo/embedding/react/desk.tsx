import "fb-chat-gadget";
import type {} from "fb-chat-gadget/react";
import { useState } from "react";
import { server, tokenProvider } from "../agent.ts";

/** React 19 sets properties of elements and listens to `on` and the name of an event. */
export function Desk() {
  const [conversation, setConversation] = useState<string | null>(null);
  const [sent, setSent] = useState("nothing yet");

  return (
    <>
      <h1>React</h1>
      <fb-chat-gadget
        server={server}
        tokenProvider={tokenProvider}
        conversation={conversation}
        onfb-chat-conversation-selected={({ detail }) => setConversation(detail.conversation)}
        onfb-chat-message-sent={({ detail }) => setSent(detail.mid)}
      />
      <p>
        Conversation: <output id="conversation">{conversation ?? "none"}</output>{" "}
        <button onClick={() => setConversation(null)}>Back to the list</button>
      </p>
      <p>
        Sent: <output id="sent">{sent}</output>
      </p>
    </>
  );
}
