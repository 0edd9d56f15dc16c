import type { Handlers, Tools } from "./call.ts";
import { actHandlers } from "./acts.ts";
import { deskHandlers } from "./desk.ts";
import { handlingHandlers } from "./handling.ts";
import { interactionHandlers } from "./interactions.ts";
import { leadHandlers } from "./lead.ts";
import { handoverHandlers } from "./handover.ts";
import { libraryHandlers } from "./library.ts";
import { listHandlers } from "./list.ts";
import { mediaHandlers } from "./media.ts";
import { messageHandlers } from "./message.ts";
import { noteHandlers } from "./notes.ts";
import { pageHandlers } from "./page.ts";
import { reportHandlers } from "./reports.ts";
import { routingHandlers } from "./routing.ts";
import { savedViewHandlers } from "./saved-views.ts";
import { searchHandlers } from "./search.ts";
import { sessionHandlers } from "./session.ts";
import { stickerHandlers } from "./stickers.ts";
import { tagHandlers } from "./tags.ts";
import { teamHandlers } from "./team.ts";
import { threadHandlers } from "./thread.ts";
import { Signals } from "../people/signals.ts";

/** What each command does. One that is declared and missing here does not compile. */
export function handlersOf(tools: Tools): Handlers {
  const signals = new Signals(tools.env);
  return {
    ...listHandlers(tools),
    ...threadHandlers(tools, signals),
    ...messageHandlers(tools, signals),
    ...handlingHandlers(tools),
    ...handoverHandlers(tools),
    ...noteHandlers(tools),
    ...actHandlers(tools),
    ...mediaHandlers(tools),
    ...deskHandlers(tools),
    ...interactionHandlers(tools),
    ...leadHandlers(tools),
    ...libraryHandlers(tools),
    ...pageHandlers(tools),
    ...reportHandlers(tools),
    ...routingHandlers(tools),
    ...savedViewHandlers(tools),
    ...searchHandlers(tools),
    ...stickerHandlers(tools),
    ...tagHandlers(tools),
    ...teamHandlers(tools),
    ...sessionHandlers(tools),
  };
}
