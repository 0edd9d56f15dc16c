import { configOf } from "../../config.ts";
import type { FeedItem } from "../../domain/comments/feed-item.ts";
import type { Env } from "../../env.ts";
import type { GraphAccess, GraphOutcome } from "../../graph/client.ts";
import { readComment, readPost, type ReadPost } from "../../graph/comments.ts";
import { readAnsweredComment } from "../../graph/events/feed.ts";
import { log } from "../../log.ts";
import type { PostContext } from "../kernel/contracts.ts";
import { pageStub } from "../kernel/stubs.ts";
import type { PostStore } from "./store.ts";

/** Asks Meta of a post and its comments. Never throws for Meta: what it does not tell is not known. */
export class Asker {
  readonly #env: Env;
  readonly #store: PostStore;
  readonly #id: string;

  constructor(env: Env, store: PostStore, id: string) {
    this.#env = env;
    this.#store = store;
    this.#id = id;
  }

  /** What is known of the post. Meta is asked once; where nobody may ask it now, with the next comment. */
  async context(pageId: string, postId: string): Promise<PostContext | null> {
    const known = this.#store.context();
    if (known !== undefined) return known;
    const access = await this.#access(pageId);
    if (access === null) return null;
    const outcome = await readPost(access, postId);
    await this.#heard("post", outcome, access);
    const context = outcome.kind === "accepted" ? contextOf(postId, outcome.value) : this.#atLeast(postId);
    this.#store.setContext(context, Date.now());
    return context;
  }

  /** The comment that `item` answers; null: Meta does not tell of it. `later`: nobody may ask now. */
  async comment(item: FeedItem, id: string): Promise<FeedItem | null | "later"> {
    const { pageId, postId } = item;
    const access = await this.#access(pageId);
    if (access === null) return "later";
    const outcome = await readComment(access, id);
    await this.#heard("comment", outcome, access);
    return outcome.kind === "accepted" ? await readAnsweredComment(outcome.value, { pageId, postId }) : null;
  }

  /** Its address alone, which came with an event. */
  #atLeast(id: string): PostContext | null {
    const permalink = this.#store.permalink();
    return permalink === null ? null : { post: { id, text: null, permalink, at: null }, pictureUrl: null };
  }

  async #access(pageId: string): Promise<GraphAccess | null> {
    const lease = await pageStub(this.#env, pageId).lease(pageId, null);
    return lease.ok ? { graphUrl: configOf(this.#env).graphUrl, pageId, token: lease.token } : null;
  }

  async #heard(what: "post" | "comment", outcome: GraphOutcome<unknown>, access: GraphAccess): Promise<void> {
    if (outcome.kind === "accepted") return;
    const error = outcome.kind === "refused" ? outcome.error : null;
    log({ event: "post.unasked", object: this.#id, what, graphCode: error?.code ?? null });
    if (error !== null) await pageStub(this.#env, access.pageId).refused(access.pageId, error, access.token);
  }
}

function contextOf(id: string, { pictureUrl, ...post }: ReadPost): PostContext {
  return { post: { id, ...post }, pictureUrl };
}
