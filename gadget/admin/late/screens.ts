import { Later } from "../../late/later.ts";

/** Screens that nobody opens first: each registers its element. */
export const connectScreen = new Later<unknown>(() => import("../screens/fb-chat-admin-connect.ts"));
export const pageDoctor = new Later<unknown>(() => import("../screens/fb-chat-admin-doctor.ts"));
export const ownAppScreen = new Later<unknown>(() => import("../screens/fb-chat-admin-own-app.ts"));
export const pagePast = new Later<unknown>(() => import("../past/fb-chat-admin-past.ts"));
export const pageBox = new Later<unknown>(() => import("../box/fb-chat-admin-box.ts"));
export const profileScreen = new Later<unknown>(() => import("../profile/fb-chat-admin-profile.ts"));
export const privacyScreen = new Later<unknown>(() => import("../privacy/fb-chat-admin-privacy.ts"));
export const routingScreen = new Later<unknown>(() => import("../routing/fb-chat-admin-routing.ts"));
export const reportsScreen = new Later<unknown>(() => import("../reports/fb-chat-admin-reports.ts"));
export const liveScreen = new Later<unknown>(() => import("../live/fb-chat-admin-live.ts"));
export const reviewScreen = new Later<unknown>(() => import("../review/fb-chat-admin-review.ts"));
export const keysScreen = new Later<unknown>(() => import("../keys/fb-chat-admin-keys.ts"));
export const webhooksScreen = new Later<unknown>(() => import("../webhooks/fb-chat-admin-webhooks.ts"));
export const auditScreen = new Later<unknown>(() => import("../audit/fb-chat-admin-audit.ts"));
export const maskingScreen = new Later<unknown>(() => import("../masking/fb-chat-admin-masking.ts"));
export const usageScreen = new Later<unknown>(() => import("../usage/fb-chat-admin-usage.ts"));
