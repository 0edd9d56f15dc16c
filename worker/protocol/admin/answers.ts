import type { ConversationId } from "../ids.ts";
import type { Hold } from "../thread/conversation.ts";
import type { RemovedCounts } from "./receipt.ts";
import type { Right, Role } from "../rights.ts";

/** A desk. Desks of one `company` may give Pages to each other. `madeAt` in ms; null: of the deployment from its beginning. */
export type DeskEntry = { desk: string; label: string; company: string; madeAt: number | null };

/**
 * A Page and where it belongs. `label`: what administrators call it beside its name. `source`: whether it stands in the Worker's configuration or somebody connected it. `state`
 * `changing`: a command about it is not at its end. `at` in ms, of the last change. `findings`: so many need somebody, as the last look found;
 * left out where none does, and by an older Worker.
 */
export type PageEntry = {
  pageId: string;
  name: string | null;
  label: string | null;
  desk: string;
  source: "configuration" | "connected";
  state: "changing" | "connected" | "disconnected";
  appId: string | null;
  at: number | null;
  findings?: number;
};

/**
 * People who are erased together. `origin`: by their names, all of a Page, or because Meta said so. `desk` null: of several, or of none. `by`: who asked;
 * null: Meta. Of `people` so many are `done`, with so many `entries`; `known`: of how many of them anything was kept here (null: begun before that was counted). Times in ms; `endedAt` null: not at its end.
 */
export type Erasure = {
  id: string;
  origin: "hand" | "page" | "meta";
  desk: string | null;
  pageId: string | null;
  by: string | null;
  at: number;
  people: number;
  done: number;
  entries: number;
  known: number | null;
  endedAt: number | null;
  /** How many of them are to be kept (a legal hold), and are erased when that is lifted. Left out for none. */
  held?: number;
  /** The first of those, by whom each is kept and why, at most HELD_TOLD_MAX. Left out where no one is, and for what an older version found. */
  holds?: HeldConversation[];
  /** What went so far, over all of them. Left out of those of before it was counted. */
  removed?: RemovedCounts;
};

/** A conversation that is not erased, because somebody has it kept. */
export type HeldConversation = { conversation: ConversationId } & Hold;

/**
 * A person's wish that their data be deleted, as Meta passed it on. `by_hand`: Meta does not say whose conversations are meant, so somebody finds
 * out, has them erased, and says so. `userId`: the person's id for the app; null once it is done. `at` in ms.
 */
export type DeletionRequest = {
  code: string;
  at: number;
  state: "received" | "erasing" | "done" | "by_hand";
  appId: string;
  userId: string | null;
};

/** What came for a Page that nobody connected, and waits there for a day. Times in ms. */
export type WaitingPage = { pageId: string; items: number; firstAt: number; lastAt: number };

/** How far a connection is, step by step, as Meta confirmed each. */
export type PageSteps = Record<
  "token" | "desk" | "subscribed" | "profile" | "permissions" | "webhook" | "delivery",
  boolean
>;

/**
 * What became of `page.connect`. `was`: the desk that it was at before, if it was another. `verifyToken`: made for the Page's own
 * app where none was given; told this once. `webhook`: the path that Meta is to be told for the Page's own app.
 */
export type ConnectedPage = {
  page: PageEntry;
  steps: PageSteps;
  was: string | null;
  webhook: string | null;
  verifyToken: string | null;
};

/** Who gives the command: `rights` are those of the role, `expiresAt` is when their token ends, in ms. */
export type Asker = {
  sub: string;
  name: string;
  role: Role;
  desk: string;
  rights: Right[];
  expiresAt: number;
};

/** Somebody who may sign in, at one desk; an operator at none. */
export type Administrator = { email: string; role: "supervisor" | "admin" | "operator"; desk: string | null };

/**
 * A Page that a login gives. `unusable`: why it cannot be connected; `what`: the task or the permission that is missing.
 * `connectedAt`: the desk at which it is connected already, where the role may know.
 */
export type LoginPage = {
  pageId: string;
  name: string;
  unusable: {
    why:
      | "task_missing"
      | "permission_missing"
      | "not_chosen"
      | "no_token"
      | "connected_elsewhere"
      | "other_company";
    what?: string;
  } | null;
  connectedAt: string | null;
};

/**
 * A connected Page of the same Meta app, at a desk that the role reaches, that a login does not give. `isOwn`: it was this person's login
 * that connected it.
 */
export type LackingPage = { pageId: string; name: string | null; isOwn: boolean };

/** What became of one of the Pages that were chosen. `reason`: the code of the refusal. */
export type LoggedInPage = { pageId: string; ok: boolean; reason?: string };

/**
 * The deployment's Meta app. `state`: what Meta said of id and secret when it was last asked, `checkedAt` in ms; `webhook`: where its
 * events of Pages go. `urls` are to be entered at Meta.
 */
export type AppEntry = {
  appId: string;
  state: "unchecked" | "valid" | "invalid";
  webhook: "unchecked" | "ours" | "elsewhere" | "none";
  checkedAt: number | null;
  urls: { redirect: string; webhook: string; deauthorize: string; dataDeletion: string };
};
