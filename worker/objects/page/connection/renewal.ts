import { refused, type Outcome } from "../../../domain/outcome.ts";
import type { AppAccess } from "../../../graph/set-up.ts";
import { tryPage } from "../../../graph/try-page.ts";
import type { RenewRefusal } from "../../../protocol/admin/refusals.ts";
import type { SecretField } from "../../kernel/contracts.ts";
import type { PageStore } from "../store.ts";
import type { Credentials } from "./credentials.ts";

type Tools = {
  store: PageStore;
  credentials: Credentials;
  app: () => AppAccess | null;
  graphUrl: string;
};

/** One secret of a connection in place of another, without connecting anew. */
export class Renewal {
  readonly #tools: Tools;

  constructor(tools: Tools) {
    this.#tools = tools;
  }

  async keep(pageId: string, field: SecretField, secret: string): Promise<Outcome<null, RenewRefusal>> {
    const { credentials, app, graphUrl } = this.#tools;
    if (!this.#hasOwnApp()) return refused({ code: "no_own_app" });
    if (field === "token") {
      const tried = await tryPage({ graphUrl, token: secret }, pageId, app(), Date.now());
      if (!tried.ok) return tried;
      // Somebody may have disconnected it meanwhile.
      if (!this.#hasOwnApp()) return refused({ code: "no_own_app" });
    }
    return await credentials.keep(pageId, { [field]: secret }, () => {});
  }

  #hasOwnApp(): boolean {
    const { store } = this.#tools;
    const state = store.connection()?.state;
    return (state === "connecting" || state === "connected") && store.find()?.app_id != null;
  }
}
