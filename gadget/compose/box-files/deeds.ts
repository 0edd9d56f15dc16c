import type { ConversationId } from "../../../worker/protocol/ids.ts";
import { FILE_BYTES_MAX, FILES_MAX, IMAGE_BYTES_MAX } from "../../../worker/protocol/outgoing/limits.ts";
import { BuiltMemory } from "../../memory/keep-built.ts";
import { keptPrefix } from "../../memory/kept-names.ts";
import { browserUploader } from "../../platform/uploader.ts";
import type { DeedTools } from "../../session/deed-tools.ts";
import type { BoxFile, BoxFileProblem } from "../../state/box-file.ts";
import { composedOf } from "../../state/composed.ts";
import { uploadFile } from "../../wire/upload.ts";
import type { UploadAnswer } from "../../wire/upload.ts";
import { smallerCopy } from "./shrink.ts";

/** What ends each that is on its way. */
const underWay = new Map<string, AbortController>();

/** Puts files into the box, behind those that are there, and takes them to the Worker. */
export function addFiles(tools: DeedTools, conversation: ConversationId, files: readonly File[]): void {
  const room = FILES_MAX - composedOf(tools.store.state, conversation).files.length;
  const added = files.map((file, index): BoxFile => {
    const { name, size: bytes, type: mime } = file;
    const problem = index < room ? problemOf(file) : ({ why: "too_many", limit: FILES_MAX } as const);
    return { key: tools.platform.uuid(), name, bytes, mime, blob: file, part: 0, given: null, problem };
  });
  change(tools, conversation, (held) => [...held, ...added]);
  for (const file of added) if (!file.problem) void give(tools, conversation, file);
}

/** Takes one out of the box, whether it is on its way or there. */
export function removeFile(tools: DeedTools, conversation: ConversationId, key: string): void {
  underWay.get(key)?.abort();
  change(tools, conversation, (held) => held.filter((file) => file.key !== key));
}

export function tryAgain(tools: DeedTools, conversation: ConversationId, file: BoxFile): void {
  if (file.blob) void give(tools, conversation, file);
}

/** All that could not leave for want of a connection. */
export function tryAllAgain(tools: DeedTools, conversation: ConversationId): void {
  for (const file of composedOf(tools.store.state, conversation).files)
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
  const smaller: BoxFile = { ...file, name, bytes, mime, blob: copy, problem: null };
  one(tools, conversation, file.key, () => smaller);
  void give(tools, conversation, smaller);
  return true;
}

/** What was in the box in an earlier life of the page, as far as the Worker has it. */
export function recallFiles(tools: DeedTools, conversation: ConversationId): void {
  const { files } = composedOf(tools.store.state, conversation);
  const kept = memoryOf(tools).read(conversation, "files");
  if (files.length > 0 || !Array.isArray(kept)) return;
  const recalled = kept
    .filter(isKept)
    .map((file): BoxFile => ({ ...file, blob: null, part: 1, problem: null }));
  tools.store.dispatch({ type: "composed", conversation, change: { files: recalled } });
}

/** They were sent: nothing of them stays here. */
export function emptyBox(tools: DeedTools, conversation: ConversationId): void {
  change(tools, conversation, () => []);
}

async function give(
  tools: DeedTools,
  conversation: ConversationId,
  { key, name, blob }: BoxFile,
): Promise<void> {
  if (!blob) return;
  const abort = new AbortController();
  underWay.set(key, abort);
  one(tools, conversation, key, (file) => ({ ...file, part: 0, problem: null }));
  const { platform, server, token } = tools;
  const answer = await uploadFile(
    { platform, uploader: platform.uploader ?? browserUploader, server, token },
    {
      conversation,
      name,
      body: blob,
      told: (part) => {
        one(tools, conversation, key, (file) => ({ ...file, part }));
      },
      signal: abort.signal,
    },
  );
  if (underWay.get(key) === abort) underWay.delete(key);
  one(tools, conversation, key, (file) => ({ ...file, ...outcomeOf(answer) }));
}

function outcomeOf(answer: UploadAnswer): Pick<BoxFile, "given" | "problem" | "part"> {
  if (answer.ok) return { given: answer.uploaded, problem: null, part: 1 };
  const problem: BoxFileProblem =
    answer.why === "refused" ? { why: "refused", code: answer.code } : { why: "away" };
  return { given: null, problem, part: 0 };
}

/** What Messenger would not take, said before anything leaves. What it is by its bytes the Worker sees. */
function problemOf({ size, type }: File): BoxFileProblem | null {
  if (size === 0) return { why: "empty" };
  const limit = /^image\/(png|jpeg|gif)$/.test(type) ? IMAGE_BYTES_MAX : FILE_BYTES_MAX;
  return size > limit ? { why: "too_large", limit } : null;
}

function one(
  tools: DeedTools,
  conversation: ConversationId,
  key: string,
  next: (file: BoxFile) => BoxFile,
): void {
  change(tools, conversation, (held) => held.map((file) => (file.key === key ? next(file) : file)));
}

function change(
  tools: DeedTools,
  conversation: ConversationId,
  next: (held: readonly BoxFile[]) => readonly BoxFile[],
): void {
  const files = next(composedOf(tools.store.state, conversation).files);
  tools.store.dispatch({ type: "composed", conversation, change: { files } });
  const kept = files.flatMap(({ key, name, bytes, mime, given }) =>
    given ? [{ key, name, bytes, mime, given }] : [],
  );
  memoryOf(tools).keep(conversation, "files", kept.length > 0 ? kept : null);
}

function memoryOf({ platform, server, store }: DeedTools): BuiltMemory {
  return new BuiltMemory(platform.memory, keptPrefix(server, store.state), () => platform.now());
}

type KeptFile = Pick<BoxFile, "key" | "name" | "bytes" | "mime" | "given">;

/** Anybody may write into the memory of a page. */
function isKept(value: unknown): value is KeptFile {
  const { key, name, bytes, mime, given } = Object(value) as Partial<KeptFile>;
  return (
    typeof key === "string" &&
    typeof name === "string" &&
    typeof bytes === "number" &&
    typeof mime === "string" &&
    typeof given?.file === "string"
  );
}
