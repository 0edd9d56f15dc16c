import { copyWithin } from "../../../bucket/keep.ts";
import { keyOf, keyOfTemplateFile, mediaOfFile } from "../../../bucket/keys.ts";
import { done, refused, type Outcome } from "../../../domain/outcome.ts";
import type { Env } from "../../../env.ts";
import { log, traceOf } from "../../../log.ts";
import type { FileAnswer } from "../../../protocol/outgoing/given-file.ts";
import { conversationStub } from "../../kernel/stubs.ts";
import { toAnswer, type TemplateFile } from "./file-store.ts";

/** `lost`: the bucket does not have it. `full`: more wait for a message of this conversation than may. */
export type NotCopied = { code: "lost" | "full" | "unavailable" };

/**
 * A copy of a template's file for a message to this customer, as if an agent had given it for them: it is the
 * conversation's from then on, and goes with it alone. One that an instance dies over is removed with what no message used.
 */
export async function copyFor(
  { env, desk, conversation }: { env: Env; desk: string; conversation: string },
  file: TemplateFile,
): Promise<Outcome<FileAnswer, NotCopied>> {
  const { MEDIA: bucket } = env;
  if (bucket === undefined) return refused({ code: "unavailable" });
  const stub = conversationStub(env, conversation);
  const begun = await stub.beginFile(conversation);
  if (!begun.ok) return refused({ code: "full" });
  const { file: copy } = begun.value;
  const key = keyOf(conversation, mediaOfFile(copy));
  try {
    const isThere = await copyWithin(bucket, keyOfTemplateFile(desk, file.id), key);
    const { name, mime, bytes } = file;
    const isWanted = await stub.endFile(conversation, copy, isThere ? { name, mime, bytes } : null);
    if (!isThere) return refused({ code: "lost" });
    if (isWanted) return done({ ...toAnswer(file), file: copy });
    await bucket.delete(key);
  } catch (error) {
    log({ event: "fault", where: "desk.copyFor", error: traceOf(error) });
  }
  return refused({ code: "unavailable" });
}
