import { createStore, del, get, keys, set } from "idb-keyval";
import type { FileStore } from "./doors.ts";

/** Name of the database, of which the page's documentation speaks. */
const DATABASE = "fb-chat-files";

let store: ReturnType<typeof createStore> | undefined;

/** Where a page may have none, already the name of it throws. */
const opened = () => (store ??= createStore(DATABASE, "files"));

/** IndexedDB of the page's origin, which all tabs share. */
export const browserFiles: FileStore = {
  get: async (name) => (await get<Blob>(name, opened())) ?? null,
  set: async (name, file) => {
    await set(name, file, opened());
  },
  names: async () => await keys<string>(opened()),
  remove: async (name) => {
    await del(name, opened());
  },
};
