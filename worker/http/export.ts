import { makeZip } from "client-zip";
import type { IRequest } from "itty-router";
import { readExportLink, type ExportGrant } from "../bucket/export-link.ts";
import { keyOf } from "../bucket/keys.ts";
import { countedBucket } from "../bucket/operations.ts";
import { appSecretsOf, configOf } from "../config.ts";
import { fileName } from "../domain/names.ts";
import type { Actor } from "../domain/ownership.ts";
import type { Env } from "../env.ts";
import { HttpError } from "../errors.ts";
import { deskStub } from "../objects/kernel/stubs.ts";
import type { ResultOf } from "../protocol/commands.ts";
import type { ExportedFile } from "../protocol/export/commands.ts";
import { HISTORY_PAGE_MAX } from "../protocol/limits.ts";
import { untilGivenUp } from "./given-up.ts";

/** One answer asks for no more files: the platform allows a request only so many of its own. The others are named in it. */
export const EXPORTED_FILES_MAX = 500;

/** A part of the archive: JSON, or a file as it lies in the bucket. */
type Part = { name: string; input: string | ReadableStream<Uint8Array>; lastModified: Date };
/** A file that is not in the archive, and why. */
type Missing = Pick<ExportedFile, "entry" | "media" | "name"> & {
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
    for (const [at, conversation] of this.#grant.conversations.entries())
      yield* this.#conversation(`conversation-${String(at + 1)}`, conversation);
    yield json("missing-files.json", this.#missing);
  }

  async *#conversation(folder: string, conversation: string): AsyncGenerator<Part> {
    let before: { at: number; id: number } | null = null;
    for (let number = 1; ; number++) {
      const page: Page | null = await this.page(conversation, before);
      if (page === null) return;
      const { summary, contacts, others, entries, files, more } = page;
      if (number === 1) {
        const tickets = await this.#tickets(conversation);
        yield json(`${folder}/about.json`, { conversation, summary, contacts, others, tickets });
      }
      yield json(`${folder}/entries-${String(number).padStart(4, "0")}.json`, entries);
      for (const file of files) yield* this.#file(folder, conversation, file);
      const [first] = entries;
      if (!more || first === undefined) return;
      before = { at: first.at, id: first.id };
    }
  }

  async #tickets(conversation: string): Promise<unknown> {
    const { desk, sub, name } = this.#grant;
    const actor: Actor = { sub, name, role: "admin" };
    const command = { type: "tickets.list", id: crypto.randomUUID(), conversation } as const;
    const outcome = await deskStub(this.#env, desk).command(desk, actor, command);
    return outcome.ok ? outcome.value : [];
  }

  /** One that is gone is named among those that are missing, and the archive goes on. */
  async *#file(folder: string, conversation: string, file: ExportedFile): AsyncGenerator<Part> {
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
    const called = fileName(name ?? "") ?? "file";
    const input = object.body as ReadableStream<Uint8Array>;
    yield { name: `${folder}/files/${media} ${called}`, input, lastModified: object.uploaded };
  }
}

function json(name: string, value: unknown): Part {
  return { name, input: `${JSON.stringify(value, null, 2)}\n`, lastModified: new Date() };
}
