import type { OutgoingButton } from "../../protocol/outgoing/outgoing.ts";
import type { JsonObject } from "../json.ts";
import { defined } from "./defined.ts";

/** Send API, "buttons". */
export function buttonsOf(buttons: readonly OutgoingButton[] | undefined): JsonObject[] | undefined {
  return buttons === undefined || buttons.length === 0 ? undefined : buttons.map(buttonOf);
}

/** `default_action` of a card: a web_url button without a title. */
export function webUrl(
  link: Omit<Extract<OutgoingButton, { type: "web_url" }>, "type" | "title">,
): JsonObject {
  return defined({
    type: "web_url",
    url: link.url,
    webview_height_ratio: link.webviewHeightRatio,
    messenger_extensions: link.messengerExtensions,
    fallback_url: link.fallbackUrl,
    webview_share_button: link.webviewShareButton,
  });
}

function buttonOf(button: OutgoingButton): JsonObject {
  switch (button.type) {
    case "web_url":
      return { ...webUrl(button), title: button.title };
    case "postback":
      return { type: "postback", title: button.title, payload: button.payload };
    case "phone_number":
      return { type: "phone_number", title: button.title, payload: button.phone };
    case "account_link":
      return { type: "account_link", url: button.url };
    case "account_unlink":
      return { type: "account_unlink" };
  }
}
