import { globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { generateDtsBundle } from "dts-bundle-generator";
import ts from "typescript";
import { plainTypes } from "./client-types.ts";

/** What every element has, or Lit alone calls: no concern of a page's. */
const HIDDEN = new Set(["styles", "connectedCallback", "disconnectedCallback"]);

/** The declarations of all that a page or a program may name: a file for each, that needs no other package. */
export function bundleTypes(root: string): { gadget: string; client: string } {
  const sources = copyForTypes(root);
  try {
    const [gadget = "", client = ""] = generateDtsBundle(
      ["gadget/index.ts", "gadget/client/index.ts"].map((path) => ({
        filePath: join(sources, path),
        output: { noBanner: true, sortNodes: true },
      })),
      { preferredConfigPath: join(root, "packaging/tsconfig.types.json") },
    );
    return { gadget: `${publicOnly(gadget, root)}\n${globals(root)}`, client: plainTypes(client, root) };
  } finally {
    rmSync(sources, { recursive: true });
  }
}

/**
 * The sources, where schemas are made of valibot itself: our own of worker/protocol/values.ts have the same types, and the bundler takes no
 * module that hands on another package's names as a whole.
 */
function copyForTypes(root: string): string {
  mkdirSync(join(root, "dist"), { recursive: true });
  const folder = mkdtempSync(join(root, "dist", "types-"));
  for (const path of globSync("{gadget,worker}/**/*.ts", { cwd: root })) {
    const text = readFileSync(join(root, path), "utf8");
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(
      join(folder, path),
      text.replace(/^import \* as v from "[^"]*\/values\.ts"/m, `import * as v from "valibot"`),
    );
  }
  return folder;
}

/** Where a page finds the element and its events by name; those of elements inside of it stay inside. */
function globals(root: string): string {
  const files = [
    "gadget/host/fb-chat-gadget.ts",
    ...globSync("gadget/host/events/*.ts", { cwd: root }).sort(),
  ];
  const members = new Map<string, string[]>();
  for (const path of files) {
    const text = readFileSync(join(root, path), "utf8");
    const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
    const blocks = file.statements.filter(ts.isModuleDeclaration).map(({ body }) => body);
    const interfaces = blocks.flatMap((body) => (body && ts.isModuleBlock(body) ? body.statements : []));
    for (const { name, members: more } of interfaces.filter(ts.isInterfaceDeclaration)) {
      const known = members.get(name.text) ?? [];
      members.set(name.text, [...known, ...more.map((member) => member.getText())]);
    }
  }
  const lines = [...members].flatMap(([name, texts]) => [
    `\tinterface ${name} {`,
    ...texts.map((text) => `\t\t${text}`),
    "\t}",
  ]);
  return ["declare global {", ...lines, "}", ""].join("\n");
}

type Edit = { from: number; to: number; text: string };

/**
 * Leaves of each class what a page may use, turns Lit's element into the platform's, and types that are read off
 * schemas into what they say: with what the gadget is made is nothing to rely on.
 */
function publicOnly(bundle: string, root: string): string {
  const { file, checker } = readBundle(bundle, root);
  const edits: Edit[] = [];
  const replace = (node: ts.Node, text = ""): void => {
    edits.push({ from: text === "" ? node.getFullStart() : node.getStart(), to: node.getEnd(), text });
  };
  const spellOut = (node: ts.Node): void => {
    if (!ts.isTypeNode(node) || !node.getText().startsWith("v.")) return ts.forEachChild(node, spellOut);
    replace(
      node,
      checker.typeToString(checker.getTypeFromTypeNode(node), undefined, ts.TypeFormatFlags.NoTruncation),
    );
  };
  for (const statement of file.statements) {
    if (ts.isImportDeclaration(statement) || isSchema(statement)) replace(statement);
    else if (ts.isClassDeclaration(statement)) {
      edits.push(...classEdits(statement));
      statement.members.filter((member) => !isHidden(member)).forEach(spellOut);
    } else spellOut(statement);
  }
  const types = edits
    .sort((a, b) => b.from - a.from || b.to - a.to)
    .reduce((text, { from, to, text: other }) => text.slice(0, from) + other + text.slice(to), bundle);
  return types.trimStart();
}

/** Reads a bundle as if it were in the gadget's folder, from where it finds the packages it names. */
export function readBundle(bundle: string, root: string): { file: ts.SourceFile; checker: ts.TypeChecker } {
  const path = join(root, "gadget/bundle.d.ts");
  const options = { target: ts.ScriptTarget.ES2023, moduleResolution: ts.ModuleResolutionKind.Bundler };
  const host = ts.createCompilerHost({ ...options, module: ts.ModuleKind.ESNext });
  const read = host.getSourceFile.bind(host);
  host.getSourceFile = (name, ...rest) =>
    name === path ? ts.createSourceFile(name, bundle, options.target, true) : read(name, ...rest);
  const program = ts.createProgram([path], { ...options, module: ts.ModuleKind.ESNext }, host);
  const file = program.getSourceFile(path);
  if (!file) throw new Error("the bundle of declarations cannot be read");
  return { file, checker: program.getTypeChecker() };
}

/** `declare const Rev: v.SchemaWithPipe<…>`, there for a type alone. */
function isSchema(statement: ts.Statement): boolean {
  if (!ts.isVariableStatement(statement)) return false;
  return statement.declarationList.declarations.every(
    ({ type }) => type?.getText().startsWith("v.") === true,
  );
}

function classEdits(declaration: ts.ClassDeclaration): Edit[] {
  const base = declaration.heritageClauses?.[0]?.types[0];
  const first = declaration.members[0];
  if (base?.getText() !== "LitElement" || !first) return [];
  const hidden = declaration.members.filter(isHidden);
  const start = first.getFullStart();
  const promise =
    "\n\t/** Resolves when what was set is on the screen. */\n\treadonly updateComplete: Promise<boolean>;";
  return [
    { from: base.getStart(), to: base.getEnd(), text: "HTMLElement" },
    { from: start, to: start, text: promise },
    ...hidden.map((member) => ({ from: member.getFullStart(), to: member.getEnd(), text: "" })),
  ];
}

function isHidden(member: ts.ClassElement): boolean {
  if (ts.isConstructorDeclaration(member)) return true;
  const name = member.name?.getText() ?? "";
  const flags = ts.getCombinedModifierFlags(member);
  const isPrivate = (flags & (ts.ModifierFlags.Private | ts.ModifierFlags.Protected)) !== 0;
  return isPrivate || name.startsWith("#") || HIDDEN.has(name);
}
