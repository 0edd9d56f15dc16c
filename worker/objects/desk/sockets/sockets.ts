import { asSeen } from "../list/seen-list.ts";
import type { PassClaims } from "../../../access/passes.ts";
import { entriesSeen, hearsFrame, summarySeen, type ReviewScope } from "../../../domain/review-link.ts";
import type { ListScope, Place, Summary } from "../../../protocol/thread/conversation.ts";
import { belongsTo, byPlace, placeIn } from "../../../protocol/list/order.ts";
import { inView } from "../../../protocol/list/views.ts";
import { mentionOf } from "../../../protocol/notes/mention.ts";
import { invitedTo } from "../../../protocol/thread/state.ts";
import { cutText } from "../../../protocol/message/cut-text.ts";
import type { Asked, EntriesFrame, ServerFrame, Viewer } from "../../../protocol/frames.ts";
import { isFollowed, type Followed, type Following } from "../../../protocol/following/following.ts";
import { partsOfName } from "../../../protocol/ids.ts";
import type { Role } from "../../../protocol/rights.ts";
import { SILENT_SOCKET_MS, TYPING_MS } from "../../../protocol/limits.ts";
import { CLOSE } from "../../../protocol/refusals.ts";
import type { NotYours } from "../../../protocol/refusals.ts";
import type { Masks, Telling } from "../masking/masks.ts";
import type { ReplyRights } from "../replying/reply-rights.ts";
import type { Looker } from "../../../domain/sight/looker.ts";
import { askedOf } from "../list/asked.ts";
import { HeldBack } from "../sight/held-back.ts";
import { isUnplaced, shownOf } from "../sight/shown.ts";
import { isShownTo, type Sights } from "../sight/sights.ts";
import { toSummary, type ConversationRow } from "../list/row.ts";
import { ListChanges } from "./list-changes.ts";
import { closeQuietly } from "../../kernel/close-socket.ts";
import type { Relays } from "../relays/relays.ts";
import type { GadgetSocket } from "./gadget-socket.ts";

/** A list that is open, and how far. */
export type OpenList = ListScope & { floor: Place | null };

/** What a socket must remember while the object sleeps; at most 16 KiB. `v` is for code that comes later. */
export type Session = {
  v: 1;
  sub: string;
  name: string;
  role: Role;
  /** Where the agent's is; left out where their token does not say. */
  picture?: string;
  /** End of the agent's token, in ms; nothing goes in or out after it. */
  exp: number;
  openedAt: number;
  /** `floor`: the last row, when there are more; what sorts behind it is not this socket's business. */
  list: OpenList | null;
  /** The same of other tabs that share the socket, by their number. Left out where there never was one. */
  tabLists?: Readonly<Record<number, OpenList>>;
  /** It hears of all that concerns its agent. Left out in attachments of before there was this. */
  hearsNews?: boolean;
  /** Of which conversations it hears what is said, open or not. Left out where it never asked. */
  follows?: Following;
  /** It takes several changes of the list in one frame. Left out where it did not say so. */
  takesChanges?: true;
  /** When its agent last did something, in ms, within ACTIVE_MS; left out: since it was opened they did not. */
  activeAt?: number;
  /** It shows its agent what is offered to them. Left out where it did not say so. */
  showsOffers?: true;
  /** It is told who is here and who waits. Left out where it never was. */
  looksAtTeam?: boolean;
  threads: string[];
  /** Of these, those in which nobody is shown that the agent looks. Left out where there never was one. */
  silent?: string[];
  typing: { conversation: string; until: number } | null;
  /** What its agent has before them, as far as the browser says; left out in attachments of before this was asked. */
  device?: string;
  /** What a reviewer sees; left out for everybody else. */
  review?: ReviewScope;
};

