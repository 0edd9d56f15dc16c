import { waitUntil } from "@open-wc/testing";
import type { AdminState } from "../states.ts";
import { aToken, Refused } from "../support/fake-worker.ts";
import type { AdminDriver } from "../support/mount.ts";
import { noReport } from "../support/report.ts";

const options = { hash: "#reports", token: aToken("supervisor", "main", "ana") };

async function chosen(driver: AdminDriver, span: string): Promise<void> {
  const inputs = () => driver.all<HTMLInputElement>("fb-chat-admin-reports .segmented input");
  await waitUntil(() => inputs().length > 0);
  inputs()
    .find(({ value }) => value === span)!
    .click();
}

/** What may be seen of the section on reports. */
export const REPORTS_STATES: readonly AdminState[] = [
  { name: "reports", shows: "Target: 98% within 1m", options },
  { name: "live", shows: "Ben Brandt", options: { ...options, hash: "#live" } },
  {
    ...{ name: "reports-opened", shows: "From the customer’s first message", options },
    act: async (driver) => {
      const all = () => driver.all<HTMLDetailsElement>("fb-chat-admin-reports details");
      await waitUntil(() => all().length > 0);
      for (const one of all()) one.open = true;
    },
  },
  {
    ...{ name: "reports-by-queue", shows: "Everyone", options },
    act: async (driver) => {
      await waitUntil(() => driver.all("fb-chat-admin-reports table").length > 0);
      await driver.choose("by", "queue");
    },
  },
  {
    ...{ name: "reports-custom", shows: "From", options },
    act: (driver) => chosen(driver, "custom"),
  },
  {
    ...{ name: "reports-only", shows: "Only Kim Lee", options },
    act: async (driver) => {
      const buttons = () => driver.all("fb-chat-admin-reports th button");
      await waitUntil(() => buttons().length > 0);
      buttons()[0]!.click();
    },
  },
  {
    ...{ name: "reports-empty", shows: "Nothing was counted", options },
    worker: (worker) => worker.has({ "reports.read": () => noReport() }),
  },
  {
    ...{ name: "reports-lost", shows: "could not be reached", options },
    worker: (worker) => worker.has({ "reports.read": () => new Refused("unavailable", 503) }),
  },
];
