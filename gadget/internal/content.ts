import { css, html, LitElement, nothing } from "lit";
import type { Content, Entry } from "../../worker/protocol/entry.ts";
import { StoreController } from "../controllers/store-controller.ts";
import { selectedThread } from "../data/state.ts";
import type { ContentTools } from "../elements/content/tools.ts";
import { spoken } from "../elements/fb-chat-entry.styles.ts";
import { shared } from "../elements/shared.styles.ts";
import { authorName } from "./authors.ts";
import { define } from "./define.ts";
import { draw, icons } from "./icons.ts";
import { hrefOf } from "./links.ts";
import { t } from "./strings.ts";
import { clockTime, dateFormat, fullTime, numberFormat } from "./time.ts";

/** Whether there is more to show of an entry than words: then it takes <fb-chat-content>, which is loaded when needed. */
export function isRich({ content, changes }: Entry): boolean {
  if (changes && Object.keys(changes).length > 0) return true;
  switch (content.kind) {
    case "text":
      return !!content.parts || !!content.replyTo || !!content.referral || content.rest.length > 0;
    case "postback":
      return !!content.referral;
    default:
      return content.kind === "event" || (content.kind === "unsupported" && !isUntold(content));
  }
}

/** A message of Meta's record of which Meta tells no words: there is nothing to unfold. */
export function isUntold(content: Content): boolean {
  return content.kind === "unsupported" && content.what === "untold_message";
}

/** Where <fb-chat-content> comes from; tests let it fail. */
export const source = { load: () => import("../elements/content/index.ts") };

export let isContentLoaded = false;
let loaded: () => void;
/** Resolves once it is there, however often it failed before. */
export const contentLoaded = new Promise<void>((resolve) => {
  loaded = resolve;
});
let loading: Promise<boolean> | null = null;

/** Loads <fb-chat-content>, once. False where that failed; the next call tries again. */
export function loadContent(): Promise<boolean> {
  return (loading ??= load());
}

let isAwaited = false;

/** Loads it when the browser has nothing else to do. Resolves when it is there. */
export function loadContentLater(): Promise<void> {
  if (!isAwaited) {
    isAwaited = true;
    // Safari has no such thing.
    const whenIdle = (globalThis as Partial<typeof globalThis>).requestIdleCallback ?? setTimeout;
    whenIdle(() => void loadContent());
  }
  return contentLoaded;
}

async function load(): Promise<boolean> {
  try {
    const { default: defineContent } = await source.load();
    defineContent(TOOLS);
    isContentLoaded = true;
    loaded();
  } catch {
    loading = null;
  }
  return isContentLoaded;
}

/** What is loaded later imports nothing, see WordTools. */
const TOOLS: ContentTools = {
  css,
  html,
  nothing,
  LitElement,
  StoreController,
  shared,
  spoken,
  define,
  draw,
  icons,
  hrefOf,
  authorName,
  selectedThread,
  clockTime,
  fullTime,
  dateFormat,
  numberFormat,
  strings: () => t,
};
