/** A page in TypeScript that has the package installed. Compiled and run outside of the repository. */
import { FbChatGadget, type FbChatEventMap, type FbChatState } from "fb-chat-gadget";
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
document.body.dataset["checked"] = `${String(isElement)} ${state.connection}`;

// What is no concern of a page's is not there. Compiled, and never called.
export function notThere(): void {
  // @ts-expect-error the network of tests is inside
  chat.platform = null;
  // @ts-expect-error it is made with Lit, which is inside
  chat.requestUpdate();
  // @ts-expect-error elements of which it consists are inside
  (document.createElement("fb-chat-list") satisfies { neighbour: unknown }).remove();
  // @ts-expect-error a value that there is not
  chat.view = "nothing";
}
