/**
 * Import of a Page's past. `listing`: Meta names its conversations, page by page. `reading`: they are read, the newest first. `stopped`: by
 * somebody, and it can go on. `failed`: Meta refuses it, and it can be tried again. `done`: all that Meta tells is here.
 */
export type PageImportState = "listing" | "reading" | "stopped" | "failed" | "done";

/**
 * What keeps an import that goes on by itself. `meta`: it is as fast as Meta allows, or did not answer. `page`: the Page is paused or not
 * connected.
 */
export type PageImportWait = "meta" | "page";

/**
 * How far the import of a Page's past is. `by`: who began it, or had it go on. `since` (ms): of conversations in which something was said since then; left out: of all. Of `found` conversations so many are `done`; `short`: of those
 * Meta tells the newest messages alone; `unread`: of those Meta told nothing, however often it was asked. `messages` that were not here before. Times in
 * ms; `endedAt` null: not at its end, nor stopped. `wait`, with the time until which it does: nothing keeps it where they are left out. `graph`: what
 * Meta refused it with.
 */
export type PageImport = {
  state: PageImportState;
  by: string;
  since?: number;
  startedAt: number;
  endedAt: number | null;
  found: number;
  done: number;
  short: number;
  unread: number;
  messages: number;
  wait?: { for: PageImportWait; until: number };
  graph?: { code: number; subcode: number | null };
};
