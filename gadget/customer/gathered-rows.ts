import { html, nothing } from "lit";
import type { Attachment, Media } from "../../worker/protocol/message/content.ts";
import type { Entry } from "../../worker/protocol/message/entry.ts";
import type { ConversationId } from "../../worker/protocol/ids.ts";
import { links } from "../late/links.ts";
import { richContent } from "../late/rich-content.ts";
import { writerOf } from "../people/authors.ts";
import { hrefOf } from "../shell/safe-href.ts";
import { words as besideWords } from "../words/beside-words.ts";
import { fullTime } from "../words/exact-times.ts";
import { listTime } from "../words/list-times.ts";
import { icons } from "./icons.ts";
import { words } from "./words.ts";

/** `name`: of the customer, as shown. `now` in ms. */
type Rows = {
  conversation: ConversationId;
  name: string;
  me: string;
  now: number;
  /** To the message that it stands in. */
  go: (entry: Entry) => void;
  /** Somebody follows an address; false: the page does that itself. */
  follow: (href: string) => boolean;
};

/** Each file a button that leads to its message. */
export function fileRows(entries: readonly Entry[], rows: Rows) {
  return entries.flatMap((entry) =>
    filesOf(entry).map(({ type, media }) => {
      const kind = besideWords().kind(type);
      const named = type === "file" && media.name !== null ? richContent.value?.nameOfFile(media.name) : null;
      return html`<li>
        <button class="row" @click=${going(entry, rows)} data-tip=${fullTime(entry.at)}>
          <span class="thumb"
            >${icons[type]}${
              type === "image" && media.state === "ready"
                ? html`<fb-chat-picture
                    .media=${media.id}
                    .conversation=${rows.conversation}
                  ></fb-chat-picture>`
                : nothing
            }</span
          ><span class="what"><bdi>${named ?? kind}</bdi>${whose(entry, rows)}</span>
        </button>
      </li>`;
    }),
  );
}

/** Each address once, a link, with a button that leads to the newest message that has it. */
export function linkRows(entries: readonly Entry[], rows: Rows) {
  const known = new Set<string>();
  return entries.flatMap((entry) =>
    addressesOf(entry)
      .filter(({ href }) => !known.has(href) && known.add(href))
      .map(
        ({ href, text }) =>
          html`<li class="with-way">
            <span class="what"
              ><a
                href=${href}
                data-tip=${href}
                dir="ltr"
                target="_blank"
                rel="noopener noreferrer"
                @click=${(event: Event) => {
                  if (!rows.follow(href)) event.preventDefault();
                }}
                >${text}</a
              >${whose(entry, rows)}</span
            >
            <button
              class="quiet icon-only"
              data-tip
              aria-label=${words().toMessage(writer(entry, rows), listTime(entry.at, rows.now))}
              @click=${going(entry, rows)}
            >
              ${icons.message}
            </button>
          </li>`,
      ),
  );
}

/** Each note a button that leads to it. */
export function noteRows(entries: readonly Entry[], rows: Rows) {
  return entries.flatMap((entry) => {
    if (entry.content.kind !== "system" || entry.content.line.event !== "note") return [];
    const { text, by } = entry.content.line;
    return [
      html`<li>
        <button class="row note" @click=${going(entry, rows)} data-tip=${fullTime(entry.at)}>
          <span class="what"
            ><span class="text" dir="auto">${text}</span
            ><span class="muted"><bdi>${by.name}</bdi> · ${listTime(entry.at, rows.now)}</span></span
          >
        </button>
      </li>`,
    ];
  });
}

type File = { type: "image" | "video" | "audio" | "file"; media: Media };

function filesOf({ content }: Entry): File[] {
  const parts = content.kind === "text" ? (content.parts ?? []) : [];
  return parts.filter((part: Attachment): part is File => part.type in icons && "media" in part);
}

function addressesOf({ content }: Entry): { href: string; text: string }[] {
  if (content.kind !== "text") return [];
  const said = links.value?.findLinks(content.text) ?? [];
  const shared = (content.parts ?? []).flatMap((part) => {
    const href = part.type === "share" && part.url !== null ? hrefOf(part.url) : null;
    return href === null || part.type !== "share" ? [] : [{ href, text: part.title ?? href }];
  });
  return [...said.filter((piece) => typeof piece !== "string"), ...shared];
}

function writer(entry: Entry, { me, name }: Rows): string {
  return writerOf(entry, me, name);
}

function whose(entry: Entry, rows: Rows) {
  return html`<span class="muted"><bdi>${writer(entry, rows)}</bdi> · ${listTime(entry.at, rows.now)}</span>`;
}

function going(entry: Entry, { go }: Rows) {
  return () => {
    go(entry);
  };
}
