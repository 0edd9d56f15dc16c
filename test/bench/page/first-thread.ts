import type { FbChatGadget } from "../../../gadget/index.ts";
import { BenchDesk, CONVERSATION } from "./desk.ts";
import { find } from "./find.ts";
import { drawn } from "./frames.ts";

/** Ends when a thread of 50 entries and the list beside it are on the screen. */
const gadget = document.querySelector("fb-chat-gadget") as FbChatGadget;
gadget.platform = new BenchDesk(50, 50).platform;
gadget.tokenProvider = () => "token";
gadget.conversation = CONVERSATION;
const isShown = (element: string): boolean => (find(element)?.getBoundingClientRect().height ?? 0) > 0;
while (!isShown("fb-chat-entry") || !isShown("fb-chat-list-row")) await drawn();
document.documentElement.dataset["shownAt"] = String(performance.now());
