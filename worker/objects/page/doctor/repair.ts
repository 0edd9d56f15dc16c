import { done, refused, type Outcome } from "../../../domain/outcome.ts";
import type { GraphErrorCode } from "../../../domain/send-error.ts";
import { CALLBACK_NOT_VERIFIED, subscribeApp, type AppAccess } from "../../../graph/set-up.ts";
import type { Repair } from "../../../protocol/admin/doctor.ts";
import type { RepairRefusal } from "../../../protocol/admin/refusals.ts";

type Mended = Outcome<null, RepairRefusal>;

type Tools = {
  /** Asks Meta for the fields that are missing; Meta's code, our word, or null when all are there. */
  resubscribe: (pageId: string) => Promise<string | null>;
  app: () => AppAccess | null;
  verifyToken: () => string | null;
  wantedFields: () => readonly string[];
  shookHands: () => void;
  resume: (pageId: string) => Promise<GraphErrorCode | null>;
  reseal: (pageId: string) => Promise<unknown>;
};

/** What can be mended without anybody going anywhere. Each may be repeated. */
export function repairsOf(
  tools: Tools,
): Record<Repair, (pageId: string, callbackUrl: string | null) => Promise<Mended>> {
  return {
    resubscribe: async (pageId) => {
      const error = await tools.resubscribe(pageId);
      if (error === null) return done(null);
      const graphCode = Number(/^graph_(-?\d+)$/.exec(error)?.[1] ?? NaN);
      if (Number.isNaN(graphCode) && error !== "no_token") return refused({ code: "meta_unavailable" });
      const problem = {
        name: "subscription",
        problem: error,
        ...(Number.isNaN(graphCode) ? {} : { graphCode }),
      };
      return refused({ code: "token_not_good", problems: [problem] });
    },

    register_webhook: async (_pageId, callbackUrl) => {
      const [app, verifyToken] = [tools.app(), tools.verifyToken()];
      if (app === null || verifyToken === null) {
        const name = app === null ? "FACEBOOK_APP_SECRET" : "FACEBOOK_VERIFY_TOKEN";
        return refused({ code: "app_not_good", problems: [{ name, problem: "missing" }] });
      }
      if (callbackUrl === null) return refused({ code: "not_found" });
      const outcome = await subscribeApp(app, { callbackUrl, verifyToken, fields: tools.wantedFields() });
      if (outcome.kind === "ambiguous") return refused({ code: "meta_unavailable" });
      if (outcome.kind === "accepted") {
        tools.shookHands();
        return done(null);
      }
      const { code: graphCode, subcode: graphSubcode } = outcome.error;
      if (graphCode === CALLBACK_NOT_VERIFIED) return refused({ code: "handshake_failed" });
      const problem = { name: "webhook", problem: "refused_by_meta", graphCode, graphSubcode };
      return refused({ code: "app_not_good", problems: [problem] });
    },

    resume: async (pageId) => {
      const error = await tools.resume(pageId);
      if (error === null) return done(null);
      const { code: graphCode, subcode: graphSubcode } = error;
      const problem = { name: "page", problem: "refused_by_meta", graphCode, graphSubcode };
      return refused({ code: "token_not_good", problems: [problem] });
    },

    reseal: async (pageId) => {
      await tools.reseal(pageId);
      return done(null);
    },
  };
}
