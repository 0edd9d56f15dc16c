/**
 * What Meta does about a receiver that keeps failing (Webhooks, acknowledgement): after 15 minutes it alerts the developer, after
 * an hour it unsubscribes the app from the Page, and somebody has to subscribe it again.
 */
import type { Clock } from "../clock.ts";
import type { Alert } from "../world/state.ts";
import type { World } from "../world/world.ts";

export const ALERT_AFTER_MS = 15 * 60_000;
export const UNSUBSCRIBE_AFTER_MS = 60 * 60_000;

export class SubscriptionWatch {
  readonly #world: World;
  readonly #clock: Clock;
  readonly #onUnsubscribed: (pageId: string, appId: string) => void;

  constructor(world: World, clock: Clock, onUnsubscribed: (pageId: string, appId: string) => void) {
    this.#world = world;
    this.#clock = clock;
    this.#onUnsubscribed = onUnsubscribed;
  }

  succeeded(pageId: string, appId: string): void {
    delete this.#world.state.pages[pageId]?.failingSince[appId];
  }

  failed(pageId: string, appId: string): void {
    const page = this.#world.state.pages[pageId];
    if (page === undefined || page.failingSince[appId] !== undefined) return;
    page.failingSince[appId] = this.#clock.now();
    this.#schedule(pageId, appId, page.failingSince[appId]);
  }

  /** Takes the watch up again after the state was restored. */
  resume(): void {
    for (const page of Object.values(this.#world.state.pages)) {
      for (const [appId, since] of Object.entries(page.failingSince)) this.#schedule(page.id, appId, since);
    }
  }

  #schedule(pageId: string, appId: string, since: number): void {
    const later = (milliseconds: number, kind: Alert["kind"], then?: () => void): void => {
      this.#clock.after(since + milliseconds - this.#clock.now(), () => {
        if (this.#world.state.pages[pageId]?.failingSince[appId] !== since) return;
        this.#world.state.alerts.push({ at: this.#clock.now(), kind, pageId, appId });
        then?.();
        this.#world.changed();
      });
    };
    later(ALERT_AFTER_MS, "webhooks_failing");
    later(UNSUBSCRIBE_AFTER_MS, "webhooks_disabled", () => {
      const page = this.#world.page(pageId);
      delete page.failingSince[appId];
      delete page.subscribedApps[appId];
      this.#onUnsubscribed(pageId, appId);
    });
  }
}
