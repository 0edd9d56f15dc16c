import type { Person } from "../../worker/protocol/message/entry.ts";
import type { Offers } from "../state/offers.ts";

type Handed = Offers["handed"][number];
type Line = Handed["line"];

/** What colleagues did with one conversation: how it stands since, where that is news, and the notes meant for the agent. */
export type OfOne = { keys: string[]; told: Handed; lines: Line[] };

/** What one colleague did with several at once: gave them to the agent, or took them away. */
export type OfSeveral = { keys: string[]; by: Person; isGain: boolean; all: OfOne[] };

export type HandedCard = OfOne | OfSeveral;

/**
 * What the agent `me` (`sub`) is shown of what colleagues did, oldest first: of each conversation one card, which tells what holds now.
 * What came and went unseen is told no more, and what one colleague did with several at once is one card. Pure.
 */
export function handedCards(handed: readonly Handed[], me: string): HandedCard[] {
  const cards: HandedCard[] = [];
  for (const one of cardsOfEach(handed, me)) {
    const [last, more] = [one.lines.at(-1)!, one.lines.length > 1];
    const way = more || !isOwn(last) ? null : wayOf(last, me);
    const by = "by" in last ? last.by : null;
    if (way === null || by === null) {
      cards.push(one);
      continue;
    }
    const isGain = way === "gain";
    const at = cards.findIndex((card) => isWith(card, by, isGain, me));
    const other = cards[at];
    if (other === undefined) cards.push(one);
    else
      cards[at] = {
        ...{ by, isGain, keys: [...other.keys, ...one.keys] },
        all: [...("all" in other ? other.all : [other]), one],
      };
  }
  return cards;
}

/** How one conversation stands since colleagues moved it, in a line; null: as it did, or nobody did anything with it. */
export function standingLine(handed: readonly Handed[], conversation: string, me: string): Handed | null {
  const own = handed.filter(({ summary, line }) => summary.conversation === conversation && isOwn(line));
  return newsOf(own, me);
}

function cardsOfEach(handed: readonly Handed[], me: string): OfOne[] {
  const names = [...new Set(handed.map(({ summary }) => summary.conversation))];
  const cards = names.flatMap((name) => {
    const all = handed.filter(({ summary }) => summary.conversation === name);
    const told = [
      newsOf(
        all.filter(({ line }) => isOwn(line)),
        me,
      ),
      newsOf(
        all.filter(({ line }) => isHelp(line)),
        me,
      ),
      ...all.filter(({ line }) => line.event === "note"),
    ].filter((one) => one !== null);
    if (told.length === 0) return [];
    const keys = all.map(({ key }) => key);
    return [{ keys, told: told.at(-1)!, lines: told.map(({ line }) => line) }];
  });
  const place = ({ told }: OfOne) => handed.indexOf(told);
  return cards.sort((a, b) => place(a) - place(b));
}

/** The last of a conversation's moves, where the agent has not what they had, or has what they had not. */
function newsOf(moves: readonly Handed[], me: string): Handed | null {
  const [first, last] = [moves[0], moves.at(-1)];
  if (!first || !last) return null;
  const [began, way] = [wayOf(first.line, me), wayOf(last.line, me)];
  // Words that came with it are to be read, whatever it was before.
  const hasWords = "note" in last.line && last.line.note !== undefined;
  if (began !== null && way !== null && began !== way && !(hasWords && way === "gain")) return null;
  if (!isOwn(last.line) || last.line.event === "returned") return last;
  // The row may tell of more than was told here.
  const isMine = last.summary.owner?.sub === me;
  return isMine === (way === "gain") ? last : null;
}

/** Whether it gave the agent the conversation, or a part in it, or took it from them; null: neither. */
export function wayOf(line: Line, me: string): "gain" | "loss" | null {
  switch (line.event) {
    case "assigned":
    case "invited":
      return line.to.sub === me ? "gain" : "loss";
    case "queued":
    case "released":
    case "closed":
    case "uninvited":
      return "loss";
    default:
      return null;
  }
}

function isOwn({ event }: Line): boolean {
  return ["assigned", "queued", "released", "closed", "returned"].includes(event);
}

function isHelp({ event }: Line): boolean {
  return event === "invited" || event === "uninvited";
}

function isWith(card: HandedCard, by: Person, isGain: boolean, me: string): boolean {
  if ("all" in card) return card.by.sub === by.sub && card.isGain === isGain;
  const [line, ...more] = card.lines;
  if (line === undefined || more.length > 0 || !("by" in line) || !isOwn(line)) return false;
  return line.by?.sub === by.sub && wayOf(line, me) === (isGain ? "gain" : "loss");
}
