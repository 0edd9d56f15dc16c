/** Tells React's JSX of <fb-chat-gadget>: `import type {} from "fb-chat-gadget/react"` once. React 19 or newer. */
import type { FbChatEventMap, FbChatGadget } from "fb-chat-gadget";
import type { HTMLAttributes, RefAttributes } from "react";

/** Everything a page sets: properties of the element alone, no methods. */
type Properties = {
  [
    Name in Exclude<keyof FbChatGadget, keyof HTMLElement | "updateComplete"> as FbChatGadget[Name] extends (
      ...args: never[]
    ) => unknown
      ? never
      : Name
  ]?: FbChatGadget[Name];
};

/** `onfb-chat-message-sent` and the like. */
type Listeners = { [Name in keyof FbChatEventMap as `on${Name}`]?: (event: FbChatEventMap[Name]) => void };

declare module "react" {
  namespace JSX {
    interface IntrinsicElements {
      "fb-chat-gadget": HTMLAttributes<FbChatGadget> & RefAttributes<FbChatGadget> & Properties & Listeners;
    }
  }
}
