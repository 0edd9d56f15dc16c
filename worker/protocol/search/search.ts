import type { Author } from "../message/entry.ts";
import type { EntryId } from "../ids.ts";
import type { Summary } from "../thread/conversation.ts";

/** Who wrote it: the customer, somebody of the Page, an agent of this desk, one of them, or any of them for colleagues. */
export type SearchedBy = "customer" | "page" | "agents" | "notes" | { agent: string };

/**
 * What is looked through. `within`: one conversation. `from`, `until`: times in ms, from the first to before the second, to the second.
 * `status`, `owner`: where the conversation stands now; an `owner` null: nobody's.
 */
export type SearchFilters = {
  page?: string;
  by?: SearchedBy;
  within?: string;
  from?: number;
  until?: number;
  status?: "open" | "closed";
  owner?: string | null;
};

/** Where what was looked for stands in a text, in UTF-16 units: from the first to before the second. */
export type Mark = { from: number; to: number };

/**
 * A part of what an entry says, on one line, and where in it what was looked for stands. No markup. `note`: it is for colleagues alone.
 */
export type SearchHit = {
  entry: EntryId;
  at: number;
  by: Author;
  note?: true;
  text: string;
  marks: Mark[];
};

/** What agents say of a conversation in which it stands: a tag, or an attribute, by its id. `text`: the tag's name, or the value, of when it was said. */
export type ToldHit = { of: "tag" | "attribute"; id: string; text: string; marks: Mark[] };

/**
 * A customer of whom it is known: their name was looked for, with `marks` in the `label`; or what agents say of the conversation, with
 * `told` (left out where that does not hold all of it).
 */
export type FoundPerson = { summary: Summary; marks: Mark[]; told?: ToldHit[] };

/** A conversation in which it stands, its newest places first; `more`: there are others. */
export type FoundConversation = { summary: Summary; hits: SearchHit[]; more?: true };

/**
 * What was found, the newest first; what the agent does not see is not there and counts for nothing. `after`: by it the
 * next are asked for, null: there are none. `looked`: through so many of the conversations that the agent sees it was looked, which is
 * as far as one answer goes, and there may be more behind them; left out where the answer is full, or all of it. `morePeople`: by `in:
 * "names"` more are found. `moreTold`: agents say it of further conversations, which a filter of a list finds. `building`: not everything is in the index yet; of how many conversations so many are, 0 of 0 while that
 * is not known, and for who does not see all of the desk. `off`:
 * the desk keeps no index.
 */
export type SearchFound = {
  people: FoundPerson[];
  morePeople: boolean;
  moreTold?: true;
  found: FoundConversation[];
  after: string | null;
  looked?: number;
  building?: { done: number; total: number };
  off?: true;
};

/** `started` false: it was being made already. */
export type Rebuilding = { started: boolean };
