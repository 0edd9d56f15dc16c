/**
 * What this Worker can, as `welcome` names it: what came after the first gadgets, which must not be asked of a Worker that
 * is older. Only added to. docs/protocol.md has a line for each.
 */
export const FEATURES = [
  /** `message.send` takes `outgoing` and `writtenHere`. */
  "outgoing",
  /** `session.renew` takes `pass`. */
  "pass",
  /** `news.open` is answered. */
  "news",
  /** `message.send` takes an `outgoing` of every kind but `files`, with `quickReplies` and `replyTo`. */
  "send_kinds",
  /** `message.react` is obeyed. */
  "reactions",
  /** `POST /api/v1/files` is answered, and files are taken wherever an `outgoing` names them. Not without a bucket. */
  "files",
  /** `templates.list`, `template.save` and `template.delete` are obeyed. */
  "templates",
  /** `page.utilityTemplates` is answered. */
  "utility_templates",
  /** `list.open` takes `bothEnds`. */
  "both_ends",
  /** `picture.check` is answered. */
  "picture_check",
  /** `desk.configure` takes `nudgeMinutes`. */
  "nudges",
  /** `message.attempts` is answered. */
  "attempts",
  /** `desk.configure` takes `persona` and what begins with it. */
  "personas",
  /** `desk.configure` takes `notProcessedText`. */
  "not_processed",
  /** `page.utilityLibrary` and `page.addUtilityTemplate` are obeyed, and `page.utilityTemplates` tells of `unapproved`. */
  "utility_library",
  /** `stickers.packs`, `stickers.pack` and `stickers.search` are answered. */
  "stickers",
  /** `conversation.assign` and `conversation.snooze` are obeyed, and summaries have `finer`. */
  "assign",
  /** `routing.get`, `routing.save`, `routing.try` and `routing.versions` are obeyed. */
  "routing",
  /** `bot.renewSecret` is obeyed, and the document's `bots` and `replies` count. */
  "bots",
  /** `offers` are told, and `offer.accept` and `offer.decline` obeyed. */
  "offers",
  /** `roster.list`, `team.open`, `team.close` and `team.conversations` are obeyed, and `team` is told. */
  "team",
  /** `presence.set` and `offer.decline` take `reason`, and `presence.active` is obeyed. */
  "reasons",
  /** `conversation.close` takes `wrapUp`, and `interactions.list` is answered. */
  "wrap_up",
  /** `conversation.raiseHand` and `conversation.lowerHand` are obeyed, and `hands` are told. */
  "hands",
  /** `thread.open` takes `as`. */
  "silent",
  /** `conversations.reassign`, `agent.setPresence` and `agent.remove` are obeyed. */
  "lead",
  /** `conversation.transfer`, `transfer.targets`, `conversation.invite` and `conversation.leave` are obeyed, and `handover` is told. */
  "transfer",
  /** `note.add` is obeyed. */
  "notes",
  /** `team` tells of today, targets, teams and Pages, and `team.read` is answered. */
  "live",
  /**
   * `note.add` takes `mentions`; `note.edit`, `note.takeBack`, `note.targets` and `mentions.read` are obeyed; summaries have `mentions`, and the
   * view of that name is listed.
   */
  "mentions",
  /** `conversation.tag` and `conversation.attributes` are obeyed, and summaries have `tags` and `attributes`. */
  "tags",
  /** `conversation.link` is obeyed, `record.find` answered, and summaries have `record`. */
  "records",
  /** `reports.read` is answered. */
  "reports",
  /** `search` is answered, and `search.rebuild` obeyed. Not where the desk keeps no index. */
  "search",
  /** `thread.gather` is answered. */
  "gather",
  /** `template.save` takes `team`, `shortcut`, `language` and `others`, and `macro.save` is obeyed. */
  "canned",
  /** `list.open` takes `filter` and sorts by `priority`; `views.list`, `view.save`, `view.move` and `view.delete` are obeyed. */
  "views",
  /**
   * `POST /api/v1/files` takes `for=template`, `template.save` and `macro.save` keep what it answers, `templates.list` takes `files`, and
   * `template.copyFiles` and `template.fileLink` are answered. Not without a bucket.
   */
  "canned_files",
  /** `template.save` and `macro.save` take `base`. */
  "template_base",
  /** `filter` of `list.open` takes `attributes`. */
  "attribute_filters",
  /** `messages.follow` is obeyed, and `followed` told. */
  "following",
  /** `webhook.*` is answered. */
  "webhooks",
  /** `list.open` and `list.more` take `tab`. */
  "tabs",
  /** `tickets.list` is answered, `ticket.request` obeyed, `desk.configure` takes `ticketClosesContact` and `contactClosesTicket`. */
  "tickets",
  /** `person.read` is answered, `person.merge` and `person.unmerge` obeyed, and summaries have `person`. */
  "persons",
  /**
   * `comment.act` is obeyed, `message.send` takes an `outgoing` of the kinds `public_reply` and `private_reply`, `filter` of `list.open` takes
   * `kind`, and summaries have `comment`.
   */
  "comments",
  /** `comment.edit` and `comment.look` are obeyed, and threads have `comment.closed`. */
  "comment_edits",
  /** `interaction.transcript` is answered. */
  "transcripts",
  /** What entries say has `masked`, `desk` has `masking`, and `message.reveal` is answered. */
  "masking",
  /** `conversation.hold` is obeyed, threads have `hold`, and `customer.exportLink` is answered. */
  "privacy",
] as const;

export type Feature = (typeof FEATURES)[number];
