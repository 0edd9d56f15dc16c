import { keyOf, mediaOfFile } from "../../../bucket/keys.ts";
import { signLastingLink } from "../../../bucket/lasting.ts";
import { configOf } from "../../../config.ts";
import { fetchedFiles, uploadedFiles } from "../../../domain/file-places.ts";
import { sentAs } from "../../../domain/sent-as.ts";
import type { Env } from "../../../env.ts";
import type { GraphOutcome } from "../../../graph/client.ts";
import type { FilePlaces } from "../../../graph/outgoing/message.ts";
import { uploadAttachment } from "../../../graph/upload.ts";
import { log, traceOf } from "../../../log.ts";
import { partsOfName } from "../../../protocol/ids.ts";
import type { NamedFile } from "../../../protocol/outgoing/files.ts";
import type { Outgoing } from "../../../protocol/outgoing/outgoing.ts";
import { pageStub } from "../../kernel/stubs.ts";
import type { ConversationStore } from "../log/store.ts";
import type { GraphLeave } from "../outbox/leases.ts";
import type { WholeFile } from "./store.ts";

/** Meta's word on an `attachment_id` that it does not know, or no longer ("error codes"). */
const ATTACHMENT_UNKNOWN = 2018074;

/** What came of bringing a file to Meta. `gone`: the bucket does not have it. */
export type Brought = GraphOutcome<null> | { kind: "gone" };

type Tools = { env: Env; store: ConversationStore };

/**
 * Brings the files of a message to Meta before it leaves. Nobody is sent anything by that, and it may be repeated: an
 * instance that dies over it leaves a message that is queued. What Meta has is used again for as long as Meta keeps it.
 */
export class Uploads {
  readonly #tools: Tools;
  /** Messages of which Meta said that it does not know their files: they are brought once more, and not a third time. */
  readonly #again = new Set<number>();

  constructor(tools: Tools) {
    this.#tools = tools;
  }

  /** The first of the message's files that Meta is to be brought; null: it has all of them. `lost`: it is not here. */
  next(outgoing: Outgoing, now: number): WholeFile | "lost" | null {
    const { files } = this.#tools.store;
    for (const { file } of uploadedFiles(outgoing)) {
      if (files.attachmentOf(file, now) === null) return files.find(file) ?? "lost";
    }
    return null;
  }

  /** One call. Never throws. */
  async bring({ id, name, mime, bytes }: WholeFile, { access }: GraphLeave): Promise<Brought> {
    const { env, store } = this.#tools;
    let object: R2ObjectBody | null | undefined;
    try {
      const { conversation } = store.existingThread();
      object = await env.MEDIA?.get(keyOf(conversation, mediaOfFile(id)));
    } catch (error) {
      log({ event: "fault", where: "conversation.uploads", error: traceOf(error) });
      return { kind: "ambiguous", why: "no_answer" };
    }
    if (object === undefined) return { kind: "ambiguous", why: "no_answer" };
    if (object === null || object.size !== bytes) return { kind: "gone" };
    const file = { name: name ?? "file", mime, bytes, body: object.body };
    const outcome = await uploadAttachment(access, sentAs(mime), file);
    if (outcome.kind !== "accepted") return outcome;
    store.files.attached(id, outcome.value.attachmentId, Date.now());
    return { kind: "accepted", value: null };
  }

  /** Where Meta finds the files of a message of which it has all that are uploaded. */
  async placesOf(outgoing: Outgoing, leased: string | null): Promise<FilePlaces | null> {
    const { store } = this.#tools;
    const urls = await this.#addressesOf(fetchedFiles(outgoing), leased);
    if (urls === null) return null;
    // What Meta has now it has when the request is made.
    const ids = new Map(
      uploadedFiles(outgoing).map(({ file }) => [file, store.files.attachmentOf(file, Date.now()) ?? ""]),
    );
    return {
      urlOf: (file) => urls.get(file) ?? "",
      attachmentOf: (file) => ({ type: store.files.typeOf(file), id: ids.get(file) ?? "" }),
    };
  }

  /** `leased`: what was known with the lease, which may be older than the message. Null: nobody knows where Meta fetches. */
  async #addressesOf(
    fetched: readonly NamedFile[],
    leased: string | null,
  ): Promise<Map<string, string> | null> {
    const { env, store } = this.#tools;
    const urls = new Map<string, string>();
    if (fetched.length === 0) return urls;
    const { conversation } = store.existingThread();
    const { pageId } = partsOfName(conversation);
    const { appSecret } = configOf(env);
    const publicUrl = leased ?? (await pageStub(env, pageId).publicUrl(pageId));
    if (appSecret === null || publicUrl === null || env.MEDIA === undefined) return null;
    const place = { bucket: env.MEDIA, secret: appSecret };
    try {
      for (const { file } of fetched) {
        const path = await signLastingLink(place, keyOf(conversation, mediaOfFile(file)));
        urls.set(file, `${publicUrl}${path}`);
      }
    } catch (error) {
      log({ event: "fault", where: "conversation.addresses", error: traceOf(error) });
      return null;
    }
    return urls;
  }

  /** Meta does not know the files of this message any more: true, once, where they are to be brought anew. */
  isForgotten(seq: number, outgoing: Outgoing, { subcode }: { subcode: number | null }): boolean {
    const files = uploadedFiles(outgoing);
    if (subcode !== ATTACHMENT_UNKNOWN || files.length === 0 || this.#again.has(seq)) return false;
    this.#again.add(seq);
    for (const { file } of files) this.#tools.store.files.detached(file);
    return true;
  }
}