/** What a socket knows that has just been opened, or would be. */
export function newSession(
  { sub, name, role, exp, picture, review }: Omit<PassClaims, "desk">,
  now: number,
): Session {
  const agent = { sub, name, role, exp, ...(picture === undefined ? {} : { picture }) };
  const seen = review === undefined ? {} : { review };
  return { v: 1, ...agent, ...seen, openedAt: now, list: null, threads: [], typing: null };
}

const TAG_UNITS_MAX = 60;

/** Whoever came by a reviewer link is nobody's colleague, and neither is a screen on a wall. */
export function isColleague({ role, review }: Pick<Session, "role" | "review">): boolean {
  return review === undefined && role !== "wallboard";
}

/** A screen on a wall is told of the team alone: what else goes to everybody names customers. */
function isScreen({ role }: Session): boolean {
  return role === "wallboard";
}

/** What an agent does is noted so seldom: an attachment is written for it. */
const ACTIVE_MS = 5_000;

/** The agents' sockets, here and at relays. All state is in their attachments, so that the object may sleep at any time. */
export class Sockets {
  readonly #ctx: DurableObjectState;
  readonly #relays: Relays;
  /** Attachments as they were read or written last: to read one anew for every frame takes longer than to send it. */
  readonly #sessions = new WeakMap<GadgetSocket, Session>();
  readonly #listChanges: ListChanges;
  readonly #sights: Sights;
  readonly #replyRights: ReplyRights;
  readonly #masks: Masks;
  /** Of threads that sockets have open, why their agents may not answer, as they were told last. */
  readonly #barred = new WeakMap<GadgetSocket, Map<string, string>>();
  readonly #heldBack = new HeldBack();
  #onTeam: () => void = () => {};
  #onHand: () => void = () => {};

