/** What a state directory must hold to be worth opening. */
import { rowsOf } from "./directory.ts";

const entries = (where: string): [string, string] => ["Conversation", `SELECT 1 FROM entry WHERE ${where}`];
const waiting = (reason: string) => entries(`state = 'queued' AND waiting LIKE '%"${reason}"%'`);

/** Class of the objects and a query that finds it. */
const CONTENTS: Record<string, [className: string, query: string]> = {
  "queued message": entries("state = 'queued' AND waiting IS NULL"),
  "message held for undo": waiting("undo"),
  "message that is tried again": waiting("retry"),
  "message that waits for a slow Page": waiting("page_slow"),
  "message that waits for a paused Page": waiting("page_paused"),
  "message under way": entries("state = 'sending'"),
  "sent message": entries("state = 'sent'"),
  "unknown message": entries("state = 'unknown' AND settled IS NULL"),
  "settled message": entries("state = 'unknown' AND settled = 'arrived'"),
  "message sent again": entries("settled = 'sent_again'"),
  "failed message": entries("state = 'failed' AND settled IS NULL"),
  "withdrawn message": entries("state = 'withdrawn'"),
  "message in parts": entries("parts > 1"),
  "merged echo or change": entries("merged = 1"),
  "message under standby": entries("standby = 1"),
  "imported message": entries("fetched = 'imported'"),
  "recovered message": entries("fetched = 'recovered'"),
  "item kept in pieces": ["Conversation", "SELECT 1 FROM raw WHERE piece > 0"],
  "file to be copied": ["Conversation", "SELECT 1 FROM media WHERE state = 'copying'"],
  "file that could not be copied": ["Conversation", "SELECT 1 FROM media WHERE state = 'failed'"],
  "work to be done later": ["Conversation", "SELECT 1 FROM job"],
  "closed contact": ["Conversation", "SELECT 1 FROM interaction WHERE closed_at IS NOT NULL"],
  "holder of a thread": ["Conversation", "SELECT 1 FROM thread WHERE holder IS NOT NULL"],
  "blocked customer": ["Conversation", "SELECT 1 FROM thread WHERE blocked IS NOT NULL"],
  "customer who cannot be reached": ["Conversation", "SELECT 1 FROM thread WHERE unavailable_rev > 0"],
  "place in Meta's record": ["Conversation", "SELECT 1 FROM thread WHERE import_place IS NOT NULL"],
  "closed conversation": ["Desk", "SELECT 1 FROM conversation WHERE status = 'closed'"],
  "owned conversation": ["Desk", "SELECT 1 FROM conversation WHERE owner_sub IS NOT NULL"],
  "conversation of nobody": [
    "Desk",
    "SELECT 1 FROM conversation WHERE status = 'open' AND owner_sub IS NULL",
  ],
  "line that was not carried yet": ["Desk", "SELECT 1 FROM note"],
  "agent who is away": ["Desk", "SELECT 1 FROM agent WHERE presence = 'away'"],
  "setting of the desk": ["Desk", "SELECT 1 FROM desk WHERE settings <> '{}'"],
  "paused Page": ["Page", "SELECT 1 FROM page WHERE pause_code IS NOT NULL"],
  "slow Page": ["Page", "SELECT 1 FROM page WHERE slow_until IS NOT NULL"],
  "conversation that waits at the Page": ["Page", "SELECT 1 FROM waiting"],
  "dead letter": ["Page", "SELECT 1 FROM event WHERE kind = 'dead_letter'"],
  "warning of Meta": ["Page", "SELECT 1 FROM page WHERE warning IS NOT NULL"],
};

/** Names of what is not in a directory. */
export async function missingIn(stateDir: string): Promise<string[]> {
  const missing: string[] = [];
  for (const [name, [className, query]] of Object.entries(CONTENTS)) {
    const found = await rowsOf(stateDir, className, query);
    if (found.length === 0) missing.push(name);
  }
  return missing;
}
