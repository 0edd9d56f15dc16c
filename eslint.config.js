import { readdirSync } from "node:fs";
import lit from "eslint-plugin-lit";
import litA11y from "eslint-plugin-lit-a11y";
import wc from "eslint-plugin-wc";
import tseslint from "typescript-eslint";

/** What files may not import: docs/architecture.md, "Where things are". Types count: they are knowledge, too. */
function imports(files, regex) {
  const message = "Imports go one way; see docs/architecture.md.";
  return {
    files: [files],
    rules: { "no-restricted-imports": ["error", { patterns: [{ regex, message }] }] },
  };
}

/** Rules and Meta's words know nothing of the deployment that they are used in. */
const PURE = new Set(["protocol", "domain", "graph"]);
const AROUND = "^(\\.\\./)+(config|env|errors|log)\\.ts$";

const INTERFACES = {
  selector: "TSInterfaceDeclaration:not(TSModuleDeclaration TSInterfaceDeclaration)",
  message: "Say `type`: an interface is for what declarations of others are merged with.",
};

const BOUND_LIMITS = {
  selector:
    ":matches(TemplateElement[value.raw=/(LIMIT|OFFSET)\\s+([?:@]|\\$\\w)/i], Literal[value=/(LIMIT|OFFSET)\\s+([?:@]|\\$\\w)/i])",
  message: "A bound limit has its statement prepared anew each time: put limitOf() into it.",
};

/** To valibot a list is an object, too. */
const LISTS_AS_OBJECTS = {
  selector: "ImportDeclaration[source.value='valibot'][importKind!='type']",
  message: "Import worker/protocol/values.ts, to which a list is no object.",
};

/** How soon something is there is the machine's matter: one patience for all, and no test's own. */
const OWN_PATIENCE = [
  {
    selector: "CallExpression[callee.object.name='vi'][callee.property.name=/^waitFor$|^waitUntil$/]",
    message: "Wait by until(), which has the patience that a busy machine needs.",
  },
  {
    selector:
      "CallExpression:matches([callee.name=/^waitUntil$|^until$/], [callee.property.name=/^poll$|^waitFor/]) > ObjectExpression > Property[key.name='timeout']",
    message:
      "A time of a test's own is over too soon on a busy machine: leave it to the patience that all have.",
  },
];

/** After a deploy a script may be gone: one who only waits for it leaves a dead button. */
const BARE_IMPORTS = {
  selector: "ImportExpression",
  message: "Name it as a Later in gadget/late, which tries again.",
};

/** Each object of the Worker, and the kernel that all of them are made of. */
const OBJECTS = readdirSync(new URL("worker/objects", import.meta.url));

/** From what knows least to what knows most. */
const GADGET_ROOMS = [
  ...["platform", "wire", "state", "words", "memory", "news", "session", "shell", "live"],
  ...["people", "content", "compose", "library", "builder", "thread", "list", "features", "host", "embed"],
];

/** Of these the admin takes pieces, too. */
const SHARED_ROOMS = new Set(["platform", "wire", "words", "shell", "live"]);

