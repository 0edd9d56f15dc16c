import { fixture, html } from "@open-wc/testing";
import "../../../gadget/parts/index.ts";
import type { FbChatPart } from "../../../gadget/parts/part.ts";
import type { FakeDesk } from "./fake-desk.ts";
import { loadForThread } from "./load-for-thread.ts";
import { settled } from "./manual-clock.ts";
import { Screen } from "./screen.ts";

/** The same for all parts of a test, so that they share a session. */
export const partToken = () => "token";

type PartTag = `fb-chat-${FbChatPart["room"]}`;

/** A part of the gadget, by its tag, with what else is set. */
type APart = [tag: PartTag, properties?: Partial<FbChatPart>];

/** Parts beside each other in a page at a desk for the length of a test, each with what a person sees of it. */
export async function someParts(desk: FakeDesk, ...each: APart[]) {
  await loadForThread();
  const frame = await fixture<HTMLElement>(html`<div></div>`);
  const parts = each.map(([tag, properties]) => {
    const part: FbChatPart = document.createElement(tag);
    const common = { platform: desk.platform, server: "https://chat.example", tokenProvider: partToken };
    return Object.assign(part, common, properties);
  });
  for (const part of parts)
    if (["list", "thread", "customer"].includes(part.room)) part.style.blockSize = "420px";
  frame.append(...parts);
  await settled();
  await Promise.all(parts.map(({ updateComplete }) => updateComplete));
  return { frame, parts, screens: parts.map((part) => new Screen(part)), page: new Screen(frame) };
}

export const ALL_PARTS: APart[] = [
  ["fb-chat-presence"],
  ["fb-chat-list"],
  ["fb-chat-thread"],
  ["fb-chat-composer"],
  ["fb-chat-customer"],
];
