/** Tells React's JSX of <fb-chat-gadget> and its parts: `import type {} from "fb-chat-gadget/react"` once. React 19 or newer. */
import type { FbChatEventMap, FbChatGadget } from "fb-chat-gadget";
import type { FbChatParts } from "fb-chat-gadget/parts";
import type { HTMLAttributes, RefAttributes } from "react";

/** Everything a page sets: properties of the element alone, no methods. */
type Properties<Chat> = {
  [
    Name in Exclude<keyof Chat, keyof HTMLElement | "updateComplete"> as Chat[Name] extends (
      ...args: never[]
    ) => unknown
      ? never
      : Name
  ]?: Chat[Name];
};

/** `onfb-chat-message-sent` and the like. */
type Listeners = { [Name in keyof FbChatEventMap as `on${Name}`]?: (event: FbChatEventMap[Name]) => void };

type Props<Chat> = HTMLAttributes<Chat> & RefAttributes<Chat> & Properties<Chat> & Listeners;

/** Each part by its tag. */
type Parts = { [Tag in keyof FbChatParts]: Props<FbChatParts[Tag]> };

declare module "react" {
  namespace JSX {
    interface IntrinsicElements extends Parts {
      "fb-chat-gadget": Props<FbChatGadget>;
    }
  }
}
