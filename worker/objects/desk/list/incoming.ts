import type { Env } from "../../../env.ts";
import { log, traceOf } from "../../../log.ts";
import { CLOSE } from "../../../protocol/refusals.ts";
import type { Bots } from "../automation/bots.ts";
import type { NotProcessed } from "../automation/not-processed.ts";
import type { Replies } from "../automation/replies.ts";
import type { Silences } from "../automation/silences.ts";
import type { LineCarrier } from "../lines/line-carrier.ts";
import type { References } from "../references/references.ts";
import type { FactCarrier } from "../reports/fact-carrier.ts";
import type { Routing } from "../routing/routing.ts";
import { closeQuietly } from "../../kernel/close-socket.ts";
import type { Relays } from "../relays/relays.ts";
import type { Sockets } from "../sockets/sockets.ts";
import type { DeskStore } from "../store.ts";
import type { Publication, PublishAnswer } from "../../kernel/contracts.ts";
import { provesThat } from "../../kernel/line-marks.ts";
import { conversationStub, pageStub } from "../../kernel/stubs.ts";
import type { Publications } from "./publications.ts";

type Tools = {
  env: Env;
  /** The desk's id, as logs have it. */
  objectId: string;
  store: DeskStore;
  sockets: Sockets;
  relays: Relays;
  publications: Publications;
  lines: LineCarrier;
  facts: FactCarrier;
  references: References;
  routing: Routing;
  replies: Replies;
  bots: Bots;
  silences: Silences;
  notProcessed: NotProcessed;
  listChanged: () => void;
  later: (work: Promise<unknown>) => void;
};

/** News of conversations, which everything at the desk that goes by them hears in this order. */
export class Incoming {
  readonly #tools: Tools;

  constructor(tools: Tools) {
    this.#tools = tools;
  }

  apply(publication: Publication): PublishAnswer {
    const { routing, replies, bots, references, lines: carrier, facts, silences } = this.#tools;
    this.#lookBack(publication);
    routing.willMove();
    replies.come(publication);
    const { conversation } = publication;
    bots.come(publication);
    const applied = this.#tools.publications.apply(publication);
    const { listChanged, lines = [], hasReference = false, ...answer } = applied;
    if (hasReference) this.#tools.later(references.came());
    if (listChanged === true) this.#tools.listChanged();
    if (listChanged === true) routing.hasNews(conversation, publication.entries, lines);
    if (lines.length > 0) this.#tools.later(carrier.deliver());
    if (listChanged === true) facts.wereAdded();
    const now = Date.now();
    bots.came(publication, now);
    replies.came(publication, now);
    if (listChanged === true) silences.hasNews(conversation, now);
    if (answer.ok) this.#tools.notProcessed.came(publication, now);
    return answer;
  }

  /** News that nobody repeats: a desk that slept may have forgotten what it follows on, and asks for all since. */
  async applyOrAsk(publication: Publication): Promise<void> {
    const { env } = this.#tools;
    const answer = this.apply(publication);
    const { conversation } = publication;
    // It hears of it when it publishes itself.
    if (!answer.ok && answer.code === "went_back")
      return await conversationStub(env, conversation).wake(conversation);
    if (!answer.ok || answer.have >= publication.toRev) return;
    this.apply(await conversationStub(env, conversation).changesSince(conversation, answer.have));
  }

  /**
   * A thread holds a line of this desk that the desk has yet to decide: its storage went back. Gadgets forget what they
   * were told, which they do when they connect again; and what happened meanwhile is asked for.
   */
  #lookBack({ lines }: Publication): void {
    const { store } = this.#tools;
    const desk = store.identity();
    if (lines == null || desk === null || lines.desk !== desk.name) return;
    if (provesThat({ epoch: desk.epoch, session: store.session }, lines)) this.wentBack();
  }

  /** Its storage went back: it begins another epoch, and asks for what happened meanwhile. */
  wentBack(): void {
    const { store, sockets } = this.#tools;
    log({ event: "desk.went_back", desk: this.#tools.objectId });
    const since = store.list.newestActivity();
    store.beginAnew();
    const how = { code: CLOSE.startAfresh, reason: "start_afresh" };
    this.#tools.relays.forgetAll(how);
    for (const socket of sockets.open()) closeQuietly(socket, how.code, how.reason);
    this.#tools.later(this.#askPages(since));
  }

  /** Conversations tell the desk of themselves once more, those it knows nothing of as well. */
  async #askPages(since: number): Promise<void> {
    for (const { pageId } of this.#tools.store.pages.all()) {
      try {
        await pageStub(this.#tools.env, pageId).retellSince(pageId, since);
      } catch (error) {
        log({ event: "fault", where: "desk.askPages", error: traceOf(error) });
      }
    }
  }
}
