/**
 * Hears that something changed. All phones of a browser share one connection: a browser opens six to a host and no
 * more, each desk in a tab has a phone inside, and the seventh page would never come.
 */

/** What is told to each phone. `error`: the connection is lost; it is sought again by itself. */
export const CHANGES = ["message", "open", "error"] as const;
/** Where the script is that holds the connection for all of them. */
const LINE = "/phone-line.js";

/** Calls `tell` whenever something may have changed, and once the connection is there. */
export function onChanges(tell: () => void): void {
  const own = once(() => ownConnection(tell));
  if (typeof SharedWorker === "undefined") return own();
  try {
    const line = new SharedWorker(LINE, { name: "phones" });
    line.addEventListener("error", own);
    line.port.addEventListener("message", tell);
    line.port.start();
  } catch {
    // Browsers that keep nothing have none for a frame either.
    own();
  }
}

/** Without a shared one: held only while the phone is seen, so that tabs behind it leave room. */
function ownConnection(tell: () => void): void {
  let events: EventSource | null = null;
  const follow = (): void => {
    if (document.hidden) {
      events?.close();
      events = null;
    } else if (events === null) {
      events = new EventSource("/phone/events");
      for (const type of CHANGES) events.addEventListener(type, tell);
    }
  };
  document.addEventListener("visibilitychange", follow);
  follow();
}

function once(run: () => void): () => void {
  let isDone = false;
  return () => {
    if (isDone) return;
    isDone = true;
    run();
  };
}
