import type { LitElement, ReactiveController } from "lit";
import type { Entry } from "../../worker/protocol/message/entry.ts";
import type { SeatController } from "../shell/seat-controller.ts";
import { written } from "../words/strings.ts";
import "./fb-chat-translation.ts";
import { translateEntry, wordsToTranslate } from "./translating.ts";
import { translationsOf, type Translations } from "./translations.ts";

/** What is on the screen of an entry. */
type Row = LitElement & { entry: Entry | null; conversation: string };

/** Puts translations into the messages on the screen, and asks for those of a conversation that is translated as a whole. */
export class TranslationRows implements ReactiveController {
  readonly #host: LitElement;
  readonly #seat: SeatController;
  #kept: Translations | null = null;
  #stop: (() => void) | undefined;
  #spoken = written.lang;
  #me = "";
  #hadAny = false;

  constructor(host: LitElement, seat: SeatController) {
    this.#host = host;
    this.#seat = seat;
    host.addController(this);
    if (host.isConnected) this.hostConnected();
  }

  hostConnected(): void {
    // The place at a session is found with the host.
    queueMicrotask(() => {
      if (this.#host.isConnected) this.#follow();
    });
  }

  hostDisconnected(): void {
    this.#stop?.();
    this.#stop = undefined;
    this.#kept = null;
  }

  hostUpdated(): void {
    const me = this.#seat.peek((state) => state.session?.me.sub ?? "");
    if (this.#kept && (this.#spoken !== written.lang || this.#me !== me)) {
      this.#spoken = written.lang;
      this.#me = me;
      this.#kept.forget();
    }
    const conversation = this.#seat.peek(({ selected }) => selected);
    const hasAny = conversation !== null && (this.#kept?.hasAny(conversation) ?? false);
    // The last one that was hidden is still there.
    if (!hasAny && !this.#hadAny) return;
    this.#hadAny = hasAny;
    for (const row of this.#host.renderRoot.querySelectorAll<Row>("fb-chat-entry"))
      void row.updateComplete.then(() => {
        this.#place(row);
      });
  }

  #follow(): void {
    const kept = translationsOf(this.#seat);
    if (kept === this.#kept) return;
    this.#stop?.();
    this.#kept = kept;
    this.#me = this.#seat.peek((state) => state.session?.me.sub ?? "");
    this.#stop = kept.subscribe(() => {
      this.#host.requestUpdate();
    });
    this.#host.requestUpdate();
  }

  #place(row: Row): void {
    const { entry, conversation } = row;
    const kept = this.#kept;
    const bubble = row.isConnected ? row.shadowRoot?.querySelector(".bubble") : null;
    if (!entry || !kept || !bubble) return;
    const text = wordsToTranslate(entry, this.#me);
    const known = kept.get(conversation, entry.id);
    // It was changed, or taken back: what it said before is not what it says.
    if (known !== null && known.of !== text) kept.set(conversation, entry.id, null);
    const isWanted = text !== null && kept.isWhole(conversation) && entry.author.type === "customer";
    if (isWanted && known === null) void translateEntry(this.#seat, conversation, entry);
    // Another message's press loads what this one waits for.
    if (known?.phase === "needs" && known.models.every(({ isBegun }) => isBegun))
      void translateEntry(this.#seat, conversation, entry, known.models);
    const shown = bubble.querySelector("fb-chat-translation");
    // Of a whole conversation that needs no word.
    const isSame = known?.phase === "failed" && known.why === "same" && kept.isWhole(conversation);
    if (known === null || known.of !== text || isSame) shown?.remove();
    else if (shown === null)
      bubble.append(Object.assign(document.createElement("fb-chat-translation"), { entry, conversation }));
    else Object.assign(shown, { entry, conversation });
  }
}
