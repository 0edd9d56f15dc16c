/** What `cem analyze` reads: the element and its events. The package's manifest is written by manifest.ts. */
export default {
  globs: ["gadget/elements/fb-chat-gadget.ts", "gadget/events/*.ts", "!gadget/events/index.ts"],
  litelement: true,
  quiet: true,
  // Else it notes the path of its answer in this repository's package.json.
  packagejson: false,
};
