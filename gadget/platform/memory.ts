import type { Memory, Texts } from "./doors.ts";
import { uuid } from "./uuid.ts";

/** A tab holds a lock of this name and its own for as long as it is open. */
const TAB_LOCK = "fb-chat-tab ";

type Stored = <T>(run: (storage: Storage) => T, otherwise: T) => T;

/**
 * `localStorage` or `sessionStorage`. Pages may have none, or one that throws, or that is full (a sandboxed frame, a
 * browser that keeps nothing of strangers): what it does not take is known to this page alone.
 */
export function browserTexts(storage: () => Storage): Texts {
  return textsOf(guarded(storage), new Map());
}

/** Where a page may have none, already the name of it throws. */
function guarded(storage: () => Storage): Stored {
  return (run, otherwise) => {
    try {
      return run(storage());
    } catch {
      return otherwise;
    }
  };
}

function textsOf(stored: Stored, own: Map<string, string>): Texts {
  return {
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
  };
}

/** `localStorage`, which all tabs share, and who they are. */
export function browserMemory(): Memory {
  const tab = uuid();
  const own = new Map<string, string>();
  const stored = guarded(() => localStorage);
  // Not there on pages without TLS.
  const locks = (navigator as Partial<Navigator>).locks;
  locks?.request(TAB_LOCK + tab, () => new Promise(() => {})).catch(() => {});
  return {
    tab,
    ...textsOf(stored, own),
    names: (prefix) => {
      const names = [...stored(Object.keys, []), ...own.keys()];
      return [...new Set(names)].filter((name) => name.startsWith(prefix));
    },
    onOtherTab: (run) => {
      const onStorage = ({ key, newValue }: StorageEvent) => {
        if (key !== null && newValue !== null) run(key, newValue);
      };
      window.addEventListener("storage", onStorage);
      return () => {
        window.removeEventListener("storage", onStorage);
      };
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
