/** A page in TypeScript that has the package installed. Compiled and run outside of the repository. */
import { FbChatGadget, type FbChatEventMap, type FbChatState } from "fb-chat-gadget";
import { createClient, type Entry } from "fb-chat-gadget/client";
import { FbChatComposer, FbChatList, FbChatThread } from "fb-chat-gadget/parts";
import { FbChatWallboard } from "fb-chat-gadget/wallboard";

const query = new URLSearchParams(location.search);
const told: (keyof FbChatEventMap)[] = [];

const chat = document.createElement("fb-chat-gadget");
chat.server = query.get("worker") ?? "";
chat.tokenProvider = () => query.get("token") ?? "";
chat.sendKey = "mod-enter";
chat.addEventListener("fb-chat-conversation-selected", ({ type, detail }) => {
  told.push(type as keyof FbChatEventMap);
  document.title = detail.conversation ?? "none";
});
document.addEventListener("fb-chat-message-sent", ({ detail: { mid, entry } }) => {
  document.body.dataset["sent"] = `${mid} ${String(entry.id)}`;
});
document.body.append(chat);

const isElement: boolean = chat instanceof FbChatGadget && document.querySelector("fb-chat-gadget") === chat;
const state: FbChatState = await chat.getState();
const wall = document.createElement("fb-chat-wallboard");
wall.server = chat.server;
wall.theme = "dark";
wall.addEventListener("fb-chat-connection", ({ detail }) => (document.body.dataset["wall"] = detail.status));
if (!(wall instanceof FbChatWallboard)) throw new Error("the wallboard is not defined");
const parts = [new FbChatList(), new FbChatThread(), document.createElement("fb-chat-composer")];
for (const part of parts) {
  part.server = chat.server;
  part.tokenProvider = chat.tokenProvider;
  part.group = "beside";
  part.addEventListener("fb-chat-ready", ({ detail }) => (document.body.dataset["agent"] = detail.agent.sub));
}
if (!(parts[2] instanceof FbChatComposer)) throw new Error("the parts are not defined");
document.body.append(...parts);
document.body.dataset["checked"] = `${String(isElement)} ${state.connection}`;

// A program's: what each command is given with and answered is known by its name. Compiled, and never called.
export async function program(): Promise<readonly Entry[]> {
  const client = createClient({ server: chat.server, tokenProvider: () => "token" });
  client.on(
    "row",
    ({ summary, asked }) => (document.title = `${summary.customer.label}: ${asked?.said.text ?? ""}`),
  );
  const taken = await client.command({ type: "conversation.take", conversation: "1:2", owner: null });
  if (!taken.ok && taken.refusal.code === "taken") return [];
  // @ts-expect-error a field that the command does not have
  await client.command({ type: "conversation.take", conversation: "1:2", owners: null });
  // @ts-expect-error a command that there is not
  await client.command({ type: "conversation.forget", conversation: "1:2" });
  // @ts-expect-error a kind that there is not
  await client.send("1:2", { kind: "telegram", text: "Hello" });
  const page = await client.command({ type: "list.open", view: "unassigned", length: 10 });
  const sent = await client.send("1:2", { kind: "text", text: "Hello", replyTo: 7 });
  return page.ok && page.result.items.length > 0 && sent.ok ? sent.entries : [];
}

// What is no concern of a page's is not there. Compiled, and never called.
export function notThere(): void {
  // @ts-expect-error the network of tests is inside
  chat.platform = null;
  // @ts-expect-error it is made with Lit, which is inside
  chat.requestUpdate();
  // @ts-expect-error elements of which it consists are inside
  (document.createElement("fb-chat-list-pane") satisfies { neighbour: unknown }).remove();
  // @ts-expect-error which room a part shows is its own
  new FbChatList().view = "thread";
  // @ts-expect-error a value that there is not
  chat.view = "nothing";
}
