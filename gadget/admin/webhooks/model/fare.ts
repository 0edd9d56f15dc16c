import type { WebhookEntry } from "../../../../worker/protocol/webhooks/webhook.ts";

/** How an endpoint fares: it hears (`active`), it fails and is tried again, or it is paused, and by what. */
export type Fare = "active" | "failing" | "person" | "dead" | "gone" | "key";

/** And since when, in ms; null: of one that hears nothing is to be said. */
export function fareOf({ paused, failingSince }: Pick<WebhookEntry, "paused" | "failingSince">): {
  fare: Fare;
  since: number | null;
} {
  if (paused !== null) return { fare: paused.why, since: paused.at };
  return failingSince === null ? { fare: "active", since: null } : { fare: "failing", since: failingSince };
}

/** The colour beside the word. */
export const FARE_MARKS: Record<Fare, "good" | "unsure" | "bad" | ""> = {
  active: "good",
  failing: "unsure",
  person: "",
  dead: "bad",
  gone: "bad",
  key: "bad",
};

/** What people call an endpoint: what they wrote, else whose address it is. */
export function nameOf({ name, url }: Pick<WebhookEntry, "name" | "url">): string {
  return name || (URL.parse(url)?.host ?? url);
}
