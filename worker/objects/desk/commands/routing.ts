import { isBotAddress } from "../../../bots/endpoint.ts";
import { configOf, isLocalHost } from "../../../config.ts";
import { done, refused } from "../../../domain/outcome.ts";
import { languageOf } from "../../../domain/language/detect.ts";
import { spokenBy } from "../../../domain/language/spoken.ts";
import { isRefused, problemsIn } from "../../../domain/routing/check.ts";
import { isOpen } from "../../../domain/routing/hours.ts";
import { can } from "../../../domain/routing/choose.ts";
import { Plan } from "../../../domain/routing/plan.ts";
import { keyOf, settle } from "../../../domain/routing/places.ts";
import { withTokenTeams } from "../../../domain/routing/teams.ts";
import { priorityOf } from "../../../domain/tags/matching.ts";
import { moveSurely } from "../../../domain/states/moves.ts";
import { route } from "../../../domain/routing/rules.ts";
import { ROUTING_BYTES_MAX } from "../../../protocol/limits.ts";
import type { RoutingConfig } from "../../../protocol/routing/config.ts";
import type { RoutingProblem } from "../../../protocol/routing/problems.ts";
import { BotSecrets } from "../automation/bot-secrets.ts";
import { standingOf } from "../list/row.ts";
import { wasSo, type Handlers, type Tools } from "./call.ts";
import { decide, isRepeated, withDecision } from "./decide.ts";
import { hadEffect, keepEffect } from "./once.ts";

type RoutingType =
  | "bot.renewSecret"
  | "offer.accept"
  | "offer.decline"
  | "routing.check"
  | "routing.get"
  | "routing.known"
  | "routing.save"
  | "routing.try"
  | "routing.versions";

