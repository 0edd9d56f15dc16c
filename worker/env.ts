import type { Conversation } from "./objects/conversation/conversation.ts";
import type { Desk } from "./objects/desk/desk.ts";
import type { Page } from "./objects/page/page.ts";

/** Bindings and variables as Cloudflare hands them over. `config.ts` reads the variables; nothing else does. */
export type Env = {
  CONVERSATION: DurableObjectNamespace<Conversation>;
  DESK: DurableObjectNamespace<Desk>;
  PAGE: DurableObjectNamespace<Page>;
  /** Copies of files and pictures. Without it nothing is copied, and /health says so. */
  MEDIA?: R2Bucket;
  VERSION: WorkerVersionMetadata;

  FACEBOOK_APP_ID?: string;
  FACEBOOK_APP_SECRET?: string;
  FACEBOOK_VERIFY_TOKEN?: string;
  AGENT_TOKEN_SECRET?: string;
  AGENT_KEYS?: string;
  FACEBOOK_PAGE_ID?: string;
  FACEBOOK_PAGE_ACCESS_TOKEN?: string;
  ALLOWED_ORIGINS?: string;
  FACEBOOK_GRAPH_URL?: string;
  LOCATION_HINT?: string;
  DATA_JURISDICTION?: string;
};

declare module "cloudflare:workers" {
  namespace Cloudflare {
    // eslint-disable-next-line @typescript-eslint/no-empty-object-type -- the way the runtime's types are told
    interface Env extends AppEnv {}
  }
}
type AppEnv = Env;
