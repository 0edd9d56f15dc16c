/**
 * Storage can go back: an operator recovers an object to an earlier point, and what it told others since then it will
 * tell anew, in other words under the same numbers. The object cannot see that by itself, for all it kept went back as
 * well; those can whom it told. So each number that leaves an object is marked with the session, the life of one
 * instance, that told it. An instance knows from its storage, when it begins, how far the ones before it can have told.
 * Whoever was told more, by another session, was told it by one whose storage is gone.
 */

/** The life of one instance of an object. `startedAt`: the greatest number its storage held when it began. */
export type Session = { id: string; startedAt: number };

/** The greatest number that somebody was told, and by which session; null: by one that did not say. */
export type Mark = { session: string | null; count: number };

/** A session of an instance that begins. */
export function newSession(startedAt: number): Session {
  return { id: crypto.randomUUID().slice(0, 13).replace("-", ""), startedAt };
}

/** Whether the mark proves that storage went back since it was told. */
export function hasGoneBack(now: Session, told: Mark): boolean {
  return told.session !== null && told.session !== now.id && told.count > now.startedAt;
}
