import { makeZip } from "client-zip";
import type { IRequest } from "itty-router";
import { readExportLink, type ExportGrant } from "../bucket/export-link.ts";
import { keyOf, PICTURES } from "../bucket/keys.ts";
import { countedBucket } from "../bucket/operations.ts";
import { appSecretsOf, configOf } from "../config.ts";
import { entriesPage, indexPage, partName, type ExportedConversation } from "../domain/export-pages.ts";
import { fileName } from "../domain/names.ts";
import type { Actor } from "../domain/ownership.ts";
import type { Env } from "../env.ts";
import { HttpError } from "../errors.ts";
import { log } from "../log.ts";
import { deskStub } from "../objects/kernel/stubs.ts";
import type { ResultOf } from "../protocol/commands.ts";
import { pageIdOf } from "../protocol/conversation-name.ts";
import type { ExportedFile } from "../protocol/export/commands.ts";
import { partsOfName } from "../protocol/ids.ts";
import { HISTORY_PAGE_MAX } from "../protocol/limits.ts";
import { kindOf } from "../protocol/thread/kind.ts";
import { untilGivenUp } from "./given-up.ts";

/** One answer asks for no more files: the platform allows a request only so many of its own. The others are named in it. */
export const EXPORTED_FILES_MAX = 500;

/** A part of the archive: JSON, or a file as it lies in the bucket. */
type Part = { name: string; input: string | ReadableStream<Uint8Array>; lastModified: Date };
/** A file of an entry; `entry` null: a picture of the conversation as a whole. */
type KeptFile = Pick<ExportedFile, "media" | "name"> & { entry: ExportedFile["entry"] | null };
/** A file that is not in the archive, and why. */
type Missing = KeptFile & {
  conversation: string;
  why: "not_in_bucket" | "too_many";
};

/**
 * `GET /export?link=…`: all that is kept of a person as a zip, for whoever has the link (`customer.exportLink`). It is written as it is read, a
 * page of entries and a piece of a file at a time. 403 for a link that is over or was never ours, 404 where nothing is kept any more.
 */
export async function serveExport(request: IRequest, env: Env): Promise<Response> {
  const secrets = appSecretsOf(configOf(env));
  if (secrets.length === 0) throw new HttpError(503, "not_configured");
  const link = new URL(request.url).searchParams.get("link") ?? "";
  const grant = await readExportLink(secrets, link, Date.now());
  if (grant === null) throw new HttpError(403, "link_invalid");
  const headers = {
    "Content-Type": "application/zip",
    "Content-Disposition": `attachment; filename="export-${new Date().toISOString().slice(0, 10)}.zip"`,
    "Cache-Control": "no-store",
  };
  if (request.method === "HEAD") return new Response(null, { headers });
  const archive = new Archive(env, grant);
  // Before anything is promised: it may have been erased since the link was made.
  const first = await archive.page(grant.conversations[0] ?? "", null);
  if (first === null) throw new HttpError(404, "not_found");
  return new Response(untilGivenUp(makeZip(archive.parts())), { headers });
}

type Page = ResultOf<"customer.export">;

class Archive {
  readonly #env: Env;
  readonly #grant: ExportGrant;
  readonly #missing: Missing[] = [];
  /** Those that were begun, for the page that leads to them. */
  readonly #exported: ExportedConversation[] = [];
  #files = 0;

  constructor(env: Env, grant: ExportGrant) {
    this.#env = env;
    this.#grant = grant;
  }

