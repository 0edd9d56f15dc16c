/**
 * Links as Meta's CDN has them: signed, and dead after a while (Webhooks, "messages"). State names a file as `media:<id>`; whatever
 * leaves the simulator gets a link of its own, made at that moment.
 */
import type { SimulatorContext } from "../context.ts";
import { isObject, type Json } from "../json.ts";
import { sampleMedia } from "./samples.ts";
import { stickerMedia } from "../stickers/catalogue.ts";
import type { CustomerState, MediaState } from "../world/state.ts";

const SCHEME = "media:";

/** Where Meta keeps each type, and under which path. */
const PLACES: Readonly<Record<string, readonly [host: string, path: string]>> = {
  image: ["https://scontent.xx.fbcdn.net", "/v/t1.15752-9"],
  sticker: ["https://scontent.xx.fbcdn.net", "/v/t39.1997-6"],
  video: ["https://video.xx.fbcdn.net", "/v/t42.3356-2"],
  audio: ["https://cdn.fbsbx.com", "/v/t59.3654-21"],
  file: ["https://cdn.fbsbx.com", "/v/t59.2708-21"],
};
const PICTURE_HOST = "https://platform-lookaside.fbsbx.com";
const PICTURE_PATH = "/platform/profilepic/";

/** What a link leads to. */
export type Linked = { media: MediaState } | { portraitOf: CustomerState };

export function mediaReference(id: string): string {
  return SCHEME + id;
}

/** The file that a text refers to; null: it is any other text. */
export function referredMedia(value: Json | undefined): string | null {
  return typeof value === "string" && value.startsWith(SCHEME) ? value.slice(SCHEME.length) : null;
}

/**
 * A copy in which every reference to a file is a link to it. `link` says how the links look; where it answers null,
 * the key is left out.
 */
export function withLinks<T extends Json>(value: T, link: (id: string) => string | null): T;
export function withLinks(value: Json, link: (id: string) => string | null): Json {
  const id = referredMedia(value);
  if (id !== null) return link(id);
  if (Array.isArray(value)) return value.map((one) => withLinks(one, link));
  if (!isObject(value)) return value;
  const pairs = Object.entries(value).map(([key, one]): [string, Json] => [key, withLinks(one, link)]);
  return Object.fromEntries(pairs.filter(([key, one]) => one !== null || value[key] === null));
}

/** A file that somebody sent, a sticker of Meta's, or a sample as it is. */
export function knownMedia({ world }: Pick<SimulatorContext, "world">, id: string): MediaState | null {
  return world.state.media[id] ?? stickerMedia(id) ?? sampleMedia(id);
}

/** The file behind this link, for as long as Meta gives it out. */
export function mediaLink(context: SimulatorContext, id: string): string {
  const media = knownMedia(context, id);
  const [host, path] = PLACES[media?.type ?? "file"] ?? PLACES["file"] ?? ["", ""];
  const url = new URL(
    `${context.mediaOrigin ?? host}${path}/${id}_${encodeURIComponent(media?.name ?? "n")}`,
  );
  url.searchParams.set("_nc_cat", "108");
  return signed(url, id, context.clock.now() + context.rules.mediaLinkMs, {
    sign: "oh",
    until: "oe",
    radix: 16,
  });
}

export function profilePictureLink(context: SimulatorContext, customer: CustomerState): string {
  if (customer.profilePic !== null) return customer.profilePic;
  const url = new URL(`${context.mediaOrigin ?? PICTURE_HOST}${PICTURE_PATH}`);
  url.searchParams.set("psid", customer.psid);
  url.searchParams.set("width", "1024");
  const until = context.clock.now() + context.rules.profilePictureLinkMs;
  return signed(url, customer.psid, until, { sign: "hash", until: "ext", radix: 10 });
}

export function isMediaPath(pathname: string): boolean {
  return (
    pathname === PICTURE_PATH || Object.values(PLACES).some(([, path]) => pathname.startsWith(`${path}/`))
  );
}

/** What the link leads to, or why Meta's CDN refuses it, in its words. */
export function followLink(
  context: SimulatorContext,
  url: URL,
): Linked | "URL signature mismatch" | "URL signature expired" {
  const { customers } = context.world.state;
  const isPicture = url.pathname === PICTURE_PATH;
  const id = isPicture ? url.searchParams.get("psid") : (url.pathname.split("/").at(-1) ?? "").split("_")[0];
  const names = isPicture
    ? { sign: "hash", until: "ext", radix: 10 }
    : { sign: "oh", until: "oe", radix: 16 };
  const until = url.searchParams.get(names.until) ?? "";
  if (!id || url.searchParams.get(names.sign) !== signature(id, until)) return "URL signature mismatch";
  if (context.clock.now() > parseInt(until, names.radix) * 1_000) return "URL signature expired";
  const customer = customers[id];
  if (isPicture) return customer === undefined ? "URL signature mismatch" : { portraitOf: customer };
  const found = knownMedia(context, id);
  return found === null ? "URL signature mismatch" : { media: found };
}

function signed(
  url: URL,
  id: string,
  until: number,
  names: { sign: string; until: string; radix: number },
): string {
  const seconds = Math.floor(until / 1_000).toString(names.radix);
  url.searchParams.set(names.sign, signature(id, seconds));
  url.searchParams.set(names.until, seconds);
  return url.href;
}

/** Tells an altered link; nothing here is secret, so a quick hash does (FNV-1a, twice). */
function signature(id: string, until: string): string {
  const hash = (seed: number): string => {
    let value = seed;
    for (const unit of `${id}:${until}`) value = Math.imul(value ^ unit.charCodeAt(0), 0x01000193);
    return (value >>> 0).toString(16).padStart(8, "0");
  };
  return `00_${hash(0x811c9dc5)}${hash(0x9747b28c)}`;
}
