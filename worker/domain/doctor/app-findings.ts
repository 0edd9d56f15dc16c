import { endOfVersion } from "./graph-versions.ts";
import type { Facts } from "./facts.ts";
import { attention, ending, good, isNews, unknown, valueOf, type Finding } from "./finding.ts";
import { isSameAddress } from "./same-address.ts";

/** Meta knows no such app ("error codes"). */
const APP_UNKNOWN = 101;
const TOKEN_INVALID = 190;
/** Meta ends a version two years after the next: whoever runs it has time to deploy anew. */
const VERSION_SOON_MS = 90 * 24 * 60 * 60_000;
/** Meta's "app not live": it may write to those alone who have a role in it. */
const NOT_LIVE = { code: 200, subcode: 2018028 };

export const appFindings = {
  app: ({ hasApp, app, hasFormerSecret }: Facts): Finding => {
    if (!hasApp) return attention("app_missing", "deployment");
    if (app.kind === "told") return good(hasFormerSecret ? "former_secret" : undefined);
    if (app.kind === "silent") return unknown();
    if (app.error.code === APP_UNKNOWN) return attention("app_unknown", "enter_app");
    return app.error.code === TOKEN_INVALID ? attention("wrong_secret", "enter_app") : unknown("not_told");
  },

  /** No field of the Graph API tells it: Meta does by refusing a message, and its dashboard to who looks. */
  app_mode: ({ pause }: Facts): Finding =>
    pause?.code === NOT_LIVE.code && pause.subcode === NOT_LIVE.subcode
      ? attention("development", "app_dashboard", { since: pause.at })
      : unknown("mode_not_told", { fix: "app_dashboard" }),

  webhook: ({ webhook, callbackUrl, wantedFields }: Facts): Finding => {
    if (webhook.kind !== "told") return unknown();
    const fix = "register_webhook";
    if (webhook.value === null) return attention("not_set", fix);
    const { callbackUrl: there, isActive, fields } = webhook.value;
    const isElsewhere = there !== null && callbackUrl !== null && !isSameAddress(there, callbackUrl);
    if (isElsewhere) return attention("elsewhere", fix, { address: there });
    if (!isActive) return attention("inactive", fix);
    const names = wantedFields.filter((field) => !fields.includes(field));
    return names.length > 0 ? attention("fields_missing", fix, { names }) : good();
  },

  /** Strangers can shake hands wrongly: it counts where Meta's events do not come here either. */
  handshake: (facts: Facts, now: number): Finding => {
    const { handshakeAt, handshakeRefusedAt, lastWebhookAt } = facts.heard;
    if (isNews(handshakeRefusedAt, handshakeAt, now)) {
      const webhook = valueOf(facts.webhook);
      const isOurs =
        webhook?.isActive === true && isSameAddress(webhook.callbackUrl ?? "", facts.callbackUrl ?? "");
      const at = { since: handshakeRefusedAt };
      if (!isOurs && facts.webhook.kind === "told")
        return attention("handshake_refused", "register_webhook", at);
    }
    if (handshakeAt === null && lastWebhookAt === null) return unknown("none_yet");
    return good(undefined, handshakeAt === null ? {} : { at: handshakeAt });
  },

  /** What is signed with another secret counts once Meta says that ours is wrong: until then strangers may have sent it. */
  deliveries: ({ heard, app }: Facts, now: number): Finding => {
    const { signatureRefusedAt, lastWebhookAt } = heard;
    const isWrong = app.kind === "refused" && app.error.code === TOKEN_INVALID;
    if (isWrong && isNews(signatureRefusedAt, lastWebhookAt, now))
      return attention("signature_refused", "enter_app", { since: signatureRefusedAt });
    return lastWebhookAt === null ? unknown("none_yet") : good(undefined, { at: lastWebhookAt });
  },

  version: ({ graphUrl }: Facts, now: number): Finding => {
    const end = endOfVersion(graphUrl);
    return end === undefined ? unknown("not_told") : ending(end, "deployment", now, VERSION_SOON_MS);
  },
};
