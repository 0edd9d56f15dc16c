import { waitUntil } from "@open-wc/testing";
import { Refused } from "../support/fake-worker.ts";
import type { AdminDriver } from "../support/mount.ts";
import { ASKING, ROUTING } from "../support/routing.ts";
import type { AdminState } from "../states.ts";

const at = (panel: string) => ({ hash: `#routing/${panel}/main` });

/** Presses what has this name among the fields. */
async function press(driver: AdminDriver, field: string): Promise<void> {
  const found = () => driver.all(`[data-field="${field}"]`)[0];
  await waitUntil(() => found() !== undefined, `no "${field}"`);
  found()!.click();
}

/** Opens the first thing of the panel. */
const open = (field: string) => (driver: AdminDriver) => press(driver, field);

const PANELS = {
  teams: "France",
  agents: "Léo Martin",
  hours: "Christmas Eve",
  queues: "One level less after",
  rules: "Customers who write to “Lamps & Light”",
  bots: "https://bot.lamps.example/answer",
  replies: "Nous revenons",
  reasons: "Not without one",
  limits: "Conversations that an agent may have",
  tags: "VIP, Plan: Gold",
  sight: "Departments",
  try: "Where does it go?",
  versions: "Carla Diaz",
  file: "Choose a file",
};

/** What somebody may see of the section on routing. */
export const ROUTING_STATES: readonly AdminState[] = [
  ...Object.entries(PANELS).map(([panel, shows]) => ({
    ...{ name: `routing-${panel}`, shows, options: at(panel) },
  })),
  ...(["teams", "agents", "hours", "queues", "rules", "bots", "replies"] as const).map((panel) => ({
    ...{ name: `routing-${panel}-open`, shows: "Done", options: at(panel), act: open(`${panel}.0-edit`) },
  })),
  {
    ...{ name: "routing-fresh", shows: "Nobody wrote rules yet", options: at("rules") },
    worker: (worker) =>
      void worker.has({
        "routing.get": () => ({
          version: 0,
          config: { ...ROUTING, teams: [], agents: [], queues: [], rules: [], otherwise: { type: "pool" } },
          problems: [],
        }),
      }),
  },
  {
    ...{ name: "routing-none", shows: "No hours yet", options: at("hours") },
    worker: (worker) =>
      void worker.has({
        "routing.get": () => ({ version: 0, config: { ...ROUTING, hours: [] }, problems: [] }),
      }),
  },
  {
    ...{ name: "routing-secret", shows: "It is shown this once.", options: at("bots") },
    act: async (driver) => {
      await press(driver, "bots.0-edit");
      await press(driver, "secret-make");
    },
  },
  {
    ...{ name: "routing-agent", shows: "asked for", options: at("rules") },
    act: async (driver) => {
      await waitUntil(() => driver.all('[data-field="otherwise.type"]').length > 0);
      await driver.choose("otherwise.type", "agent");
    },
  },
  {
    ...{ name: "routing-attributes", shows: "Is one of", options: at("rules") },
    worker: (worker) =>
      void worker.has({ "routing.get": () => ({ version: 3, config: ASKING, problems: [] }) }),
    act: open("rules.0-edit"),
  },
  {
    ...{ name: "routing-lost", shows: "Try again", options: at("rules") },
    worker: (worker) => void worker.has({ "routing.get": () => new Refused("unavailable", 503) }),
  },
  {
    ...{ name: "routing-tried", shows: "because the rule", options: at("try") },
    act: async (driver) => {
      await waitUntil(() => driver.all("fb-chat-admin-routing-try wa-button[type=submit]").length > 0);
      await driver.choose("try.language", "fr");
      await driver.write("try.ref", "ad7");
      driver.all("fb-chat-admin-routing-try wa-button[type=submit]")[0]!.click();
    },
  },
  {
    ...{ name: "routing-looked", shows: "Conversations that an agent may have: 5", options: at("versions") },
    act: async (driver) => {
      await waitUntil(() => driver.all("fb-chat-admin-routing-versions wa-button").length > 0);
      driver.all("fb-chat-admin-routing-versions wa-button")[0]!.click();
    },
  },
  {
    ...{ name: "routing-wrong", shows: "Queues › Sales", options: at("queues") },
    act: async (driver, worker) => {
      await press(driver, "queues.1-remove");
      await worker.clock.advance(500);
    },
  },
  {
    ...{ name: "routing-conflict", shows: "saved meanwhile", options: at("limits") },
    worker: (worker) => {
      let reads = 0;
      worker.has({
        "routing.get": () => {
          const config = (reads += 1) === 1 ? ROUTING : { ...ROUTING, graceSeconds: 300 };
          return { version: reads === 1 ? 2 : 3, config, problems: [] };
        },
      });
    },
    act: async (driver) => {
      await waitUntil(() => driver.all('[data-field="capacity"]').length > 0);
      await driver.write("capacity", "7");
      const save = () => driver.all<HTMLElement & { disabled: boolean }>(".foot wa-button[variant=brand]")[0];
      await waitUntil(() => save()?.disabled === false);
      save()!.click();
    },
  },
];
