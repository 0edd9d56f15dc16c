import type { FileAnswer } from "../../../worker/protocol/outgoing/given-file.ts";
import { FILE_BYTES_MAX, IMAGE_BYTES_MAX } from "../../../worker/protocol/outgoing/limits.ts";
import type { BoxFile, BoxFileProblem } from "../../state/box-file.ts";
import { shortName } from "./file-name.ts";

/** A file of this computer, before it leaves. `problem`: where there is no room for it. */
export function newFile(key: string, file: File, problem: BoxFileProblem | null): BoxFile {
  const { size: bytes, type: mime } = file;
  return {
    ...{ key, name: shortName(file.name), bytes, mime, blob: file },
    ...{ part: 0, given: null, givenAt: null, survives: true, problem: problem ?? problemOf(file) },
  };
}

/** A file of a template; null: one that is lost. */
export function keptFile(key: string, kept: FileAnswer | null): BoxFile {
  const { name = null, bytes = 0, mime = "" } = kept ?? {};
  return {
    ...{ key, name: name ?? "", bytes, mime, blob: null, part: kept ? 1 : 0, given: kept, givenAt: null },
    ...{ survives: true, problem: kept ? null : { why: "gone" } },
  };
}

/** What Messenger would not take, said before anything leaves. What it is by its bytes the Worker sees. */
function problemOf({ size, type }: File): BoxFileProblem | null {
  if (size === 0) return { why: "empty" };
  const limit = /^image\/(png|jpeg|gif)$/.test(type) ? IMAGE_BYTES_MAX : FILE_BYTES_MAX;
  return size > limit ? { why: "too_large", limit } : null;
}
