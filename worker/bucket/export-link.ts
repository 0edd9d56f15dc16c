import * as v from "../protocol/values.ts";
import { derivedBytes, hmacKeyOf } from "../access/derived-key.ts";
import { base64url } from "../protocol/base64url.ts";
import { ConversationId, DeskName } from "../protocol/ids.ts";
import { TRANSCRIPT_LANGUAGES } from "../protocol/transcripts/transcript.ts";
import { said, signed } from "./link.ts";

/**
 * Whose conversations may be taken along until when (ms), of which desk, and who may: `id` is that of the command, by which the log knows it
 * again.
 */
const ExportGrant = v.strictObject({
  desk: DeskName,
  conversations: v.array(ConversationId),
  id: v.string(),
  sub: v.string(),
  name: v.string(),
  /** In which its pages are written; left out by an older Worker: English. */
  language: v.exactOptional(v.picklist(TRANSCRIPT_LANGUAGES)),
  expiresAt: v.number(),
});
export type ExportGrant = v.InferOutput<typeof ExportGrant>;

const PURPOSE = "fb-chat export link v1";

/** A path of this Worker that hands out all that is kept of a person, good until `expiresAt` for whoever has it; as links to files are. */
export async function signExportLink(secret: string, grant: ExportGrant): Promise<string> {
  const text = base64url(new TextEncoder().encode(JSON.stringify(grant)));
  return `/export?link=${text}.${await signed(await keyFrom(secret), text)}`;
}

/** What a link grants that one of the secrets signed; null when it is not ours or over, without telling which. */
export async function readExportLink(
  secrets: readonly string[],
  link: string,
  now: number,
): Promise<ExportGrant | null> {
  for (const secret of secrets) {
    const text = await said(await keyFrom(secret), link);
    if (text === null) continue;
    const read = v.safeParse(ExportGrant, JSON.parse(new TextDecoder().decode(text)));
    return read.success && read.output.expiresAt > now ? read.output : null;
  }
  return null;
}

async function keyFrom(secret: string): Promise<CryptoKey> {
  return await hmacKeyOf(await derivedBytes(secret, PURPOSE));
}
