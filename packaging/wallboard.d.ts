/** <fb-chat-wallboard>: how a team stands, for a screen on a wall. Importing it defines the element. */
import type { FbChatEventMap, TokenProvider } from "fb-chat-gadget";

type Told = Pick<FbChatEventMap, "fb-chat-connection" | "fb-chat-auth-required">;

export declare class FbChatWallboard extends HTMLElement {
  /** Resolves when what was set is on the screen. */
  readonly updateComplete: Promise<boolean>;
  /** Gives the token, now or by a promise; asked before each connect. */
  tokenProvider: TokenProvider | null;
  /** The token, for pages that replace it themselves before it ends. `tokenProvider` goes first. */
  token: string | null;
  /** Origin of the Worker; by default the one that this script came from. */
  server: string;
  /** `auto` follows the page's `color-scheme`. */
  theme: "auto" | "light" | "dark";
  /** The language; by default that of the page around it. */
  lang: string;
  /** Connects anew and asks for a token again. */
  reconnect(): void;
  addEventListener<Name extends keyof Told>(
    type: Name,
    listener: (event: Told[Name]) => void,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener(
    type: string,
    listener: EventListenerOrEventListenerObject,
    options?: boolean | AddEventListenerOptions,
  ): void;
}

declare global {
  interface HTMLElementTagNameMap {
    "fb-chat-wallboard": FbChatWallboard;
  }
}
