import type { Admin } from "../../state/admin.ts";
import type { Names } from "../model/names.ts";
import type { RoutingDraft } from "../model/routing-draft.ts";
import type { RoutingWords } from "../words/en.ts";

/** What a panel draws with. */
export type Panel = {
  admin: Admin;
  model: RoutingDraft;
  words: RoutingWords;
  names: Names;
  /** The thing that is being edited, as a path: "queues.2"; null: none. */
  open: string | null;
  /** Opens that thing, or none. */
  edit: (path: string | null) => void;
  /** Told to who does not see it; the field whose name begins so has the keys then. */
  say: (said: string, focus: string) => void;
  now: () => number;
};
