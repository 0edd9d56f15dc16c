import type { Sticker, StickerPack } from "../../worker/protocol/stickers/sticker.ts";
import type { GadgetState } from "./states.ts";
import { anEntry, MARIA } from "./support/builders.ts";
import type { FakeDesk } from "./support/fake-desk.ts";
import { opensStickers, searches } from "./support/stickers.ts";

const COLOURS = ["gold", "coral", "orchid", "slateblue", "mediumseagreen", "darkorange", "deepskyblue"];

/** A picture that needs no server. */
function drawn(colour: string, shape: string): string {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10" fill="${colour}">${shape}</svg>`;
  return `data:image/svg+xml,${encodeURIComponent(svg)}`;
}

const FACE =
  '<circle cx="5" cy="5" r="4.7"/><g fill="#432"><circle cx="3.4" cy="4" r=".6"/><circle cx="6.6" cy="4" r=".6"/><path d="M2.8 6.2a2.4 2.4 0 0 0 4.4 0z"/></g>';
const HEART = '<path d="M5 9.2 1 5.2a2.4 2.4 0 0 1 4-2.6 2.4 2.4 0 0 1 4 2.6z"/>';

function aPack(
  pack: string,
  name: string,
  shape: string,
  count: number,
): StickerPack & { stickers: Sticker[] } {
  const stickers = Array.from({ length: count }, (_, index) => ({
    stickerId: `${pack}${String(index)}`,
    name: `${name.split(" ")[0] ?? ""} ${COLOURS[index % COLOURS.length] ?? ""}`,
    picture: drawn(COLOURS[index % COLOURS.length] ?? "gold", shape),
  }));
  return { pack, name, picture: stickers[0]!.picture, stickers };
}

export const STICKERS = [aPack("10", "Smiles for all", FACE, 21), aPack("20", "Hearts of thanks", HEART, 7)];

const opened = (name: string, shows: string, state: Partial<GadgetState> = {}): GadgetState => ({
  ...{ name, shows, options: { conversation: MARIA }, desk: hasStickers },
  act: ({ screen }) => opensStickers(screen),
  ...state,
});

export function hasStickers(desk: FakeDesk): void {
  desk.has({ conversation: MARIA }, [anEntry(1)]);
  desk.stickers = STICKERS;
}

export const STICKER_STATES: GadgetState[] = [
  opened("stickers", "21 stickers"),
  opened("stickers-found", "1 sticker", {
    act: async ({ desk, screen }) => {
      await opensStickers(screen);
      await searches(desk, screen, "Hearts coral");
    },
  }),
  opened("stickers-none", "No sticker has these words.", {
    act: async ({ desk, screen }) => {
      await opensStickers(screen);
      await searches(desk, screen, "giraffe");
    },
  }),
  opened("stickers-asking", "Asking Meta for its stickers", {
    desk: (desk) => {
      hasStickers(desk);
      desk.silent.add("stickers.packs");
    },
  }),
  opened("stickers-away", "Meta does not show its stickers at the moment.", {
    desk: (desk) => {
      hasStickers(desk);
      desk.refuse("stickers.packs", { code: "record_unavailable", retryAfterMs: null });
    },
  }),
];
