import * as v from "../../values.ts";
import { FileShape, RESULTS } from "../../results/results.ts";
import { route } from "../route.ts";

/** Longest name that is looked at, in UTF-16 units. */
const FILE_NAME_UNITS_MAX = 1_000;

/** Files of messages, and the pictures of customers. */
export const fileRoutes = [
  route({
    name: "giveFile",
    method: "POST",
    path: "/conversations/{conversation}/files",
    scope: "files:write",
    summary: "Gives a file for a message to this customer: the body is the file",
    description:
      "What it is is told by its first bytes. `file` of the answer goes into `outgoing`; what no message used goes after a day. An Idempotency-Key counts for nothing here: a file that is given twice is two.",
    command: "file.begin",
    takes: "file",
    query: { name: v.exactOptional(v.pipe(v.string(), v.maxLength(FILE_NAME_UNITS_MAX))) },
    fields: ({ conversation }) => ({ conversation }),
    answer: FileShape,
    // The rest is known once it is written.
    told: ({ file }) => ({ file, name: null, mime: "", bytes: 0, type: "file" as const }),
  }),
  route({
    name: "getFileLink",
    method: "GET",
    path: "/conversations/{conversation}/files/{file}",
    scope: "files:read",
    summary: "A link to a file of an entry, by its `media.id`; it is good for ten minutes",
    command: "media.link",
    fields: ({ conversation, file }) => ({ conversation, media: file }),
    answer: RESULTS["media.link"],
    told: (result) => result,
  }),
];
