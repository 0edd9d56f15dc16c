import { html, render } from "lit";
import "../../../gadget/index.ts";
import type { FbChatGadget, TokenProvider } from "../../../gadget/index.ts";
import type { FakeDesk } from "./fake-desk.ts";
import { settled } from "./manual-clock.ts";
import { Screen } from "./screen.ts";

export type GadgetOptions = {
  width?: number;
  height?: number;
  conversation?: string | null;
  tokenProvider?: TokenProvider | null;
  /** What may be on the screen for words in English. */
  wordings?: (english: string) => string[];
  /** Other properties of the element. */
  with?: Partial<FbChatGadget>;
};

/** Puts a gadget at a desk into `frame`, connected, with what a person sees of it. */
export async function mountGadget(frame: HTMLElement, desk: FakeDesk, options: GadgetOptions = {}) {
  const { width = 900, height = 640, conversation = null } = options;
  const tokenProvider = options.tokenProvider === undefined ? () => "token" : options.tokenProvider;
  frame.style.inlineSize = `${width}px`;
  frame.style.blockSize = `${height}px`;
  render(
    html`<fb-chat-gadget
      .platform=${desk.platform}
      .tokenProvider=${tokenProvider}
      .conversation=${conversation}
      server="https://chat.example"
    ></fb-chat-gadget>`,
    frame,
  );
  const gadget = frame.querySelector<FbChatGadget>("fb-chat-gadget")!;
  Object.assign(gadget, options.with);
  const screen = new Screen(gadget, options.wordings);
  await settled();
  await gadget.updateComplete;
  return { gadget, screen, frame };
}
