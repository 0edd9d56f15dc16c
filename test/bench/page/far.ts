import type { FbChatGadget } from "../../../gadget/index.ts";
import { find } from "./find.ts";
import { drawn } from "./frames.ts";

/** What the page is told by whoever opens it: a token, as its own back end would give, and the conversation. */
declare const told: { token: string; conversation: string };

/** Ends when the thread and the list beside it, of a Worker that is far away, are on the screen. */
const gadget = document.querySelector("fb-chat-gadget") as FbChatGadget;
gadget.tokenProvider = () => told.token;
gadget.conversation = told.conversation;
const isShown = (element: string): boolean => (find(element)?.getBoundingClientRect().height ?? 0) > 0;
while (!isShown("fb-chat-entry") || !isShown("fb-chat-list-row")) await drawn();
document.documentElement.dataset["shownAt"] = String(performance.now());
