import { createContext } from "@lit/context";
import type { ChatSession } from "../data/session.ts";

/** The session of the surrounding <fb-chat-gadget>; null until it has one. */
export const sessionContext = createContext<ChatSession | null>(Symbol("fb-chat-session"));
