import { answer, command } from "../command.ts";
import type { MediaLinkAnswer } from "../frames.ts";
import { MediaId } from "../ids.ts";

/** Copies of files and pictures. */
export const mediaCommands = [
  /** A link to a copied file, good for MEDIA_LINK_MS; ask again when it is over. */
  command({
    name: "media.link",
    about: "conversation",
    right: "read",
    afterLoss: "ends",
    audit: false,
    fields: { media: MediaId },
    result: answer<MediaLinkAnswer>(),
  }),
  /** Copies a file anew that could not be copied: Meta's link to it may still live. */
  command({
    name: "media.retry",
    about: "conversation",
    right: "read",
    afterLoss: "repeats",
    audit: true,
    fields: { media: MediaId },
    result: answer(),
  }),
] as const;
