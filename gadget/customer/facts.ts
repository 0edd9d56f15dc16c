import { html, nothing } from "lit";
import type { InteractionTold } from "../../worker/protocol/interactions/interaction.ts";
import type { Entry } from "../../worker/protocol/message/entry.ts";
import type { Customer } from "../../worker/protocol/thread/conversation.ts";
import { languageName } from "../platform/language-name.ts";
import { localTimes } from "../platform/local-time.ts";
import { countryName } from "../platform/region.ts";
import { dateFormat, fullTime } from "../words/exact-times.ts";
import { listTime } from "../words/list-times.ts";
import { momentTime } from "../words/moments.ts";
import { locale } from "../words/time.ts";
import { cameBy } from "./came-by.ts";
import { words } from "./words.ts";

/** What is said of the customer as such. `contacts`: the newest first; null: not known. `entries`: those that are loaded. Times in ms. */
type Known = {
  customer: Customer;
  contacts: readonly InteractionTold[] | null;
  entries: Iterable<Entry>;
  lastAt: number | null;
  now: number;
};

/** A list of terms, each only where something is known of it. */
export function facts(known: Known) {
  const w = words().facts;
  const { language, locale: profile } = known.customer;
  const came = cameBy(known.customer.ref, known.entries);
  const rows: [term: string, said: unknown, tip?: string][] = [
    [w.language, language === undefined ? "" : words().asTheyWrite(languageName(language, locale()))],
    [w.profile, profile === undefined ? "" : languageName(profile, locale())],
    [w.localTime, profile === undefined ? "" : timeWords(profile, known.now)],
    [w.first, ...firstContact(known)],
    known.lastAt === null
      ? [w.last, ""]
      : [w.last, momentTime(known.lastAt, known.now), fullTime(known.lastAt)],
    [w.ref, came === "" ? "" : html`<bdi class="ref">${came}</bdi>`],
  ];
  return html`<dl>
    ${rows
      .filter(([, said]) => said !== "")
      .map(
        ([term, said, tip]) =>
          html`<div>
            <dt>${term}</dt>
            <dd dir="auto" data-tip=${tip ?? nothing}>${said}</dd>
          </div>`,
      )}
  </dl>`;
}

/** The first one that there was has the number 1; else it lies before those that are kept. */
function firstContact({ contacts, now }: Known): [said: string, tip?: string] {
  const oldest = contacts?.at(-1);
  if (oldest === undefined) return [""];
  const date = listTime(oldest.begunAt, now);
  return [oldest.id === 1 ? date : words().atLatest(date), fullTime(oldest.begunAt)];
}

function timeWords(profile: string, now: number): string {
  const times = localTimes(profile, now);
  if (times === null) return "";
  const { earliest, latest, country } = times;
  const clock = (timeZone: string) =>
    dateFormat({ ...{ hour: "numeric", minute: "2-digit", weekday: "short" }, timeZone }).format(now);
  const name = countryName(country, locale());
  const [from, to] = [clock(earliest), clock(latest)];
  return from === to ? words().timeIn(from, name) : words().timesIn(from, to, name);
}