  /** Entries before that place; null: there is no such conversation at the desk any more. Throws where it cannot be read. */
  async page(conversation: string, before: { at: number; id: number } | null): Promise<Page | null> {
    const { desk, sub, name, id } = this.#grant;
    const actor: Actor = { sub, name, role: "admin" };
    const outcome = await deskStub(this.#env, desk).command(desk, actor, {
      ...{ type: "customer.export", id, conversation, limit: HISTORY_PAGE_MAX },
      ...(before === null ? {} : { before }),
    });
    if (outcome.ok) return outcome.value as Page;
    if (outcome.refusal.code === "not_found") return null;
    throw new Error(`the desk refused the export: ${outcome.refusal.code}`);
  }

  async *parts(): AsyncGenerator<Part> {
    let isWhole = false;
    try {
      const { conversations, language = "en" } = this.#grant;
      const all = [...new Set([...conversations, ...(await this.#comments())])];
      for (const [at, conversation] of all.entries())
        yield* this.#conversation(`conversation-${String(at + 1)}`, conversation);
      yield json("missing-files.json", this.#missing);
      const person = this.#exported[0]?.name ?? "";
      const index = indexPage(person, this.#exported, this.#missing.length, Date.now(), language);
      yield html("index.html", index);
      isWhole = true;
    } finally {
      // Whoever has a part of it cannot open that: what an archive holds stands at its end.
      const counts = { files: this.#files, missing: this.#missing.length };
      log({ event: isWhole ? "export.ended" : "export.broken", desk: this.#grant.desk, ...counts });
    }
  }

  /** Threads under posts that the same people began, where Meta says who did. */
  async #comments(): Promise<string[]> {
    const { desk, conversations } = this.#grant;
    const people = conversations.filter((name) => kindOf(name) === "messenger").map(partsOfName);
    const found = await Promise.all(
      people.map(({ pageId, psid }) => deskStub(this.#env, desk).commentsBy(desk, pageId, [psid])),
    );
    return found.flat();
  }

  async *#conversation(folder: string, conversation: string): AsyncGenerator<Part> {
    const { language = "en" } = this.#grant;
    const pageId = pageIdOf(conversation);
    const isComment = kindOf(conversation) === "comment";
    const pictures: string[] = [];
    const exported = { folder, name: "", page: pageId, isComment, pictures, parts: 0, files: 0 };
    let before: { at: number; id: number } | null = null;
    for (let number = 1; ; number++) {
      const page: Page | null = await this.page(conversation, before);
      if (page === null) return;
      const { summary, contacts, others, entries, files, more } = page;
      if (number === 1) {
        exported.name = summary.customer.name ?? summary.customer.label;
        this.#exported.push(exported);
        const tickets = await this.#tickets(conversation);
        yield json(`${folder}/about.json`, { conversation, summary, contacts, others, tickets });
        for (const media of await this.#pictures(conversation, summary.customer.picture))
          for await (const part of this.#file(folder, conversation, { entry: null, media, name: null })) {
            exported.files += 1;
            pictures.push(part.name);
            yield part;
          }
      }
      exported.parts = number;
      yield json(`${folder}/${partName(number)}.json`, entries);
      const paths = new Map<number, string[]>();
      for (const file of files) {
        for await (const part of this.#file(folder, conversation, file)) {
          exported.files += 1;
          const path = part.name.slice(folder.length + 1);
          paths.set(file.entry, [...(paths.get(file.entry) ?? []), path]);
          yield part;
        }
      }
      const read = entriesPage(exported.name, entries, paths, language);
      yield html(`${folder}/${partName(number)}.html`, read);
      const [first] = entries;
      if (!more || first === undefined) return;
      before = { at: first.at, id: first.id };
    }
  }

  /**
   * The customer's picture, and whatever else is kept as one: that of the post above a thread of comments, which no summary names, or one
   * that another took the place of and that did not go. The one that is `named` is among them also where the bucket has none.
   */
  async #pictures(conversation: string, named: string | undefined): Promise<string[]> {
    const prefix = keyOf(conversation, "");
    const listed = await countedBucket(this.#env)?.list({ prefix: `${prefix}${PICTURES}` });
    const kept = listed?.objects.map(({ key }) => key.slice(prefix.length)) ?? [];
    return [...new Set([...(named === undefined ? [] : [named]), ...kept])];
  }

  async #tickets(conversation: string): Promise<unknown> {
    const { desk, sub, name } = this.#grant;
    const actor: Actor = { sub, name, role: "admin" };
    const command = { type: "tickets.list", id: crypto.randomUUID(), conversation } as const;
    const outcome = await deskStub(this.#env, desk).command(desk, actor, command);
    return outcome.ok ? outcome.value : [];
  }

  /** One that is gone is named among those that are missing, and the archive goes on. */
  async *#file(folder: string, conversation: string, file: KeptFile): AsyncGenerator<Part> {
    const { entry, media, name } = file;
    const isTooMany = (this.#files += 1) > EXPORTED_FILES_MAX;
    const object = isTooMany
      ? null
      : ((await countedBucket(this.#env)?.get(keyOf(conversation, media))) ?? null);
    if (object === null) {
      const why = isTooMany ? "too_many" : "not_in_bucket";
      this.#missing.push({ conversation, entry, media, name, why });
      return;
    }
    const called = fileName(name ?? "") ?? (entry === null ? pictureName(object) : "file");
    const input = object.body as ReadableStream<Uint8Array>;
    yield { name: `${folder}/files/${media} ${called}`, input, lastModified: object.uploaded };
  }
}

/** With the ending by which a computer knows what opens it. */
function pictureName({ httpMetadata }: R2Object): string {
  const [, ending] = /^image\/([a-z]{2,5})$/.exec(httpMetadata?.contentType ?? "") ?? [];
  return ending === undefined ? "picture" : `picture.${ending}`;
}

function json(name: string, value: unknown): Part {
  return { name, input: `${JSON.stringify(value, null, 2)}\n`, lastModified: new Date() };
}

function html(name: string, page: string): Part {
  return { name, input: page, lastModified: new Date() };
}
