import type { ConversationId } from "../../../worker/protocol/ids.ts";
import { FILE_UNUSED_MS } from "../../../worker/protocol/outgoing/given-file.ts";
import { filesIn as filesOf } from "../../memory/keep-files.ts";
import type { KeptFile } from "../../memory/keep-files.ts";
import { keptPrefix } from "../../memory/kept-names.ts";
import { parseKept } from "../../memory/kept.ts";
import type { DeedTools } from "../../session/deed-tools.ts";
import type { BoxFile } from "../../state/box-file.ts";
import type { ChatStore } from "../../state/store.ts";
import { changeFile, filesIn, putFiles } from "./box.ts";
import { giveFile, stopGiving } from "./give.ts";
import { isOnlyElsewhere, keepBox, knownOf, memoryOf } from "./keep.ts";
import type { KeepTools } from "./keep.ts";

/** What is about to be removed by the Worker is given again: sending takes its time, too. */
const FRESH_MS = FILE_UNUSED_MS - 30 * 60_000;

const followed = new WeakSet<ChatStore>();

/** What was in the box in an earlier life of the page, or is in that of another tab. */
export async function recallFiles(tools: DeedTools, conversation: ConversationId): Promise<void> {
  followOtherTabs(tools);
  await welcomed(tools);
  const memory = memoryOf(tools);
  if (!memory) return;
  const { tab } = tools.platform.memory!;
  const open = await tools.platform.memory!.openTabs().catch(() => null);
  if (!memoryOf(tools)?.isSame(memory)) return;
  const before = filesIn(tools, conversation);
  const recalled = memory
    .read(conversation)
    .filter(({ key }) => !before.some((file) => file.key === key))
    .filter((file) => !(isOnlyElsewhere(file, tab) && open?.has(file.tab)))
    .map(asBefore);
  if (recalled.length === 0) return;
  for (const { key } of recalled) knownOf(tools).written.add(key);
  putFiles(tools, conversation, [...before, ...recalled]);
  keepBox(tools, conversation);
  const now = tools.platform.now();
  for (const file of recalled) {
    if (!isFresh(file, now)) void giveAgain(tools, conversation, file);
    else if (file.mime.startsWith("image/")) void showAgain(tools, conversation, file);
  }
}

/** A picture that the Worker has: it is read again only to be seen. */
async function showAgain(tools: DeedTools, conversation: ConversationId, { key }: BoxFile): Promise<void> {
  const blob = await memoryOf(tools)?.bytesOf(key);
  if (!blob) return;
  knownOf(tools).kept.add(key);
  changeFile(tools, conversation, key, { blob });
}

/**
 * Whether the box may leave as it is. Not where another tab sent it already, and not where a file waited too long for the
 * Worker to have it still: then it is given again first.
 */
export function mayLeave(tools: DeedTools, conversation: ConversationId): boolean {
  const files = filesIn(tools, conversation);
  const there = memoryOf(tools)?.keysOf(conversation);
  const { written } = knownOf(tools);
  const stay = there ? files.filter(({ key }) => !written.has(key) || there.has(key)) : files;
  if (stay.length < files.length) putFiles(tools, conversation, stay);
  const now = tools.platform.now();
  const stale = stay.filter((file) => file.given && !isFresh(file, now));
  for (const file of stale) void giveAgain(tools, conversation, file);
  return stay.length === files.length && stale.length === 0;
}

/** Follows what the same agent does with the box in another tab: what left there does not leave here. */
export function followOtherTabs({ store, platform, server }: DeedTools): void {
  if (followed.has(store)) return;
  followed.add(store);
  // The window must not hold on to a session that no gadget uses any more.
  const session = new WeakRef(store);
  const stop = platform.memory?.onOtherTab((name, text) => {
    const there = session.deref();
    if (there) follow({ store: there, platform, server }, name, text);
    else stop?.();
  });
}

function follow(tools: KeepTools, name: string, text: string): void {
  const conversation = memoryOf(tools)?.conversationOf(name) ?? null;
  if (conversation === null) return;
  const { written } = knownOf(tools);
  const kept = filesOf(parseKept(text));
  const before = filesIn(tools, conversation);
  // What is on its way from here cannot have left there.
  const stay = before.filter(
    ({ key, given }) => !given || !written.has(key) || kept.some((file) => file.key === key),
  );
  const come = kept
    .filter(({ key, given }) => given && !before.some((file) => file.key === key))
    .map(asBefore);
  for (const { key } of come) written.add(key);
  for (const { key } of before) if (!stay.some((file) => file.key === key)) stopGiving(key);
  if (come.length > 0 || stay.length < before.length) putFiles(tools, conversation, [...stay, ...come]);
}

async function giveAgain(tools: DeedTools, conversation: ConversationId, file: BoxFile): Promise<void> {
  const { key } = file;
  changeFile(tools, conversation, key, { given: null, givenAt: null, part: 0, problem: null });
  const blob = file.blob ?? (await memoryOf(tools)?.bytesOf(key)) ?? null;
  if (!blob) {
    changeFile(tools, conversation, key, { problem: { why: "gone" } });
    keepBox(tools, conversation);
    return;
  }
  knownOf(tools).kept.add(key);
  if (changeFile(tools, conversation, key, { blob })) await giveFile(tools, conversation, { ...file, blob });
}

function isFresh({ given, givenAt }: BoxFile, now: number): boolean {
  // A clock may have been put back.
  return given !== null && (givenAt === null || Math.abs(now - givenAt) < FRESH_MS);
}

function asBefore({ key, name, bytes, mime, given, givenAt }: KeptFile): BoxFile {
  const part = given ? 1 : 0;
  return { key, name, bytes, mime, given, givenAt, blob: null, part, survives: true, problem: null };
}

function welcomed({ store, server }: DeedTools): Promise<void> {
  return new Promise((resolve) => {
    const isKnown = () => keptPrefix(server, store.state) !== null;
    if (isKnown()) {
      resolve();
      return;
    }
    const stop = store.subscribe(() => {
      if (!isKnown()) return;
      stop();
      resolve();
    });
  });
}