export default tseslint.config(
  {
    ignores: [
      "test/worker/api/client.d.ts",
      "**/dist/",
      "**/node_modules/",
      "**/.wrangler/",
      "**/.state/",
      "**/coverage/",
    ],
  },

  {
    files: ["**/*.{ts,tsx}"],
    // What needs types is told by oxlint (.oxlintrc.json), in a fifth of the time.
    extends: [tseslint.configs.strict],
    linterOptions: { reportUnusedDisableDirectives: "error" },
    rules: {
      // `!= null` means: neither null nor undefined.
      eqeqeq: ["error", "always", { null: "ignore" }],
      "@typescript-eslint/consistent-type-definitions": "off",
      "no-restricted-syntax": ["error", INTERFACES, BOUND_LIMITS, LISTS_AS_OBJECTS],
      "no-console": "error",
      "@typescript-eslint/consistent-type-imports": ["error", { fixStyle: "inline-type-imports" }],
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_", varsIgnorePattern: "^_" }],
      "@typescript-eslint/no-invalid-void-type": "off",
      "@typescript-eslint/no-dynamic-delete": "off",
      "@typescript-eslint/no-namespace": ["error", { allowDeclarations: true }],
      // Reading what has just been checked, an index above all, is what `!` is for here.
      "@typescript-eslint/no-non-null-assertion": "off",
    },
  },

  {
    files: ["gadget/**/*.ts"],
    extends: [lit.configs["flat/recommended"], wc.configs["flat/best-practice"]],
    plugins: { "lit-a11y": litA11y },
    settings: { wc: { elementBaseClasses: ["LitElement"] } },
    rules: {
      ...litA11y.configs.recommended.rules,
      "lit/lifecycle-super": "error",
      "lit/no-invalid-escape-sequences": "error",
      "lit/no-this-assign-in-render": "error",
      "lit/no-useless-template-literals": "error",
      "lit/prefer-nothing": "error",
      "lit/quoted-expressions": "error",
      // LitElement has them all.
      "wc/guard-super-call": "off",
      // define() guards and names the tag; the rules look for customElements.define itself.
      "wc/define-tag-after-class-definition": "off",
      "wc/guard-define-call": "off",
    },
  },

  {
    files: ["gadget/**/*.ts"],
    ignores: [
      "gadget/late/**",
      "gadget/admin/late/**",
      "gadget/wallboard/late/**",
      "gadget/client/late/**",
      "gadget/wire/late/**",
    ],
    rules: { "no-restricted-syntax": ["error", INTERFACES, BOUND_LIMITS, LISTS_AS_OBJECTS, BARE_IMPORTS] },
  },

  {
    // What the browser says of itself may be missing, refused or nonsense: it is read, and checked, in one place.
    files: ["gadget/**/*.ts"],
    ignores: [
      "gadget/platform/**",
      // They take languages and time zones that were checked there.
      "gadget/session/versions.ts",
      "gadget/words/{exact-times,list-times,live-formats,moments,money,time,word-tools}.ts",
    ],
    rules: {
      "no-restricted-globals": [
        "error",
        {
          globals: [
            ...["Intl", "navigator", "crypto", "localStorage", "sessionStorage", "indexedDB"],
            ...["Notification", "AudioContext", "BroadcastChannel", "matchMedia"],
          ].map((name) => ({ name, message: "Read it in gadget/platform, and check it there." })),
        },
      ],
    },
  },

  ...[
    ["protocol", "domain|graph|access|bucket|bots|endpoints|objects|http"],
    ["domain", "graph|access|bucket|bots|endpoints|objects|http"],
    ["graph", "access|bucket|bots|endpoints|objects|http"],
    ["access", "bucket|bots|endpoints|objects|http"],
    ["bucket", "bots|endpoints|objects|http"],
    ["bots", "graph|access|bucket|endpoints|objects|http"],
    ["endpoints", "graph|access|bucket|objects|http"],
    ["objects", "http"],
    ["http", "(?!.)"],
  ].map(([room, above]) =>
    imports(
      `worker/${room}/**/*.ts`,
      `^(\\.\\./)+(${above}|gadget|demo|test|index\\.ts)(/|$)${PURE.has(room) ? "|" + AROUND : ""}`,
    ),
  ),
  // Objects know each other by what they call (objects/kernel), as they do when they run.
  ...OBJECTS.flatMap((object) =>
    ["*", "*/*", "*/*/*"].map((file, depth) =>
      imports(
        `worker/objects/${object}/${file}.ts`,
        `^(\\.\\./)+(http|gadget|demo|test|index\\.ts)(/|$)|^(\\.\\./){${depth + 1}}(${OBJECTS.filter((other) => other !== object && other !== "kernel").join("|")})/`,
      ),
    ),
  ),
  ...GADGET_ROOMS.map((room, at) =>
    imports(
      `gadget/${room}/**/*.ts`,
      `/(worker/(?!protocol/)|demo/|test/)|^(\\.\\./)+(${[...GADGET_ROOMS.slice(at + 1), "(?!.)"].join("|")})/(?!events/)`,
    ),
  ),
  // A bundle of its own, too, for programs: what is drawn, and with what, is no concern of theirs.
  imports(
    "gadget/client/**/*.ts",
    "/(worker/(?!protocol/)|demo/|test/)|^(\\.\\./)+(words|shell|live|people|content|compose|library|builder|list|features|host)/|^lit",
  ),
  // The admin is a bundle of its own: it has of the gadget what both look like and how both reach the browser.
  imports(
    "gadget/admin/*.ts",
    `/(worker/(?!protocol/)|demo/|test/)|^\\.\\./(${GADGET_ROOMS.filter((room) => !SHARED_ROOMS.has(room)).join("|")})/`,
  ),
  imports(
    "gadget/admin/*/*.ts",
    `/(worker/(?!protocol/)|demo/|test/)|^(\\.\\./){2}(${GADGET_ROOMS.filter((room) => !SHARED_ROOMS.has(room)).join("|")})/`,
  ),
  // It names what it loads, wherever that is.
  imports("gadget/late/*.ts", "/(worker/(?!protocol/)|demo/|test/)"),

  {
    files: ["test/**/*.test.ts"],
    rules: { "no-restricted-syntax": ["error", INTERFACES, BOUND_LIMITS, ...OWN_PATIENCE] },
  },
  {
    files: ["test/**/*.ts"],
    rules: {
      // A stand-in may do nothing.
      "@typescript-eslint/no-empty-function": "off",
    },
  },
  {
    files: ["test/gadget/**/*.ts"],
    rules: {
      // Chai's assertions are properties.
      "@typescript-eslint/no-unused-expressions": "off",
    },
  },
  {
    // They print: that is what they are for.
    files: [
      "demo/**/*.ts",
      "packaging/build.ts",
      "packaging/set-up/main.ts",
      "test/parts.ts",
      "test/{alone,bench,dashboard,hostile,kill,load,mutations,replay,state}/**/*.ts",
      "test/gadget/screenshots/**/*.ts",
      "worker/log.ts",
    ],
    rules: { "no-console": "off" },
  },
);
