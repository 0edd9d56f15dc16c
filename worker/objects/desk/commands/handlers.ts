import type { Handlers, Tools } from "./call.ts";
import { auditHandlers } from "./audit-reading.ts";
import { apiKeyHandlers } from "./api-keys.ts";
import { actHandlers } from "./acts.ts";
import { deskHandlers } from "./desk.ts";
import { handlingHandlers } from "./handling.ts";
import { exportHandlers } from "./export.ts";
import { interactionHandlers } from "./interactions.ts";
import { leadHandlers } from "./lead.ts";
import { handoverHandlers } from "./handover.ts";
import { libraryHandlers } from "./library.ts";
import { listHandlers } from "./list.ts";
import { maskingHandlers } from "./masking.ts";
import { mediaHandlers } from "./media.ts";
import { metricsHandlers } from "./metrics.ts";
import { messageHandlers } from "./message.ts";
import { noteHandlers } from "./notes.ts";
import { pageHandlers } from "./page.ts";
import { personHandlers } from "./persons.ts";
import { privacyHandlers } from "./privacy.ts";
import { recordHandlers } from "./records.ts";
import { referenceHandlers } from "./references.ts";
import { checkboxHandlers } from "./checkboxes.ts";
import { reportHandlers } from "./reports.ts";
import { retentionHandlers } from "./retention.ts";
import { routingHandlers } from "./routing.ts";
import { savedViewHandlers } from "./saved-views.ts";
import { searchHandlers } from "./search.ts";
import { sessionHandlers } from "./session.ts";
import { stickerHandlers } from "./stickers.ts";
import { tagHandlers } from "./tags.ts";
import { teamHandlers } from "./team.ts";
import { ticketHandlers } from "./tickets.ts";
import { transcriptHandlers } from "./transcripts.ts";
import { threadHandlers } from "./thread.ts";
import { webhookHandlers } from "./webhooks.ts";
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
    ...maskingHandlers(tools),
    ...mediaHandlers(tools),
    ...deskHandlers(tools),
    ...exportHandlers(tools),
    ...interactionHandlers(tools),
    ...leadHandlers(tools),
    ...libraryHandlers(tools),
    ...pageHandlers(tools),
    ...personHandlers(tools),
    ...privacyHandlers(tools),
    ...recordHandlers(tools),
    ...referenceHandlers(tools),
    ...checkboxHandlers(tools),
    ...metricsHandlers(tools),
    ...reportHandlers(tools),
    ...retentionHandlers(tools),
    ...routingHandlers(tools),
    ...savedViewHandlers(tools),
    ...searchHandlers(tools),
    ...stickerHandlers(tools),
    ...tagHandlers(tools),
    ...teamHandlers(tools),
    ...ticketHandlers(tools),
    ...transcriptHandlers(tools),
    ...sessionHandlers(tools),
    ...apiKeyHandlers(tools),
    ...auditHandlers(tools),
    ...webhookHandlers(tools),
  };
}
