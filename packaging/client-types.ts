import ts from "typescript";
import { readBundle } from "./types.ts";

/** What is written out as one table instead: these are read off the declarations of commands, which are schemas. */
const OF_COMMANDS = new Set([
  "Declared",
  "DeclarationOf",
  "CommandType",
  "CommandOf",
  "ResultOf",
  "NonUndefined",
]);

const WRITTEN: ts.TypeFormatFlags =
  ts.TypeFormatFlags.NoTruncation |
  ts.TypeFormatFlags.InTypeAlias |
  ts.TypeFormatFlags.UseSingleQuotesForStringLiteralType;

/**
 * The declarations of the client as a program may read them: every type that is read off a schema or a list says what it is, every
 * command stands in one table with its fields and its answer, and nothing is left that needs a package.
 */
export function plainTypes(bundle: string, root: string): string {
  const { file, checker } = readBundle(bundle, root);
  const statements = file.statements.filter((statement) => !isLeftOut(statement));
  const told = statements.map((statement) => plain(statement, checker));
  // They are made by createClient() alone: there is no such name to import but as a type.
  const classes = statements.filter(ts.isClassDeclaration).map(({ name }) => name?.text);
  const exported = `export type { ${classes.join(", ")} };`;
  return [...told, commandTable(file, checker), exported, ""].join("\n\n");
}

function isLeftOut(statement: ts.Statement): boolean {
  if (ts.isTypeAliasDeclaration(statement)) return OF_COMMANDS.has(statement.name.text);
  return (
    ts.isImportDeclaration(statement) ||
    ts.isVariableStatement(statement) ||
    ts.isExportDeclaration(statement)
  );
}

function plain(statement: ts.Statement, checker: ts.TypeChecker): string {
  const from = statement.getFullStart();
  let text = statement.getFullText();
  const edits: { node: ts.TypeNode; text: string }[] = [];
  const look = (node: ts.Node): void => {
    if (ts.isTypeNode(node) && isReadOff(node)) edits.push({ node, text: written(node, checker) });
    else ts.forEachChild(node, look);
  };
  look(statement);
  for (const edit of edits.reverse())
    text = text.slice(0, edit.node.getStart() - from) + edit.text + text.slice(edit.node.getEnd() - from);
  return ts.isClassDeclaration(statement)
    ? text.trim().replace("export declare class", "declare class")
    : text.trim();
}

/** `v.InferOutput<typeof Outgoing>`, `(typeof ROLES)[number]`, `keyof typeof HOLDERS`. */
function isReadOff(node: ts.TypeNode): boolean {
  if (ts.isTypeReferenceNode(node)) return node.getText().startsWith("v.");
  const isOfList = ts.isIndexedAccessTypeNode(node) || ts.isTypeOperatorNode(node);
  return isOfList && /\btypeof [A-Z]/.test(node.getText());
}

function written(node: ts.TypeNode, checker: ts.TypeChecker): string {
  return checker.typeToString(checker.getTypeFromTypeNode(node), undefined, WRITTEN);
}

/** Every command by its name: what it is given with, and what it is answered. */
function commandTable(file: ts.SourceFile, checker: ts.TypeChecker): string {
  const declared = typeOf("Declared", file, checker);
  const rows = (declared.isUnion() ? declared.types : [declared]).map((one) => {
    const part = (of: ts.Type, name: string): ts.Type => {
      const property = of.getProperty(name);
      if (property === undefined) throw new Error(`a command has no ${name}`);
      return checker.getTypeOfSymbol(property);
    };
    const name = checker.typeToString(part(one, "name"));
    const schema = part(one, "schema");
    const frame = part(checker.getNonNullableType(part(schema, "~types")), "output");
    const result = checker.getNonNullableType(part(part(one, "result"), "type"));
    const answer =
      (result.flags & ts.TypeFlags.Never) !== 0 ? "null" : checker.typeToString(result, undefined, WRITTEN);
    return `\t${name}: {\n\t\tcommand: ${checker.typeToString(frame, undefined, WRITTEN)};\n\t\tresult: ${answer};\n\t};`;
  });
  return [
    "/** Every command by its name: the frame that it is, and what it is answered when it succeeds. */",
    `export type Commands = {\n${rows.sort().join("\n")}\n};`,
    "export type CommandType = keyof Commands;",
    'export type CommandOf<T extends CommandType> = Commands[T]["command"];',
    'export type ResultOf<T extends CommandType> = Commands[T]["result"];',
  ].join("\n");
}

function typeOf(name: string, file: ts.SourceFile, checker: ts.TypeChecker): ts.Type {
  const alias = file.statements.find(
    (statement): statement is ts.TypeAliasDeclaration =>
      ts.isTypeAliasDeclaration(statement) && statement.name.text === name,
  );
  if (alias === undefined) throw new Error(`no type ${name}`);
  return checker.getTypeAtLocation(alias.name);
}
