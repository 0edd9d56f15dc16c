import { createContext } from "@lit/context";
import type { ChatSeat } from "../session/seat.ts";

/** The place of the surrounding <fb-chat-gadget> at its session; null until it has one. */
export const seatContext = createContext<ChatSeat | null>(Symbol("fb-chat-seat"));
