import { Component, CUSTOM_ELEMENTS_SCHEMA, signal } from "@angular/core";
import "fb-chat-gadget";
import type { Customer, FbChatEventMap } from "fb-chat-gadget";
import { server, tokenProvider } from "../agent.ts";

/** Square brackets set properties of the element, round ones listen to its events. */
@Component({
  selector: "app-desk",
  schemas: [CUSTOM_ELEMENTS_SCHEMA],
  template: `
    <main>
      <section class="record" aria-label="Record">
        <h2>{{ customer()?.label ?? "No customer is open" }}</h2>
        <dl>
          <dt>Conversation</dt>
          <dd>
            <output id="conversation">{{ conversation() ?? "none" }}</output>
          </dd>
          <dt>Sent last</dt>
          <dd>
            <output id="sent">{{ sent() }}</output>
          </dd>
        </dl>
        <button (click)="back()">Back to the list</button>
      </section>
      <fb-chat-gadget
        [server]="server"
        [tokenProvider]="tokenProvider"
        [conversation]="conversation()"
        (fb-chat-conversation-selected)="onSelected($event)"
        (fb-chat-message-sent)="onSent($event)"
      ></fb-chat-gadget>
    </main>
  `,
})
export class Desk {
  readonly server = server;
  readonly tokenProvider = tokenProvider;
  readonly conversation = signal<string | null>(null);
  readonly customer = signal<Customer | null>(null);
  readonly sent = signal("nothing yet");

  onSelected({ detail }: FbChatEventMap["fb-chat-conversation-selected"]): void {
    this.conversation.set(detail.conversation);
    this.customer.set(detail.customer);
  }

  onSent({ detail }: FbChatEventMap["fb-chat-message-sent"]): void {
    this.sent.set(detail.mid);
  }

  back(): void {
    this.conversation.set(null);
    this.customer.set(null);
  }
}
