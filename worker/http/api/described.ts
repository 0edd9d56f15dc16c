import { remembered } from "../../remembered.ts";
import { apiDocument } from "./document.ts";
import { referencePage, REFERENCE_STYLES } from "./reference.ts";
import { tagged } from "./tagged.ts";

/** What follows from the routes alone: made where it is first asked for. */
const made = remembered<{ document?: string; reference?: string }>(() => ({}));

/** `GET /api/v1/openapi.json`: for whoever makes a client. It holds nothing of any desk. */
export async function describeApi(request: Request): Promise<Response> {
  const document = (made().document ??= JSON.stringify(apiDocument()));
  return await tagged(request, document, {
    "Content-Type": "application/json",
    "Cache-Control": "public, max-age=300",
  });
}

/** `GET /api`: the same for whoever reads. Nothing runs in it, and nothing is loaded. */
export async function showReference(request: Request): Promise<Response> {
  const page = (made().reference ??= referencePage(apiDocument()));
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(REFERENCE_STYLES));
  const hash = btoa(String.fromCharCode(...new Uint8Array(digest)));
  return await tagged(request, page, {
    "Content-Type": "text/html; charset=utf-8",
    "Cache-Control": "public, max-age=300",
    "Content-Security-Policy": `default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
  });
}
