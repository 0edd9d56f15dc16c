import type { ConversationId } from "../../../worker/protocol/ids.ts";
import { mayHaveFiles } from "../../memory/has-bytes.ts";
import { FileMemory, sweepFiles } from "../../memory/keep-files.ts";
import type { KeptFile } from "../../memory/keep-files.ts";
import { keptPrefix } from "../../memory/kept-names.ts";
import type { Platform } from "../../platform/doors.ts";
import { browserFiles } from "../../platform/file-store.ts";
import type { DeedTools } from "../../session/deed-tools.ts";
import type { BoxFile } from "../../state/box-file.ts";
import type { ChatStore } from "../../state/store.ts";
import { changeFile, filesIn } from "./box.ts";

/** What files are kept with. */
export type KeepTools = Pick<DeedTools, "store" | "platform" | "server">;

/** Of each session, by key: the files that other tabs may know of, and those whose bytes are kept. */
type Known = { written: Set<string>; kept: Set<string> };
const known = new WeakMap<ChatStore, Known>();

/** As long as another tab may take to hear that a box is empty. */
const HEARD_MS = 10_000;

/** Writes down what is in the box, and keeps its bytes until it is sent or taken out. Again and again the same. */
export function keepBox(tools: KeepTools, conversation: ConversationId): void {
  const memory = memoryOf(tools);
  const files = filesIn(tools, conversation).filter(isWorthKeeping);
  if (!memory) {
    for (const { key, survives } of files)
      if (survives) changeFile(tools, conversation, key, { survives: false });
    return;
  }
  const { written, kept } = knownOf(tools);
  const { tab } = tools.platform.memory!;
  // What another tab takes to the Worker is in its box alone until it is there.
  const elsewhere = memory
    .read(conversation)
    .filter((file) => !written.has(file.key) && isOnlyElsewhere(file, tab));
  memory.write(conversation, [...files.map((file) => toKeep(file, tab)), ...elsewhere]);
  for (const { key, blob } of files) {
    written.add(key);
    if (!blob || kept.has(key)) continue;
    kept.add(key);
    void memory.keepBytes(key, blob).then((isKept) => {
      const isThere = changeFile(tools, conversation, key, { survives: isKept });
      // It was taken out, or sent, meanwhile.
      if (!isThere) memory.dropBytes(key);
    });
  }
  if (files.length === 0 && elsewhere.length === 0)
    tools.platform.after(HEARD_MS, () => {
      memory.removeEmpty(conversation);
    });
}

/** They were taken out, or sent: nothing of them stays in this browser. */
export function forgetFiles(tools: KeepTools, conversation: ConversationId, keys: readonly string[]): void {
  keepBox(tools, conversation);
  const memory = memoryOf(tools);
  const { kept } = knownOf(tools);
  for (const key of keys) {
    memory?.dropBytes(key);
    kept.delete(key);
  }
}

/** Removes bytes of files that are too old, or whose agent signed out. */
export async function sweep({ memory, files }: Platform): Promise<void> {
  if (memory && mayHaveFiles(memory)) await sweepFiles(memory, files ?? browserFiles);
}

/** In the box of a tab that takes it to the Worker, and nowhere else yet. */
export function isOnlyElsewhere({ given, tab }: KeptFile, here: string): boolean {
  return given === null && tab !== here;
}

export function knownOf({ store }: Pick<KeepTools, "store">): Known {
  const found = known.get(store) ?? { written: new Set(), kept: new Set() };
  known.set(store, found);
  return found;
}

/** Null where nothing outlives the page, and before it is known whose it is. */
export function memoryOf({ platform, server, store }: KeepTools): FileMemory | null {
  const prefix = keptPrefix(server, store.state);
  if (!platform.memory || prefix === null) return null;
  return new FileMemory(platform.memory, platform.files ?? browserFiles, prefix, () => platform.now());
}

/** What cannot be sent is not there after a reload. */
function isWorthKeeping({ problem }: BoxFile): boolean {
  return problem === null || problem.why === "away";
}

function toKeep({ key, name, bytes, mime, given, givenAt }: BoxFile, tab: string): KeptFile {
  return { key, name, bytes, mime, given, givenAt, tab };
}
