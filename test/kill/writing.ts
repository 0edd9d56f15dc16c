/** What agents write in a run: mostly words, and a share of all else that can be sent. */
import { sampleBytes, SAMPLES, type SampleName } from "../../demo/simulator/media/samples.ts";
import { shownOf } from "../../worker/domain/shown-outgoing.ts";
import { withPayloads } from "../../worker/domain/made-payloads.ts";
import type { FileType } from "../../worker/protocol/outgoing/given-file.ts";
import type { Outgoing, OutgoingButton } from "../../worker/protocol/outgoing/outgoing.ts";
import { asInThread, digestOf, lineOf } from "./message.ts";
import type { Random } from "../measuring/random.ts";

/** A file that an agent has. No two of a run hold the same. */
export type Gift = { name: string; type: FileType; bytes: Uint8Array<ArrayBuffer>; digest: string };

/** `outgoing` takes the names that the Worker gave to `gifts`, in their order. */
export type Writing = {
  said: string;
  gifts: readonly Gift[];
  outgoing: (files: readonly string[]) => Outgoing;
};

/** Small ones: the simulator keeps all of them, and writes them down again and again. */
const GIVEN = ["photo", "picture", "video", "sound", "pdf", "zip"] as const;
const LONG_WORDS = 420;
/** How many of a hundred messages are of each kind; the others are short texts. */
const SHARES = { long: 3, replies: 5, file: 5, mixed: 3, album: 3, buttons: 4, cards: 4, media: 2 } as const;
type Kind = keyof typeof SHARES | "text";

/** One message, unlike every other of the run; `name`: by what it is known. */
export async function aWriting(name: string, random: Random): Promise<Writing> {
  const said = `Answer ${name}`;
  const gift = (nth: number, sample: SampleName): Promise<Gift> => aGift(`${name}-${String(nth)}`, sample);
  switch (kindFor(random)) {
    case "text":
      return words(said);
    case "long":
      return words(longText(name));
    case "replies": {
      const quickReplies = ["Yes", "No"].map((title) => ({ type: "text", title }) as const);
      return { said, gifts: [], outgoing: () => ({ kind: "text", text: said, quickReplies }) };
    }
    case "file":
      return files(said, [await gift(0, random.pick(GIVEN))]);
    case "mixed": {
      const gifts = [await gift(0, "photo"), await gift(1, "pdf"), await gift(2, random.pick(GIVEN))];
      return files(said, gifts, said);
    }
    case "album":
      return files(said, await Promise.all([gift(0, "photo"), gift(1, "picture"), gift(2, "photo")]));
    case "buttons": {
      const buttons: OutgoingButton[] = [
        { type: "postback", title: "Order again" },
        { type: "web_url", title: "Our shop", url: "https://shop.example.com/" },
        { type: "phone_number", title: "Call us", phone: "+4915112345678" },
      ];
      const template = { type: "button", text: said, buttons } as const;
      return { said, gifts: [], outgoing: () => ({ kind: "template", template }) };
    }
    case "cards": {
      const press = { type: "postback", title: "This one" } as const;
      const elements = (file: string) => [
        { title: said, subtitle: "Blue", image: { file }, buttons: [press] },
        { title: "Tent", defaultAction: { url: "https://shop.example.com/tent" }, buttons: [press] },
      ];
      const template = ([file = ""]: readonly string[]) =>
        ({ type: "generic", elements: elements(file) }) as const;
      const gifts = [await gift(0, "picture")];
      return { said, gifts, outgoing: (given) => ({ kind: "template", template: template(given) }) };
    }
    case "media": {
      const buttons = [{ type: "postback", title: "Like it" } as const];
      const template = ([file = ""]: readonly string[]) =>
        ({ type: "media", mediaType: "image", media: { file }, buttons }) as const;
      const gifts = [await gift(0, "photo")];
      return { said, gifts, outgoing: (given) => ({ kind: "template", template: template(given) }) };
    }
  }
}

/** The line of what was written, as the thread must show it once all its parts are put together. */
export function lineOfWriting({ gifts, outgoing }: Writing): string {
  const types = new Map(gifts.map(({ digest, type }) => [digest, type]));
  // Named by what they hold, files need no Worker.
  const written = withPayloads(outgoing(gifts.map(({ digest }) => digest)), (place) => MADE + place);
  const shown = shownOf(written, (digest) => types.get(digest) ?? "file");
  const { text, parts, quickReplies } = shown;
  return lineOf(asInThread({ text, parts, quickReplies }, (it) => ("file" in it ? it.file : String(it.url))));
}

const MADE = "fb-chat:";

/** A line without what the Worker alone knows: which entry its payloads name. */
export function withoutEntries(line: string): string {
  return line.replace(/fb-chat:\d+:[0-9a-f]+:/g, MADE);
}

function kindFor(random: Random): Kind {
  let at = random.next() * 100;
  for (const [kind, share] of Object.entries(SHARES) as [keyof typeof SHARES, number][]) {
    if (at < share) return kind;
    at -= share;
  }
  return "text";
}

function words(text: string): Writing {
  return { said: text, gifts: [], outgoing: () => ({ kind: "text", text }) };
}

function files(said: string, gifts: readonly Gift[], text?: string): Writing {
  const outgoing = (given: readonly string[]): Outgoing => ({
    kind: "files",
    files: given.map((file) => ({ file })),
    ...(text === undefined ? {} : { text }),
  });
  return { said, gifts, outgoing };
}

async function aGift(name: string, sample: SampleName): Promise<Gift> {
  const { type, name: sampleName } = SAMPLES[sample];
  // What is read of a file ends before this.
  const mark = new TextEncoder().encode(`\n${name}\n`);
  const made = await sampleBytes(sample);
  const bytes = new Uint8Array(made.length + mark.length);
  bytes.set(made);
  bytes.set(mark, made.length);
  const asSent = type === "sticker" ? "image" : type;
  return { name: `${name}-${sampleName}`, type: asSent, bytes, digest: digestOf(bytes) };
}

/** Too long for one Messenger message, and without a place where a part could lose a space. */
function longText(name: string): string {
  return Array.from({ length: LONG_WORDS }, (_, word) => `w${name}-${String(word)}`).join(" ");
}
