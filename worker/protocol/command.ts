import * as v from "./values.ts";
import { CommandId, ConversationId } from "./ids.ts";
import type { Right } from "./rights.ts";

/**
 * What a command is about, and with what its handler is called. `socket`: what one socket shows. `opening`: the same, and
 * it may be named with the request for a pass, before there is a socket. `desk`: what all at the desk share. `deployment`: what is beyond a desk's own work, and asked of the Directory by HTTP. `conversation`, `page`: one of the desk's, which the command names.
 */
export type About = "socket" | "opening" | "desk" | "conversation" | "page" | "deployment";

/**
 * What becomes of a command whose socket broke before the answer. `ends`: whoever asked is told so; a question, or
 * about the socket itself. `repeats`: it leaves again with the next socket, under its id. `keeps_order`: so it does,
 * and never before those that were given before it (of one conversation, else of its name).
 */
export type AfterLoss = "ends" | "repeats" | "keeps_order";

/** Fields that hold words of this protocol alone. */
type FixedField<E extends v.ObjectEntries> = {
  [K in keyof E & string]: E[K] extends { readonly type: "picklist" | "strict_object" } ? K : never;
}[keyof E & string];

/** Such a field that may be left out. */
type FixedIfGiven<E extends v.ObjectEntries> = {
  [K in keyof E & string]: E[K] extends {
    readonly type: "exact_optional";
    readonly wrapped: { readonly type: "picklist" };
  }
    ? K
    : never;
}[keyof E & string];

/**
 * Whether the log tells that it was obeyed, for whoever asks later who did what (`command.done`): every command that
 * changes a conversation, a customer, a Page or the desk's settings. The name of a field: its word is told as well, or
 * the names of what it sets. Never what somebody wrote, so that no other field will do. `where`: only where that field is
 * there.
 */
export type Audit<E extends v.ObjectEntries> = boolean | FixedField<E> | { where: FixedIfGiven<E> };

const SUBJECTS = {
  socket: {},
  opening: {},
  desk: {},
  conversation: { conversation: ConversationId },
  page: { pageId: v.string() },
  deployment: {},
} as const;

/** Says of what type an answer is. Nobody checks it who pays for it, since it comes from here: the tests do. */
type Answer<T> = { readonly type?: T };
/** The type of a command's result; null where the command says nothing of it. */
export function answer<T = null>(): Answer<T> {
  return {};
}

type Flat<T> = { [K in keyof T]: T[K] };
type EntriesOf<N extends string, A extends About, E> = Flat<
  { type: v.LiteralSchema<N, undefined>; id: typeof CommandId } & (typeof SUBJECTS)[A] & E
>;

type Traits<
  N extends string,
  A extends About,
  L extends AfterLoss,
  E extends v.ObjectEntries,
  U extends Audit<E>,
  T,
> = {
  name: N;
  about: A;
  /** Who may give it. What hangs on the conversation as well is decided where that is known. */
  right: Right;
  afterLoss: L;
  audit: U;
  /** Beside `type`, `id`, and what names the conversation or the Page that it is about. */
  fields: E;
  /** What it is answered with when it succeeds. */
  result: Answer<T>;
  /** Its customer sees something of it, so that it is for who may reply; `not_yours` for others. */
  reachesCustomer?: true;
  /**
   * The row of its conversation keeps its id together with what came of it, and it is answered with null: given again it does
   * nothing more, also by who may not see or answer the conversation since.
   */
  isKept?: true;
  /**
   * By what its conversation knows for good what it tells of, where the command has that. What a program is answered with is not kept
   * beside it: given again it is answered with what became of it since, and leaves once more where that may be.
   */
  knownBy?: "id" | "event";
};

/** Declares a command: everything about it but what it does, for which the Desk has a handler by its name. */
export function command<
  const N extends string,
  A extends About,
  L extends AfterLoss,
  E extends v.ObjectEntries,
  const U extends Audit<E>,
  T,
>(traits: Traits<N, A, L, E, U, T>) {
  const { name, about, fields } = traits;
  const entries = { type: v.literal(name), id: CommandId, ...SUBJECTS[about], ...fields };
  return { ...traits, schema: v.strictObject(entries as EntriesOf<N, A, E>) };
}
