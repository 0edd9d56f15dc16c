import { html, nothing } from "lit";
import type { Attachment } from "../../worker/protocol/message/content.ts";
import { isTimeZone, timeZone } from "../platform/time-zone.ts";
import { dateFormat, numberFormat } from "../words/exact-times.ts";
import { icon } from "./icons.ts";
import { renderLink } from "./links.ts";
import { kindName, words } from "./words.ts";

type AttachmentOf<T extends Attachment["type"]> = Extract<Attachment, { type: T }>;

/** About a metre, which is as exact as phones are. */
const DEGREE_DIGITS = 5;

/** The map is OpenStreetMap's, opened by whoever presses the link and asked for nothing before. */
function mapOf(latitude: number, longitude: number): string {
  const [lat, lon] = [latitude.toFixed(DEGREE_DIGITS), longitude.toFixed(DEGREE_DIGITS)];
  return `https://www.openstreetmap.org/?mlat=${lat}&mlon=${lon}#map=16/${lat}/${lon}`;
}

export function renderLocation({ title, latitude, longitude, url }: AttachmentOf<"location">) {
  const w = words();
  const isKnown = latitude !== null && longitude !== null;
  const degrees = numberFormat({ maximumFractionDigits: DEGREE_DIGITS });
  return html`<div class="card">
    <span class="kind">${icon("pin")} ${kindName("location")}</span>
    ${title === null ? nothing : html`<strong dir="auto">${title}</strong>`}
    <span class="small" dir="ltr"
      >${isKnown ? w.coordinates(degrees.format(latitude), degrees.format(longitude)) : w.noCoordinates}</span
    >
    ${isKnown ? renderLink(mapOf(latitude, longitude), w.map) : url === null ? nothing : renderLink(url)}
  </div>`;
}

/** Nothing of what is shared is fetched: its page would hear of the agent. */
export function renderShare({ what, title, url }: AttachmentOf<"share">) {
  return html`<div class="card">
    <span class="kind">${words().share(what)}</span>
    ${title === null ? nothing : html`<strong dir="auto">${title}</strong>`}
    ${url === null ? html`<span class="small">${words().noLink}</span>` : renderLink(url)}
  </div>`;
}

export function renderAppointment({
  status,
  startsAt,
  endsAt,
  timezone,
}: AttachmentOf<"appointment_booking">) {
  const w = words();
  const here = timeZone();
  const zone = timezone !== null && isTimeZone(timezone) ? timezone : here;
  const time = startsAt === null ? null : timeBetween(startsAt, endsAt, zone);
  return html`<div class="card">
    <span class="kind">${icon("calendar")} ${w.appointment(status)}</span>
    <strong>${time === null ? w.noTime : zone === null ? time : w.inZone(time, zone)}</strong>
    ${
      startsAt === null || here === null || zone === null || isSameTime(startsAt, zone, here)
        ? nothing
        : html`<span class="small">${w.hereTime(timeBetween(startsAt, endsAt, here))}</span>`
    }
    ${timezone !== null && zone !== timezone ? html`<span class="small" dir="auto">${timezone}</span>` : nothing}
  </div>`;
}

/** In the browser's own time where no zone is known. */
function timeBetween(from: number, to: number | null, zone: string | null): string {
  const format = dateFormat({ dateStyle: "full", timeStyle: "short", timeZone: zone ?? undefined });
  return to === null || to <= from ? format.format(from) : format.formatRange(from, to);
}

function isSameTime(at: number, a: string, b: string): boolean {
  const inZone = (timeZone: string) => dateFormat({ dateStyle: "short", timeStyle: "long", timeZone });
  return a === b || inZone(a).format(at) === inZone(b).format(at);
}
