import { done, refused } from "../../../domain/outcome.ts";
import { daysTold, figuresOf, hoursTold } from "../../../domain/reports/figures.ts";
import { serviceAt } from "../../../domain/reports/target.ts";
import { daysIn, daysOf, localHour } from "../../../domain/reports/local-time.ts";
import { REPORT_DAYS_MAX } from "../../../protocol/limits.ts";
import type { Dimension } from "../../../protocol/reports/figures.ts";
import type { ReportTarget } from "../../../protocol/reports/report.ts";
import { may } from "../../../protocol/rights.ts";
import { reportsStub } from "../../kernel/stubs.ts";
import { namesAt } from "../reports/fact-carrier.ts";
import type { Handlers, Tools } from "./call.ts";

function optional(target: ReportTarget | null): { target?: ReportTarget } {
  return target === null ? {} : { target };
}

/** What the desk counted. */
export function reportHandlers({ env, store, facts }: Tools): Handlers<"reports.read"> {
  return {
    "reports.read": async ({ actor, command }) => {
      const { from, until } = command;
      const days = daysIn({ from, until });
      if (days < 1 || days > REPORT_DAYS_MAX) return refused({ code: "bad_frame" });
      const name = store.name();
      if (name === null) return refused({ code: "unavailable" });
      const isOwn = !may(actor.role, "see_figures");
      const by: Dimension = isOwn ? "agent" : command.by;
      const only = isOwn ? actor.sub : by === "desk" ? null : (command.only ?? null);
      await facts.deliver();
      const read = await reportsStub(env, name).read(name, { from, until, by, only });
      const { config } = store.routing.current();
      const { timeZone = "UTC", wrapUp } = config;
      const target = serviceAt(config, by === "queue" ? only : null);
      const targetOf = (id: string) => (by === "queue" ? serviceAt(config, id) : null);
      const nameOf = namesAt(store, config);
      return done({
        ...{ timeZone, today: localHour(Date.now(), timeZone).day, target, isOwn },
        total: figuresOf(read.total),
        days: daysTold(daysOf({ from, until }), read.days),
        hours: hoursTold(read.total),
        groups: read.groups.map(({ id, name: before, cell }) => ({
          ...{ id, name: nameOf(by, id) ?? before, figures: figuresOf(cell) },
          ...optional(targetOf(id)),
        })),
        groupsLeftOut: read.groupsLeftOut,
        codes: Object.fromEntries((wrapUp?.codes ?? []).map((code) => [code.id, code.name])),
      });
    },
  };
}
