import type { SeatController } from "../shell/seat-controller.ts";
import type { CommandRefusal } from "../wire/commands.ts";
import type { ChatNavigation } from "../session/navigation.ts";

/** Where the copy of a file is, for a while. `expiresAt` is the Worker's time, in ms. */
export type Link = { url: string; expiresAt: number };
/** A link, or why there is none. */
type LinkAnswer = { ok: true; link: Link } | { ok: false; refusal: CommandRefusal };

/** A link that ends sooner is not worth using. */
const LEFT_MS_MIN = 5_000;

/** What the Worker answered, for elements that come and go while the agent scrolls. */
const known = new WeakMap<ChatNavigation, Map<string, Promise<LinkAnswer>>>();

/** A link to the copy of a file. `stale` is one that did not work any more. */
export async function linkTo(
  seat: SeatController,
  { conversation, media, stale }: { conversation: string; media: string; stale?: Link },
): Promise<LinkAnswer> {
  const links = known.get(seat.navigation) ?? new Map<string, Promise<LinkAnswer>>();
  known.set(seat.navigation, links);
  const key = `${conversation} ${media}`;
  const before = links.get(key);
  const held = before && (await before);
  const isGood = held?.ok && held.link.url !== stale?.url && held.link.expiresAt - seat.now() > LEFT_MS_MIN;
  if (isGood) return held;
  const asked = ask(seat, conversation, media);
  links.set(key, asked);
  return await asked;
}

/** The same file, to be saved instead of shown. */
export function downloadOf({ url }: Link): string {
  return `${url}&download`;
}

async function ask(seat: SeatController, conversation: string, media: string): Promise<LinkAnswer> {
  const answer = await seat.navigation.ask({ type: "media.link", conversation, media });
  if (!answer.ok) return answer;
  const { url, expiresAt } = answer.result;
  return { ok: true, link: { url: seat.address(url), expiresAt } };
}
