import { fixture, html } from "@open-wc/testing";
import "../../../gadget/index.ts";
import type { FbChatGadget } from "../../../gadget/index.ts";
import type { TokenProvider } from "../../../gadget/index.ts";
import type { FakeDesk } from "./fake-desk.ts";
import { settled } from "./manual-clock.ts";
import { Screen } from "./screen.ts";

export type GadgetOptions = {
  width?: number;
  height?: number;
  conversation?: string | null;
  tokenProvider?: TokenProvider | null;
};

/** A gadget at a desk, connected, with what a person sees of it. */
export async function aGadget(desk: FakeDesk, options: GadgetOptions = {}) {
  const { width = 900, height = 640, conversation = null } = options;
  const tokenProvider = options.tokenProvider === undefined ? () => "token" : options.tokenProvider;
  const frame = await fixture<HTMLElement>(html`
    <div style="inline-size: ${width}px; block-size: ${height}px">
      <fb-chat-gadget
        .platform=${desk.platform}
        .tokenProvider=${tokenProvider}
        .conversation=${conversation}
        server="https://chat.example"
      ></fb-chat-gadget>
    </div>
  `);
  const gadget = frame.querySelector<FbChatGadget>("fb-chat-gadget")!;
  const screen = new Screen(gadget);
  await settled();
  await gadget.updateComplete;
  return { gadget, screen, frame };
}
