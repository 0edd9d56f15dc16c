import * as v from "../values.ts";
import { answer, command } from "../command.ts";
import type { MediaLinkAnswer } from "../frames.ts";
import { MediaId } from "../ids.ts";
import { ADDRESS_UNITS_MAX } from "../limits.ts";
import type { PictureCheck } from "./picture-check.ts";

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
  /** Reads the picture at an address as Meta would when it is sent. Nothing of it is kept. */
  command({
    name: "picture.check",
    about: "desk",
    right: "answer",
    afterLoss: "ends",
    audit: false,
    fields: { url: v.pipe(v.string(), v.maxLength(ADDRESS_UNITS_MAX)) },
    result: answer<PictureCheck>(),
  }),
  /**
   * A name under which whoever asks writes a file into the bucket, for a message to this customer; nothing is there yet. `wrong_state`
   * (`too_many_files`) where FILES_UNUSED_MAX are that no message used.
   */
  command({
    name: "file.begin",
    about: "conversation",
    right: "answer",
    reachesCustomer: true,
    afterLoss: "ends",
    audit: false,
    fields: {},
    result: answer<{ file: string }>(),
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
