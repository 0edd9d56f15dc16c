/** Brings the state of an older simulator up to date, so that a local demo goes on after an update. */
import { each } from "./each.ts";
import type { AppState, CustomerState, PageState, ThreadState, WorldState } from "./state.ts";

type Step = (world: WorldState) => WorldState;

/** From the version of its place, counted from 1, to the next. */
const STEPS: readonly Step[] = [upgradeFrom1, upgradeFrom2, upgradeFrom3];

/** From whichever version this simulator still knows. */
export function upgrade(world: WorldState, version: number): WorldState {
  return STEPS.slice(version - 1).reduce((older, step) => step(older), world);
}

/** Version 1 lacks what came with media, routing, labels and opt-ins; its pictures had links that led nowhere. */
function upgradeFrom1(world: WorldState): WorldState {
  const app = { userProfileAccess: true, mayTakeControl: true };
  const page = { defaultAppId: null, labels: {}, labelTerms: true, euRules: false, optins: {} };
  const customer = { blockedByPage: false, linked: false, labels: [] };
  const thread = { ownerUntil: 0, folder: "inbox" as const };
  return {
    ...world,
    media: {},
    apps: each(world.apps, (old): AppState => ({ ...app, ...old })),
    pages: each(world.pages, (old): PageState => ({ ...structuredClone(page), ...old })),
    customers: each(world.customers, (old): CustomerState => {
      const isOurs = old.profilePic?.startsWith("https://platform-lookaside.fbsbx.com/") ?? true;
      return { ...structuredClone(customer), ...old, profilePic: isOurs ? null : old.profilePic };
    }),
    threads: each(world.threads, (old): ThreadState => ({ ...thread, ...old })),
  };
}

/** Version 2 lacks comments, and what Pages show to people before they write. */
function upgradeFrom2(world: WorldState): WorldState {
  return {
    ...world,
    pages: each(world.pages, (old: Omit<PageState, "messengerProfile" | "comments">): PageState => {
      return { messengerProfile: {}, comments: {}, ...old };
    }),
  };
}

/** Version 3 lacks the people who manage Pages, and what an app needs for their login. */
function upgradeFrom3(world: WorldState): WorldState {
  const login = {
    ...{ redirectUris: [], loginConfigs: {}, deauthorizeUrl: null, dataDeletionUrl: null },
    ...{ businessVerified: true, roles: [] },
  };
  return {
    ...world,
    ...{ accounts: {}, businesses: {}, codes: {}, callbacks: [] },
    apps: each(world.apps, (old: Omit<AppState, keyof typeof login | "name">): AppState => {
      return { ...structuredClone(login), name: `App ${old.appId}`, ...old };
    }),
  };
}
