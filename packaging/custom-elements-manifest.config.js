/** What `cem analyze` reads: the elements and their events. The package's manifest is written by manifest.ts. */
export default {
  globs: [
    "gadget/host/fb-chat-gadget.ts",
    "gadget/host/events/*.ts",
    "!gadget/host/events/index.ts",
    "gadget/parts/*.ts",
    "!gadget/parts/{group,index,*.styles}.ts",
  ],
  litelement: true,
  quiet: true,
  // Else it notes the path of its answer in this repository's package.json.
  packagejson: false,
};
