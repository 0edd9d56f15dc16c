import type { Memory } from "../data/platform.ts";
import { uuid } from "./uuid.ts";

/** A tab holds a lock of this name and its own for as long as it is open. */
const TAB_LOCK = "fb-chat-tab ";

/**
 * `localStorage`. Pages may have none, or one that throws, or that is full (a sandboxed frame, a browser that keeps
 * nothing of strangers): what it does not take is known to this page alone.
 */
export function browserMemory(): Memory {
  const tab = uuid();
  const own = new Map<string, string>();
  const stored = <T>(run: (storage: Storage) => T, otherwise: T): T => {
    try {
      return run(localStorage);
    } catch {
      return otherwise;
    }
  };
  // Not there on pages without TLS.
  const locks = (navigator as Partial<Navigator>).locks;
  locks?.request(TAB_LOCK + tab, () => new Promise(() => {})).catch(() => {});
  return {
    tab,
    names: (prefix) => {
      const names = [...stored(Object.keys, []), ...own.keys()];
      return [...new Set(names)].filter((name) => name.startsWith(prefix));
    },
    get: (name) => own.get(name) ?? stored((storage) => storage.getItem(name), null),
    set: (name, text) => {
      own.set(name, text);
      stored((storage) => {
        storage.setItem(name, text);
        own.delete(name);
      }, undefined);
    },
    remove: (name) => {
      own.delete(name);
      stored((storage) => {
        storage.removeItem(name);
      }, undefined);
    },
    openTabs: async () => {
      const locked = await locks?.query().catch(() => null);
      if (!locked) return null;
      const names = (locked.held ?? []).map(({ name }) => name ?? "");
      return new Set(
        names.filter((name) => name.startsWith(TAB_LOCK)).map((name) => name.slice(TAB_LOCK.length)),
      );
    },
  };
}
