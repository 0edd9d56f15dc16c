/**
 * In which line of a text of JSON each place of it stands, by its path ("rules.2.to"; "" is all of it), counted from 1. Where the
 * text is no JSON: the line in which it stops being some.
 */
export type JsonLines = { ok: true; lines: ReadonlyMap<string, number> } | { ok: false; line: number };

/** What a scalar is made of; what it says is JSON.parse's matter. */
const SCALAR = /"(?:[^"\\\u0000-\u001f]|\\.)*"|-?\d[\d.eE+-]*|true|false|null/y;
const SPACE = /[\s]*/y;

class Stopped extends Error {}

/** Reads where things stand. Nesting deeper than that of a document of ours is not read. */
export function jsonLines(text: string): JsonLines {
  const lines = new Map<string, number>();
  let at = 0;
  let line = 1;
  const take = (pattern: RegExp): string => {
    pattern.lastIndex = at;
    const [found] = pattern.exec(text) ?? [];
    if (found === undefined) throw new Stopped();
    line += found.split("\n").length - 1;
    at += found.length;
    return found;
  };
  const next = (): string => {
    take(SPACE);
    return text[at] ?? "";
  };
  const expect = (sign: string): void => {
    if (next() !== sign) throw new Stopped();
    at += 1;
  };
  const readAll = (close: string, readOne: (index: number) => void): void => {
    at += 1;
    if (next() === close) return void (at += 1);
    for (let index = 0; ; index += 1) {
      readOne(index);
      if (next() === close) return void (at += 1);
      expect(",");
    }
  };
  const read = (path: string, depth: number): void => {
    const first = next();
    lines.set(path, line);
    if (depth > DEPTH_MAX) throw new Stopped();
    const below = (name: string | number) => (path === "" ? String(name) : `${path}.${name}`);
    if (first === "[")
      return readAll("]", (index) => {
        read(below(index), depth + 1);
      });
    if (first !== "{") return void take(SCALAR);
    readAll("}", () => {
      if (next() !== '"') throw new Stopped();
      const name = take(SCALAR).slice(1, -1);
      expect(":");
      read(below(name), depth + 1);
    });
  };
  try {
    read("", 0);
    if (next() !== "") throw new Stopped();
    JSON.parse(text);
    return { ok: true, lines };
  } catch {
    return { ok: false, line };
  }
}

const DEPTH_MAX = 32;

/** The line of a place, or of the nearest one around it. */
export function lineOf(lines: ReadonlyMap<string, number>, path: string): number {
  const [found, shorter] = [lines.get(path), path.split(".").slice(0, -1).join(".")];
  return found ?? (path === "" ? 1 : lineOf(lines, shorter));
}
