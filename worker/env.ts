import type { AuditDoor } from "./objects/kernel/doors/audit.ts";
import type { BlackBoxDoor } from "./objects/kernel/doors/black-box.ts";
import type { ConversationDoor } from "./objects/kernel/doors/conversation.ts";
import type { DirectoryDoor } from "./objects/kernel/doors/directory.ts";
import type { DeskDoor } from "./objects/kernel/doors/desk.ts";
import type { PostDoor } from "./objects/kernel/doors/post.ts";
import type { PlacementDoor } from "./objects/kernel/doors/placement.ts";
import type { RelayDoor } from "./objects/kernel/doors/relay.ts";
import type { ReportsDoor } from "./objects/kernel/doors/reports.ts";
import type { SearchDoor } from "./objects/kernel/doors/search.ts";
import type { WebhooksDoor } from "./objects/kernel/doors/webhooks.ts";
import type { PageDoor } from "./objects/kernel/doors/page.ts";

/** Bindings and variables as Cloudflare hands them over. `config.ts` reads the variables; nothing else does. */
export type Env = {
  CONVERSATION: DurableObjectNamespace<ConversationDoor>;
  DESK: DurableObjectNamespace<DeskDoor>;
  PAGE: DurableObjectNamespace<PageDoor>;
  DIRECTORY: DurableObjectNamespace<DirectoryDoor>;
  POST: DurableObjectNamespace<PostDoor>;
  PLACEMENT: DurableObjectNamespace<PlacementDoor>;
  REPORTS: DurableObjectNamespace<ReportsDoor>;
  SEARCH: DurableObjectNamespace<SearchDoor>;
  WEBHOOKS: DurableObjectNamespace<WebhooksDoor>;
  AUDIT: DurableObjectNamespace<AuditDoor>;
  BLACK_BOX: DurableObjectNamespace<BlackBoxDoor>;
  RELAY: DurableObjectNamespace<RelayDoor>;
  /** Copies of files and pictures. Without it nothing is copied, and /health says so. */
  MEDIA?: R2Bucket;
  /** Analytics Engine: what is counted goes there as well. Without it nothing does. */
  METRICS?: AnalyticsEngineDataset;
  VERSION: WorkerVersionMetadata;

  FACEBOOK_APP_ID?: string;
  FACEBOOK_APP_SECRET?: string;
  FACEBOOK_APP_SECRET_FORMER?: string;
  FACEBOOK_VERIFY_TOKEN?: string;
  AGENT_TOKEN_SECRET?: string;
  AGENT_KEYS?: string;
  FACEBOOK_PAGE_ID?: string;
  FACEBOOK_PAGE_ACCESS_TOKEN?: string;
  ENCRYPTION_KEYS?: string;
  ALLOWED_ORIGINS?: string;
  PUBLIC_URL?: string;
  FACEBOOK_GRAPH_URL?: string;
  LOCATION_HINT?: string;
  SOCKETS_AT_DESK?: string;
  DATA_JURISDICTION?: string;
  MEDIA_JURISDICTION?: string;
  ACCESS_TEAM_DOMAIN?: string;
  ACCESS_AUD?: string;
  ADMIN_LINK?: string;
  FACEBOOK_LOGIN_URL?: string;
  FACEBOOK_LOGIN_CONFIG_ID?: string;
};

declare module "cloudflare:workers" {
  namespace Cloudflare {
    // eslint-disable-next-line @typescript-eslint/no-empty-object-type -- the way the runtime's types are told
    interface Env extends AppEnv {}
  }
}
type AppEnv = Env;