  constructor(
    ctx: DurableObjectState,
    relays: Relays,
    sights: Sights,
    replyRights: ReplyRights,
    masks: Masks,
  ) {
    this.#ctx = ctx;
    this.#relays = relays;
    this.#masks = masks;
    this.#replyRights = replyRights;
    this.#sights = sights;
    this.#listChanges = new ListChanges((socket, frame) =>
      this.#write(socket, this.session(socket), frame, Date.now()),
    );
  }

  /** Lets one in that ends here. */
  accept(socket: WebSocket, session: Session): void {
    this.#ctx.acceptWebSocket(socket, [tagOf(session.sub)]);
    this.#keep(socket, session);
  }

  session(socket: GadgetSocket): Session {
    const known = this.#sessions.get(socket);
    if (known) return known;
    const session = socket.deserializeAttachment() as Session;
    this.#sessions.set(socket, session);
    return session;
  }

  update(socket: GadgetSocket, change: Partial<Session>): Session {
    const session = { ...this.session(socket), ...change };
    this.#keep(socket, session);
    return session;
  }

  #keep(socket: GadgetSocket, session: Session): void {
    socket.serializeAttachment(session);
    this.#sessions.set(socket, session);
  }

  /** Whether some agent has this thread before them. */
  isWatched(conversation: string): boolean {
    return this.open().some((socket) => this.session(socket).threads.includes(conversation));
  }

  /** Open sockets, of one agent or of all. A socket being closed may still be listed by the platform. */
  open(sub?: string): GadgetSocket[] {
    const here: GadgetSocket[] = this.#ctx
      .getWebSockets(sub === undefined ? undefined : tagOf(sub))
      .filter((socket) => socket.readyState === WebSocket.OPEN);
    const own = sub === undefined ? here : here.filter((socket) => this.session(socket).sub === sub);
    const relayed = this.#relays.open(sub);
    return relayed.length === 0 ? own : own.concat(relayed);
  }

  /** How many the desk holds itself. */
  get countHere(): number {
    return this.#ctx.getWebSockets().length;
  }

  /** Whether what is offered to this agent is shown to them. `except`: a socket that is about to go. */
  showsOffersTo(sub: string, except?: GadgetSocket): boolean {
    return this.open(sub).some((socket) => socket !== except && this.session(socket).showsOffers === true);
  }

  /** The agent does something by it. */
  isActive(socket: GadgetSocket, now: number): void {
    const { activeAt, openedAt } = this.session(socket);
    if (now - (activeAt ?? openedAt) >= ACTIVE_MS) this.update(socket, { activeAt: now });
  }

  /** When those who are here last did something, by any of their sockets, in ms. */
  activity(): Map<string, number> {
    const latest = new Map<string, number>();
    for (const socket of this.open()) {
      const session = this.session(socket);
      const { sub, activeAt, openedAt } = session;
      if (isColleague(session)) latest.set(sub, Math.max(latest.get(sub) ?? -Infinity, activeAt ?? openedAt));
    }
    return latest;
  }

  /** Whose sockets are open, and whether any of them shows offers, as showsOffersTo() says it of one. */
  seats(): Map<string, boolean> {
    const seats = new Map<string, boolean>();
    for (const socket of this.open()) {
      const { sub, showsOffers = false } = this.session(socket);
      seats.set(sub, showsOffers || seats.get(sub) === true);
    }
    return seats;
  }

  /** Whose sockets are open. */
  subs(): string[] {
    return [...new Set(this.open().map((socket) => this.session(socket).sub))];
  }

  /** Those of them who are agents. */
  colleagues(): string[] {
    const sessions = this.open().map((socket) => this.session(socket));
    return [...new Set(sessions.filter(isColleague).map(({ sub }) => sub))];
  }

  send(socket: GadgetSocket, frame: ServerFrame): void {
    const session = this.session(socket);
    this.#sendText(socket, session, this.#masks.telling(frame).textFor(session), Date.now());
  }

  /** `told` is called whenever all are told of an agent, or of the desk: whatever becomes of presence goes this way. */
  onTeam(told: () => void): void {
    this.#onTeam = told;
  }

  /** `told` is called whenever somebody wants help with a conversation, or no longer does: all of a row's changes go this way. */
  onHand(told: () => void): void {
    this.#onHand = told;
  }

  /** Sends one frame to every socket that `isMeant`; it is serialised once for each kind of reader. */
  broadcast(frame: ServerFrame, isMeant: (session: Session) => boolean): void {
    if (frame.type === "agent" || frame.type === "desk") this.#onTeam();
    const told = this.#masks.telling(frame);
    const now = Date.now();
    for (const socket of this.open()) {
      const session = this.session(socket);
      const { review, threads } = session;
      if (review !== undefined && !hearsFrame(review, threads, frame)) continue;
      if (isScreen(session) && frame.type !== "team") continue;
      if (isMeant(session)) this.#sendText(socket, session, told.textFor(session), now);
    }
  }

  /** Tells these agents something of a conversation, as far as they see it. */
  tellOf(row: ConversationRow, subs: readonly string[], frame: ServerFrame): void {
    this.broadcast(frame, (session) => subs.includes(session.sub) && this.#sights.sees(session, row));
  }

  /** News of a thread, to whoever has it before them and sees it: to a reviewer what they see of it. `row`: the thread's. */
  broadcastEntries(frame: EntriesFrame, row: ConversationRow): void {
    const isHeld = isUnplaced(row) && this.#sights.isLimiting;
    if (isHeld) this.#heldBack.frame(frame);
    this.#sendEntries(frame, row, ({ sees }) => sees !== "teams" || !isHeld);
  }

  #sendEntries(frame: EntriesFrame, row: ConversationRow, isMeant: (looker: Looker) => boolean): void {
    const { conversation, entries } = frame;
    const told = this.#masks.telling(frame);
    const now = Date.now();
    this.#sendFollowed(frame, row, isMeant);
    for (const socket of this.open()) {
      const session = this.session(socket);
      if (!session.threads.includes(conversation) || !isMeant(this.#sights.of(session))) continue;
      const sight = this.#sights.see(session, row);
      if (sight === "whole") this.#sendText(socket, session, told.textFor(session), now);
      else if (sight !== null)
        this.send(socket, { ...frame, entries: entries === null ? null : entriesSeen(sight, entries) });
    }
  }

  /** To whoever follows it: the agents who see it whole. */
  #sendFollowed(frame: EntriesFrame, row: ConversationRow, isMeant: (looker: Looker) => boolean): void {
    const followers = this.open().filter((socket) => {
      const session = this.session(socket);
      const { follows = "none", sub } = session;
      if (follows === "none" || !isMeant(this.#sights.of(session))) return false;
      if (follows === "mine" && shownOf(row).owner !== sub) return false;
      return this.#sights.see(session, row) === "whole";
    });
    const told = followers.length === 0 ? null : followedOf(frame, row);
    if (told === null) return;
    const telling = this.#masks.telling({ type: "followed", ...told });
    const now = Date.now();
    for (const socket of followers) {
      const session = this.session(socket);
      this.#sendText(socket, session, telling.textFor(session), now);
    }
  }

  /**
   * A row changed: `before` is null when it is new, `asked` when no customer asked with it. Whoever does not see it any
   * more is told that it is gone; to whoever did not see it before it is new.
   */
  broadcastSummary(before: ConversationRow | null, after: ConversationRow, asked: Asked | null): void {
    if (this.open().length === 0) return;
    if ((before?.raised ?? null) !== (after.raised ?? null)) this.#onHand();
    this.#tellSummary({ before, after, asked }, ({ sees }) => sees !== "teams");
    this.#tellTeams(before, after, asked);
    if (this.#replyRights.isLimiting && !isUnplaced(after)) this.tellBarred(after);
  }

  #tellTeams(before: ConversationRow | null, after: ConversationRow, asked: Asked | null): void {
    if (!this.#sights.isLimiting) return;
    if (isUnplaced(after)) return this.#heldBack.row(after.name, before, asked);
    const { kept, frames } = this.#heldBack.take(after.name);
    const ofTeams = ({ sees }: Looker): boolean => sees === "teams";
    for (const frame of frames) this.#sendEntries(frame, after, ofTeams);
    this.#tellSummary(kept === null ? { before, after, asked } : { after, ...kept }, ofTeams);
  }

  /** A socket was told, with its thread. */
  knowsBarred(socket: GadgetSocket, conversation: string, barred: NotYours | null): void {
    const known = this.#barred.get(socket) ?? new Map<string, string>();
    this.#barred.set(socket, known.set(conversation, JSON.stringify(barred)));
  }

  /** Whoever has it open is told whether they may answer, where that is not as they know. */
  tellBarred(row: ConversationRow): void {
    for (const socket of this.open()) {
      const session = this.session(socket);
      if (!session.threads.includes(row.name)) continue;
      const barred = this.#replyRights.whyNot(session, row);
      // One that slept does not remember.
      const isKnown = this.#barred.get(socket)?.get(row.name) === JSON.stringify(barred);
      if (isKnown) continue;
      this.knowsBarred(socket, row.name, barred);
      this.send(socket, { type: "replying", conversation: row.name, barred });
    }
  }

  /** Somebody sees less, or more, than by `lookerBefore`: they are told of this row, where it is gone, or new, to them. */
  reshow(row: ConversationRow, lookerBefore: (session: Session) => Looker): void {
    const isOther = (session: Session): boolean =>
      isShownTo(lookerBefore(session), row) !== this.#sights.sees(session, row);
    this.#tellSummary(
      { before: row, after: row, asked: null },
      (_, session) => isOther(session),
      lookerBefore,
    );
  }

  #tellSummary(
    change: { before: ConversationRow | null; after: ConversationRow; asked: Asked | null },
    isMeant: (looker: Looker, session: Session) => boolean,
    lookerBefore: (session: Session) => Looker = (session) => this.#sights.of(session),
  ): void {
    const [before, after] = [
      change.before === null ? null : toSummary(change.before),
      toSummary(change.after),
    ];
    const { conversation } = after;
    const isHandedOver = before !== null && before.owner?.sub !== after.owner?.sub;
    const isNobodys = (row: Summary | null): boolean => row !== null && inView("unassigned", row, "");
    const upsertWith = (asked: Asked | null, summary = after): Telling =>
      this.#masks.telling({
        type: "list.upsert",
        summary,
        ...(asked === null ? {} : { asked }),
        ...(isHandedOver ? { previousOwner: before.owner } : {}),
      });
    const gone = JSON.stringify({ type: "list.gone", conversation } satisfies ServerFrame);
    let [upsert, appeared, reviewed]: [Telling | null, Telling | null, Telling | null] = [null, null, null];
    const frames = new Map<GadgetSocket, string[]>();
    const blind: GadgetSocket[] = [];
    for (const socket of this.open()) {
      const session = this.session(socket);
      const { sub, hearsNews, threads } = session;
      const looker = this.#sights.of(session);
      if (!isMeant(looker, session)) continue;
      const saw = change.before !== null && isShownTo(lookerBefore(session), change.before);
      const isKnown = (row: Summary | null, isSeen: boolean): boolean =>
        row !== null && isSeen && (isOf(sub, row) || (hearsNews === true && isNobodys(row)));
      const [wasIn, hasOpen] = [
        saw && before !== null && this.#isInWindow(session, before),
        threads.includes(conversation),
      ];
      if (!isShownTo(looker, change.after)) {
        if (!saw) continue;
        if (hasOpen) blind.push(socket);
        if (wasIn || hasOpen || isKnown(before, true)) frames.set(socket, [gone]);
        continue;
      }
      const isShown = this.#isInWindow(session, after);
      const isTold = isShown || hasOpen || isKnown(after, true) || isKnown(before, saw);
      const hasLeft = !isShown && wasIn;
      const news =
        looker.sees === "link"
          ? (reviewed ??= upsertWith(change.asked, summarySeen(after)))
          : saw || looker.sees === "all"
            ? (upsert ??= upsertWith(change.asked))
            : (appeared ??= upsertWith(change.asked ?? waitingSince(change.after)));
      if (isTold || hasLeft)
        frames.set(socket, [...(isTold ? [news.textFor(session)] : []), ...(hasLeft ? [gone] : [])]);
    }
    this.#tellChange(frames);
    for (const socket of blind) this.shut(socket, conversation);
  }

  /**
   * Somebody who had it before them sees it no more: colleagues see them look no more either. A gadget of before `thread.gone`
   * keeps what it was told until then. To tell it of another epoch, as of what was erased, would be a lie, and would have it throw
   * away what was written for it.
   */
  shut(socket: GadgetSocket, conversation: string): void {
    this.#forget(socket, conversation);
    this.send(socket, { type: "thread.gone", conversation });
    this.broadcastViewers(conversation);
  }

  /** A conversation is at another desk, or nowhere. `row`: as it stood in the list. */
  broadcastGone(conversation: string, row: ConversationRow | null): void {
    this.#heldBack.take(conversation);
    const gone = JSON.stringify({ type: "list.gone", conversation } satisfies ServerFrame);
    // To whoever does not see a thread its name is a customer's.
    const told = this.open().filter((socket) => {
      const session = this.session(socket);
      const { sees } = this.#sights.of(session);
      if (sees === "all" || session.threads.includes(conversation)) return true;
      return sees === "teams" && row !== null && this.#sights.sees(session, row);
    });
    this.#tellChange(new Map(told.map((socket) => [socket, [gone]])));
    this.#onHand();
  }

  /**
   * A conversation was erased. Whoever has it before them is told that it is another thread by now, without a word, so that
   * they let go of what they hold, ask for it, and find that there is none. `row`: as it stood in the list.
   */
  broadcastErased(conversation: string, row: ConversationRow | null): void {
    for (const socket of this.open()) {
      if (!this.session(socket).threads.includes(conversation)) continue;
      if (row !== null) this.send(socket, { type: "list.upsert", summary: erasedSummary(row) });
      this.send(socket, erasedThread(conversation));
    }
    this.broadcastGone(conversation, row);
    for (const socket of this.open()) this.#forget(socket, conversation);
  }

  /** Whoever has the thread before them lets go of what they hold, and asks for it anew: some of it is no more. */
  broadcastForgotten(conversation: string): void {
    for (const socket of this.open())
      if (this.session(socket).threads.includes(conversation)) this.send(socket, erasedThread(conversation));
  }

  /** What everybody has before them reads otherwise now: all of it is asked for anew. */
  readAnew(): void {
    const open = new Set(this.open().flatMap((socket) => this.session(socket).threads));
    for (const conversation of open) this.broadcastForgotten(conversation);
    this.broadcast({ type: "sight" }, () => true);
  }

  /** What a socket remembers outlives it, as long as the object sleeps. */
  #forget(socket: GadgetSocket, conversation: string): void {
    const { threads, silent, typing, review } = this.session(socket);
    const { pageId, psid } = partsOfName(conversation);
    const isTester = review?.pageId === pageId && review.testers.includes(psid);
    if (!threads.includes(conversation) && !isTester) return;
    this.update(socket, {
      threads: threads.filter((name) => name !== conversation),
      ...(silent === undefined ? {} : { silent: silent.filter((name) => name !== conversation) }),
      typing: typing?.conversation === conversation ? null : typing,
      ...(isTester ? { review: { ...review, testers: review.testers.filter((one) => one !== psid) } } : {}),
    });
  }

  #isInWindow(session: Session, row: Summary): boolean {
    const { list, tabLists = {} } = session;
    return [list, ...Object.values(tabLists)].some((open) => open !== null && this.#isIn(open, session, row));
  }

  #isIn(open: OpenList, session: Session, row: Summary): boolean {
    const list = this.#sights.narrowed(open, session);
    const place = placeIn(list, row);
    if (place === null || !belongsTo(list, asSeen(list, row), session.sub)) return false;
    return list.floor === null || byPlace(place, list.floor) <= 0;
  }

  #tellChange(frames: Map<GadgetSocket, string[]>): void {
    const now = Date.now();
    for (const [socket, told] of frames) {
      const session = this.session(socket);
      if (isScreen(session)) frames.delete(socket);
      if (isScreen(session) || session.takesChanges === true) continue;
      frames.delete(socket);
      for (const frame of told) this.#write(socket, session, frame, now);
    }
    this.#listChanges.tell(frames);
  }

  /** Ends every socket of an agent whom somebody removed; answers whether there was one. */
  remove(sub: string): void {
    for (const socket of this.open(sub)) closeQuietly(socket, CLOSE.removed, "removed");
  }

  /** Ends every socket that a reviewer link opened. */
  endReview(link: string): void {
    for (const socket of this.open())
      if (this.session(socket).review?.link === link)
        closeQuietly(socket, CLOSE.tokenExpired, "review_ended");
  }

  viewers(conversation: string, now: number): Viewer[] {
    const viewers = new Map<string, Viewer>();
    for (const socket of this.open()) {
      const { sub, name, threads, silent, typing } = this.session(socket);
      if (!threads.includes(conversation) || silent?.includes(conversation) === true) continue;
      const isTyping = typing?.conversation === conversation && typing.until > now;
      viewers.set(sub, { sub, name, typing: isTyping || (viewers.get(sub)?.typing ?? false) });
    }
    return [...viewers.values()];
  }

  broadcastViewers(conversation: string): void {
    const viewers = this.viewers(conversation, Date.now());
    this.broadcast({ type: "viewers", conversation, viewers }, (session) =>
      session.threads.includes(conversation),
    );
  }

  /** Closes sockets whose token ran out or that fell silent, and says which. Of those at relays these know who is silent. */
  sweep(now: number): { socket: GadgetSocket; code: number }[] {
    const swept: { socket: GadgetSocket; code: number }[] = [];
    for (const socket of this.open()) {
      const { exp, openedAt } = this.session(socket);
      const heardAt = socket instanceof WebSocket ? this.#heardAt(socket) : now;
      const isSilent = now - Math.max(heardAt, openedAt) > SILENT_SOCKET_MS;
      if (exp > now && !isSilent) continue;
      const code = exp <= now ? CLOSE.tokenExpired : CLOSE.silent;
      closeQuietly(socket, code, exp <= now ? "token_expired" : "silent");
      swept.push({ socket, code });
    }
    return swept;
  }

  #heardAt(socket: WebSocket): number {
    return this.#ctx.getWebSocketAutoResponseTimestamp(socket)?.getTime() ?? 0;
  }

  #sendText(socket: GadgetSocket, session: Session, text: string, now: number): void {
    this.#listChanges.flush(socket);
    this.#write(socket, session, text, now);
  }

  #write(socket: GadgetSocket, session: Session, text: string, now: number): void {
    if (session.exp <= now) return closeQuietly(socket, CLOSE.tokenExpired, "token_expired");
    try {
      socket.send(text);
    } catch {
      // Gone between the check and the send; the gadget resumes on its next socket.
    }
  }
}

