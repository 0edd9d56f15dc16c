import { html, type TemplateResult } from "lit";
import type { Later } from "../../late/later.ts";
import type { Right } from "../../../worker/protocol/rights.ts";
import {
  auditScreen,
  connectScreen,
  keysScreen,
  liveScreen,
  maskingScreen,
  privacyScreen,
  profileScreen,
  reportsScreen,
  reviewScreen,
  routingScreen,
  usageScreen,
  webhooksScreen,
} from "../late/screens.ts";
import "../shell/fb-chat-admin-late.ts";
import type { Admin } from "../state/admin.ts";
import type { Route, ScreenName } from "../state/route.ts";
import { w } from "../words/words.ts";
import "./fb-chat-admin-apps.ts";
import "./fb-chat-admin-desks.ts";
import "./fb-chat-admin-page.ts";
import "./fb-chat-admin-pages.ts";
import "./fb-chat-admin-people.ts";
import "./fb-chat-admin-waiting.ts";

type SectionName =
  | "pages"
  | "routing"
  | "live"
  | "reports"
  | "desks"
  | "people"
  | "apps"
  | "waiting"
  | "review"
  | "keys"
  | "webhooks"
  | "audit"
  | "usage"
  | "privacy"
  | "masking";

/** What is in the navigation, and the right without which it is not shown. */
export const SECTIONS: readonly { name: SectionName; right: Right; route: Route }[] = [
  { name: "pages", right: "connect_pages", route: { screen: "pages" } },
  { name: "routing", right: "configure_desk", route: { screen: "routing" } },
  { name: "live", right: "see_figures", route: { screen: "live" } },
  { name: "reports", right: "see_figures", route: { screen: "reports" } },
  { name: "desks", right: "manage_desks", route: { screen: "desks" } },
  { name: "people", right: "manage_desks", route: { screen: "people" } },
  { name: "apps", right: "connect_pages", route: { screen: "apps" } },
  { name: "waiting", right: "manage_desks", route: { screen: "waiting" } },
  { name: "review", right: "connect_pages", route: { screen: "review" } },
  { name: "keys", right: "manage_keys", route: { screen: "keys" } },
  { name: "webhooks", right: "manage_webhooks", route: { screen: "webhooks" } },
  { name: "audit", right: "read_audit", route: { screen: "audit" } },
  { name: "usage", right: "see_metrics", route: { screen: "usage" } },
  { name: "privacy", right: "erase_people", route: { screen: "privacy" } },
  { name: "masking", right: "configure_masking", route: { screen: "masking" } },
];

/** The section that a screen belongs to. */
export function sectionOf({ screen }: Route): SectionName {
  return screen === "page" || screen === "profile" || screen === "connect" ? "pages" : screen;
}

const SCREENS: {
  [S in ScreenName]: (admin: Admin, route: Extract<Route, { screen: S }>) => TemplateResult | Late;
} = {
  pages: (admin) => html`<fb-chat-admin-pages class="shown" .admin=${admin}></fb-chat-admin-pages>`,
  page: (admin, { pageId }) =>
    html`<fb-chat-admin-page class="shown" .admin=${admin} .pageId=${pageId}></fb-chat-admin-page>`,
  profile: (admin, { pageId }) =>
    late(
      profileScreen,
      () =>
        html`<fb-chat-admin-profile class="shown" .admin=${admin} .pageId=${pageId}></fb-chat-admin-profile>`,
    ),
  connect: (admin, { way }) =>
    late(
      connectScreen,
      () => html`<fb-chat-admin-connect class="shown" .admin=${admin} .way=${way}></fb-chat-admin-connect>`,
    ),
  routing: (admin, { panel, desk }) =>
    late(
      routingScreen,
      () =>
        html`<fb-chat-admin-routing
          class="shown"
          .admin=${admin}
          .panel=${panel ?? ""}
          .desk=${desk ?? ""}
        ></fb-chat-admin-routing>`,
    ),
  live: (admin) =>
    late(liveScreen, () => html`<fb-chat-admin-live class="shown" .admin=${admin}></fb-chat-admin-live>`),
  reports: (admin, at) =>
    late(
      reportsScreen,
      () => html`<fb-chat-admin-reports class="shown" .admin=${admin} .at=${at}></fb-chat-admin-reports>`,
    ),
  desks: (admin) => html`<fb-chat-admin-desks class="shown" .admin=${admin}></fb-chat-admin-desks>`,
  people: (admin) => html`<fb-chat-admin-people class="shown" .admin=${admin}></fb-chat-admin-people>`,
  apps: (admin) => html`<fb-chat-admin-apps class="shown" .admin=${admin}></fb-chat-admin-apps>`,
  waiting: (admin) => html`<fb-chat-admin-waiting class="shown" .admin=${admin}></fb-chat-admin-waiting>`,
  keys: (admin) =>
    late(keysScreen, () => html`<fb-chat-admin-keys class="shown" .admin=${admin}></fb-chat-admin-keys>`),
  webhooks: (admin, at) =>
    late(
      webhooksScreen,
      () => html`<fb-chat-admin-webhooks class="shown" .admin=${admin} .at=${at}></fb-chat-admin-webhooks>`,
    ),
  audit: (admin) =>
    late(auditScreen, () => html`<fb-chat-admin-audit class="shown" .admin=${admin}></fb-chat-admin-audit>`),
  usage: (admin) =>
    late(usageScreen, () => html`<fb-chat-admin-usage class="shown" .admin=${admin}></fb-chat-admin-usage>`),
  privacy: (admin) =>
    late(
      privacyScreen,
      () => html`<fb-chat-admin-privacy class="shown" .admin=${admin}></fb-chat-admin-privacy>`,
    ),
  masking: (admin) =>
    late(
      maskingScreen,
      () => html`<fb-chat-admin-masking class="shown" .admin=${admin}></fb-chat-admin-masking>`,
    ),
  review: (admin) =>
    late(
      reviewScreen,
      () => html`<fb-chat-admin-review class="shown" .admin=${admin}></fb-chat-admin-review>`,
    ),
};

type Late = { script: Later; draw: () => unknown };

/** A screen whose script comes when it is opened. */
function late(script: Later, draw: () => unknown): Late {
  return { script, draw };
}

export function renderScreen(admin: Admin, route: Route): unknown {
  const screenOf = SCREENS[route.screen] as (admin: Admin, route: Route) => TemplateResult | Late;
  const screen = screenOf(admin, route);
  if (!("script" in screen)) return screen;
  const { script, draw } = screen;
  const heading = w.nav[sectionOf(route)];
  return html`<fb-chat-admin-late
    class="shown"
    .script=${script}
    .draw=${draw}
    .heading=${heading}
  ></fb-chat-admin-late>`;
}
