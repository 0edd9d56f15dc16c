/** What Meta calls when a person removes the app, or wants their data deleted (Facebook Login, callbacks). */
import type { IRequest } from "itty-router";
import { appSecretsOf, configOf } from "../config.ts";
import type { Env } from "../env.ts";
import { HttpError } from "../errors.ts";
import { readSignedRequest, SIGNED_REQUEST_CHARS_MAX } from "../graph/signed-request.ts";
import { log } from "../log.ts";
import { directoryStub } from "../objects/kernel/stubs.ts";
import type { RemovedKind } from "../protocol/admin/receipt.ts";
import type { MetaRequest, MetaRequestKind } from "../objects/kernel/contracts.ts";
import { readBody } from "./body.ts";
import { askedOf } from "./rates.ts";

/** A form of one field, whose signs may be escaped. */
const BODY_BYTES_MAX = 3 * SIGNED_REQUEST_CHARS_MAX;
const CODE = /^[0-9a-f]{32}$/;

/** What the person is told of it: nothing of who they are, for whoever has the address sees it. */
const STATES: Record<MetaRequest["state"], string> = {
  received: "It has been received. We are finding out which conversations are yours.",
  erasing: "Your conversations are being deleted.",
  done: "Your data has been deleted.",
  by_hand:
    "Facebook does not tell us which conversations are yours, so a member of our staff is looking after it. Writing to the Page and giving the code above helps.",
};

/** In words that a person knows; what they do not know the names of is summed up. */
const REMOVED: readonly [words: string, kinds: readonly RemovedKind[]][] = [
  ["messages and notes", ["entries"]],
  ["files", ["files"]],
  ["contacts and tickets", ["contacts", "tickets"]],
  [
    "technical records",
    ["raw", "references", "lines", "indexed_texts", "webhook_events", "webhook_deliveries", "dead_letters"],
  ],
];

/** What was deleted, by number and kind; and why something is not, where that is so. */
function receiptIn(receipt: MetaRequest["receipt"]): string {
  if (receipt === null) return "";
  const { id, endedAt, removed = {}, held = 0 } = receipt;
  const rows = REMOVED.flatMap(([words, kinds]) => {
    const count = kinds.reduce((sum, kind) => sum + (removed[kind] ?? 0), 0);
    return count === 0 ? [] : [`<li>${String(count)} ${words}</li>`];
  });
  const ended = endedAt === null ? "" : ` Completed on ${new Date(endedAt).toISOString().slice(0, 10)}.`;
  const told =
    rows.length === 0 ? "" : `<p>Deleted so far, receipt ${id}.${ended}</p><ul>${rows.join("")}</ul>`;
  const kept =
    held === 0
      ? ""
      : "<p>Some of it must be kept for now, for the establishment, exercise or defence of legal claims. It will be deleted when that reason ends, without another request.</p>";
  return told + kept;
}

/** `POST /meta/deauthorize`: Meta wants no answer but 200. */
export async function hearDeauthorization(request: IRequest, env: Env): Promise<Response> {
  await recorded(request, env, "deauthorize");
  return Response.json({ success: true });
}

/** `POST /meta/data-deletion`: answered with the code, and the page that tells what became of the wish. */
export async function hearDataDeletion(request: IRequest, env: Env): Promise<Response> {
  const code = await recorded(request, env, "data_deletion");
  const origin = configOf(env).publicUrl ?? new URL(request.url).origin;
  return Response.json({ url: `${origin}/meta/data-deletion/${code}`, confirmation_code: code });
}

/** `GET /meta/data-deletion/:code`: for the person, who knows the code from Meta. */
export async function showDataDeletion(request: IRequest, env: Env): Promise<Response> {
  const code = String(request.params["code"]);
  const ask = async (): Promise<MetaRequest | null> => await directoryStub(env).metaRequest(code);
  const isKnown = (request: MetaRequest | null): boolean => request !== null;
  // A code has no mark: Meta's person has it from us, and nothing else.
  const found = CODE.test(code) ? await askedOf(request, { text: code, isOwn: false }, ask, isKnown) : null;
  if (found === null) throw new HttpError(404, "not_found");
  const day = new Date(found.at).toISOString().slice(0, 10);
  const state =
    found.kind === "data_deletion" ? `<p>${STATES[found.state]}</p>${receiptIn(found.receipt)}` : "";
  const page = `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Data deletion</title><h1>Your request to delete your data</h1><p>Received on ${day}. Code: ${code}</p>${state}`;
  return new Response(page, {
    headers: { "Content-Type": "text/html; charset=utf-8", "Cache-Control": "no-store" },
  });
}

async function recorded(request: IRequest, env: Env, kind: MetaRequestKind): Promise<string> {
  const config = configOf(env);
  const [{ appId }, appSecrets] = [config, appSecretsOf(config)];
  if (appId === null || appSecrets.length === 0) throw new HttpError(503, "not_configured");
  const form = new URLSearchParams(new TextDecoder().decode(await readBody(request, BODY_BYTES_MAX)));
  const text = form.get("signed_request") ?? "";
  const signed = await readSignedRequest(text, appSecrets);
  if (signed === null) {
    log({ event: "meta.refused", reason: "signature_mismatch" });
    throw new HttpError(403, "signature_mismatch", { isForged: true });
  }
  const code = await directoryStub(env).recordMetaRequest(kind, appId, { ...signed, text });
  log({ event: "meta.request", kind });
  return code;
}
