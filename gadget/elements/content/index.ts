import { defineContentElement } from "./fb-chat-content.ts";
import { defineMediaElement } from "./fb-chat-media.ts";
import { definePictureElement } from "./fb-chat-picture.ts";
import { defineQuoteElement } from "./fb-chat-quote.ts";
import { defineViewerElement } from "./fb-chat-viewer.ts";
import { useTools } from "./tools.ts";
import type { ContentTools } from "./tools.ts";

/** Everything that an entry may hold beside words. */
export default function defineContent(tools: ContentTools): void {
  useTools(tools);
  defineViewerElement();
  defineMediaElement();
  definePictureElement();
  defineQuoteElement();
  defineContentElement();
}
