import type { ConversationId } from "../../../worker/protocol/ids.ts";
import { FILE_BYTES_MAX, FILES_MAX, IMAGE_BYTES_MAX } from "../../../worker/protocol/outgoing/limits.ts";
import type { DeedTools } from "../../session/deed-tools.ts";
import type { BoxFile, BoxFileProblem } from "../../state/box-file.ts";
import { changeFile, filesIn, putFiles } from "./box.ts";
import { shortName } from "./file-name.ts";
import { giveFile, stopGiving } from "./give.ts";
import { forgetFiles, keepBox } from "./keep.ts";
import { followOtherTabs } from "./recall.ts";
import { smallerCopy } from "./shrink.ts";

/** Puts files into the box, behind those that are there, and takes them to the Worker. Answers their keys. */
export function addFiles(
  tools: DeedTools,
  conversation: ConversationId,
  files: readonly File[],
): readonly string[] {
  followOtherTabs(tools);
  const room = FILES_MAX - filesIn(tools, conversation).length;
  const added = files.map((file, index): BoxFile => {
    const { size: bytes, type: mime } = file;
    const problem = index < room ? problemOf(file) : ({ why: "too_many", limit: FILES_MAX } as const);
    const outset = { part: 0, given: null, givenAt: null, survives: true };
    return {
      ...outset,
      key: tools.platform.uuid(),
      name: shortName(file.name),
      bytes,
      mime,
      blob: file,
      problem,
    };
  });
  putFiles(tools, conversation, [...filesIn(tools, conversation), ...added]);
  keepBox(tools, conversation);
  for (const file of added) if (!file.problem) void giveFile(tools, conversation, file);
  return added.map(({ key }) => key);
}

/** Takes one out of the box, whether it is on its way or there. */
export function removeFile(tools: DeedTools, conversation: ConversationId, key: string): void {
  stopGiving(key);
  putFiles(
    tools,
    conversation,
    filesIn(tools, conversation).filter((file) => file.key !== key),
  );
  forgetFiles(tools, conversation, [key]);
}

export function tryAgain(tools: DeedTools, conversation: ConversationId, file: BoxFile): void {
  void giveFile(tools, conversation, file);
}

/** All that could not leave for want of a connection. */
export function tryAllAgain(tools: DeedTools, conversation: ConversationId): void {
  for (const file of filesIn(tools, conversation))
    if (file.problem?.why === "away") tryAgain(tools, conversation, file);
}

/** A photo that is too large goes as a smaller one. False where this browser cannot draw it. */
export async function giveSmaller(
  tools: DeedTools,
  conversation: ConversationId,
  file: BoxFile,
): Promise<boolean> {
  const copy = file.blob && (await smallerCopy(file.blob, file.name, IMAGE_BYTES_MAX));
  if (!copy) return false;
  const { name, size: bytes, type: mime } = copy;
  const smaller = { name, bytes, mime, blob: copy, problem: null };
  if (changeFile(tools, conversation, file.key, smaller)) {
    keepBox(tools, conversation);
    void giveFile(tools, conversation, { ...file, ...smaller });
  }
  return true;
}

/** They were sent: nothing of them stays here. */
export function emptyBox(tools: DeedTools, conversation: ConversationId): void {
  const keys = filesIn(tools, conversation).map(({ key }) => key);
  putFiles(tools, conversation, []);
  forgetFiles(tools, conversation, keys);
}

/** What Messenger would not take, said before anything leaves. What it is by its bytes the Worker sees. */
function problemOf({ size, type }: File): BoxFileProblem | null {
  if (size === 0) return { why: "empty" };
  const limit = /^image\/(png|jpeg|gif)$/.test(type) ? IMAGE_BYTES_MAX : FILE_BYTES_MAX;
  return size > limit ? { why: "too_large", limit } : null;
}
