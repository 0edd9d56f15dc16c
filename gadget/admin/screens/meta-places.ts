import type { CheckReason } from "../../../worker/protocol/admin/doctor.ts";

/** Where in Meta's own screens it is seen or mended, in the English names that they have. */
export const META_PLACES: Partial<Record<CheckReason, string>> = {
  mode_not_told: "App dashboard → App mode",
  development: "App dashboard → App mode → Live (Publish)",
  app_unknown: "App settings → Basic → App ID",
  wrong_secret: "App settings → Basic → App secret",
  signature_refused: "App settings → Basic → App secret",
  not_set: "Messenger → Settings → Webhooks",
  inactive: "Messenger → Settings → Webhooks",
  elsewhere: "Messenger → Settings → Webhooks",
  handshake_refused: "Messenger → Settings → Webhooks → Verify token",
  tasks_missing: "Page → Settings → Page access",
  restricted: "Business Support Home → Page → Request review",
  blocked: "Business Support Home → Page → Request review",
  warned: "Business Support Home → Page",
  without_human_agent: "App Review → Permissions and features → Human Agent",
};
