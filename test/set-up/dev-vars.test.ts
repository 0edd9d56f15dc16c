import { describe, expect, it } from "vitest";
import { readDevVars, withDevVars } from "../../packaging/set-up/dev-vars.ts";

const KEYS = '[{"kid":"crm","secret":"a=b"}]';
const THEIRS = `# mine\nAGENT_KEYS='${KEYS}'\nMY_VAR2=two\nexport LOCATION_HINT="weur"\n`;

describe("a .dev.vars", () => {
  it("keeps what somebody wrote there, whatever is written beside it", () => {
    const after = withDevVars(THEIRS, { ...readDevVars(THEIRS), FACEBOOK_APP_ID: "1" });

    expect(after).toBe(`${THEIRS}FACEBOOK_APP_ID="1"\n`);
    expect(readDevVars(after)).toEqual({
      ...{ AGENT_KEYS: KEYS, MY_VAR2: "two", LOCATION_HINT: "weur", FACEBOOK_APP_ID: "1" },
    });
  });

  it("has a value that is another now in its line, whatever signs that has", () => {
    for (const value of ["enam", KEYS, "a'b", "$& \\1", "a\\nb", "#no comment", " spaces "]) {
      const after = withDevVars(THEIRS, { LOCATION_HINT: value });
      expect(readDevVars(after)).toEqual({ ...readDevVars(THEIRS), LOCATION_HINT: value });
      expect(after.startsWith("# mine\n")).toBe(true);
    }
  });

  it("begins empty, and ends a line that had no end", () => {
    expect(withDevVars("", { A: "1" })).toBe('A="1"\n');
    expect(withDevVars("B=2", { A: "1" })).toBe('B=2\nA="1"\n');
  });

  it("holds no value of which it would read another", () => {
    expect(() => withDevVars("", { A: "one\ntwo" })).toThrow("A has a new line");
    expect(() => withDevVars("", { A: "\"'`" })).toThrow("quotes of every kind");
  });
});
