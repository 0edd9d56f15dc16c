import type { Summary } from "../thread/conversation.ts";
import { mentionOf } from "../notes/mention.ts";
import { invitedTo } from "../thread/state.ts";

/** Whose the conversations are that a view holds: the agent's own, with those that they help with, or nobody's. */
type Owner = "agent" | "nobody";

/**
 * What a view selects, and what its count is the sum of where it is not counted by itself. `aside`: those alone that are put
 * aside, or that are not. `mentions`: those alone with notes that mention the agent; it counts those with one that they have not read. `isSeldom`: it has a tab only
 * while its count is not zero; `mentions` also while a note mentions the agent that they have read.
 */
type Row<C = string> = {
  /** Left out: whatever it is. */
  status?: Summary["status"];
  owners?: readonly Owner[];
  aside?: boolean;
  mentions?: true;
  sumOf?: readonly C[];
  isSeldom?: true;
};

/**
 * The views of the list, in the order of their tabs. A row here is all there is to a view, but for its words: the Desk's
 * statements, what live changes belong to it, its count and its tab follow from it. `inbox` is what concerns the agent.
 * What they put aside is in neither it nor `mine` until it comes back.
 */
export const VIEWS = {
  inbox: { status: "open", owners: ["nobody", "agent"], aside: false, sumOf: ["mine", "unassigned"] },
  mine: { status: "open", owners: ["agent"], aside: false },
  unassigned: { status: "open", owners: ["nobody"] },
  open: { status: "open" },
  closed: { status: "closed" },
  // Put aside: the agent's own, and whoever's.
  aside: { status: "open", owners: ["agent"], aside: true, isSeldom: true },
  all_aside: { status: "open", aside: true, isSeldom: true },
  // Open or closed: a colleague may ask about what is over.
  mentions: { mentions: true, isSeldom: true },
} as const satisfies Record<string, Row>;

export type View = keyof typeof VIEWS;
/** Views that are counted by themselves. */
export type CountedView = {
  [V in View]: (typeof VIEWS)[V] extends { sumOf: readonly string[] } ? never : V;
}[View];

/**
 * How many conversations each view holds; the others hold as many as what they are the sum of. `mentioned`: notes mention the
 * agent, whether they have read them or not.
 */
export type Counts = Record<CountedView, number> & { mentioned?: true };

/** What is declared of a view. */
export function viewOf(view: View): Row<CountedView> {
  return VIEWS[view];
}

/** Every view, in the order of their tabs. */
export const ALL_VIEWS = Object.keys(VIEWS) as View[];

/** Those that are counted by themselves. */
export const COUNTED_VIEWS = ALL_VIEWS.filter(
  (view): view is CountedView => viewOf(view).sumOf === undefined,
);

/** Whether a conversation is in a view of the agent `sub`. */
export function inView(
  view: View,
  { status, owner, finer, mentions }: Pick<Summary, "status" | "owner" | "finer" | "mentions">,
  sub: string,
): boolean {
  const row = viewOf(view);
  const isOneOf = (whose: Owner): boolean =>
    whose === "nobody" ? owner === null : owner?.sub === sub || invitedTo(finer).some((it) => it.sub === sub);
  const isSo = row.aside === undefined || row.aside === (finer?.state === "snoozed");
  if (row.mentions && mentionOf(mentions, sub) === null) return false;
  const isOfStatus = row.status === undefined || status === row.status;
  return isOfStatus && isSo && (row.owners === undefined || row.owners.some(isOneOf));
}
