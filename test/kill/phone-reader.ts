/** Reads what a phone shows of the Page's messages, files to their last byte. */
import type { Simulator } from "../../demo/simulator/simulator.ts";
import type { ThreadState } from "../../demo/simulator/world/state.ts";
import { asOnPhone, digestOf, lineOf } from "./message.ts";

const KEPT_BY_META = "media:";

export class PhoneReader {
  readonly #simulator: Simulator;

  constructor(simulator: Simulator) {
    this.#simulator = simulator;
  }

  /** The line of each message of the Page, by its mid. */
  async linesOf({ messages }: ThreadState): Promise<Map<string, string>> {
    const lines = new Map<string, string>();
    for (const message of messages) {
      if (message.from === "page")
        lines.set(message.mid, lineOf(await asOnPhone(message, (file) => this.#digest(file))));
    }
    return lines;
  }

  /** `file`: what Meta has, what was saved there by an id, or an address from which the phone gets it itself. */
  async #digest(file: string): Promise<string> {
    const url = this.#simulator.page().state.attachments[file]?.url ?? file;
    if (!url.startsWith(KEPT_BY_META)) {
      const response = await fetch(url);
      const bytes = new Uint8Array(await response.arrayBuffer());
      return response.ok ? digestOf(bytes) : `nothing (${String(response.status)})`;
    }
    const content = await this.#simulator.mediaContent(url.slice(KEPT_BY_META.length));
    return content === null ? "nothing" : digestOf(content.bytes);
  }
}
