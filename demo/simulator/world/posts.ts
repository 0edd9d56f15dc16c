/** What a Page has posted from the start, and how posts and comments are found. */
import { SimulatorError } from "../simulator-error.ts";
import { sampleReference } from "../media/samples.ts";
import type { PostOptions } from "./options.ts";
import type { CommentState, PageState, PostState } from "./state.ts";

const HOUR_MS = 60 * 60_000;

/** The post that comments without another are below. */
export const FIRST_POST = "90210";

const DEFAULT_POSTS: readonly PostOptions[] = [
  { id: FIRST_POST, text: "Our new tents are in: light, dry, and up in two minutes." },
];

export function buildPosts(
  pageId: string,
  options: readonly PostOptions[] = DEFAULT_POSTS,
  now: number,
): Record<string, PostState> {
  const posts = options.map((post) => buildPost(pageId, post, now));
  return Object.fromEntries(posts.map((post) => [post.id, post]));
}

function buildPost(
  pageId: string,
  { id, text, age = HOUR_MS, picture }: PostOptions,
  now: number,
): PostState {
  return {
    ...{ id: `${pageId}_${id}`, kind: "own", psid: null, text, at: now - age },
    ...(picture === undefined ? {} : { picture: sampleReference(picture) }),
    ...{ likes: [], shares: 0, deleted: false, answered: false },
  };
}

/** Of a state from before there were any: the one that all comments are below. */
export function postsOf(page: PageState, now: number): Record<string, PostState> {
  return (page.posts ??= buildPosts(page.id, DEFAULT_POSTS, now));
}

/** One that is there. @throws SimulatorError `unknown_post` */
export function livingPost(page: PageState, id: string, now: number): PostState {
  const found = postsOf(page, now)[id];
  if (found !== undefined && !found.deleted) return found;
  throw new SimulatorError(404, "unknown_post", `There is no such post ${id}.`);
}

/** One that is there. @throws SimulatorError `unknown_comment` */
export function livingComment(page: PageState, id: string): CommentState {
  const found = page.comments[id];
  if (found !== undefined && !found.deleted) return found;
  throw new SimulatorError(404, "unknown_comment", `There is no such comment ${id}.`);
}

/** Those below a post, or below a comment, that are there; oldest first. `deep`: at whatever depth. */
export function commentsBelow(page: PageState, id: string, deep = false): CommentState[] {
  const direct = Object.values(page.comments).filter(({ parentId, deleted }) => parentId === id && !deleted);
  if (!deep) return direct;
  return direct
    .flatMap((comment) => [comment, ...commentsBelow(page, comment.id, true)])
    .sort((one, other) => one.at - other.at);
}
