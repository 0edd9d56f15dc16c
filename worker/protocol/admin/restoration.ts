import type { Person } from "../message/entry.ts";

/** What can be put back to how it was: by itself each. */
export type RestorableKind = "desk" | "page" | "conversation";

/**
 * One object before it is put back. `left`: why it would stay as it is; null: it would be put back to `bookmark`. `undo`: as it is now.
 * `lost`: what it holds that is younger, by kinds. Bookmarks are the platform's.
 */
export type RestorableObject = {
  kind: RestorableKind;
  name: string;
  left: string | null;
  bookmark: string | null;
  undo: string | null;
  lost: Record<string, number>;
};

/**
 * What it would mean. `objects`: how many it concerns, of which `looked` were looked at. `erasures`: of people at this desk, begun since: a list
 * of the desk that is put back names them again.
 */
export type RestorePreview = {
  desk: string;
  at: number;
  objects: number;
  looked: RestorableObject[];
  erasures: number;
};

/**
 * How far it is. `at` in ms; `undoes`: the restoration that it undid. `back`: of `objects` so many are, `left`: so many stayed as they were, by
 * the reason. `endedAt` null: it goes on.
 */
export type Restoration = {
  id: string;
  desk: string;
  at: number;
  undoes: string | null;
  by: Person;
  begunAt: number;
  endedAt: number | null;
  objects: number;
  back: number;
  left: Record<string, number>;
};
