/**
 * An agent without a screen: whoever asks for the opening hours, and has nobody yet, is told them.
 * Beside `npm start`: `node opening-hours.js`, Node 22 or newer. Elsewhere: `WORKER=https://chat.example.com TOKEN_URL=… node opening-hours.js`.
 */
import { createClient } from "fb-chat-gadget/client";

const { WORKER = "http://localhost:8787", SIMULATOR = "http://localhost:8788" } = process.env;
// Of the demo's back end, which the simulator stands in for.
const { TOKEN_URL = `${SIMULATOR}/demo/token?agent=kim` } = process.env;

const client = createClient({
  server: WORKER,
  // Your back end signs the token for the agent that this program is; here the demo's does.
  tokenProvider: async () => {
    const response = await fetch(TOKEN_URL);
    if (!response.ok) throw Object.assign(new Error("no token"), { status: response.status });
    return (await response.json()).token;
  },
});

const unassigned = client.openList({ view: "unassigned" });
const answered = new Set();

client.on("status", (status) => console.log(status));
client.on("auth-required", ({ reason }) => console.error(`There is no token: ${reason}`));
client.subscribe(() => {
  for (const { conversation, unanswered, preview } of unassigned.rows) {
    if (unanswered === 0 || !preview?.text.includes("opening hours") || answered.has(conversation)) continue;
    answered.add(conversation);
    void answer(conversation);
  }
});
client.connect();

async function answer(conversation) {
  const taken = await client.command({ type: "conversation.take", conversation, owner: null });
  if (!taken.ok) return console.log(`A colleague was first: ${taken.refusal.code}`);
  const outcome = await client.send(conversation, { kind: "text", text: "We are here from 9 to 5." });
  // It would wait for a word, and all that is sent into the conversation after it.
  if (!outcome.ok) client.drop(conversation, outcome.id);
  console.log(outcome.ok ? `Told ${conversation}` : `Could not tell: ${outcome.refusal.code}`);
  await client.command({ type: "conversation.close", conversation });
}

process.once("SIGTERM", () => client.close());
