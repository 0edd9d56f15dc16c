import type { ReactiveController, ReactiveControllerHost } from "lit";
import { speakHere } from "../words/builder-words.ts";
import { written } from "../words/strings.ts";

/** An element that says what messages are built with: in another language once its words are there. */
export class BuilderWordsController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  #spoken = "";

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  hostUpdate(): void {
    if (this.#spoken === written.lang) return;
    this.#spoken = written.lang;
    void speakHere().then(() => {
      this.#host.requestUpdate();
    });
  }
}
