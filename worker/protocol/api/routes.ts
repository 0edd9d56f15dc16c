import { commentRoutes } from "./resources/comments.ts";
import { conversationRoutes } from "./resources/conversations.ts";
import { customerRoutes } from "./resources/customers.ts";
import { fileRoutes } from "./resources/files.ts";
import { libraryRoutes } from "./resources/library.ts";
import { messageRoutes } from "./resources/messages.ts";
import { metricsRoutes } from "./resources/metrics.ts";
import { noteRoutes } from "./resources/notes.ts";
import { pageRoutes } from "./resources/pages.ts";
import { referenceRoutes } from "./resources/references.ts";
import { teamRoutes } from "./resources/team.ts";
import { ticketRoutes } from "./resources/tickets.ts";
import { auditRoutes } from "./resources/audit.ts";
import { webhookRoutes } from "./resources/webhooks.ts";
import type { Route } from "./route.ts";

/** Every route of the API: what is served, described and tried follows from this. */
export const ROUTES: readonly Route[] = [
  ...conversationRoutes,
  ...messageRoutes,
  ...commentRoutes,
  ...noteRoutes,
  ...customerRoutes,
  ...fileRoutes,
  ...libraryRoutes,
  ...teamRoutes,
  ...metricsRoutes,
  ...pageRoutes,
  ...referenceRoutes,
  ...ticketRoutes,
  ...webhookRoutes,
  ...auditRoutes,
];