/** The row without its customer. */
function erasedSummary(row: ConversationRow): Summary {
  return {
    conversation: row.name,
    version: row.version + 1,
    customer: NOBODY,
    status: "closed",
    owner: null,
    activityAt: row.activity_at,
    preview: null,
    unanswered: 0,
    waitingSince: null,
    responseUntil: null,
    failed: false,
    asked: row.asked,
  };
}

function erasedThread(conversation: string): ServerFrame {
  return {
    type: "entries",
    conversation,
    fromRev: 0,
    toRev: 0,
    entries: [],
    thread: {
      conversation,
      epoch: crypto.randomUUID(),
      customer: NOBODY,
      marks: { deliveredAt: 0, readAt: 0 },
      window: { responseUntil: null, humanAgentUntil: null },
      unavailable: false,
      interaction: null,
    },
  };
}

const NOBODY: Summary["customer"] = { name: null, label: "Messenger user" };

/** When a report of typing lapses. */
export function typingUntil(now: number): number {
  return now + TYPING_MS;
}

/** Of what is new to somebody: with what its customer waits, where they wait and nobody has it. */
function waitingSince(row: ConversationRow): Asked | null {
  const { status, owner, waitingSince: since } = toSummary(row);
  return status === "open" && owner === null && since !== null ? askedOf(row) : null;
}

/** What is told of it to who follows; null: nothing. */
function followedOf(
  { conversation, fromRev, entries, thread }: EntriesFrame,
  row: ConversationRow,
): Followed | null {
  const told = (entries ?? []).filter(isFollowed);
  if (told.length === 0) return null;
  const { tags, attributes, record } = toSummary(row);
  return {
    ...{ conversation, fromRev, entries: told, thread, owner: shownOf(row).owner },
    ...(tags === undefined ? {} : { tags }),
    ...(attributes === undefined ? {} : { attributes }),
    ...(record === undefined ? {} : { record }),
  };
}

/** They have it, or help with it. */
function isOf(sub: string, { owner, finer, mentions }: Summary): boolean {
  if (owner?.sub === sub || invitedTo(finer).some((it) => it.sub === sub)) return true;
  const mention = mentionOf(mentions, sub);
  return mention !== null && mention.isRead !== true;
}

/** Narrows down whose sockets to look at; a tag holds 256 bytes, and a sub of 200 characters may be longer. */
function tagOf(sub: string): string {
  return `sub:${cutText(sub, TAG_UNITS_MAX)}`;
}
