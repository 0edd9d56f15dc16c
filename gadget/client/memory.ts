import type { Memory } from "../platform/doors.ts";
import { uuid } from "../platform/uuid.ts";
import { quietly } from "./quietly.ts";

/** Texts by name, which outlive the process: a `Map` that is written to a file, `localStorage`, a table. Belongs to one client at a time. */
export type ClientStorage = {
  get(name: string): string | null | undefined;
  set(name: string, text: string): void;
  remove(name: string): void;
  /** All names that there are. */
  names(): Iterable<string>;
};

/** What is kept, as a session knows it. What another client of before wrote there and did not send is this one's now. */
export function memoryOf(storage: ClientStorage): Memory {
  return {
    tab: uuid(),
    get: (name) => quietly(() => storage.get(name), null) ?? null,
    set: (name, text) => quietly(() => storage.set(name, text), undefined),
    remove: (name) => quietly(() => storage.remove(name), undefined),
    names: (prefix) => quietly(() => [...storage.names()], []).filter((name) => name.startsWith(prefix)),
    openTabs: () => Promise.resolve(null),
    onOtherTab: () => () => {},
  };
}
