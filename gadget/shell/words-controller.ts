import type { ReactiveController, ReactiveControllerHost } from "lit";
import { written } from "../words/strings.ts";

/** An element whose words come later than it: in another language once they are there. `speakHere` loads those of the moment. */
export class WordsController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #speakHere: () => Promise<unknown>;
  #spoken = "";

  constructor(host: ReactiveControllerHost, speakHere: () => Promise<unknown>) {
    this.#host = host;
    this.#speakHere = speakHere;
    host.addController(this);
  }

  hostUpdate(): void {
    if (this.#spoken === written.lang) return;
    this.#spoken = written.lang;
    void this.#speakHere().then(() => {
      this.#host.requestUpdate();
    });
  }
}
