import type { Mutation } from "./mutation.ts";

/** What was taken back is not shown, and no stranger's address is a link that may do harm. */
export const KINDS: readonly Mutation[] = [
  {
    breaks: "each reaction has all reactions before it read again",
    file: "worker/objects/conversation/log/changes.ts",
    from: "if (text !== original) folded.original = original;",
    to: "if (text !== original || store.entries.changesOf(mid).length < 0) folded.original = original;",
    caughtBy: {
      file: "test/worker/conversation/changes.test.ts",
      test: "costs the same after hundreds of others",
    },
  },
  {
    breaks: "what was said of our message before its mid was known is forgotten",
    file: "worker/objects/conversation/log/store.ts",
    from: "adoptChanges(this, row.seq, mid);",
    to: "",
    caughtBy: {
      file: "test/worker/conversation/changes.test.ts",
      test: "folded into ours once its mid is known",
    },
  },
  {
    breaks: "a message that was taken back keeps its words in quotes",
    file: "worker/objects/conversation/log/changes.ts",
    from: "  forgetQuotes(store, mid);\n",
    to: "",
    caughtBy: { file: "test/worker/conversation/changes.test.ts", test: "loses its words too" },
  },
  {
    breaks: "what a message said before it was taken back is given out",
    file: "worker/objects/conversation/log/changes.ts",
    from: "if (changes?.isUnsent === true) return [];",
    to: "",
    caughtBy: { file: "test/worker/conversation/changes.test.ts", test: "is not given of a message" },
  },
  {
    breaks: "a message that was taken back is shown with what a Worker may still send of it",
    file: "gadget/content/fb-chat-content.ts",
    from: "if (view.entry.changes?.isUnsent) return",
    to: "if (!view) return",
    caughtBy: {
      file: "test/gadget/content/changes.test.ts",
      test: "is only that it was taken back",
    },
  },
  {
    breaks: "an address without a scheme becomes a link",
    file: "gadget/content/links.ts",
    from: "SCHEME.test(url) ? hrefOf(url) : null",
    to: "hrefOf(url)",
    caughtBy: {
      file: "test/gadget/content/hostile.test.ts",
      test: "lead nowhere: javascript:pwned()",
    },
  },
  {
    breaks: "a file is shown as what Meta called it, whatever it turned out to be",
    file: "gadget/content/media-words.ts",
    from: 'return mime.startsWith(FAMILIES[kind]) && mime !== ONLY_SAVED ? kind : "file";',
    to: "return kind;",
    caughtBy: { file: "test/gadget/content/media.test.ts", test: "is saved and not shown" },
  },
];
