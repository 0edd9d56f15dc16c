/** Files that go wrong on their way from Meta to the desk, as they do in reality. The phone itself shows them well. */
import { html, type TemplateResult } from "lit";
import type { FileWrong } from "../people/customer.ts";
import type { PhoneThread } from "./routes.ts";
import type { Doing } from "./thread-view.ts";

/** As `attach` takes them. */
const WHAT: readonly (readonly [name: string, label: string])[] = [
  ["photo", "picture"],
  ["gif", "GIF"],
  ["video", "video"],
  ["voice", "voice message"],
  ["pdf", "PDF"],
];

/** Each lasts until it is mended, unless it says otherwise. */
const HOW: readonly (readonly [label: string, wrong: FileWrong])[] = [
  ["whose link is dead (HTTP 404)", { fault: { kind: "media-status", status: 404 } }],
  ["whose link has expired (HTTP 403)", { fault: { kind: "media-status", status: 403 } }],
  ["that was deleted (HTTP 410)", { fault: { kind: "media-status", status: 410 } }],
  ["of which Meta tells no link", { unlinked: true }],
  ["of 30 MB", { fault: { kind: "media-oversize", bytes: 30_000_000 } }],
  ["of 30 MB, not told before", { fault: { kind: "media-oversize", bytes: 30_000_000, hidden: true } }],
  ["that leads to another host", { fault: { kind: "media-redirect", to: "http://169.254.169.254/" } }],
  ["that leads round in circles", { fault: { kind: "media-redirect", hops: 100 } }],
  ["that never comes", { fault: { kind: "media-hang" } }],
  ["that comes at the second try (HTTP 503)", { fault: { kind: "media-status", status: 503, count: 1 } }],
  ["that comes after 8 seconds", { fault: { kind: "media-slow", ms: 8_000 } }],
  ["that breaks off once in the middle", { fault: { kind: "media-cut", count: 1 } }],
  ["that comes by three redirects", { fault: { kind: "media-redirect", hops: 3 } }],
  ["that is damaged", { fault: { kind: "media-damage" } }],
  ["that is a web page", { fault: { kind: "media-disguise", as: "html" } }],
  ["that is an SVG with a script", { fault: { kind: "media-disguise", as: "svg" } }],
];

export function wrongFile({ customer }: PhoneThread, doing: Doing): TemplateResult {
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    const form = new FormData(event.target as HTMLFormElement);
    const [name = ""] = WHAT[Number(form.get("what"))] ?? [];
    const [, wrong = {}] = HOW[Number(form.get("how"))] ?? [];
    void doing.act((client) => client.customer(customer.psid).attach([name], {}, wrong));
  };
  return html`<form @submit=${submit}>
    <label for="wrong-what">Send a</label>
    <select id="wrong-what" name="what">
      ${WHAT.map(([, label], index) => html`<option value=${index}>${label}</option>`)}
    </select>
    <div class="row wraps">
      <select name="how" aria-label="What is wrong with it">
        ${HOW.map(([label], index) => html`<option value=${index}>${label}</option>`)}
      </select>
      <button>Send</button>
    </div>
  </form>`;
}
