import type { Memory } from "../data/platform.ts";
import { uuid } from "./uuid.ts";

/** A tab holds a lock of this name and its own for as long as it is open. */
const TAB_LOCK = "fb-chat-tab ";

/** `localStorage`, where the page has one. */
export function browserMemory(): Memory {
  const tab = uuid();
  const quietly = <T>(run: () => T, otherwise: T): T => {
    try {
      return run();
    } catch {
      return otherwise; // no storage for this page, or it is full
    }
  };
  // Not there on pages without TLS.
  const locks = (navigator as Partial<Navigator>).locks;
  locks?.request(TAB_LOCK + tab, () => new Promise(() => {})).catch(() => {});
  return {
    tab,
    names: (prefix) => quietly(() => Object.keys(localStorage).filter((name) => name.startsWith(prefix)), []),
    get: (name) => quietly(() => localStorage.getItem(name), null),
    set: (name, text) => {
      quietly(() => {
        localStorage.setItem(name, text);
      }, undefined);
    },
    remove: (name) => {
      quietly(() => {
        localStorage.removeItem(name);
      }, undefined);
    },
    openTabs: async () => {
      if (!locks) return null;
      const { held } = await locks.query();
      const names = (held ?? []).map(({ name }) => name ?? "");
      return new Set(
        names.filter((name) => name.startsWith(TAB_LOCK)).map((name) => name.slice(TAB_LOCK.length)),
      );
    },
  };
}
