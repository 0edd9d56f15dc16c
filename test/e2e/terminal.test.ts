import { describe, expect, it } from "vitest";
import { describe as inWords, troubleIn } from "../../demo/local/terminal.ts";

describe("the terminal of npm start", () => {
  it("says what goes wrong, and of all that goes well nothing", () => {
    expect(troubleIn('{"event":"webhook.refused","status":401,"reason":"signature_invalid"}')).toBe(
      "webhook.refused  status 401  reason signature_invalid",
    );
    expect(
      troubleIn('{"event":"config.fault","name":"ALLOWED_ORIGINS","problem":"invalid","why":"no. 1"}'),
    ).toBe("config.fault  name ALLOWED_ORIGINS  problem invalid  why no. 1");
    for (const line of [
      '{"event":"socket.opened","desk":"main"}',
      "[wrangler:info] GET /health 200 OK",
      '{"event":"',
    ])
      expect(troubleIn(line), line).toBeNull();
  });

  it("says on demand what Meta says", () => {
    const page = { lastWebhookAt: null, answeredAt: new Date(2026, 0, 1, 12, 3, 4).getTime() };
    const problem = { name: "FACEBOOK_PAGE_ACCESS_TOKEN", problem: "refused_by_meta", graphCode: 190 };

    expect(inWords({ faults: [], warnings: [], pages: { "456": page } })).toBe(
      "Page 456: last webhook never, Meta last answered at 12:03:04\nNothing to mend.",
    );
    expect(inWords({ faults: [problem], warnings: [], pages: { "456": null } })).toBe(
      "Page 456: out of reach\nFACEBOOK_PAGE_ACCESS_TOKEN: refused_by_meta  graphCode 190",
    );
  });
});
