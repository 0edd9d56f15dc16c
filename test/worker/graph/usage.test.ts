import { describe, expect, it } from "vitest";
import { usageOf } from "../../../worker/graph/usage.ts";

const BUSINESS = "X-Business-Use-Case-Usage";

describe("usageOf", () => {
  it.each<[what: string, headers: Record<string, string>, percent: number | null]>([
    ["no header", {}, null],
    ["the app's", { "X-App-Usage": '{"call_count":12,"total_cputime":3,"total_time":25}' }, 25],
    ["a Page's of older days", { "X-Page-Usage": '{"call_count":80,"total_cputime":3}' }, 80],
    [
      "the most of several uses",
      {
        [BUSINESS]:
          '{"1":[{"type":"messenger","call_count":7,"total_time":71},{"type":"pages","call_count":90}]}',
      },
      90,
    ],
    [
      "the business's before the app's",
      { [BUSINESS]: '{"1":[{"type":"messenger","call_count":7}]}', "X-App-Usage": '{"call_count":99}' },
      7,
    ],
    ["the app's where the business's is empty", { [BUSINESS]: "{}", "X-App-Usage": '{"call_count":99}' }, 99],
    ["what is not JSON", { [BUSINESS]: "{", "X-App-Usage": "much" }, null],
    ["what is no number", { "X-App-Usage": '{"call_count":"much"}' }, null],
    ["a list", { [BUSINESS]: "[1]" }, null],
    ["more than all", { "X-App-Usage": '{"call_count":140}' }, 140],
    ["less than nothing", { "X-App-Usage": '{"call_count":-4}' }, 0],
  ])("reads %s", (_, headers, percent) => {
    expect(usageOf(new Headers(headers))).toBe(percent);
  });
});
