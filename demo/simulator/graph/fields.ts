/** `fields=a,b{c,d},e.limit(5){f}`: which fields of an object are asked for, and of what hangs on it (Graph API). */
import { textOf, type GraphCall } from "./call.ts";
import { invalidParameter } from "./errors.ts";

export type FieldSpec = {
  name: string;
  /** e.g. `limit`, `after`. */
  args: Record<string, string>;
  /** Empty: the defaults. */
  fields: FieldSpec[];
};

/** Without the parameter the list is empty. @throws GraphError 100 when it cannot be read */
export function fieldsOf(call: GraphCall): FieldSpec[] {
  return parseFields(textOf(call.params["fields"]) ?? "");
}

export function parseFields(text: string): FieldSpec[] {
  let at = 0;
  const list = (): FieldSpec[] => {
    const specs: FieldSpec[] = [];
    while (at < text.length && text[at] !== "}") {
      if (text[at] === "," || text[at] === " ") at += 1;
      else specs.push(one());
    }
    return specs;
  };
  const one = (): FieldSpec => {
    const spec: FieldSpec = { name: word(), args: {}, fields: [] };
    for (;;) {
      if (text[at] === ".") {
        at += 1;
        const name = word();
        const end = text.indexOf(")", at);
        if (text[at] !== "(" || end < 0) throw malformed(at);
        spec.args[name] = text.slice(at + 1, end);
        at = end + 1;
      } else if (text[at] === "{") {
        at += 1;
        spec.fields = list();
        if (text[at] !== "}") throw malformed(at);
        at += 1;
      } else return spec;
    }
  };
  const word = (): string => {
    const found = /^\w+/.exec(text.slice(at))?.[0];
    if (found === undefined) throw malformed(at);
    at += found.length;
    return found;
  };
  const specs = list();
  if (at < text.length) throw malformed(at);
  return specs;
}

/** The value of an argument or, at the top of a call, of the parameter of that name. */
export function wholeNumber(value: string | undefined, name: string): number | undefined {
  if (value === undefined) return undefined;
  if (!/^\d+$/.test(value)) throw invalidParameter(`Param ${name} must be an integer.`);
  return Number(value);
}

function malformed(at: number): Error {
  return invalidParameter(`Syntax error "Unexpected character" at character ${at} of the fields.`);
}
