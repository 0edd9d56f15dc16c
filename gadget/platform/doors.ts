import type { OnDevice } from "./on-device.ts";
/** What the data layer needs of the browser. Tests hand in their own clock, network and sockets. */
export type Platform = {
  /** Local clock, in ms since 1970. */
  now(): number;
  /** Calls back once after `ms`; the answer cancels it. */
  after(ms: number, run: () => void): () => void;
  /** 0 ≤ x < 1, for jitter. */
  random(): number;
  uuid(): string;
  fetch(url: string, init: RequestInit): Promise<Response>;
  /** Throws when the page forbids the socket. */
  openSocket(url: string, protocols: string[], handlers: SocketHandlers): Socket;
  /** Calls back when the network returned or the page became visible again; the answer stops that. */
  onWake(run: () => void): () => void;
  /** False where the browser knows that there is no network. */
  isOnline(): boolean;
  /** Calls back when the browser lost the network; the answer stops that. */
  onOffline(run: () => void): () => void;
  /** The address of the script that this is in, whose name is another one with each change of the gadget. */
  readonly script: string;
  /** What outlives the page, where there is such a thing. */
  memory?: Memory;
  /** What outlives the page in its own tab. */
  tab?: Texts;
  /** Notices outside of the page; the browser's own where nothing else is said. */
  notifier?: Notifier;
  /** How files leave; the browser's own way where nothing else is said. */
  uploader?: Uploader;
  /** Where files outlive the page; the browser's own place where nothing else is said. */
  files?: FileStore;
  /** What tabs of one browser have in common; the browser's own where nothing else is said, null: nothing. */
  tabs?: TabDoor | null;
  /** What translates on this device; the browser's own where nothing else is said, null: nothing. */
  onDevice?: OnDevice | null;
  /** What records a voice; the browser's own where nothing else is said. */
  microphone?: Microphone;
};

/** What one tab of a browser can arrange with the others. */
export type TabDoor = {
  /**
   * Holds a name that one tab has at a time, until `until` is aborted. True once it has it; false where another has it and `how` is
   * `now`, or `until` came first. `wait`: until the other lets go, or is gone; `steal`: from it. `lost`: another stole it.
   */
  hold(name: string, how: "now" | "wait" | "steal", until: AbortSignal, lost?: () => void): Promise<boolean>;
  /** What others say under a name, and says something to all of them. */
  channel(name: string, heard: (message: unknown) => void): { say(message: object): void; close(): void };
  /** A short name for a text, from which nobody reads it. */
  digest(text: string): Promise<string>;
};

/** `refused`: by the person, the browser or the page. `missing`: no device. `broken`: one that another program has. */
export type MicrophoneProblem = "refused" | "missing" | "broken";

/** Asks the person, and records. `lost` is called once where the device is gone before stop(). */
export type Microphone = (lost: () => void) => Promise<Recording | MicrophoneProblem>;

/** What is being recorded. `level` is from 0 to 1, null where nobody can tell. */
export type Recording = {
  level(): number | null;
  pause(): void;
  resume(): void;
  /** Gives the device back, and answers what was recorded, in whatever form the browser has it. Also after `lost`. */
  stop(): Promise<Blob>;
};

/** Files by name, that all tabs of one origin share. Rejects where the browser refuses, or has no room. */
export type FileStore = {
  get(name: string): Promise<Blob | null>;
  set(name: string, file: Blob): Promise<void>;
  names(): Promise<string[]>;
  remove(name: string): Promise<void>;
};

/** One file on its way: `told` hears how much of it left, from 0 to 1. */
export type Uploading = {
  url: string;
  token: string;
  body: Blob;
  told: (part: number) => void;
  signal: AbortSignal;
};

/** Answers what the Worker did; rejects where it could not be reached, or `signal` said so. */
export type Uploader = (file: Uploading) => Promise<{ status: number; text: string }>;

/** A desktop notice; one of the same `tag` takes the place of an earlier one. `opened`: the agent followed it. */
export type Notice = { title: string; text: string; tag: string; opened: () => void };

/** Desktop notices and sounds, once per browser. */
export type Notifier = {
  readonly permission: "granted" | "denied" | "default";
  /** How much of the page the person has before them. */
  readonly sight: "focused" | "visible" | "hidden";
  ask(): Promise<"granted" | "denied" | "default">;
  /** Runs while no other tab of the browser runs anything of the same name. */
  oneTab(name: string, run: () => void): Promise<void>;
  /** Shows it, and is heard: as much of both as the browser allows. */
  show(notice: Notice): void;
};

/** Small texts by name. Never throws: what cannot be kept is this page's alone. */
export type Texts = {
  get(name: string): string | null;
  set(name: string, text: string): void;
  remove(name: string): void;
};

/** Texts that all tabs of one origin share. */
export type Memory = Texts & {
  /** Names that begin with `prefix`. */
  names(prefix: string): string[];
  /** This tab, for as long as it is open. */
  tab: string;
  /** The tabs that are open, this one included; null where nobody can tell. */
  openTabs(): Promise<ReadonlySet<string> | null>;
  /** Calls back with what another tab set; the answer stops that. */
  onOtherTab(run: (name: string, text: string) => void): () => void;
};

/** As much of a WebSocket as a connection uses. */
export type Socket = { send(data: string): void; close(): void };
/** `message` is called in the order of arrival, `close` once, with the close code. */
export type SocketHandlers = { message: (data: unknown) => void; close: (code: number) => void };
