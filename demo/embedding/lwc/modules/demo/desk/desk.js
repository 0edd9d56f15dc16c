import { LightningElement } from "lwc";
import { server, tokenProvider } from "../../../../agent.ts";

/** Names with a hyphen cannot stand in a template of LWC: what the gadget tells is listened to here. */
export default class Desk extends LightningElement {
  name = "No customer is open";
  conversation = "none";
  sent = "nothing yet";

  renderedCallback() {
    const { chat } = this.refs;
    if (chat.tokenProvider === tokenProvider) return;
    chat.server = server;
    chat.tokenProvider = tokenProvider;
    chat.addEventListener("fb-chat-conversation-selected", ({ detail }) => {
      this.conversation = detail.conversation ?? "none";
      this.name = detail.customer?.label ?? "No customer is open";
    });
    chat.addEventListener("fb-chat-message-sent", ({ detail }) => {
      this.sent = detail.mid;
    });
  }

  back() {
    void this.refs.chat.openConversation(null);
    this.conversation = "none";
    this.name = "No customer is open";
  }
}
