import { configOf } from "../../config.ts";
import type { FeedItem } from "../../domain/comments/feed-item.ts";
import { classifySendError } from "../../domain/send-error.ts";
import type { Env } from "../../env.ts";
import type { GraphAccess, GraphOutcome } from "../../graph/client.ts";
import { readComment, readPost, type ReadPost } from "../../graph/comments.ts";
import { readAnsweredComment } from "../../graph/events/feed.ts";
import { log } from "../../log.ts";
import type { PostContext } from "../kernel/contracts.ts";
import { Recorded } from "../kernel/black-box/recorder.ts";
import type { Meter } from "../kernel/metrics/meter.ts";
import { pageStub } from "../kernel/stubs.ts";
import type { PostStore } from "./store.ts";

/** Meta is left alone so long where it did not answer (ms). */
const SILENT_MS = 60_000;

/** Asks Meta of a post and its comments. Never throws for Meta: what it does not tell is not known. */
export class Asker {
  readonly #env: Env;
  readonly #store: PostStore;
  readonly #id: string;
  #asking: Promise<PostContext | null> | null = null;
  /** When Meta did not answer last. */
  #silentAt = -Infinity;

  readonly #recorded: Recorded;

  constructor(env: Env, store: PostStore, { id, meter }: { id: string; meter: Meter }) {
    this.#env = env;
    this.#recorded = new Recorded(env, meter);
    this.#store = store;
    this.#id = id;
  }

  /**
   * What is known of the post. Meta is asked once for all comments that come together; where nobody may ask it now, or it does not answer,
   * with the next comment a minute later.
   */
  async context(pageId: string, postId: string): Promise<PostContext | null> {
    const known = this.#store.context(Date.now());
    if (known !== undefined) return known;
    const age = Date.now() - this.#silentAt;
    if (age >= 0 && age < SILENT_MS) return this.#atLeast(postId);
    this.#asking ??= this.#askContext(pageId, postId).finally(() => (this.#asking = null));
    return await this.#asking;
  }

  async #askContext(pageId: string, postId: string): Promise<PostContext | null> {
    const access = await this.#access(pageId);
    if (access === null) return this.#atLeast(postId);
    const outcome = await readPost(access, postId);
    await this.#heard("post", outcome, access);
    if (isNoAnswer(outcome)) {
      this.#silentAt = Date.now();
      return this.#atLeast(postId);
    }
    const told = outcome.kind === "accepted" ? contextOf(postId, outcome.value) : null;
    this.#store.setContext(told, Date.now());
    return told ?? this.#atLeast(postId);
  }

  /** The comment that `item` answers; null: Meta does not tell of it. `later`: nobody may ask now. `silent`: Meta did not answer. */
  async comment(item: FeedItem, id: string): Promise<FeedItem | null | "later" | "silent"> {
    const { pageId, postId } = item;
    const access = await this.#access(pageId);
    if (access === null) return "later";
    const outcome = await readComment(access, id);
    await this.#heard("comment", outcome, access);
    if (isNoAnswer(outcome)) return "silent";
    return outcome.kind === "accepted" ? await readAnsweredComment(outcome.value, { pageId, postId }) : null;
  }

  /** Its address alone, which came with an event. */
  #atLeast(id: string): PostContext | null {
    const permalink = this.#store.permalink();
    return permalink === null ? null : { post: { id, text: null, permalink, at: null }, pictureUrl: null };
  }

  async #access(pageId: string): Promise<GraphAccess | null> {
    const lease = await pageStub(this.#env, pageId).lease(pageId, null);
    if (!lease.ok) return null;
    const { graphUrl } = configOf(this.#env);
    return { graphUrl, pageId, token: lease.token, ...this.#recorded.heard(pageId, lease.hasBox) };
  }

  async #heard(what: "post" | "comment", outcome: GraphOutcome<unknown>, access: GraphAccess): Promise<void> {
    if (outcome.kind === "accepted") return;
    const error = outcome.kind === "refused" ? outcome.error : null;
    log({ event: "post.unasked", object: this.#id, what, graphCode: error?.code ?? null });
    if (error !== null) await pageStub(this.#env, access.pageId).refused(access.pageId, error, access.token);
  }
}

/** To ask again may help. */
function isNoAnswer(outcome: GraphOutcome<unknown>): boolean {
  if (outcome.kind === "accepted") return false;
  if (outcome.kind === "ambiguous") return true;
  return ["retry", "ambiguous", "slow_page"].includes(classifySendError(outcome.error));
}

function contextOf(id: string, { pictureUrl, ...post }: ReadPost): PostContext {
  return { post: { id, ...post }, pictureUrl };
}