/** How the desk brings customers to agents: read, written, and tried. */
export function routingHandlers({
  env,
  store,
  sockets,
  mover,
  routing,
  silences,
  sightChanges,
  listChanged,
  tellSearch,
}: Tools): Handlers<RoutingType> {
  const { routing: documents, pages } = store;

  const problemsOf = (config: RoutingConfig): RoutingProblem[] => {
    if (bytesOf(config) > ROUTING_BYTES_MAX) return [{ path: "", why: "too_large" }];
    return problemsIn(
      withTokenTeams(config, store.people.teamsOf()),
      pages.all().map(({ pageId }) => pageId),
      Date.now(),
      {
        isAskedAt: (url) => isBotAddress(url, isLocalHost(new URL(configOf(env).graphUrl))),
        hasSecret: (bot) => store.talks.secretOf(bot) !== null,
      },
    );
  };

  return {
    "offer.accept": (call) => {
      const outcome = decide(mover, call, { event: "accept", by: call.actor });
      if (outcome.ok && outcome.wasSo !== true) {
        routing.hasAnswered(call.actor.sub);
        store.meter.count("offers", { outcome: "accepted" });
      }
      return outcome;
    },

    "offer.decline": (call) => {
      if (isRepeated(call)) return wasSo(null);
      const { actor, row, command } = call;
      const { sub, name } = actor;
      const { reasons = [], isRequired = false } = documents.current().config.decline ?? {};
      const reason = reasons.find(({ id }) => id === command.reason)?.name;
      const event = {
        event: "decline",
        who: { sub, name },
        now: Date.now(),
        why: "decline",
        reason,
      } as const;
      const decision = moveSurely(standingOf(row), event);
      if (decision.isSame) return wasSo(null);
      if (reason === undefined && (isRequired || command.reason !== undefined))
        return refused({ code: "wrong_state", state: "reason" });
      routing.hasAnswered(sub);
      store.meter.count("offers", { outcome: "declined" });
      mover.apply(row, decision, withDecision(call));
      return done(null);
    },

    "routing.check": ({ command: { config } }) =>
      done({ problems: problemsOf(config), bytes: bytesOf(config) }),

    "routing.get": ({ command }) => {
      const found = command.version === undefined ? documents.current() : documents.find(command.version);
      return found === null
        ? refused({ code: "not_found" })
        : done({ ...found, problems: problemsOf(found.config) });
    },

    "routing.known": () =>
      done({
        pages: pages.all().map(({ pageId, name = null }) => ({ pageId, name })),
        people: store.people.listed(Date.now(), sockets.subs()).map(({ sub, name }) => ({ sub, name })),
      }),

    "routing.save": (call) => {
      const { base, config } = call.command;
      const { version, config: before } = documents.current();
      if (hadEffect(store.decided.all(), call))
        return wasSo({ saved: true, version, problems: problemsOf(config) });
      const problems = problemsOf(config);
      if (base !== version || problems.some(isRefused)) return wasSo({ saved: false, version, problems });
      const { sub, name } = call.actor;
      const saved = sightChanges.during(() => {
        const added = store.transaction(() => {
          keepEffect(store, call);
          return documents.add(config, { sub, name }, Date.now());
        });
        routing.isConfigured(before, Date.now());
        return added;
      });
      listChanged();
      tellSearch();
      silences.isConfigured(before.autoClose);
      const desk = store.state();
      if (desk !== null) sockets.broadcast({ type: "desk", desk }, () => true);
      return done({ saved: true, version: saved, problems });
    },

    "routing.try": ({ command }) => {
      const { pageId, ref = null, payload = null, text = "" } = command;
      const spoken = spokenBy({ ...localeOf(command), ...wordsOf(text) });
      const { returning: isReturning = false, at = Date.now() } = command;
      if (command.config !== undefined && problemsOf(command.config).some(isRefused))
        return refused({ code: "wrong_state", state: "draft" });
      const config = withTokenTeams(command.config ?? documents.current().config, store.people.teamsOf());
      const said = { tags: command.tags ?? [], attributes: command.attributes ?? {} };
      const under = command.postId === undefined ? {} : { postId: command.postId };
      const facts = {
        pageId,
        ref,
        payload,
        text,
        language: spoken?.tag ?? null,
        isReturning,
        ...under,
        ...said,
      };
      const { rule, because, to } = route(config, facts, at);
      const plan = new Plan(config);
      const place = plan.place(keyOf(to));
      const here = place?.members.filter((sub) => routing.isHere(sub)) ?? [];
      // Who is here at another time nobody knows.
      const settled = settle(config, keyOf(to), (sub) => command.at !== undefined || routing.isHere(sub), at);
      const goesOn = settled?.hasOverflown === true ? { goesOn: settled.place.key } : {};
      const needs = [...(place?.needs ?? []), ...(rule?.needs ?? [])];
      return done({
        ...{ rule: rule === null ? null : { id: rule.id, name: rule.name }, because, to },
        ...(spoken === null ? {} : { language: spoken }),
        isOpen: place?.hours == null || isOpen(place.hours, at),
        members: place?.members.length ?? 0,
        here: here.length,
        ...goesOn,
        needs,
        priority: priorityOf(config, rule?.priority, facts) ?? 0,
        able: here.filter((sub) => can(plan.agent(sub), needs, 0)).length,
      });
    },

    "bot.renewSecret": async (call) => {
      const { bot } = call.command;
      if (hadEffect(store.decided.all(), call)) return wasSo({ secret: null });
      const isNamed = documents.current().config.bots?.some(({ id }) => id === bot) ?? false;
      if (!isNamed) return refused({ code: "not_found" });
      const renewed = await new BotSecrets(env, store).renew(bot, Date.now());
      if (!renewed.ok) return refused({ code: "wrong_state", state: renewed.refusal.code });
      keepEffect(store, call);
      return done({ secret: renewed.value });
    },

    "routing.versions": () => done({ versions: documents.versions() }),
  };
}

function localeOf({ language }: { language?: string }): { locale?: string } {
  return language === undefined ? {} : { locale: language };
}

function wordsOf(text: string): { language?: string } {
  const language = languageOf(text);
  return language === null ? {} : { language };
}

/** As it is told in a frame. */
function bytesOf(config: RoutingConfig): number {
  return new TextEncoder().encode(JSON.stringify(config)).length;
}
