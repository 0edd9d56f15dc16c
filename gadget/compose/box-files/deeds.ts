import type { ConversationId } from "../../../worker/protocol/ids.ts";
import type { FileAnswer } from "../../../worker/protocol/outgoing/given-file.ts";
import { FILES_MAX, IMAGE_BYTES_MAX } from "../../../worker/protocol/outgoing/limits.ts";
import type { DeedTools } from "../../session/deed-tools.ts";
import type { BoxFile, BoxFileProblem } from "../../state/box-file.ts";
import type { CommandAnswer, CommandRefusal } from "../../wire/commands.ts";
import { changeFile, filesIn, putFiles } from "./box.ts";
import { giveFile, stopGiving } from "./give.ts";
import { forgetFiles, keepBox } from "./keep.ts";
import { keptFile, newFile } from "./new-file.ts";
import { followOtherTabs } from "./recall.ts";
import { smallerCopy } from "./shrink.ts";

const TOO_MANY: BoxFileProblem = { why: "too_many", limit: FILES_MAX };

/** Puts files into the box, behind those that are there, and takes them to the Worker. Answers their keys. */
export function addFiles(
  tools: DeedTools,
  conversation: ConversationId,
  files: readonly File[],
): readonly string[] {
  followOtherTabs(tools);
  const room = FILES_MAX - filesIn(tools, conversation).length;
  const added = files.map((file, index) =>
    newFile(tools.platform.uuid(), file, index < room ? null : TOO_MANY),
  );
  putFiles(tools, conversation, [...filesIn(tools, conversation), ...added]);
  keepBox(tools, conversation);
  for (const file of added) if (!file.problem) void giveFile(tools, conversation, file);
  return added.map(({ key }) => key);
}

/** What is asked of the Worker for files of a template: copies for this customer, and pictures of them. */
export type AskForKept = {
  copy: () => Promise<CommandAnswer<"template.copyFiles">>;
  pictureOf: (file: FileAnswer) => Promise<Blob | null>;
};

/**
 * Puts files of a template into the box, behind those that are there. Nothing leaves before the Worker has copies of them.
 * Null: it has; else they are out of the box again.
 */
export async function addKept(
  tools: DeedTools,
  conversation: ConversationId,
  files: readonly FileAnswer[],
  { copy, pictureOf }: AskForKept,
): Promise<CommandRefusal | null> {
  const { platform } = tools;
  if (filesIn(tools, conversation).length + files.length > FILES_MAX)
    return { code: "not_sendable", path: "files", why: "too_many", limit: FILES_MAX };
  const added = files.map((file) => ({ ...keptFile(platform.uuid(), file), given: null, part: 0 }));
  const keys = added.map(({ key }) => key);
  putFiles(tools, conversation, [...filesIn(tools, conversation), ...added]);
  const answer = await copy();
  if (!answer.ok) {
    const stay = filesIn(tools, conversation).filter(({ key }) => !keys.includes(key));
    putFiles(tools, conversation, stay);
    forgetFiles(tools, conversation, keys);
    return answer.refusal;
  }
  const givenAt = platform.now();
  for (const [index, given] of answer.result.files.entries()) {
    const key = keys[index] ?? "";
    changeFile(tools, conversation, key, { given, givenAt, part: 1 });
    const file = files[index];
    if (file?.type !== "image") continue;
    void pictureOf(file).then((blob) => blob && changeFile(tools, conversation, key, { blob }));
  }
  keepBox(tools, conversation);
  return null;
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
