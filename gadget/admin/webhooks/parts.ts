import { html, nothing } from "lit";
import type { WebhookDelivery, WebhookEntry } from "../../../worker/protocol/webhooks/webhook.ts";
import { momentTime } from "../../words/moments.ts";
import type { Loss } from "../state/admin.ts";
import type { Doing } from "../state/doing.ts";
import "../shell/fb-chat-admin-copy.ts";
import { icon } from "../shell/icon.ts";
import { fault } from "../shell/parts.ts";
import { w } from "../words/words.ts";
import type { Pages } from "./model/pages.ts";
import { FARE_MARKS, fareOf } from "./model/fare.ts";
import { webhookWords } from "./words/words.ts";

/** How an endpoint fares, by a word and by colour. */
export function fareMark(entry: WebhookEntry, now: number) {
  const { fare, since } = fareOf(entry);
  const words = webhookWords().fares[fare](since === null ? "" : momentTime(since, now));
  return html`<span class="status ${FARE_MARKS[fare]}">${words}</span>`;
}

/** What is known of what goes there: the last that arrived, what waits, and what was given up. */
export function fareFacts(
  { deliveredAt, waiting, deadLetters, nextAt, failingSince }: WebhookEntry,
  now: number,
) {
  const words = webhookWords();
  const facts = [
    deliveredAt === null ? words.neverArrived : words.arrived(momentTime(deliveredAt, now)),
    ...(failingSince !== null && nextAt !== null
      ? [words.nextTry(momentTime(Math.max(nextAt, now), now))]
      : []),
    ...(waiting > 0 ? [words.waiting(waiting)] : []),
  ];
  return html`<p class="facts">
    ${facts.map((fact) => html`<span>${fact}</span>`)}
    ${deadLetters > 0 ? html`<span class="given-up">${words.dead(deadLetters)}</span>` : nothing}
  </p>`;
}

/** How an endpoint's answer began: text, whatever it is, and never anything else. */
export function answerText({ answer, fault: why }: Pick<WebhookDelivery, "answer" | "fault">) {
  const words = webhookWords();
  if (answer === "") return why === null ? html`<p class="muted">${words.answeredNothing}</p>` : nothing;
  return html`<p class="muted">${words.answered}</p>
    <pre class="answer" dir="ltr" tabindex="0" aria-label=${words.answered}>${answer}</pre>`;
}

type AnyPages = Pages<unknown>;

/** What was refused of reading. */
export function lossOfPages(pages: Pick<AnyPages, "refusal" | "first">): Loss {
  return { refusal: pages.refusal, onAgain: () => void pages.first() };
}

/** Of when what is shown is, and a button that reads it anew. */
export function asOf(pages: Pick<AnyPages, "rows" | "at" | "busy" | "first" | "refusal">, now: number) {
  const words = webhookWords();
  const isLoading = pages.rows === null && pages.refusal === null;
  return html`<div class="as-of">
    <span class="muted" role="status"
      >${isLoading ? w.loading : pages.rows === null ? nothing : words.asOf(momentTime(pages.at, now))}</span
    >
    <wa-button
      appearance="outlined"
      size="s"
      data-act="reload"
      ?loading=${pages.busy === "first"}
      @click=${() => void pages.first()}
      >${words.reload}</wa-button
    >
  </div>`;
}

/** Reads what follows. */
export function furtherButton(pages: Pick<AnyPages, "busy" | "more">, label: string) {
  return html`<div class="buttons">
    <wa-button
      appearance="outlined"
      data-act="further"
      ?loading=${pages.busy === "more"}
      @click=${() => void pages.more()}
      >${label}</wa-button
    >
  </div>`;
}

/** What was refused of something done; what is told beside `wrong_state` has words of its own. */
export function refusalOf({ refusal }: Doing, of: string) {
  if (refusal?.of !== of) return nothing;
  const words: Partial<Record<string, string>> = {
    full: webhookWords().full,
    no_encryption_keys: w.refusals.no_encryption_keys,
  };
  const said = refusal.code === "wrong_state" ? words[String(refusal["state"])] : undefined;
  return said === undefined
    ? fault(refusal)
    : html`<p class="fault" role="alert">${icon("warning")}<span>${said}</span></p>`;
}

/** Lines of Node that verify what comes, with the library of that standard. */
const VERIFY = `import { Webhook } from "standardwebhooks";

const webhook = new Webhook(process.env.WEBHOOK_SECRET);
// The body as it came, before anything parsed it.
const event = webhook.verify(body, {
  "webhook-id": headers["webhook-id"],
  "webhook-timestamp": headers["webhook-timestamp"],
  "webhook-signature": headers["webhook-signature"],
});`;

/** How a program knows who asks it. */
export function verifyWords(isOpen = false) {
  const words = webhookWords();
  return html`<details class="verify" ?open=${isOpen}>
    <summary>${words.verify}</summary>
    <p class="muted">${words.verifyHint}</p>
    <pre dir="ltr" tabindex="0" aria-label=${words.verify}>${VERIFY}</pre>
  </details>`;
}

/** A secret that was just made, shown once. `formerUntil`: until when (ms) the one before signs as well. */
export type MadeSecret = { webhook: string; secret: string | null; formerUntil: number | null };

export function secretBlock(name: string, { secret, formerUntil }: MadeSecret, now: number) {
  const words = webhookWords();
  return html`<section class="block" role="status" aria-label=${words.secretOf(name)}>
    <h2>${words.secretOf(name)}</h2>
    ${
      secret === null
        ? html`<p class="fault">${icon("warning")}<span>${words.secretLost}</span></p>`
        : html`<fb-chat-admin-copy
            .label=${words.secret}
            .value=${secret}
            .hint=${words.secretOnce}
          ></fb-chat-admin-copy>`
    }
    ${formerUntil === null ? nothing : html`<p>${words.bothUntil(momentTime(formerUntil, now))}</p>`}
    ${verifyWords(true)}
  </section>`;
}
