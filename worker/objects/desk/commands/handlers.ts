import type { Handlers, Tools } from "./call.ts";
import { actHandlers } from "./acts.ts";
import { deskHandlers } from "./desk.ts";
import { handlingHandlers } from "./handling.ts";
import { libraryHandlers } from "./library.ts";
import { listHandlers } from "./list.ts";
import { mediaHandlers } from "./media.ts";
import { messageHandlers } from "./message.ts";
import { pageHandlers } from "./page.ts";
import { routingHandlers } from "./routing.ts";
import { sessionHandlers } from "./session.ts";
import { stickerHandlers } from "./stickers.ts";
import { threadHandlers } from "./thread.ts";

/** What each command does. One that is declared and missing here does not compile. */
export function handlersOf(tools: Tools): Handlers {
  return {
    ...listHandlers(tools),
    ...threadHandlers(tools),
    ...messageHandlers(tools),
    ...handlingHandlers(tools),
    ...actHandlers(tools),
    ...mediaHandlers(tools),
    ...deskHandlers(tools),
    ...libraryHandlers(tools),
    ...pageHandlers(tools),
    ...routingHandlers(tools),
    ...stickerHandlers(tools),
    ...sessionHandlers(tools),
  };
}
