export interface paths {
    "/conversations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Conversations of a view, page by page
         * @description `next` is null at the end. A page may hold fewer than `limit`, or none, and go on all the same: of a list that is narrowed so many conversations are looked through at once. Of several `tags` it has each. `attributes`, said several times, must all hold: `plan` (something is known), `plan:gold` (it is that), `name~lop` (the text has that somewhere), `due>=2026-12-01` and `due<=2026-12-24` (a number or a day, not below or beyond). `language`, and `attributes` of the customer, take the scope `customers:read` as well.
         */
        get: operations["listConversations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/conversations/{conversation}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A conversation as it stands: who has it, its customer, and until when Meta takes replies
         * @description `rev` counts its changes: given as `seenRev` with a message, what came since then is not overlooked.
         */
        get: operations["getConversation"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/conversations/{conversation}/contacts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Its contacts, the newest first: who answered when, and why each was closed */
        get: operations["listContacts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/conversations/{conversation}/contacts/{contact}/transcript": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What was said in a contact, first to last: as data, as a page to print, or as text
         * @description `format` says which (`json`), `language` in which language the words around it are (`en`). Notes, which agents write to each other, are left out unless they are asked for. `complete` false: the beginning is left out.
         */
        get: operations["getTranscript"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/conversations/{conversation}/assign": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Gives it to an agent whom the desk knows */
        post: operations["assignConversation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/conversations/{conversation}/transfer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Gives it on to an agent who is here, to a team, to a queue, or to everyone */
        post: operations["transferConversation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/conversations/{conversation}/take": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Makes the program its owner, also in place of an agent
         * @description `owner`: by `sub`, who had it in the summary that was read, null for nobody; refused with `taken` where somebody else took it since. While a program has it, it is offered to nobody, and what the program sends answers the customer. It goes back where the program changed nothing for 24 hours, or left the customer waiting for so long, and when its key ends or is revoked.
         */
        post: operations["takeConversation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/conversations/{conversation}/release": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Leaves it without an owner */
        post: operations["releaseConversation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/conversations/{conversation}/snooze": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Puts it aside until a time (ms since 1970), or until the customer writes */
        post: operations["snoozeConversation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/conversations/{conversation}/close": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Closes it
         * @description `asked`: that of the summary that was read; a customer who asked since then has it refused with `changed`. `wrapUp`: what the contact was about, where the desk has codes for it.
         */
        post: operations["closeConversation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/conversations/{conversation}/reopen": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Opens it again, or takes up again what was put aside
         * @description What was closed is the program's then; what was put aside stays with whoever has it. What is open stays as it is.
         */
        post: operations["reopenConversation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/conversations/{conversation}/tags": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Adds tags of the desk, and removes others, by their ids */
        post: operations["tagConversation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/conversations/{conversation}/attributes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Says what is known of the contact, by the ids of the desk's attributes
         * @description What is left out of `set` stays; null takes it away. What is known of the customer is set at `/customers`.
         */
        patch: operations["setAttributes"];
        trace?: never;
    };
    "/conversations/{conversation}/messages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Entries of the thread, the oldest of a page first, from its end back
         * @description `next` goes on with older ones; null: that was the beginning.
         */
        get: operations["listMessages"];
        put?: never;
        /**
         * Sends a message of any kind
         * @description It was accepted, and leaves in its turn: what became of it is in `delivery` of its entry. What is long leaves as several messages, each an entry. `otherwise` is sent in its place where Meta takes no reply any more: a `utility` template that Meta approved may always leave. Without it, that is refused with `window_closed`, which says when it could go (`earliest`). `event` names what it tells of (`order-1001-shipped`): of one event one message is sent in a conversation, whichever program tells it and however late, and what comes again is answered with that message. It answers the customer where the program took the conversation; elsewhere it is an automatic message, and the customer waits on for a person.
         */
        post: operations["sendMessage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Customers by their names, and what was said by its words, the newest first
         * @description Words count by their beginning; in quotes as they are and in this order. `next` goes on behind `found`; customers are told with the first page: those of that name, and those of whom tags or attributes say it, by `told`. Customers take the scope `customers:read` as well; without it words alone are looked for.
         */
        get: operations["search"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/conversations/{conversation}/messages/{message}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One entry as it stands: of a message that was sent, `delivery` says what became of it */
        get: operations["getMessage"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/conversations/{conversation}/messages/{message}/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sends one that failed anew, at the end of the thread */
        post: operations["retryMessage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/conversations/{conversation}/messages/{message}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Takes one back that has not begun to leave */
        post: operations["withdrawMessage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/conversations/{conversation}/messages/{message}/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Lets one leave that waited so long that somebody should look first */
        post: operations["confirmMessage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/conversations/{conversation}/messages/{message}/settle": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Says what becomes of one of which nobody knows whether it arrived, or that failed */
        post: operations["settleMessage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/conversations/{conversation}/messages/{message}/attempts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The tries to give Meta a message that came to nothing */
        get: operations["listAttempts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/conversations/{conversation}/messages/{message}/comment": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Hides a comment, likes it, takes either back, or deletes one of the Page's own
         * @description Done once it is answered. What is so already is not asked of Meta again. What customers wrote can be hidden and not deleted. Comments are answered by `POST …/messages`, with an `outgoing` of the kind `public_reply`, which everybody reads, or `private_reply`, which Meta takes once within 7 days.
         */
        post: operations["actOnComment"];
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Has what the Page wrote under a post say something else
         * @description Done once it is answered. What customers wrote, and private replies, stay as they are.
         */
        patch: operations["editComment"];
        trace?: never;
    };
    "/conversations/{conversation}/notes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Writes a note into the thread
         * @description `note` is what it is changed and taken back by: its entry in the thread.
         */
        post: operations["addNote"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/conversations/{conversation}/notes/{note}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Takes a note back: its words are kept nowhere */
        delete: operations["takeBackNote"];
        options?: never;
        head?: never;
        /** Changes a note of one's own */
        patch: operations["editNote"];
        trace?: never;
    };
    "/customers/{conversation}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What is known of a customer: their profile at Meta, the desk's attributes, and their record */
        get: operations["getCustomer"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/customers/{conversation}/attributes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Says what is known of a customer, by the ids of the desk's attributes
         * @description What is left out of `set` stays; null takes it away. What is known of the contact is set at `/conversations`.
         */
        patch: operations["setCustomerAttributes"];
        trace?: never;
    };
    "/customers/{conversation}/record": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Says who the customer is in another system, in place of what was said before
         * @description `id`, `name` and `url` are shown to agents as they are; nothing is looked up.
         */
        put: operations["linkCustomer"];
        post?: never;
        /** Says that it is not known who the customer is in another system */
        delete: operations["unlinkCustomer"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/customers/{conversation}/person": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Other conversations of the same person, and those that may be theirs
         * @description A person has another PSID at each Page, and agents or programs say which are one person's. `others` begins with the one with the newest entry. `suggested`: conversations with the same record (`record`), or whose customer came by a reference to the same (`reference`).
         */
        get: operations["getPerson"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/customers/{conversation}/person/{other}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Says that two conversations are one person's
         * @description With all that either was one with before. Both are the desk's and in Messenger; threads stay as they are. `wrong_state`: it is the same conversation (`self`), one of them is under a post (`kind`), or the person would have more than 50 (`full`).
         */
        put: operations["mergeCustomers"];
        post?: never;
        /**
         * Takes back the newest merge by which two conversations became one person's
         * @description Whoever came with either stays with it.
         */
        delete: operations["unmergeCustomers"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/records/{record}/conversations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Conversations of who is linked to a record, by its `id`: a person has one at each Page
         * @description The one with the newest entry first.
         */
        get: operations["findConversations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/customers/{conversation}/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * All that is kept of a customer, page by page, for one who asks what that is
         * @description Who they are and what agents say of them, with the first page their contacts and `others`, which are the same person's conversations, each with an export of its own, and the entries of the thread from its end back, notes among them; `files` are theirs, each at a path of this server for ten minutes. Words take `messages:read`, files `files:read`. Who took it along is in the log.
         */
        get: operations["exportCustomer"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/customers/{conversation}/archive": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A link to all that is kept of a customer, as one zip to be read by people and programs
         * @description Of every conversation that is the same person's, with the threads of comments that they began: words, notes, files, contacts, tickets and references, whatever other scopes the key has. `url` is a path of this server, good until `expiresAt` for whoever has it. Who asked for it is in the log, and so is whether it was fetched to its end.
         */
        post: operations["archiveCustomer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/customers/{conversation}/erasure": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Erases all that is kept of a customer and was said before now
         * @description It goes on by itself, and nothing of it can be taken back. Under a legal hold it is refused with `wrong_state` (`held`). Where other conversations are the same person's, `others` must say what becomes of them: `erase` or `keep`; left out it is refused with `wrong_state` (`merged`), and nothing is erased.
         */
        post: operations["eraseCustomer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/conversations/{conversation}/files": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Gives a file for a message to this customer: the body is the file
         * @description What it is is told by its first bytes. `file` of the answer goes into `outgoing`; what no message used goes after a day. An Idempotency-Key counts for nothing here: a file that is given twice is two.
         */
        post: operations["giveFile"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/conversations/{conversation}/files/{file}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A link to a file of an entry, by its `media.id`; it is good for ten minutes */
        get: operations["getFileLink"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/pages/{page}/templates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The utility templates that Meta approved for a Page, in every language */
        get: operations["listTemplates"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/canned-replies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Messages that the desk and its teams keep to be sent again */
        get: operations["listCannedReplies"];
        put?: never;
        /** Keeps a message for everyone at the desk, or for a team */
        post: operations["addCannedReply"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/canned-replies/{reply}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Puts a message in the place of one that is kept */
        put: operations["replaceCannedReply"];
        post?: never;
        /** Keeps it no more */
        delete: operations["deleteCannedReply"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/desk": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The desk's own words, by their ids: teams, queues, tags, attributes, codes to close with */
        get: operations["getDesk"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/agents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Agents whom the desk knows: how they are there, and what they have
         * @description In the order of their `sub`.
         */
        get: operations["listAgents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/agents/{agent}/presence": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Sets how an agent who is here is there */
        put: operations["setPresence"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/queues": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The places where customers wait: queues, teams, and everyone's */
        get: operations["listQueues"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/reports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What the desk counted from one day to another, by agent, team, queue, Page or tag
         * @description Both days whole, `until` not before `from`, and at most 400 days in all: else it is `bad_frame`.
         */
        get: operations["readReport"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/metrics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How the Worker fares at the desk, as OpenMetrics or as data
         * @description `format` says which (`openmetrics`). Of the desk of the key alone; what each family means stands in docs/operating.md.
         */
        get: operations["readMetrics"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/metrics/cost": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What the desk costs since it counts, and a month of the same
         * @description In US dollars, of Cloudflare's paid plan, line by line: what was used, divided by `per`, times `price`. `month` is null within the first hour. What the plan includes is of the whole account, and taken off nothing; what nobody here can count is named in `notCounted`.
         */
        get: operations["readCost"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/pages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The Pages of the desk, and what is wrong with each */
        get: operations["listPages"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/pages/{page}/diagnosis": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What was last found of all that a Page's connection hangs on */
        get: operations["getDiagnosis"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/pages/{page}/resume": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ends a pause that Meta's answer caused */
        post: operations["resumePage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/references": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * References that are kept, and who came by each; the ones that end last first
         * @description `next` is what `after` goes on behind; null at the end. What each tells takes the scopes that `getReference` does.
         */
        get: operations["listReferences"];
        put?: never;
        /**
         * Makes a reference: a link by which a customer comes to Messenger, and it is known what about
         * @description `link` is for the customer (and its QR code), `ref` for whatever else takes one. Who comes by it first is it: nobody else may, and they themselves once where it is `single`. What it stands for (`kind`: "Order", `value`: its number) stands in the thread then, and the conversation is linked to `record`. Who reads the link learns nothing of either. `expires` (ms) left out: in 30 days, 400 at most. `page` left out: the desk's only one.
         */
        post: operations["createReference"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/references/{reference}/revoke": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Takes a reference back: from then on nobody comes by it
         * @description For a link that was given to the wrong person, or an order that is over. Who came by it before is linked as they were; who comes later is told to agents and by `reference.refused` (`revoked`).
         */
        post: operations["revokeReference"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/references/{reference}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A reference, and who came by it (`usedBy`)
         * @description Kept for 30 days after its end, or until whoever came by it is erased. `record` is told with `customers:read` alone, `usedBy` with `conversations:read`.
         */
        get: operations["getReference"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/pages/{page}/checkboxes/{checkbox}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A checkbox that somebody confirmed on a web site, and who it was (`usedBy`) once they answered
         * @description By the `user_ref` that the site gave it. `about` is what is known of the reference that came with it. Kept for 30 days, or until its Page moves to another desk or its person is erased; `usedBy` is told with `conversations:read` alone, and what was written (`written.text`) with `messages:read`; without it that is empty.
         */
        get: operations["getCheckbox"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/pages/{page}/checkboxes/{checkbox}/message": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Writes to who confirmed a checkbox before it is known who they are
         * @description Once, within 24 hours of that: a text or a template without files. What became of it is in `written`; where no answer of Meta's came its state is `unknown`, and it is not sent again. Once they answer, they are written to as anybody is.
         */
        post: operations["writeToCheckbox"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/conversations/{conversation}/tickets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Tickets of a conversation, and those that are asked for
         * @description `requests`: asked for and not made; after `until` (ms) agents are told that nobody answered. An answer counts later as well.
         */
        get: operations["listTickets"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/conversations/{conversation}/ticket-requests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Asks the system that keeps tickets for one, by the event `ticket.requested`
         * @description While one is asked for and not made, it is answered with that. `wrong_state`: no endpoint is told of `ticket.requested` (`nobody_told`).
         */
        post: operations["requestTicket"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/conversations/{conversation}/tickets/{ticket}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Says that there is a ticket, and how it stands
         * @description `ticket` is your own id of it, `state` your own word, which agents read; `open`: whether there is still something to do. `request`: that of `ticket.requested`, where it was asked for here; of one request there is one ticket (`wrong_state`, `made`). Without, it is one that you made by yourself. Given again it changes what is another matter.
         */
        put: operations["putTicket"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Says what is another matter with a ticket
         * @description What is left out stays. With `open: false` the contact is closed as well, where the desk wants that, no other of its tickets is open, and the customer waits for nothing.
         */
        patch: operations["changeTicket"];
        trace?: never;
    };
    "/conversations/{conversation}/tickets/{ticket}/notes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Brings the customer what somebody wrote on a ticket, or keeps it for colleagues
         * @description `public: true`: the customer gets it, as the message of the person in `by`; `id` is theirs at the desk, if they have one. Meta takes it for 24 hours after the customer wrote last, and of a person for 7 days where the Page may; then `otherwise` is sent in its place, if there is one (a `utility` template may always leave), else it is refused with `window_closed`: it can go once the customer writes again. `public: false`: a note in the thread. `note` is what it is read by; what became of it comes with `message.sent` and `message.state` as well, whose `message.ofTicket` names ticket and note.
         */
        post: operations["addTicketNote"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/conversations/{conversation}/tickets/{ticket}/notes/{ticketNote}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How far a note on a ticket got
         * @description `state`: it is `kept` for colleagues, is `waiting` to leave, or was `sent`, `delivered`, `read`; it `failed` (`failure` says why), was `withdrawn` by an agent, or nobody knows (`unknown`).
         */
        get: operations["getTicketNote"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/webhooks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Endpoints, and how each fares
         * @description Those alone that are told no more of people than the key may read.
         */
        get: operations["listWebhooks"];
        put?: never;
        /**
         * Makes an endpoint; its `secret` is told this once, and null where the request comes again
         * @description `url` begins with https and is a public one. `scopes` says what it is told of people; left out: all but notes, as far as the key has it. A key has nothing told that it may not read itself (`notes:read` takes `messages:read`): asked for more it is `not_allowed`, with the place in `errors`. A lost secret is replaced by `renewWebhookSecret`.
         */
        post: operations["createWebhook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/webhooks/{webhook}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** An endpoint, and how it fares */
        get: operations["getWebhook"];
        put?: never;
        post?: never;
        /** Removes an endpoint, and what was kept for it */
        delete: operations["removeWebhook"];
        options?: never;
        head?: never;
        /**
         * Changes what it says, and pauses or resumes it
         * @description What is left out stays; `name` empty: it has none. `paused` false: deliveries begin again with what waited, whatever had paused them, and of one that is not paused what is tried again later is tried now. `scopes` as for a new one; of an endpoint that is told more than the key may read a key changes nothing (`not_allowed`).
         */
        patch: operations["changeWebhook"];
        trace?: never;
    };
    "/webhooks/{webhook}/resume": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Goes on now with what waits, whatever had paused it, or made it wait */
        post: operations["resumeWebhook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/webhooks/{webhook}/secret": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Makes another secret, told this once; the one before signs beside it for a day
         * @description The same request again is answered with `secret` null: renew it once more where it was lost.
         */
        post: operations["renewWebhookSecret"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/webhooks/{webhook}/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Delivers a `webhook.test`, once and now, and says what came of it */
        post: operations["testWebhook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/webhooks/{webhook}/deliveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What was tried to deliver, the newest first, and what came of it
         * @description `next` goes on with older ones; null: that was all that is kept.
         */
        get: operations["listDeliveries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/webhooks/{webhook}/dead-letters": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Events that were given up, the oldest first
         * @description `next` is what `after` goes on behind; null at the end.
         */
        get: operations["listDeadLetters"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/webhooks/{webhook}/events/{event}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What an event says to the endpoint: its body, as it is delivered */
        get: operations["getWebhookEvent"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/webhooks/{webhook}/dead-letters/redeliver": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Delivers all of them once more, or one event, whether it arrived or was given up */
        post: operations["redeliverDeadLetters"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/webhooks/{webhook}/replay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How many events a replay would deliver, as it stands now
         * @description `after`: a `webhook-id` that arrived; `at`: milliseconds since 1970; `after` counts where both are given, and all that is kept where neither is.
         */
        get: operations["countReplay"];
        put?: never;
        /**
         * Delivers once more what happened behind an event, or from a time on
         * @description `from.after`: a `webhook-id` that arrived; `from.at`: milliseconds since 1970. Under the same ids, in order, as far as it is kept.
         */
        post: operations["replayWebhook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What was done at the desk, the newest first
         * @description Of a conversation (`of`: its id, or the pseudonym that lines have), of one who did it (`who`), of a kind, about another id, and when (`from`, `to`: milliseconds since 1970). A page may have fewer lines than `limit`, or none: `next` goes on with older ones; null: that was all.
         */
        get: operations["listAudit"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/audit/lines": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Its lines as they were written, the oldest first: a file of them can be verified
         * @description With `format=jsonl` all of them in one answer (JSON Lines), which is written as it is read, `limit` lines at a time: it breaks off where it cannot be read to its end. Else write each of `lines` as a line of a file, and ask again with `after` set to `next` until that is null. `npm run verify-audit` says whether the file is whole; keep `head` elsewhere for it.
         */
        get: operations["exportAudit"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export interface webhooks {
    "message.received": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A customer wrote, or pressed something
         * @description Signed as Standard Webhooks 1.0 says (https://www.standardwebhooks.com), by the endpoint's secret: any of its libraries verifies it.
         */
        post: operations["messageReceived"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "message.sent": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * The Page said something, and Meta has it
         * @description Signed as Standard Webhooks 1.0 says (https://www.standardwebhooks.com), by the endpoint's secret: any of its libraries verifies it.
         */
        post: operations["messageSent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "message.state": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A message is another than it was told: it failed, was edited, taken back, or reacted to
         * @description Signed as Standard Webhooks 1.0 says (https://www.standardwebhooks.com), by the endpoint's secret: any of its libraries verifies it.
         */
        post: operations["messageState"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "message.delivered": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * The customer has what the Page said until `upTo`
         * @description Signed as Standard Webhooks 1.0 says (https://www.standardwebhooks.com), by the endpoint's secret: any of its libraries verifies it.
         */
        post: operations["messageDelivered"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "message.read": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * The customer read what the Page said until `upTo`
         * @description Signed as Standard Webhooks 1.0 says (https://www.standardwebhooks.com), by the endpoint's secret: any of its libraries verifies it.
         */
        post: operations["messageRead"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "comment.added": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Somebody wrote under a post
         * @description Signed as Standard Webhooks 1.0 says (https://www.standardwebhooks.com), by the endpoint's secret: any of its libraries verifies it.
         */
        post: operations["commentAdded"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "comment.answered": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * The Page answered there, in public or in private
         * @description Signed as Standard Webhooks 1.0 says (https://www.standardwebhooks.com), by the endpoint's secret: any of its libraries verifies it.
         */
        post: operations["commentAnswered"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "comment.changed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A comment is another than it was told: edited, removed, hidden, liked, or it failed
         * @description Signed as Standard Webhooks 1.0 says (https://www.standardwebhooks.com), by the endpoint's secret: any of its libraries verifies it.
         */
        post: operations["commentChanged"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "comment.linked": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A private reply opened a conversation in Messenger
         * @description Signed as Standard Webhooks 1.0 says (https://www.standardwebhooks.com), by the endpoint's secret: any of its libraries verifies it.
         */
        post: operations["commentLinked"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "note.added": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Agents wrote to each other; only with `notes:read`
         * @description Signed as Standard Webhooks 1.0 says (https://www.standardwebhooks.com), by the endpoint's secret: any of its libraries verifies it.
         */
        post: operations["noteAdded"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "note.changed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A note was changed, or taken back; only with `notes:read`
         * @description Signed as Standard Webhooks 1.0 says (https://www.standardwebhooks.com), by the endpoint's secret: any of its libraries verifies it.
         */
        post: operations["noteChanged"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "conversation.opened": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A contact began
         * @description Signed as Standard Webhooks 1.0 says (https://www.standardwebhooks.com), by the endpoint's secret: any of its libraries verifies it.
         */
        post: operations["conversationOpened"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "conversation.assigned": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Somebody has it from now on
         * @description Signed as Standard Webhooks 1.0 says (https://www.standardwebhooks.com), by the endpoint's secret: any of its libraries verifies it.
         */
        post: operations["conversationAssigned"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "conversation.released": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Nobody has it any more
         * @description Signed as Standard Webhooks 1.0 says (https://www.standardwebhooks.com), by the endpoint's secret: any of its libraries verifies it.
         */
        post: operations["conversationReleased"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "conversation.queued": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * It waits at a queue
         * @description Signed as Standard Webhooks 1.0 says (https://www.standardwebhooks.com), by the endpoint's secret: any of its libraries verifies it.
         */
        post: operations["conversationQueued"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "conversation.transferred": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * It is given on, or came back from there
         * @description Signed as Standard Webhooks 1.0 says (https://www.standardwebhooks.com), by the endpoint's secret: any of its libraries verifies it.
         */
        post: operations["conversationTransferred"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "conversation.snoozed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * It was put aside, or came back
         * @description Signed as Standard Webhooks 1.0 says (https://www.standardwebhooks.com), by the endpoint's secret: any of its libraries verifies it.
         */
        post: operations["conversationSnoozed"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "conversation.closed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A contact is closed
         * @description Signed as Standard Webhooks 1.0 says (https://www.standardwebhooks.com), by the endpoint's secret: any of its libraries verifies it.
         */
        post: operations["conversationClosed"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "conversation.reopened": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * It was opened again
         * @description Signed as Standard Webhooks 1.0 says (https://www.standardwebhooks.com), by the endpoint's secret: any of its libraries verifies it.
         */
        post: operations["conversationReopened"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "conversation.tagged": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * It has other tags
         * @description Signed as Standard Webhooks 1.0 says (https://www.standardwebhooks.com), by the endpoint's secret: any of its libraries verifies it.
         */
        post: operations["conversationTagged"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "conversation.attributes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * What is known of the customer or the contact changed
         * @description Signed as Standard Webhooks 1.0 says (https://www.standardwebhooks.com), by the endpoint's secret: any of its libraries verifies it.
         */
        post: operations["conversationAttributes"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "customer.linked": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * It is linked to a record of another system from now on, or to none
         * @description Signed as Standard Webhooks 1.0 says (https://www.standardwebhooks.com), by the endpoint's secret: any of its libraries verifies it.
         */
        post: operations["customerLinked"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "customer.merged": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Somebody says that it is one person's with `other`; told of both. `conversations`: all others of that person by then
         * @description Signed as Standard Webhooks 1.0 says (https://www.standardwebhooks.com), by the endpoint's secret: any of its libraries verifies it.
         */
        post: operations["customerMerged"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "customer.unmerged": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Somebody took that back
         * @description Signed as Standard Webhooks 1.0 says (https://www.standardwebhooks.com), by the endpoint's secret: any of its libraries verifies it.
         */
        post: operations["customerUnmerged"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "reference.used": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A customer came by a reference of the desk's, and it counts
         * @description Signed as Standard Webhooks 1.0 says (https://www.standardwebhooks.com), by the endpoint's secret: any of its libraries verifies it.
         */
        post: operations["referenceUsed"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "reference.refused": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A customer came by a reference that counts for nothing: `refused` says why
         * @description Signed as Standard Webhooks 1.0 says (https://www.standardwebhooks.com), by the endpoint's secret: any of its libraries verifies it.
         */
        post: operations["referenceRefused"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "ticket.requested": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Somebody wants a ticket: make one, and say so with its `request`
         * @description Signed as Standard Webhooks 1.0 says (https://www.standardwebhooks.com), by the endpoint's secret: any of its libraries verifies it.
         */
        post: operations["ticketRequested"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "ticket.close_requested": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * The contact of a ticket is closed, and the desk wants its tickets closed as well
         * @description Signed as Standard Webhooks 1.0 says (https://www.standardwebhooks.com), by the endpoint's secret: any of its libraries verifies it.
         */
        post: operations["ticketCloseRequested"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "checkbox.confirmed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Somebody confirmed a checkbox on a web site: who, is known when they answer what is written to it. `reference` is what is known of the one that came with it, empty where it is none of the desk's
         * @description Signed as Standard Webhooks 1.0 says (https://www.standardwebhooks.com), by the endpoint's secret: any of its libraries verifies it.
         */
        post: operations["checkboxConfirmed"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "satisfaction.given": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A customer said how satisfied they are: `score` from 1 to 5, the best
         * @description Signed as Standard Webhooks 1.0 says (https://www.standardwebhooks.com), by the endpoint's secret: any of its libraries verifies it.
         */
        post: operations["satisfactionGiven"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "page.needs_help": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A Page has a trouble that somebody must mend
         * @description Signed as Standard Webhooks 1.0 says (https://www.standardwebhooks.com), by the endpoint's secret: any of its libraries verifies it.
         */
        post: operations["pageNeedsHelp"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "erasure.done": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * All that was kept of a customer is erased: erase yours as well
         * @description Signed as Standard Webhooks 1.0 says (https://www.standardwebhooks.com), by the endpoint's secret: any of its libraries verifies it.
         */
        post: operations["erasureDone"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "webhook.test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Somebody wanted to see whether the endpoint hears; it tells nothing else
         * @description Signed as Standard Webhooks 1.0 says (https://www.standardwebhooks.com), by the endpoint's secret: any of its libraries verifies it.
         */
        post: operations["webhookTest"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export interface components {
    schemas: {
        Summary: {
            conversation: string;
            version: number;
            customer: components["schemas"]["Customer"];
            /** @enum {string} */
            status: "open" | "closed";
            owner: components["schemas"]["Person"] | null;
            finer?: {
                /** @constant */
                state: "bot";
                name?: string;
            } | {
                /** @constant */
                state: "queued";
                queue: string;
                priority?: number;
            } | {
                /** @constant */
                state: "offered";
                queue: string;
                priority?: number;
                to: components["schemas"]["Person"][];
                until: number;
            } | {
                /** @constant */
                state: "assigned";
                transfer?: {
                    by: components["schemas"]["Person"];
                    to: components["schemas"]["Person"][];
                    place: string;
                    until: number;
                };
                invited?: components["schemas"]["Person"][];
            } | {
                /** @constant */
                state: "snoozed";
                until: number | null;
                onMessage: boolean;
                invited?: components["schemas"]["Person"][];
            };
            raised?: {
                by: components["schemas"]["Person"];
                at: number;
            };
            mentions?: {
                sub: string;
                entry: number;
                /** @constant */
                isRead?: true;
            }[];
            tags?: components["schemas"]["Tag"][];
            attributes?: components["schemas"]["Attribute"][];
            record?: components["schemas"]["CustomerRecord"];
            person?: {
                others: number;
                at: number;
            };
            tickets?: {
                open: number;
                asked?: number;
                until?: number;
                at: number;
            };
            comment?: {
                /** @enum {string} */
                began: "comment" | "post" | "review" | "mention";
                postId: string;
                by: {
                    id: string;
                    name: string | null;
                } | null;
                post: string | null;
                messenger?: string[];
            };
            comments?: string[];
            activityAt: number;
            preview: {
                /** @enum {string} */
                author: "customer" | "agent" | "page" | "app" | "system";
                text: string;
                agent: string | null;
                what?: string;
                count?: number;
                across?: {
                    /** @enum {string} */
                    kind: "card" | "iban";
                    from: number;
                    to: number;
                    before?: number;
                    signs?: number;
                }[];
            } | null;
            unanswered: number;
            waitingSince: number | null;
            responseUntil: number | null;
            failed: boolean;
            asked: number;
        };
        Thread: {
            conversation: string;
            epoch: string;
            session?: string;
            customer: components["schemas"]["Customer"];
            marks: {
                deliveredAt: number;
                readAt: number;
            };
            window: {
                responseUntil: number | null;
                humanAgentUntil: number | null;
            };
            unavailable: boolean;
            /** @constant */
            europeRules?: true;
            interaction: {
                id: number;
                openedAt: number;
                closedAt: number | null;
            } | null;
            holder?: {
                /** @enum {string} */
                by: "us" | "other" | "nobody";
                appId: string | null;
                at: number;
            };
            blocked?: {
                at: number;
                by: components["schemas"]["Person"];
                reason: string;
            };
            hold?: {
                at: number;
                by: components["schemas"]["Person"];
                reason: string;
            };
            comment?: {
                /** @enum {string} */
                began: "comment" | "post" | "review" | "mention";
                postId: string;
                post: {
                    id: string;
                    text: string | null;
                    picture: string | null;
                    permalink: string | null;
                    at: number | null;
                } | null;
                by: {
                    id: string;
                    name: string | null;
                } | null;
                root?: number;
                privateReplies?: {
                    to: number;
                    entry: number;
                    /** @enum {string} */
                    state: "queued" | "sending" | "sent" | "unknown" | "failed" | "withdrawn";
                    /** @constant */
                    refused?: true;
                    conversation?: string;
                }[];
                closed?: {
                    to: number;
                    /** @enum {string} */
                    why: "answered" | "not_replyable";
                }[];
            };
            /** @enum {string} */
            past?: "more" | "complete";
        };
        Customer: {
            name: string | null;
            label: string;
            picture?: string;
            locale?: string;
            language?: string;
            ref?: string;
        };
        Entry: {
            id: number;
            rev: number;
            at: number;
            author: components["schemas"]["Author"];
            content: {
                /** @constant */
                kind: "text";
                masked?: ("card" | "iban" | "email" | "phone" | "own")[];
                text: string;
                rest: string[];
                across?: {
                    /** @enum {string} */
                    kind: "card" | "iban";
                    from: number;
                    to: number;
                    before?: number;
                    signs?: number;
                }[];
                parts?: ({
                    /** @constant */
                    type: "image";
                    media: {
                        id: string;
                        /** @enum {string} */
                        state: "copying" | "ready" | "failed";
                        name: string | null;
                        mime: string | null;
                        bytes: number | null;
                        failure: ("too_large" | "gone" | "host_not_allowed" | "unreachable" | "not_stored" | "no_link" | "removed") | null;
                    };
                } | {
                    /** @constant */
                    type: "video";
                    media: {
                        id: string;
                        /** @enum {string} */
                        state: "copying" | "ready" | "failed";
                        name: string | null;
                        mime: string | null;
                        bytes: number | null;
                        failure: ("too_large" | "gone" | "host_not_allowed" | "unreachable" | "not_stored" | "no_link" | "removed") | null;
                    };
                } | {
                    /** @constant */
                    type: "audio";
                    media: {
                        id: string;
                        /** @enum {string} */
                        state: "copying" | "ready" | "failed";
                        name: string | null;
                        mime: string | null;
                        bytes: number | null;
                        failure: ("too_large" | "gone" | "host_not_allowed" | "unreachable" | "not_stored" | "no_link" | "removed") | null;
                    };
                } | {
                    /** @constant */
                    type: "file";
                    media: {
                        id: string;
                        /** @enum {string} */
                        state: "copying" | "ready" | "failed";
                        name: string | null;
                        mime: string | null;
                        bytes: number | null;
                        failure: ("too_large" | "gone" | "host_not_allowed" | "unreachable" | "not_stored" | "no_link" | "removed") | null;
                    };
                } | {
                    /** @constant */
                    type: "sticker";
                    stickerId: string | null;
                    media: {
                        id: string;
                        /** @enum {string} */
                        state: "copying" | "ready" | "failed";
                        name: string | null;
                        mime: string | null;
                        bytes: number | null;
                        failure: ("too_large" | "gone" | "host_not_allowed" | "unreachable" | "not_stored" | "no_link" | "removed") | null;
                    };
                } | {
                    /** @constant */
                    type: "location";
                    title: string | null;
                    latitude: number | null;
                    longitude: number | null;
                    url: string | null;
                } | {
                    /** @constant */
                    type: "share";
                    what: string;
                    title: string | null;
                    url: string | null;
                } | {
                    /** @constant */
                    type: "appointment_booking";
                    status: string | null;
                    startsAt: number | null;
                    endsAt: number | null;
                    timezone: string | null;
                } | {
                    /** @constant */
                    type: "product";
                    products: {
                        image: {
                            id: string;
                            /** @enum {string} */
                            state: "copying" | "ready" | "failed";
                            name: string | null;
                            mime: string | null;
                            bytes: number | null;
                            failure: ("too_large" | "gone" | "host_not_allowed" | "unreachable" | "not_stored" | "no_link" | "removed") | null;
                        } | null;
                        title: string | null;
                        subtitle: string | null;
                        url: string | null;
                        productId: string | null;
                        buttons: {
                            type: string;
                            title: string;
                            url: string | null;
                            payload: string | null;
                            /** @constant */
                            pressed?: true;
                        }[];
                    }[];
                } | {
                    /** @constant */
                    type: "template";
                    template: string;
                    text: string | null;
                    cards: {
                        image: {
                            id: string;
                            /** @enum {string} */
                            state: "copying" | "ready" | "failed";
                            name: string | null;
                            mime: string | null;
                            bytes: number | null;
                            failure: ("too_large" | "gone" | "host_not_allowed" | "unreachable" | "not_stored" | "no_link" | "removed") | null;
                        } | null;
                        title: string | null;
                        subtitle: string | null;
                        url: string | null;
                        productId: string | null;
                        buttons: {
                            type: string;
                            title: string;
                            url: string | null;
                            payload: string | null;
                            /** @constant */
                            pressed?: true;
                        }[];
                    }[];
                    buttons: {
                        type: string;
                        title: string;
                        url: string | null;
                        payload: string | null;
                        /** @constant */
                        pressed?: true;
                    }[];
                    lines?: {
                        what: string;
                        value: string;
                    }[];
                } | {
                    /** @constant */
                    type: "other";
                    what: string;
                })[];
                replyTo?: {
                    mid: string;
                    entry: number | null;
                    by: ("customer" | "page") | null;
                    text: string | null;
                    what?: string;
                    at?: number;
                    across?: {
                        /** @enum {string} */
                        kind: "card" | "iban";
                        from: number;
                        to: number;
                        before?: number;
                        signs?: number;
                    }[];
                };
                quickReplies?: {
                    /** @enum {string} */
                    type: "text" | "user_phone_number" | "user_email";
                    title: string;
                    payload: string | null;
                    image: {
                        id: string;
                        /** @enum {string} */
                        state: "copying" | "ready" | "failed";
                        name: string | null;
                        mime: string | null;
                        bytes: number | null;
                        failure: ("too_large" | "gone" | "host_not_allowed" | "unreachable" | "not_stored" | "no_link" | "removed") | null;
                    } | null;
                }[];
                referral?: {
                    source: string | null;
                    type: string | null;
                    ref: string | null;
                    adId: string | null;
                    adTitle: string | null;
                    url: string | null;
                    productId: string | null;
                    userRef?: string;
                };
                privateTo?: number;
                answersComment?: {
                    conversation: string;
                    entry: number;
                    post: string | null;
                };
            } | {
                /** @constant */
                kind: "quick_reply";
                masked?: ("card" | "iban" | "email" | "phone" | "own")[];
                text: string;
                payload: string;
                offeredBy?: number;
            } | {
                /** @constant */
                kind: "postback";
                masked?: ("card" | "iban" | "email" | "phone" | "own")[];
                title: string;
                payload: string | null;
                referral?: {
                    source: string | null;
                    type: string | null;
                    ref: string | null;
                    adId: string | null;
                    adTitle: string | null;
                    url: string | null;
                    productId: string | null;
                    userRef?: string;
                };
                card?: string;
                offeredBy?: number;
            } | {
                /** @constant */
                kind: "event";
                masked?: ("card" | "iban" | "email" | "phone" | "own")[];
                event: {
                    /** @constant */
                    type: "referral";
                    referral: {
                        source: string | null;
                        type: string | null;
                        ref: string | null;
                        adId: string | null;
                        adTitle: string | null;
                        url: string | null;
                        productId: string | null;
                        userRef?: string;
                    };
                    answers: {
                        question: string;
                        answer: string;
                    }[];
                } | {
                    /** @constant */
                    type: "optin";
                    what: string;
                    title: string | null;
                    ref: string | null;
                    status: string | null;
                } | {
                    /** @constant */
                    type: "account_linking";
                    status: string;
                } | {
                    /** @constant */
                    type: "thread_control";
                    /** @enum {string} */
                    action: "pass" | "take" | "request";
                    from: string | null;
                    to: string | null;
                    metadata: string | null;
                } | {
                    /** @constant */
                    type: "feedback";
                    answers: {
                        question: string;
                        answer: string;
                    }[];
                } | {
                    /** @constant */
                    type: "customer_information";
                    answers: {
                        question: string;
                        answer: string;
                    }[];
                } | {
                    /** @constant */
                    type: "lead_form";
                    formId: string | null;
                } | {
                    /** @constant */
                    type: "order";
                    products: {
                        name: string;
                        quantity: number | null;
                        price: string | null;
                        productId: string | null;
                    }[];
                    note: string | null;
                } | {
                    /** @constant */
                    type: "coupon";
                    code: string | null;
                    payload: string | null;
                } | {
                    /** @constant */
                    type: "label";
                    action: string;
                    label: string;
                } | {
                    /** @constant */
                    type: "call";
                    what: string;
                    status: string | null;
                    callId: string | null;
                } | {
                    /** @constant */
                    type: "reference";
                    reference?: string;
                    kind?: string;
                    value?: string;
                    /** @enum {string} */
                    refused?: "forged" | "unknown" | "expired" | "revoked" | "used" | "other_person" | "other_record";
                    written?: string;
                } | {
                    /** @constant */
                    type: "ticket";
                    /** @enum {string} */
                    what: "asked" | "made" | "closed" | "reopened";
                    title: string;
                    by: components["schemas"]["Person"] | null;
                    ticket?: string;
                    state?: string;
                    url?: string;
                } | {
                    /** @constant */
                    type: "retention";
                    upTo: number;
                } | {
                    /** @constant */
                    type: "hold";
                    isHeld: boolean;
                    reason: string;
                    by: components["schemas"]["Person"];
                } | {
                    /** @constant */
                    type: "admin_text";
                    text: string;
                } | {
                    /** @constant */
                    type: "change";
                    change: {
                        /** @constant */
                        type: "reaction";
                        emoji: string | null;
                    } | {
                        /** @constant */
                        type: "edit";
                        text: string;
                    } | {
                        /** @constant */
                        type: "unsend";
                    } | {
                        /** @constant */
                        type: "feedback";
                        feedback: string;
                    } | {
                        /** @constant */
                        type: "hide";
                        isHidden: boolean;
                    } | {
                        /** @constant */
                        type: "like";
                        isLiked: boolean;
                    };
                    mid: string;
                };
            } | {
                /** @constant */
                kind: "unsupported";
                masked?: ("card" | "iban" | "email" | "phone" | "own")[];
                what: string;
            } | {
                /** @constant */
                kind: "system";
                masked?: ("card" | "iban" | "email" | "phone" | "own")[];
                line: components["schemas"]["Line"];
            };
            interaction: number | null;
            mid: string | null;
            delivery: {
                command: string;
                part: number;
                parts: number;
                /** @enum {string} */
                state: "queued" | "sending" | "sent" | "unknown" | "failed" | "withdrawn";
                waiting: {
                    /** @enum {string} */
                    reason: "undo" | "page_paused" | "page_slow" | "retry" | "confirmation" | "page_not_connected" | "uploading" | "in_line";
                    until: number | null;
                    place?: number;
                } | null;
                failure: {
                    /** @enum {string} */
                    code: "window_closed" | "customer_unavailable" | "thread_owned_by_another_app" | "rejected" | "too_many_attempts" | "earlier_part_failed" | "earlier_part_unknown" | "file_gone" | "quote_taken_back";
                    graph: {
                        code: number;
                        subcode: number | null;
                    } | null;
                    /** @enum {string} */
                    reason?: "outside_window" | "person_unavailable" | "person_not_known" | "topic_stopped" | "asked_too_often" | "sent_too_often_to_person" | "other_app_holds" | "question_flow" | "token_ended" | "permission_missing" | "app_not_live" | "terms_not_accepted" | "page_restricted" | "policy" | "too_fast" | "service_failed" | "invalid_content" | "too_many_elements" | "link_not_fetched" | "file_not_as_named" | "file_too_large" | "file_gone" | "media_not_usable" | "product_not_known" | "form_not_usable" | "tag_retired" | "message_gone" | "comment_not_answerable" | "europe_rules" | "instagram" | "not_of_messages";
                    /** @enum {string} */
                    help?: "shorten" | "wait" | "reconnect" | "take_thread" | "other_kind" | "nothing";
                } | null;
                attempts: number;
                sentAt: number | null;
                settled: ("arrived" | "sent_again" | "dismissed") | null;
            } | null;
            changes?: {
                reaction?: string;
                pageReaction?: string;
                reacting?: {
                    emoji: string | null;
                    failed?: {
                        code: number;
                        subcode: number | null;
                    };
                    /** @constant */
                    unknown?: true;
                };
                edits?: number;
                /** @constant */
                isUnsent?: true;
                feedback?: string;
                /** @constant */
                isHidden?: true;
                /** @constant */
                isLiked?: true;
            };
            /** @constant */
            standby?: true;
            /** @enum {string} */
            fetched?: "imported" | "recovered";
            /** @constant */
            automatic?: true;
            ofTicket?: {
                ticket: string;
                note: string;
            };
            merged: boolean;
        };
        Author: {
            /** @constant */
            type: "customer";
            person?: {
                id: string;
                name: string | null;
            } | null;
        } | {
            /** @constant */
            type: "agent";
            sub: string;
            name: string;
        } | {
            /** @constant */
            type: "page_inbox";
        } | {
            /** @constant */
            type: "app";
            appId: string | null;
        } | {
            /** @constant */
            type: "system";
        };
        Line: {
            /** @constant */
            event: "assigned";
            to: components["schemas"]["Person"];
            by: components["schemas"]["Person"] | null;
            note?: string;
            /** @enum {string} */
            why?: "reply" | "take" | "assign" | "release" | "snooze" | "close" | "reopen" | "time" | "customer" | "silence" | "one_more_thing" | "private_reply" | "rule" | "otherwise" | "overflow" | "accept" | "decline" | "expire" | "left" | "elsewhere" | "given" | "raise" | "lower" | "bot" | "asked_for_person" | "bot_slow" | "bot_failed" | "bot_late" | "transfer" | "invite" | "leave" | "remove";
        } | {
            /** @constant */
            event: "released";
            by: components["schemas"]["Person"] | null;
            /** @enum {string} */
            why?: "reply" | "take" | "assign" | "release" | "snooze" | "close" | "reopen" | "time" | "customer" | "silence" | "one_more_thing" | "private_reply" | "rule" | "otherwise" | "overflow" | "accept" | "decline" | "expire" | "left" | "elsewhere" | "given" | "raise" | "lower" | "bot" | "asked_for_person" | "bot_slow" | "bot_failed" | "bot_late" | "transfer" | "invite" | "leave" | "remove";
        } | {
            /** @constant */
            event: "closed";
            by: components["schemas"]["Person"] | null;
            codes?: {
                id: string;
                name: string;
            }[];
            note?: string;
            /** @enum {string} */
            why?: "reply" | "take" | "assign" | "release" | "snooze" | "close" | "reopen" | "time" | "customer" | "silence" | "one_more_thing" | "private_reply" | "rule" | "otherwise" | "overflow" | "accept" | "decline" | "expire" | "left" | "elsewhere" | "given" | "raise" | "lower" | "bot" | "asked_for_person" | "bot_slow" | "bot_failed" | "bot_late" | "transfer" | "invite" | "leave" | "remove";
        } | {
            /** @constant */
            event: "reopened";
            by: components["schemas"]["Person"] | null;
            /** @enum {string} */
            why?: "reply" | "take" | "assign" | "release" | "snooze" | "close" | "reopen" | "time" | "customer" | "silence" | "one_more_thing" | "private_reply" | "rule" | "otherwise" | "overflow" | "accept" | "decline" | "expire" | "left" | "elsewhere" | "given" | "raise" | "lower" | "bot" | "asked_for_person" | "bot_slow" | "bot_failed" | "bot_late" | "transfer" | "invite" | "leave" | "remove";
        } | {
            /** @constant */
            event: "snoozed";
            by: components["schemas"]["Person"];
            until: number | null;
            onMessage: boolean;
            /** @enum {string} */
            why?: "reply" | "take" | "assign" | "release" | "snooze" | "close" | "reopen" | "time" | "customer" | "silence" | "one_more_thing" | "private_reply" | "rule" | "otherwise" | "overflow" | "accept" | "decline" | "expire" | "left" | "elsewhere" | "given" | "raise" | "lower" | "bot" | "asked_for_person" | "bot_slow" | "bot_failed" | "bot_late" | "transfer" | "invite" | "leave" | "remove";
        } | {
            /** @constant */
            event: "woken";
            by: components["schemas"]["Person"] | null;
            /** @enum {string} */
            why?: "reply" | "take" | "assign" | "release" | "snooze" | "close" | "reopen" | "time" | "customer" | "silence" | "one_more_thing" | "private_reply" | "rule" | "otherwise" | "overflow" | "accept" | "decline" | "expire" | "left" | "elsewhere" | "given" | "raise" | "lower" | "bot" | "asked_for_person" | "bot_slow" | "bot_failed" | "bot_late" | "transfer" | "invite" | "leave" | "remove";
        } | {
            /** @constant */
            event: "queued";
            queue: string;
            by: components["schemas"]["Person"] | null;
            rule?: string;
            note?: string;
            /** @enum {string} */
            why?: "reply" | "take" | "assign" | "release" | "snooze" | "close" | "reopen" | "time" | "customer" | "silence" | "one_more_thing" | "private_reply" | "rule" | "otherwise" | "overflow" | "accept" | "decline" | "expire" | "left" | "elsewhere" | "given" | "raise" | "lower" | "bot" | "asked_for_person" | "bot_slow" | "bot_failed" | "bot_late" | "transfer" | "invite" | "leave" | "remove";
        } | {
            /** @constant */
            event: "passed";
            from: components["schemas"]["Person"][];
            by: components["schemas"]["Person"] | null;
            reason?: string;
            /** @enum {string} */
            why?: "reply" | "take" | "assign" | "release" | "snooze" | "close" | "reopen" | "time" | "customer" | "silence" | "one_more_thing" | "private_reply" | "rule" | "otherwise" | "overflow" | "accept" | "decline" | "expire" | "left" | "elsewhere" | "given" | "raise" | "lower" | "bot" | "asked_for_person" | "bot_slow" | "bot_failed" | "bot_late" | "transfer" | "invite" | "leave" | "remove";
        } | {
            /** @constant */
            event: "bot";
            bot: string;
            by: null;
            rule?: string;
            /** @enum {string} */
            why?: "reply" | "take" | "assign" | "release" | "snooze" | "close" | "reopen" | "time" | "customer" | "silence" | "one_more_thing" | "private_reply" | "rule" | "otherwise" | "overflow" | "accept" | "decline" | "expire" | "left" | "elsewhere" | "given" | "raise" | "lower" | "bot" | "asked_for_person" | "bot_slow" | "bot_failed" | "bot_late" | "transfer" | "invite" | "leave" | "remove";
        } | {
            /** @constant */
            event: "handed_over";
            bot: string;
            by: null;
            note?: string;
            fault?: {
                /** @enum {string} */
                code: "not_reached" | "status" | "bad_address" | "no_secret" | "too_large" | "bad_answer" | "gone" | "not_sendable" | "endless";
                detail?: string;
            };
            /** @enum {string} */
            why?: "reply" | "take" | "assign" | "release" | "snooze" | "close" | "reopen" | "time" | "customer" | "silence" | "one_more_thing" | "private_reply" | "rule" | "otherwise" | "overflow" | "accept" | "decline" | "expire" | "left" | "elsewhere" | "given" | "raise" | "lower" | "bot" | "asked_for_person" | "bot_slow" | "bot_failed" | "bot_late" | "transfer" | "invite" | "leave" | "remove";
        } | {
            /** @constant */
            event: "answered";
            by: null;
            /** @enum {string} */
            why?: "reply" | "take" | "assign" | "release" | "snooze" | "close" | "reopen" | "time" | "customer" | "silence" | "one_more_thing" | "private_reply" | "rule" | "otherwise" | "overflow" | "accept" | "decline" | "expire" | "left" | "elsewhere" | "given" | "raise" | "lower" | "bot" | "asked_for_person" | "bot_slow" | "bot_failed" | "bot_late" | "transfer" | "invite" | "leave" | "remove";
        } | {
            /** @constant */
            event: "raised";
            by: components["schemas"]["Person"];
            note?: string;
            /** @enum {string} */
            why?: "reply" | "take" | "assign" | "release" | "snooze" | "close" | "reopen" | "time" | "customer" | "silence" | "one_more_thing" | "private_reply" | "rule" | "otherwise" | "overflow" | "accept" | "decline" | "expire" | "left" | "elsewhere" | "given" | "raise" | "lower" | "bot" | "asked_for_person" | "bot_slow" | "bot_failed" | "bot_late" | "transfer" | "invite" | "leave" | "remove";
        } | {
            /** @constant */
            event: "lowered";
            by: components["schemas"]["Person"];
            /** @enum {string} */
            why?: "reply" | "take" | "assign" | "release" | "snooze" | "close" | "reopen" | "time" | "customer" | "silence" | "one_more_thing" | "private_reply" | "rule" | "otherwise" | "overflow" | "accept" | "decline" | "expire" | "left" | "elsewhere" | "given" | "raise" | "lower" | "bot" | "asked_for_person" | "bot_slow" | "bot_failed" | "bot_late" | "transfer" | "invite" | "leave" | "remove";
        } | {
            /** @constant */
            event: "tagged";
            by: components["schemas"]["Person"];
            added?: components["schemas"]["Tag"][];
            removed?: components["schemas"]["Tag"][];
            /** @enum {string} */
            why?: "reply" | "take" | "assign" | "release" | "snooze" | "close" | "reopen" | "time" | "customer" | "silence" | "one_more_thing" | "private_reply" | "rule" | "otherwise" | "overflow" | "accept" | "decline" | "expire" | "left" | "elsewhere" | "given" | "raise" | "lower" | "bot" | "asked_for_person" | "bot_slow" | "bot_failed" | "bot_late" | "transfer" | "invite" | "leave" | "remove";
        } | {
            /** @constant */
            event: "attributes";
            by: components["schemas"]["Person"];
            set: components["schemas"]["Attribute"][];
            unset?: components["schemas"]["Tag"][];
            /** @enum {string} */
            why?: "reply" | "take" | "assign" | "release" | "snooze" | "close" | "reopen" | "time" | "customer" | "silence" | "one_more_thing" | "private_reply" | "rule" | "otherwise" | "overflow" | "accept" | "decline" | "expire" | "left" | "elsewhere" | "given" | "raise" | "lower" | "bot" | "asked_for_person" | "bot_slow" | "bot_failed" | "bot_late" | "transfer" | "invite" | "leave" | "remove";
        } | {
            /** @constant */
            event: "transferring";
            to: components["schemas"]["Person"][];
            place: string;
            by: components["schemas"]["Person"];
            note?: string;
            /** @enum {string} */
            why?: "reply" | "take" | "assign" | "release" | "snooze" | "close" | "reopen" | "time" | "customer" | "silence" | "one_more_thing" | "private_reply" | "rule" | "otherwise" | "overflow" | "accept" | "decline" | "expire" | "left" | "elsewhere" | "given" | "raise" | "lower" | "bot" | "asked_for_person" | "bot_slow" | "bot_failed" | "bot_late" | "transfer" | "invite" | "leave" | "remove";
        } | {
            /** @constant */
            event: "returned";
            to: components["schemas"]["Person"];
            from: components["schemas"]["Person"][];
            by: components["schemas"]["Person"] | null;
            reason?: string;
            /** @enum {string} */
            why?: "reply" | "take" | "assign" | "release" | "snooze" | "close" | "reopen" | "time" | "customer" | "silence" | "one_more_thing" | "private_reply" | "rule" | "otherwise" | "overflow" | "accept" | "decline" | "expire" | "left" | "elsewhere" | "given" | "raise" | "lower" | "bot" | "asked_for_person" | "bot_slow" | "bot_failed" | "bot_late" | "transfer" | "invite" | "leave" | "remove";
        } | {
            /** @constant */
            event: "invited";
            to: components["schemas"]["Person"];
            by: components["schemas"]["Person"];
            note?: string;
            /** @enum {string} */
            why?: "reply" | "take" | "assign" | "release" | "snooze" | "close" | "reopen" | "time" | "customer" | "silence" | "one_more_thing" | "private_reply" | "rule" | "otherwise" | "overflow" | "accept" | "decline" | "expire" | "left" | "elsewhere" | "given" | "raise" | "lower" | "bot" | "asked_for_person" | "bot_slow" | "bot_failed" | "bot_late" | "transfer" | "invite" | "leave" | "remove";
        } | {
            /** @constant */
            event: "uninvited";
            who: components["schemas"]["Person"];
            by: components["schemas"]["Person"] | null;
            /** @enum {string} */
            why?: "reply" | "take" | "assign" | "release" | "snooze" | "close" | "reopen" | "time" | "customer" | "silence" | "one_more_thing" | "private_reply" | "rule" | "otherwise" | "overflow" | "accept" | "decline" | "expire" | "left" | "elsewhere" | "given" | "raise" | "lower" | "bot" | "asked_for_person" | "bot_slow" | "bot_failed" | "bot_late" | "transfer" | "invite" | "leave" | "remove";
        } | {
            /** @constant */
            event: "note";
            by: components["schemas"]["Person"];
            text: string;
            to?: components["schemas"]["Person"];
            mentions?: components["schemas"]["Person"][];
            across?: {
                /** @enum {string} */
                kind: "card" | "iban";
                from: number;
                to: number;
                before?: number;
                signs?: number;
            }[];
            editedAt?: number;
            takenBack?: {
                by: components["schemas"]["Person"];
                at: number;
            };
        } | {
            /** @constant */
            event: "thread_control";
            /** @enum {string} */
            action: "take" | "release" | "pass" | "request";
            to: string | null;
            by: components["schemas"]["Person"];
        } | {
            /** @constant */
            event: "moderated";
            /** @enum {string} */
            action: "block" | "unblock" | "move_to_spam";
            reason: string;
            by: components["schemas"]["Person"];
        } | {
            /** @constant */
            event: "comment";
            /** @enum {string} */
            action: "hide" | "unhide" | "like" | "unlike" | "delete" | "edit";
            entry: number;
            by: components["schemas"]["Person"];
        };
        Person: {
            sub: string;
            name: string;
        };
        Tag: {
            id: string;
            name: string;
        };
        Attribute: {
            id: string;
            name: string;
            choice?: string;
            /** @enum {string} */
            of: "customer" | "contact";
            /** @enum {string} */
            type: "text" | "number" | "date" | "yes_no" | "choice";
            value: string | number | boolean;
        };
        CustomerRecord: {
            id: string;
            name: string;
            url?: string;
        };
        Agent: {
            sub: string;
            name: string;
            /** @enum {string} */
            presence: "available" | "away" | "offline";
            teams: string[];
            skills: {
                skill: string;
                name: string;
                level: number;
            }[];
            load: number;
            aside: number;
            capacity: number;
            offers: number;
            givenAt: number | null;
            seenAt: number | null;
            since?: number;
            missed?: number;
            waits?: {
                n: number;
                since: number;
            };
            due?: {
                since: number;
                seconds: number;
            };
            room?: number;
            away?: {
                reason?: string;
                missed?: number;
                idle?: number;
                by?: components["schemas"]["Person"];
            };
        };
        Page: {
            pageId: string;
            name?: string;
            pause: {
                since: number;
                code: number;
                subcode: number | null;
            } | null;
            warning?: {
                at: number;
                /** @enum {string} */
                action: "warning" | "block";
                reason: string | null;
            };
            /** @constant */
            subjectToNewEuPrivacyRules?: true;
            /** @enum {string} */
            humanAgent?: "yes" | "no";
            disconnectedAt?: number;
            trouble?: {
                since: number;
                /** @enum {string} */
                stops: "sending" | "receiving" | "both" | "soon";
                at?: number;
            };
        };
        CannedReply: {
            /** Format: uuid */
            template: string;
            name: string;
            /** @enum {string} */
            scope: "desk" | "team" | "mine";
            by: components["schemas"]["Person"];
            madeAt: number;
            changedAt: number;
            team?: string;
            shortcut?: string;
            outgoing: components["schemas"]["Outgoing"];
            language?: string;
            others?: {
                language: string;
                outgoing: components["schemas"]["Outgoing"];
            }[];
            files?: {
                file: string;
                name: string | null;
                mime: string;
                bytes: number;
                /** @enum {string} */
                type: "image" | "video" | "audio" | "file";
            }[];
            faults?: {
                path: string;
                /** @enum {string} */
                why: "missing" | "too_long" | "too_short" | "too_many" | "too_few" | "too_large" | "too_small" | "not_https" | "not_plain" | "not_public" | "not_a_phone_number" | "not_a_currency" | "not_a_country" | "has_spaces" | "not_an_id" | "not_at_facebook" | "not_allowed" | "no_such_file" | "not_a_picture" | "no_public_address" | "not_here" | "not_sent" | "taken_back" | "not_after_24_hours" | "answered_privately" | "after_7_days" | "not_answerable";
                limit?: number;
            }[];
        };
        Outgoing: {
            /** @constant */
            kind: "text";
            text: string;
            quickReplies?: ({
                /** @constant */
                type: "text";
                title: string;
                payload?: string;
                image?: {
                    file: string;
                } | {
                    url: string;
                };
            } | {
                /** @constant */
                type: "user_phone_number";
            } | {
                /** @constant */
                type: "user_email";
            })[];
            replyTo?: number;
        } | {
            /** @constant */
            kind: "files";
            files: {
                file: string;
            }[];
            text?: string;
            quickReplies?: ({
                /** @constant */
                type: "text";
                title: string;
                payload?: string;
                image?: {
                    file: string;
                } | {
                    url: string;
                };
            } | {
                /** @constant */
                type: "user_phone_number";
            } | {
                /** @constant */
                type: "user_email";
            })[];
            replyTo?: number;
        } | {
            /** @constant */
            kind: "sticker";
            stickerId: string;
            quickReplies?: ({
                /** @constant */
                type: "text";
                title: string;
                payload?: string;
                image?: {
                    file: string;
                } | {
                    url: string;
                };
            } | {
                /** @constant */
                type: "user_phone_number";
            } | {
                /** @constant */
                type: "user_email";
            })[];
            replyTo?: number;
        } | {
            /** @constant */
            kind: "template";
            template: {
                /** @constant */
                type: "button";
                text: string;
                buttons: ({
                    /** @constant */
                    type: "web_url";
                    title: string;
                    url: string;
                    /** @enum {string} */
                    webviewHeightRatio?: "compact" | "tall" | "full";
                    /** @constant */
                    messengerExtensions?: true;
                    fallbackUrl?: string;
                    /** @constant */
                    webviewShareButton?: "hide";
                } | {
                    /** @constant */
                    type: "postback";
                    title: string;
                    payload?: string;
                } | {
                    /** @constant */
                    type: "phone_number";
                    title: string;
                    phone: string;
                } | {
                    /** @constant */
                    type: "account_link";
                    url: string;
                } | {
                    /** @constant */
                    type: "account_unlink";
                })[];
            } | {
                /** @constant */
                type: "generic";
                elements: {
                    title: string;
                    subtitle?: string;
                    image?: {
                        file: string;
                    } | {
                        url: string;
                    };
                    defaultAction?: {
                        url: string;
                        /** @enum {string} */
                        webviewHeightRatio?: "compact" | "tall" | "full";
                        /** @constant */
                        messengerExtensions?: true;
                        fallbackUrl?: string;
                        /** @constant */
                        webviewShareButton?: "hide";
                    };
                    buttons?: ({
                        /** @constant */
                        type: "web_url";
                        title: string;
                        url: string;
                        /** @enum {string} */
                        webviewHeightRatio?: "compact" | "tall" | "full";
                        /** @constant */
                        messengerExtensions?: true;
                        fallbackUrl?: string;
                        /** @constant */
                        webviewShareButton?: "hide";
                    } | {
                        /** @constant */
                        type: "postback";
                        title: string;
                        payload?: string;
                    } | {
                        /** @constant */
                        type: "phone_number";
                        title: string;
                        phone: string;
                    } | {
                        /** @constant */
                        type: "account_link";
                        url: string;
                    } | {
                        /** @constant */
                        type: "account_unlink";
                    })[];
                }[];
                /** @enum {string} */
                imageAspectRatio?: "horizontal" | "square";
            } | {
                /** @constant */
                type: "media";
                /** @enum {string} */
                mediaType: "image" | "video";
                media: {
                    file: string;
                } | {
                    url: string;
                };
                buttons?: ({
                    /** @constant */
                    type: "web_url";
                    title: string;
                    url: string;
                    /** @enum {string} */
                    webviewHeightRatio?: "compact" | "tall" | "full";
                    /** @constant */
                    messengerExtensions?: true;
                    fallbackUrl?: string;
                    /** @constant */
                    webviewShareButton?: "hide";
                } | {
                    /** @constant */
                    type: "postback";
                    title: string;
                    payload?: string;
                } | {
                    /** @constant */
                    type: "phone_number";
                    title: string;
                    phone: string;
                } | {
                    /** @constant */
                    type: "account_link";
                    url: string;
                } | {
                    /** @constant */
                    type: "account_unlink";
                })[];
            } | {
                /** @constant */
                type: "image_grid";
                images: {
                    image: {
                        file: string;
                    } | {
                        url: string;
                    };
                    /** @constant */
                    isHero?: true;
                    action?: {
                        /** @constant */
                        type: "web_url";
                        url: string;
                    } | {
                        /** @constant */
                        type: "postback";
                        payload?: string;
                        text: string;
                    };
                }[];
                title?: string;
                subtitle?: string;
                buttons?: ({
                    /** @constant */
                    type: "web_url";
                    title: string;
                    url: string;
                    /** @enum {string} */
                    webviewHeightRatio?: "compact" | "tall" | "full";
                    /** @constant */
                    messengerExtensions?: true;
                    fallbackUrl?: string;
                    /** @constant */
                    webviewShareButton?: "hide";
                } | {
                    /** @constant */
                    type: "postback";
                    title: string;
                    payload?: string;
                } | {
                    /** @constant */
                    type: "phone_number";
                    title: string;
                    phone: string;
                } | {
                    /** @constant */
                    type: "account_link";
                    url: string;
                } | {
                    /** @constant */
                    type: "account_unlink";
                })[];
            } | {
                /** @constant */
                type: "receipt";
                recipientName: string;
                orderNumber: string;
                currency: string;
                paymentMethod: string;
                merchantName?: string;
                orderUrl?: string;
                orderedAt?: number;
                address?: {
                    street1: string;
                    street2?: string;
                    city: string;
                    postalCode: string;
                    state: string;
                    country: string;
                };
                summary: {
                    subtotal?: number;
                    shippingCost?: number;
                    totalTax?: number;
                    totalCost: number;
                };
                adjustments?: {
                    name: string;
                    amount: number;
                }[];
                elements?: {
                    title: string;
                    subtitle?: string;
                    quantity?: number;
                    price: number;
                    image?: {
                        file: string;
                    } | {
                        url: string;
                    };
                }[];
            } | {
                /** @constant */
                type: "coupon";
                title: string;
                subtitle?: string;
                couponCode?: string;
                couponUrl?: string;
                couponUrlButtonTitle?: string;
                couponPreMessage?: string;
                image?: {
                    file: string;
                } | {
                    url: string;
                };
                payload?: string;
            } | {
                /** @constant */
                type: "customer_feedback";
                title: string;
                subtitle: string;
                buttonTitle: string;
                question: {
                    id: string;
                    /** @enum {string} */
                    type: "csat" | "nps" | "ces" | "free_form";
                    title: string;
                    /** @enum {string} */
                    scoreLabel?: "neg_pos" | "hard_easy" | "dis_sat" | "unlike_like" | "poor_great" | "none";
                    /** @enum {string} */
                    scoreOption?: "five_stars" | "one_to_five" | "five_emojis" | "zero_to_ten" | "one_to_seven";
                    followUp?: {
                        placeholder: string;
                    };
                };
                privacyUrl: string;
                expiresInDays?: number;
            } | {
                /** @constant */
                type: "product";
                products: string[];
            } | {
                /** @constant */
                type: "customer_information";
                countries: string[];
                privacyUrl: string;
                expiresInDays?: number;
            } | {
                /** @constant */
                type: "instant_form";
                formId: string;
            };
            quickReplies?: ({
                /** @constant */
                type: "text";
                title: string;
                payload?: string;
                image?: {
                    file: string;
                } | {
                    url: string;
                };
            } | {
                /** @constant */
                type: "user_phone_number";
            } | {
                /** @constant */
                type: "user_email";
            })[];
            replyTo?: number;
        } | {
            /** @constant */
            kind: "utility";
            name: string;
            language: string;
            shown?: string;
            parameters?: {
                name?: string;
                text: string;
            }[];
            buttons?: {
                payload?: string;
                url?: string;
            }[];
        } | {
            /** @constant */
            kind: "public_reply";
            text?: string;
            file?: string;
            replyTo?: number;
        } | {
            /** @constant */
            kind: "private_reply";
            text: string;
            replyTo?: number;
        };
        Refusal: {
            /** @constant */
            code: "bad_frame";
        } | {
            /** @constant */
            code: "too_many_commands";
            retryAfterMs: number;
        } | {
            /** @constant */
            code: "not_found";
        } | {
            /** @constant */
            code: "not_allowed";
            path?: string;
        } | {
            /** @constant */
            code: "target_unavailable";
            /** @enum {string} */
            why: "gone" | "empty" | "closed" | "not_here" | "away" | "busy" | "self" | "full" | "unseen";
        } | {
            /** @constant */
            code: "taken";
            by: components["schemas"]["Person"];
        } | {
            /** @constant */
            code: "not_yours";
            owner: components["schemas"]["Person"] | null;
            queue: string | null;
            mayTake: boolean;
        } | {
            /** @constant */
            code: "changed";
            rev: number;
            entries: components["schemas"]["Entry"][];
        } | {
            /** @constant */
            code: "window_closed";
            closedAt: number | null;
            earliest?: {
                asItIs: number | null;
                utility: number;
            };
            personUntil?: number | null;
        } | {
            /** @constant */
            code: "customer_unavailable";
        } | {
            /** @constant */
            code: "thread_held";
            appId: string | null;
        } | {
            /** @constant */
            code: "not_sendable";
            path: string;
            /** @enum {string} */
            why: "missing" | "too_long" | "too_short" | "too_many" | "too_few" | "too_large" | "too_small" | "not_https" | "not_plain" | "not_public" | "not_a_phone_number" | "not_a_currency" | "not_a_country" | "has_spaces" | "not_an_id" | "not_at_facebook" | "not_allowed" | "no_such_file" | "not_a_picture" | "no_public_address" | "not_here" | "not_sent" | "taken_back" | "not_after_24_hours" | "answered_privately" | "after_7_days" | "not_answerable";
            limit?: number;
        } | {
            /** @constant */
            code: "not_kept";
            path: string;
            /** @enum {string} */
            why: "missing" | "too_long" | "too_short" | "too_many" | "too_few" | "too_large" | "too_small" | "not_https" | "not_plain" | "not_public" | "not_a_phone_number" | "not_a_currency" | "not_a_country" | "has_spaces" | "not_an_id" | "not_at_facebook" | "not_allowed" | "no_such_file" | "not_a_picture" | "no_public_address" | "not_here" | "not_sent" | "taken_back" | "not_after_24_hours" | "answered_privately" | "after_7_days" | "not_answerable";
            limit?: number;
        } | {
            /** @constant */
            code: "customer_blocked";
        } | {
            /** @constant */
            code: "refused_by_meta";
            graph: {
                code: number;
                subcode: number | null;
            };
        } | {
            /** @constant */
            code: "record_unavailable";
            retryAfterMs: number | null;
        } | {
            /** @constant */
            code: "wrong_state";
            state: string;
        } | {
            /** @constant */
            code: "wrap_up";
            /** @enum {string} */
            why: "required" | "unknown";
        } | {
            /** @constant */
            code: "tag";
            /** @enum {string} */
            why: "gone" | "full";
            tag: string;
        } | {
            /** @constant */
            code: "attribute";
            /** @enum {string} */
            why: "gone" | "value" | "full";
            attribute: string;
        } | {
            /** @constant */
            code: "media_not_ready";
        } | {
            /** @constant */
            code: "pass_invalid";
        } | {
            /** @constant */
            code: "ticket_invalid";
        } | {
            /** @constant */
            code: "too_many_threads";
        } | {
            /** @constant */
            code: "unavailable";
        };
        Problem: {
            type: string;
            title: string;
            status: number;
            /** @enum {string} */
            code: "key_in_address" | "not_json" | "invalid" | "bad_frame" | "body_broken_off" | "file_empty" | "token_missing" | "token_invalid" | "pass_invalid" | "ticket_invalid" | "not_a_service" | "scope_missing" | "not_allowed" | "not_yours" | "not_found" | "route_not_found" | "method_not_allowed" | "idempotency_conflict" | "changed" | "taken" | "target_unavailable" | "window_closed" | "customer_unavailable" | "thread_held" | "customer_blocked" | "wrong_state" | "media_not_ready" | "too_many_threads" | "too_late" | "file_too_large" | "body_too_large" | "not_sendable" | "not_kept" | "wrap_up" | "tag" | "attribute" | "too_many_requests" | "too_many_commands" | "internal" | "refused_by_meta" | "not_configured" | "record_unavailable" | "no_bucket" | "not_stored" | "unavailable";
            detail?: string;
            errors?: {
                /** @enum {string} */
                in: "path" | "query" | "header" | "body";
                path: string;
                message: string;
            }[];
            refusal?: components["schemas"]["Refusal"];
        };
    };
    responses: {
        /** @description What came of it instead (RFC 9457). `code` is one of `key_in_address`, `not_json`, `invalid`, `bad_frame`, `body_broken_off`, `file_empty`, `token_missing`, `token_invalid`, `pass_invalid`, `ticket_invalid`, `not_a_service`, `scope_missing`, `not_allowed`, `not_yours`, `not_found`, `route_not_found`, `method_not_allowed`, `idempotency_conflict`, `changed`, `taken`, `target_unavailable`, `window_closed`, `customer_unavailable`, `thread_held`, `customer_blocked`, `wrong_state`, `media_not_ready`, `too_many_threads`, `too_late`, `file_too_large`, `body_too_large`, `not_sendable`, `not_kept`, `wrap_up`, `tag`, `attribute`, `too_many_requests`, `too_many_commands`, `internal`, `refused_by_meta`, `not_configured`, `record_unavailable`, `no_bucket`, `not_stored`, `unavailable`. */
        Problem: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
    };
    parameters: {
        /** @description Made up for what is to be done once: the same request under the same key is answered as the first time, for a day, without words of customers; another one is 409. */
        IdempotencyKey: string;
        /** @description The `ETag` of an answer before: 304 where it would be the same. */
        IfNoneMatch: string;
        /** @description Of the event, the same each time it is delivered: who has it passes it over. `replay` and `redeliver` take it. */
        WebhookId: string;
        /** @description When this try left, in seconds since 1970: what is more than five minutes off is not to be believed. */
        WebhookTimestamp: string;
        /** @description `v1,` and the HMAC-SHA256 of `<webhook-id>.<webhook-timestamp>.<body as it came>` in base64, by the secret behind `whsec_` (base64). After a new secret there are two for a day, with a space between: one that fits is enough. */
        WebhookSignature: string;
    };
    requestBodies: never;
    headers: {
        /** @description How many requests are left, and after how many seconds all are: `"program";r=599;t=1`. */
        RateLimit: string;
        /** @description How many requests there are in how many seconds: `"program";q=600;w=60`. */
        RateLimitPolicy: string;
        /** @description Changes with what is answered. */
        ETag: string;
    };
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    listConversations: {
        parameters: {
            query?: {
                view?: "inbox" | "mine" | "unassigned" | "open" | "closed" | "aside" | "all_aside" | "mentions";
                sort?: "latest" | "waiting" | "window" | "priority";
                page?: string;
                owner?: string | null;
                queue?: string;
                team?: string;
                tags?: string[];
                state?: "bot" | "queued" | "offered" | "assigned" | "snoozed";
                language?: string;
                unanswered?: true;
                endsWithin?: number;
                attributes?: string[];
                limit?: number;
                cursor?: string;
            };
            header?: {
                /** @description The `ETag` of an answer before: 304 where it would be the same. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As it stands. */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Summary"][];
                        next: string | null;
                    };
                };
            };
            /** @description It is as it was. */
            304: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    getConversation: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` of an answer before: 304 where it would be the same. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                conversation: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As it stands. */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        summary: components["schemas"]["Summary"];
                        thread: components["schemas"]["Thread"];
                        rev: number;
                    };
                };
            };
            /** @description It is as it was. */
            304: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    listContacts: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
            };
            header?: {
                /** @description The `ETag` of an answer before: 304 where it would be the same. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                conversation: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As it stands. */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            id: number;
                            begunAt: number;
                            /** @enum {string} */
                            begunBy: "customer" | "agent";
                            satisfaction?: {
                                at: number;
                                score: number;
                                words?: string;
                            };
                            answered: {
                                at: number;
                                by: components["schemas"]["Person"] | null;
                            } | null;
                            closed: {
                                at: number;
                                by: components["schemas"]["Person"] | null;
                                /** @enum {string} */
                                why: "reply" | "take" | "assign" | "release" | "snooze" | "close" | "reopen" | "time" | "customer" | "silence" | "one_more_thing" | "private_reply" | "rule" | "otherwise" | "overflow" | "accept" | "decline" | "expire" | "left" | "elsewhere" | "given" | "raise" | "lower" | "bot" | "asked_for_person" | "bot_slow" | "bot_failed" | "bot_late" | "transfer" | "invite" | "leave" | "remove";
                                codes: {
                                    id: string;
                                    name: string;
                                }[];
                                note?: string;
                            } | null;
                            tags?: components["schemas"]["Tag"][];
                            attributes?: components["schemas"]["Attribute"][];
                            tickets?: {
                                ticket: string;
                                title: string;
                                state: string;
                                open: boolean;
                                url?: string;
                                request?: string;
                                by: components["schemas"]["Person"] | null;
                                contact: number | null;
                                madeAt: number;
                                changedAt: number;
                            }[];
                        }[];
                        next: string | null;
                    };
                };
            };
            /** @description It is as it was. */
            304: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    getTranscript: {
        parameters: {
            query?: {
                format?: "json" | "html" | "text";
                language?: "en" | "de" | "es" | "fr" | "ar" | "zh";
                notes?: boolean;
            };
            header?: {
                /** @description The `ETag` of an answer before: 304 where it would be the same. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                conversation: string;
                contact: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As it stands. */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        summary: components["schemas"]["Summary"];
                        contact: {
                            id: number;
                            begunAt: number;
                            /** @enum {string} */
                            begunBy: "customer" | "agent";
                            satisfaction?: {
                                at: number;
                                score: number;
                                words?: string;
                            };
                            answered: {
                                at: number;
                                by: components["schemas"]["Person"] | null;
                            } | null;
                            closed: {
                                at: number;
                                by: components["schemas"]["Person"] | null;
                                /** @enum {string} */
                                why: "reply" | "take" | "assign" | "release" | "snooze" | "close" | "reopen" | "time" | "customer" | "silence" | "one_more_thing" | "private_reply" | "rule" | "otherwise" | "overflow" | "accept" | "decline" | "expire" | "left" | "elsewhere" | "given" | "raise" | "lower" | "bot" | "asked_for_person" | "bot_slow" | "bot_failed" | "bot_late" | "transfer" | "invite" | "leave" | "remove";
                                codes: {
                                    id: string;
                                    name: string;
                                }[];
                                note?: string;
                            } | null;
                            tags?: components["schemas"]["Tag"][];
                            attributes?: components["schemas"]["Attribute"][];
                            tickets?: {
                                ticket: string;
                                title: string;
                                state: string;
                                open: boolean;
                                url?: string;
                                request?: string;
                                by: components["schemas"]["Person"] | null;
                                contact: number | null;
                                madeAt: number;
                                changedAt: number;
                            }[];
                        };
                        timeZone: string;
                        lines: {
                            at: number;
                            /** @enum {string} */
                            by: "customer" | "agent" | "page_inbox" | "app";
                            name: string | null;
                            text: string;
                            attachments: {
                                type: string;
                                name: string | null;
                            }[];
                            /** @constant */
                            takenBack?: true;
                            /** @constant */
                            failed?: true;
                            /** @constant */
                            note?: true;
                            /** @constant */
                            privately?: true;
                            /** @constant */
                            hidden?: true;
                            across?: {
                                /** @enum {string} */
                                kind: "card" | "iban";
                                from: number;
                                to: number;
                                before?: number;
                                signs?: number;
                            }[];
                        }[];
                        page?: string;
                        complete: boolean;
                    };
                    "text/html": string;
                    "text/plain": string;
                };
            };
            /** @description It is as it was. */
            304: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    assignConversation: {
        parameters: {
            query?: never;
            header?: {
                /** @description Made up for what is to be done once: the same request under the same key is answered as the first time, for a day, without words of customers; another one is 409. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                conversation: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    to: string;
                    note?: string;
                    owner?: string | null;
                };
            };
        };
        responses: {
            /** @description It is so. */
            204: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    transferConversation: {
        parameters: {
            query?: never;
            header?: {
                /** @description Made up for what is to be done once: the same request under the same key is answered as the first time, for a day, without words of customers; another one is 409. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                conversation: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    to: {
                        /** @constant */
                        type: "agent";
                        agent: string;
                    } | {
                        /** @constant */
                        type: "team";
                        team: string;
                    } | {
                        /** @constant */
                        type: "queue";
                        queue: string;
                    } | {
                        /** @constant */
                        type: "pool";
                    };
                    /** @constant */
                    stays?: true;
                    note?: string;
                    owner?: string | null;
                };
            };
        };
        responses: {
            /** @description It is so. */
            204: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    takeConversation: {
        parameters: {
            query?: never;
            header?: {
                /** @description Made up for what is to be done once: the same request under the same key is answered as the first time, for a day, without words of customers; another one is 409. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                conversation: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    owner?: string | null;
                };
            };
        };
        responses: {
            /** @description It is so. */
            204: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    releaseConversation: {
        parameters: {
            query?: never;
            header?: {
                /** @description Made up for what is to be done once: the same request under the same key is answered as the first time, for a day, without words of customers; another one is 409. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                conversation: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is so. */
            204: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    snoozeConversation: {
        parameters: {
            query?: never;
            header?: {
                /** @description Made up for what is to be done once: the same request under the same key is answered as the first time, for a day, without words of customers; another one is 409. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                conversation: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    when: {
                        until: number;
                        onMessage?: boolean;
                    } | {
                        /** @constant */
                        onMessage: true;
                    };
                };
            };
        };
        responses: {
            /** @description It is so. */
            204: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    closeConversation: {
        parameters: {
            query?: never;
            header?: {
                /** @description Made up for what is to be done once: the same request under the same key is answered as the first time, for a day, without words of customers; another one is 409. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                conversation: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    asked?: number;
                    wrapUp?: {
                        codes: string[];
                        note?: string;
                    };
                };
            };
        };
        responses: {
            /** @description It is so. */
            204: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    reopenConversation: {
        parameters: {
            query?: never;
            header?: {
                /** @description Made up for what is to be done once: the same request under the same key is answered as the first time, for a day, without words of customers; another one is 409. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                conversation: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is so. */
            204: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    tagConversation: {
        parameters: {
            query?: never;
            header?: {
                /** @description Made up for what is to be done once: the same request under the same key is answered as the first time, for a day, without words of customers; another one is 409. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                conversation: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    add?: string[];
                    remove?: string[];
                };
            };
        };
        responses: {
            /** @description It is so. */
            204: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    setAttributes: {
        parameters: {
            query?: never;
            header?: {
                /** @description Made up for what is to be done once: the same request under the same key is answered as the first time, for a day, without words of customers; another one is 409. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                conversation: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    set: {
                        [key: string]: (string | number | boolean) | null;
                    };
                };
            };
        };
        responses: {
            /** @description It is so. */
            204: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    listMessages: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
            };
            header?: {
                /** @description The `ETag` of an answer before: 304 where it would be the same. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                conversation: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As it stands. */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Entry"][];
                        next: string | null;
                    };
                };
            };
            /** @description It is as it was. */
            304: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    sendMessage: {
        parameters: {
            query?: never;
            header?: {
                /** @description Made up for what is to be done once: the same request under the same key is answered as the first time, for a day, without words of customers; another one is 409. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                conversation: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    outgoing: components["schemas"]["Outgoing"];
                    otherwise?: components["schemas"]["Outgoing"];
                    event?: string;
                    /** @default 9007199254740991 */
                    seenRev?: number;
                };
            };
        };
        responses: {
            /** @description It is so. */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        entries: components["schemas"]["Entry"][];
                    };
                };
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    search: {
        parameters: {
            query: {
                words: string;
                in?: "names" | "words";
                page?: string;
                within?: string;
                from?: number;
                until?: number;
                status?: "open" | "closed";
                cursor?: string;
                limit?: number;
            };
            header?: {
                /** @description The `ETag` of an answer before: 304 where it would be the same. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As it stands. */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        people: {
                            summary: components["schemas"]["Summary"];
                            marks: {
                                from: number;
                                to: number;
                            }[];
                            told?: {
                                /** @enum {string} */
                                of: "tag" | "attribute";
                                id: string;
                                text: string;
                                marks: {
                                    from: number;
                                    to: number;
                                }[];
                            }[];
                        }[];
                        morePeople: boolean;
                        /** @constant */
                        moreTold?: true;
                        found: {
                            summary: components["schemas"]["Summary"];
                            hits: {
                                entry: number;
                                at: number;
                                by: components["schemas"]["Author"];
                                /** @constant */
                                note?: true;
                                text: string;
                                marks: {
                                    from: number;
                                    to: number;
                                }[];
                            }[];
                            /** @constant */
                            more?: true;
                        }[];
                        next: string | null;
                        looked?: number;
                        building?: {
                            done: number;
                            total: number;
                        };
                        /** @constant */
                        off?: true;
                    };
                };
            };
            /** @description It is as it was. */
            304: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    getMessage: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` of an answer before: 304 where it would be the same. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                conversation: string;
                message: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As it stands. */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Entry"];
                };
            };
            /** @description It is as it was. */
            304: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    retryMessage: {
        parameters: {
            query?: never;
            header?: {
                /** @description Made up for what is to be done once: the same request under the same key is answered as the first time, for a day, without words of customers; another one is 409. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                conversation: string;
                message: number;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /** @default 9007199254740991 */
                    seenRev?: number;
                };
            };
        };
        responses: {
            /** @description It is so. */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        entries: components["schemas"]["Entry"][];
                    };
                };
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    withdrawMessage: {
        parameters: {
            query?: never;
            header?: {
                /** @description Made up for what is to be done once: the same request under the same key is answered as the first time, for a day, without words of customers; another one is 409. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                conversation: string;
                message: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is so. */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        entries: components["schemas"]["Entry"][];
                    };
                };
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    confirmMessage: {
        parameters: {
            query?: never;
            header?: {
                /** @description Made up for what is to be done once: the same request under the same key is answered as the first time, for a day, without words of customers; another one is 409. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                conversation: string;
                message: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is so. */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        entries: components["schemas"]["Entry"][];
                    };
                };
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    settleMessage: {
        parameters: {
            query?: never;
            header?: {
                /** @description Made up for what is to be done once: the same request under the same key is answered as the first time, for a day, without words of customers; another one is 409. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                conversation: string;
                message: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    as: "arrived" | "again" | "dismissed";
                    /** @default 9007199254740991 */
                    seenRev?: number;
                };
            };
        };
        responses: {
            /** @description It is so. */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        entries: components["schemas"]["Entry"][];
                    };
                };
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    listAttempts: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
            };
            header?: {
                /** @description The `ETag` of an answer before: 304 where it would be the same. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                conversation: string;
                message: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As it stands. */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            at: number;
                            endedAt: number | null;
                            /** @enum {string} */
                            what: "send" | "upload";
                            graph: {
                                code: number;
                                subcode: number | null;
                            } | null;
                            trace: string | null;
                        }[];
                        next: string | null;
                    };
                };
            };
            /** @description It is as it was. */
            304: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    actOnComment: {
        parameters: {
            query?: never;
            header?: {
                /** @description Made up for what is to be done once: the same request under the same key is answered as the first time, for a day, without words of customers; another one is 409. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                conversation: string;
                message: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    action: "hide" | "unhide" | "like" | "unlike" | "delete";
                };
            };
        };
        responses: {
            /** @description It is so. */
            204: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    editComment: {
        parameters: {
            query?: never;
            header?: {
                /** @description Made up for what is to be done once: the same request under the same key is answered as the first time, for a day, without words of customers; another one is 409. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                conversation: string;
                message: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    text: string;
                };
            };
        };
        responses: {
            /** @description It is so. */
            204: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    addNote: {
        parameters: {
            query?: never;
            header?: {
                /** @description Made up for what is to be done once: the same request under the same key is answered as the first time, for a day, without words of customers; another one is 409. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                conversation: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    text: string;
                    to?: string;
                    mentions?: string[];
                };
            };
        };
        responses: {
            /** @description It is so. */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        note: number;
                    };
                };
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    takeBackNote: {
        parameters: {
            query?: never;
            header?: {
                /** @description Made up for what is to be done once: the same request under the same key is answered as the first time, for a day, without words of customers; another one is 409. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                conversation: string;
                note: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is so. */
            204: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    editNote: {
        parameters: {
            query?: never;
            header?: {
                /** @description Made up for what is to be done once: the same request under the same key is answered as the first time, for a day, without words of customers; another one is 409. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                conversation: string;
                note: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    text: string;
                    mentions?: string[];
                };
            };
        };
        responses: {
            /** @description It is so. */
            204: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    getCustomer: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` of an answer before: 304 where it would be the same. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                conversation: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As it stands. */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        conversation: string;
                        customer: components["schemas"]["Customer"];
                        attributes: components["schemas"]["Attribute"][];
                        record: components["schemas"]["CustomerRecord"] | null;
                    };
                };
            };
            /** @description It is as it was. */
            304: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    setCustomerAttributes: {
        parameters: {
            query?: never;
            header?: {
                /** @description Made up for what is to be done once: the same request under the same key is answered as the first time, for a day, without words of customers; another one is 409. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                conversation: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    set: {
                        [key: string]: (string | number | boolean) | null;
                    };
                };
            };
        };
        responses: {
            /** @description It is so. */
            204: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    linkCustomer: {
        parameters: {
            query?: never;
            header?: {
                /** @description Made up for what is to be done once: the same request under the same key is answered as the first time, for a day, without words of customers; another one is 409. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                conversation: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    id: string;
                    name: string;
                    url?: string;
                };
            };
        };
        responses: {
            /** @description It is so. */
            204: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    unlinkCustomer: {
        parameters: {
            query?: never;
            header?: {
                /** @description Made up for what is to be done once: the same request under the same key is answered as the first time, for a day, without words of customers; another one is 409. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                conversation: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is so. */
            204: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    getPerson: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` of an answer before: 304 where it would be the same. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                conversation: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As it stands. */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        others: components["schemas"]["Summary"][];
                        suggested: {
                            summary: components["schemas"]["Summary"];
                            /** @enum {string} */
                            why: "record" | "reference";
                        }[];
                    };
                };
            };
            /** @description It is as it was. */
            304: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    mergeCustomers: {
        parameters: {
            query?: never;
            header?: {
                /** @description Made up for what is to be done once: the same request under the same key is answered as the first time, for a day, without words of customers; another one is 409. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                conversation: string;
                other: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is so. */
            204: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    unmergeCustomers: {
        parameters: {
            query?: never;
            header?: {
                /** @description Made up for what is to be done once: the same request under the same key is answered as the first time, for a day, without words of customers; another one is 409. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                conversation: string;
                other: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is so. */
            204: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    findConversations: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
            };
            header?: {
                /** @description The `ETag` of an answer before: 304 where it would be the same. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                record: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As it stands. */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Summary"][];
                        next: string | null;
                    };
                };
            };
            /** @description It is as it was. */
            304: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    exportCustomer: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
            };
            header?: {
                /** @description The `ETag` of an answer before: 304 where it would be the same. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                conversation: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As it stands. */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        summary: components["schemas"]["Summary"];
                        contacts: {
                            id: number;
                            begunAt: number;
                            /** @enum {string} */
                            begunBy: "customer" | "agent";
                            satisfaction?: {
                                at: number;
                                score: number;
                                words?: string;
                            };
                            answered: {
                                at: number;
                                by: components["schemas"]["Person"] | null;
                            } | null;
                            closed: {
                                at: number;
                                by: components["schemas"]["Person"] | null;
                                /** @enum {string} */
                                why: "reply" | "take" | "assign" | "release" | "snooze" | "close" | "reopen" | "time" | "customer" | "silence" | "one_more_thing" | "private_reply" | "rule" | "otherwise" | "overflow" | "accept" | "decline" | "expire" | "left" | "elsewhere" | "given" | "raise" | "lower" | "bot" | "asked_for_person" | "bot_slow" | "bot_failed" | "bot_late" | "transfer" | "invite" | "leave" | "remove";
                                codes: {
                                    id: string;
                                    name: string;
                                }[];
                                note?: string;
                            } | null;
                            tags?: components["schemas"]["Tag"][];
                            attributes?: components["schemas"]["Attribute"][];
                            tickets?: {
                                ticket: string;
                                title: string;
                                state: string;
                                open: boolean;
                                url?: string;
                                request?: string;
                                by: components["schemas"]["Person"] | null;
                                contact: number | null;
                                madeAt: number;
                                changedAt: number;
                            }[];
                        }[];
                        others: components["schemas"]["Summary"][];
                        items: components["schemas"]["Entry"][];
                        next: string | null;
                        files: {
                            entry: number;
                            media: string;
                            name: string | null;
                            mime: string | null;
                            bytes: number | null;
                            url: string;
                            expiresAt: number;
                        }[];
                    };
                };
            };
            /** @description It is as it was. */
            304: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    archiveCustomer: {
        parameters: {
            query?: never;
            header?: {
                /** @description Made up for what is to be done once: the same request under the same key is answered as the first time, for a day, without words of customers; another one is 409. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                conversation: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    language?: "en" | "de" | "es" | "fr" | "ar" | "zh";
                };
            };
        };
        responses: {
            /** @description It is so. */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        url: string;
                        expiresAt: number;
                    };
                };
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    eraseCustomer: {
        parameters: {
            query?: never;
            header?: {
                /** @description Made up for what is to be done once: the same request under the same key is answered as the first time, for a day, without words of customers; another one is 409. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                conversation: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    others?: "erase" | "keep";
                };
            };
        };
        responses: {
            /** @description It is so. */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        held?: number;
                        holds?: {
                            conversation: string;
                            at: number;
                            by: components["schemas"]["Person"];
                            reason: string;
                        }[];
                        removed?: {
                            entries?: number;
                            raw?: number;
                            files?: number;
                            contacts?: number;
                            tickets?: number;
                            references?: number;
                            lines?: number;
                            indexed_texts?: number;
                            webhook_events?: number;
                            webhook_deliveries?: number;
                            dead_letters?: number;
                            black_box?: number;
                        };
                        id: string;
                        /** @enum {string} */
                        origin: "hand" | "page" | "meta";
                        desk: string | null;
                        pageId: string | null;
                        by: string | null;
                        at: number;
                        people: number;
                        done: number;
                        entries: number;
                        known: number | null;
                        endedAt: number | null;
                    };
                };
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    giveFile: {
        parameters: {
            query?: {
                name?: string;
            };
            header?: never;
            path: {
                conversation: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/octet-stream": unknown;
            };
        };
        responses: {
            /** @description It is so. */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        file: string;
                        name: string | null;
                        mime: string;
                        bytes: number;
                        /** @enum {string} */
                        type: "image" | "video" | "audio" | "file";
                    };
                };
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    getFileLink: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` of an answer before: 304 where it would be the same. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                conversation: string;
                file: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As it stands. */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        url: string;
                        expiresAt: number;
                        name: string | null;
                        mime: string;
                        bytes: number;
                    };
                };
            };
            /** @description It is as it was. */
            304: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    listTemplates: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
            };
            header?: {
                /** @description The `ETag` of an answer before: 304 where it would be the same. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                page: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As it stands. */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            name: string;
                            language: string;
                            header?: string;
                            body: string;
                            parameters: string[];
                            /** @constant */
                            named?: true;
                            buttons?: ({
                                /** @constant */
                                type: "postback";
                                title: string;
                            } | {
                                /** @constant */
                                type: "web_url";
                                title: string;
                                url: string;
                                /** @constant */
                                takes?: true;
                            })[];
                        }[];
                        next: string | null;
                        more: boolean;
                        unapproved?: {
                            name: string;
                            language: string;
                            body: string;
                            /** @enum {string} */
                            state: "pending" | "rejected" | "stopped";
                            /** @enum {string} */
                            reason?: "incorrect_params" | "too_many_params" | "marketing" | "other";
                        }[];
                    };
                };
            };
            /** @description It is as it was. */
            304: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    listCannedReplies: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
            };
            header?: {
                /** @description The `ETag` of an answer before: 304 where it would be the same. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As it stands. */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["CannedReply"][];
                        next: string | null;
                    };
                };
            };
            /** @description It is as it was. */
            304: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    addCannedReply: {
        parameters: {
            query?: never;
            header?: {
                /** @description Made up for what is to be done once: the same request under the same key is answered as the first time, for a day, without words of customers; another one is 409. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name: string;
                    /** @enum {string} */
                    scope: "desk" | "team" | "mine";
                    team?: string;
                    shortcut?: string | null;
                    outgoing: components["schemas"]["Outgoing"];
                    language?: string | null;
                    others?: {
                        language: string;
                        outgoing: components["schemas"]["Outgoing"];
                    }[];
                };
            };
        };
        responses: {
            /** @description It is so. */
            204: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    replaceCannedReply: {
        parameters: {
            query?: never;
            header?: {
                /** @description Made up for what is to be done once: the same request under the same key is answered as the first time, for a day, without words of customers; another one is 409. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                reply: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    base?: number;
                    name: string;
                    /** @enum {string} */
                    scope: "desk" | "team" | "mine";
                    team?: string;
                    shortcut?: string | null;
                    outgoing: components["schemas"]["Outgoing"];
                    language?: string | null;
                    others?: {
                        language: string;
                        outgoing: components["schemas"]["Outgoing"];
                    }[];
                };
            };
        };
        responses: {
            /** @description It is so. */
            204: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    deleteCannedReply: {
        parameters: {
            query?: never;
            header?: {
                /** @description Made up for what is to be done once: the same request under the same key is answered as the first time, for a day, without words of customers; another one is 409. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                reply: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is so. */
            204: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    getDesk: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` of an answer before: 304 where it would be the same. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As it stands. */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        name: string;
                        teams: {
                            id: string;
                            name: string;
                        }[];
                        queues: {
                            id: string;
                            name: string;
                        }[];
                        tags: {
                            id: string;
                            name: string;
                            /** @enum {string} */
                            colour: "grey" | "red" | "orange" | "yellow" | "green" | "teal" | "blue" | "purple" | "pink";
                        }[];
                        attributes: {
                            id: string;
                            name: string;
                            /** @enum {string} */
                            type: "text" | "number" | "date" | "yes_no" | "choice";
                            /** @enum {string} */
                            of: "customer" | "contact";
                            choices?: {
                                id: string;
                                name: string;
                            }[];
                        }[];
                        codes: {
                            id: string;
                            name: string;
                        }[];
                        needsCode: boolean;
                        awayReasons: {
                            id: string;
                            name: string;
                        }[];
                        declineReasons: {
                            id: string;
                            name: string;
                        }[];
                        needsReason: boolean;
                    };
                };
            };
            /** @description It is as it was. */
            304: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    listAgents: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
            };
            header?: {
                /** @description The `ETag` of an answer before: 304 where it would be the same. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As it stands. */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Agent"][];
                        next: string | null;
                    };
                };
            };
            /** @description It is as it was. */
            304: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    setPresence: {
        parameters: {
            query?: never;
            header?: {
                /** @description Made up for what is to be done once: the same request under the same key is answered as the first time, for a day, without words of customers; another one is 409. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                agent: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    presence: "available" | "away";
                    reason?: string;
                };
            };
        };
        responses: {
            /** @description It is so. */
            204: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    listQueues: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
            };
            header?: {
                /** @description The `ETag` of an answer before: 304 where it would be the same. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As it stands. */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        now: number;
                        items: {
                            key: string;
                            name: string;
                            waiting: number;
                            offered: number;
                            since: number | null;
                            members: number;
                            here: number;
                            free: number;
                            isOpen: boolean;
                            service?: {
                                seconds: number;
                                percent: number;
                            };
                            unmet?: {
                                n: number;
                                since: number;
                            };
                            stuck?: {
                                /** @enum {string} */
                                why: "closed" | "empty" | "nobody" | "unable" | "full" | "asked" | "passed";
                                who?: string;
                            };
                        }[];
                        next: string | null;
                    };
                };
            };
            /** @description It is as it was. */
            304: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    readReport: {
        parameters: {
            query: {
                from: string;
                until: string;
                by: "desk" | "agent" | "team" | "queue" | "page" | "tag";
                only?: string;
            };
            header?: {
                /** @description The `ETag` of an answer before: 304 where it would be the same. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As it stands. */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        timeZone: string;
                        today: string;
                        total: {
                            contacts: number;
                            outbound: number;
                            answered: number;
                            onTime: number;
                            late: number;
                            missed: number;
                            declined: number;
                            transferred: number;
                            reopened: number;
                            closed: number;
                            unanswered: number;
                            surveyed: number;
                            firstResponse: {
                                count: number;
                                medianMs: number;
                                p90Ms: number;
                            } | null;
                            response: {
                                count: number;
                                medianMs: number;
                                p90Ms: number;
                            } | null;
                            waiting: {
                                count: number;
                                medianMs: number;
                                p90Ms: number;
                            } | null;
                            handling: {
                                count: number;
                                medianMs: number;
                                p90Ms: number;
                            } | null;
                            codes: {
                                [key: string]: number;
                            };
                            scores: {
                                [key: string]: number;
                            };
                        };
                        groupsLeftOut: number;
                        isOwn: boolean;
                        days: {
                            day: string;
                            contacts: number;
                            answered: number;
                            closed: number;
                            onTime: number;
                            late: number;
                            firstResponse: {
                                count: number;
                                medianMs: number;
                                p90Ms: number;
                            } | null;
                        }[];
                        hours: {
                            hour: number;
                            contacts: number;
                            answered: number;
                            closed: number;
                        }[];
                        groups: {
                            id: string;
                            name: string | null;
                            figures: {
                                contacts: number;
                                outbound: number;
                                answered: number;
                                onTime: number;
                                late: number;
                                missed: number;
                                declined: number;
                                transferred: number;
                                reopened: number;
                                closed: number;
                                unanswered: number;
                                surveyed: number;
                                firstResponse: {
                                    count: number;
                                    medianMs: number;
                                    p90Ms: number;
                                } | null;
                                response: {
                                    count: number;
                                    medianMs: number;
                                    p90Ms: number;
                                } | null;
                                waiting: {
                                    count: number;
                                    medianMs: number;
                                    p90Ms: number;
                                } | null;
                                handling: {
                                    count: number;
                                    medianMs: number;
                                    p90Ms: number;
                                } | null;
                                codes: {
                                    [key: string]: number;
                                };
                                scores: {
                                    [key: string]: number;
                                };
                            };
                            target?: {
                                seconds: number;
                                percent: number;
                            };
                        }[];
                        codes: {
                            [key: string]: string;
                        };
                        target: {
                            seconds: number;
                            percent: number;
                        } | null;
                    };
                };
            };
            /** @description It is as it was. */
            304: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    readMetrics: {
        parameters: {
            query?: {
                format?: "openmetrics" | "json";
            };
            header?: {
                /** @description The `ETag` of an answer before: 304 where it would be the same. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As it stands. */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        at: number;
                        since: number;
                        families: {
                            name: string;
                            /** @enum {string} */
                            type: "counter" | "gauge" | "histogram";
                            unit: string;
                            help: string;
                            samples: {
                                suffix: string;
                                labels: {
                                    [key: string]: string;
                                };
                                value: number;
                            }[];
                        }[];
                    };
                    "application/openmetrics-text": string;
                };
            };
            /** @description It is as it was. */
            304: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    readCost: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` of an answer before: 304 where it would be the same. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As it stands. */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        days: number;
                        pricesOf: string;
                        dollars: number;
                        monthDollars: number | null;
                        ratesMissing: number;
                        lines: {
                            /** @enum {string} */
                            what: "rows_written" | "rows_read" | "object_requests" | "object_duration" | "storage" | "worker_requests" | "log_events" | "bucket_writes" | "bucket_reads" | "bucket_storage" | "analytics_points";
                            used: number;
                            price: number;
                            per: number;
                            dollars: number;
                            month: number | null;
                            monthDollars: number | null;
                            ofFree: number | null;
                        }[];
                        notCounted: ("cpu" | "own_time" | "without_desk" | "removed_files" | "before" | "lost")[];
                    };
                };
            };
            /** @description It is as it was. */
            304: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    listPages: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
            };
            header?: {
                /** @description The `ETag` of an answer before: 304 where it would be the same. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As it stands. */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Page"][];
                        next: string | null;
                    };
                };
            };
            /** @description It is as it was. */
            304: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    getDiagnosis: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` of an answer before: 304 where it would be the same. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                page: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As it stands. */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        diagnosis: {
                            at: number;
                            checks: {
                                /** @enum {string} */
                                check: "token" | "token_end" | "data_access" | "permissions" | "tasks" | "app" | "app_mode" | "fields" | "webhook" | "handshake" | "deliveries" | "sending" | "standing" | "human_agent" | "routing" | "europe" | "usage" | "version" | "bucket" | "keys" | "clock" | "jurisdiction" | "bucket_jurisdiction" | "logs" | "dead_letters" | "black_box" | "round_trip";
                                /** @enum {string} */
                                state: "good" | "attention" | "unknown";
                                since: number;
                                /** @enum {string} */
                                reason?: "no_answer" | "not_told" | "none_yet" | "mode_not_told" | "disconnected" | "placed" | "placed_anywhere" | "bucket_placed" | "bucket_anywhere" | "bucket_alone" | "bucket_unsaid" | "bucket_elsewhere" | "logs_anywhere" | "never_tried" | "on_its_way" | "came_back" | "not_come_back" | "test_refused" | "token_missing" | "app_removed" | "password_changed" | "expired" | "role_lost" | "refused" | "of_another_page" | "not_of_a_page" | "of_another_app" | "no_end" | "ends" | "ends_soon" | "ended" | "not_granted" | "history_closed" | "comments_closed" | "tasks_missing" | "app_missing" | "app_unknown" | "wrong_secret" | "former_secret" | "development" | "fields_missing" | "not_subscribed" | "not_set" | "inactive" | "elsewhere" | "handshake_refused" | "signature_refused" | "paused" | "resumed" | "token_first" | "restricted" | "blocked" | "warned" | "without_human_agent" | "routing_on" | "routing_off" | "europe_applies" | "europe_not" | "usage_high" | "bucket_missing" | "bucket_silent" | "key_missing" | "former_key" | "clock_off" | "letters_wait" | "box_on" | "box_off" | "box_gap";
                                at?: number;
                                names?: string[];
                                graphCode?: number;
                                graphSubcode?: number | null;
                                amount?: number;
                                address?: string;
                                /** @enum {string} */
                                fix?: "resubscribe" | "register_webhook" | "resume" | "reseal" | "reconnect" | "enter_app" | "app_dashboard" | "support_home" | "black_box" | "deployment";
                            }[];
                        } | null;
                    };
                };
            };
            /** @description It is as it was. */
            304: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    resumePage: {
        parameters: {
            query?: never;
            header?: {
                /** @description Made up for what is to be done once: the same request under the same key is answered as the first time, for a day, without words of customers; another one is 409. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                page: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is so. */
            204: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    listReferences: {
        parameters: {
            query?: {
                limit?: number;
                after?: string;
            };
            header?: {
                /** @description The `ETag` of an answer before: 304 where it would be the same. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As it stands. */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            reference: string;
                            ref: string;
                            link: string;
                            page: string;
                            kind: string;
                            value: string;
                            record: components["schemas"]["CustomerRecord"] | null;
                            expires: number;
                            single: boolean;
                            usedBy: string | null;
                            usedAt: number | null;
                            revokedAt: number | null;
                        }[];
                        next: string | null;
                    };
                };
            };
            /** @description It is as it was. */
            304: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    createReference: {
        parameters: {
            query?: never;
            header?: {
                /** @description Made up for what is to be done once: the same request under the same key is answered as the first time, for a day, without words of customers; another one is 409. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    kind: string;
                    value: string;
                    record?: {
                        id: string;
                        name: string;
                        url?: string;
                    };
                    expires?: number;
                    single?: boolean;
                    page?: string;
                };
            };
        };
        responses: {
            /** @description It is so. */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        reference: string;
                        ref: string;
                        link: string;
                        page: string;
                        kind: string;
                        value: string;
                        record: components["schemas"]["CustomerRecord"] | null;
                        expires: number;
                        single: boolean;
                        usedBy: string | null;
                        usedAt: number | null;
                        revokedAt: number | null;
                    };
                };
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    revokeReference: {
        parameters: {
            query?: never;
            header?: {
                /** @description Made up for what is to be done once: the same request under the same key is answered as the first time, for a day, without words of customers; another one is 409. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                reference: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is so. */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        reference: string;
                        ref: string;
                        link: string;
                        page: string;
                        kind: string;
                        value: string;
                        record: components["schemas"]["CustomerRecord"] | null;
                        expires: number;
                        single: boolean;
                        usedBy: string | null;
                        usedAt: number | null;
                        revokedAt: number | null;
                    };
                };
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    getReference: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` of an answer before: 304 where it would be the same. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                reference: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As it stands. */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        reference: string;
                        ref: string;
                        link: string;
                        page: string;
                        kind: string;
                        value: string;
                        record: components["schemas"]["CustomerRecord"] | null;
                        expires: number;
                        single: boolean;
                        usedBy: string | null;
                        usedAt: number | null;
                        revokedAt: number | null;
                    };
                };
            };
            /** @description It is as it was. */
            304: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    getCheckbox: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` of an answer before: 304 where it would be the same. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                page: string;
                checkbox: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As it stands. */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        page: string;
                        userRef: string;
                        at: number;
                        usedBy: string | null;
                        about: {
                            reference?: string;
                            kind?: string;
                            value?: string;
                            written?: string;
                            /** @enum {string} */
                            refused?: "forged" | "unknown" | "expired" | "revoked" | "used" | "other_person" | "other_record";
                        };
                        written: {
                            /** @enum {string} */
                            state: "sending" | "sent" | "unknown";
                            at: number;
                            text: string;
                        } | null;
                    };
                };
            };
            /** @description It is as it was. */
            304: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    writeToCheckbox: {
        parameters: {
            query?: never;
            header?: {
                /** @description Made up for what is to be done once: the same request under the same key is answered as the first time, for a day, without words of customers; another one is 409. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                page: string;
                checkbox: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    outgoing: components["schemas"]["Outgoing"];
                };
            };
        };
        responses: {
            /** @description It is so. */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        page: string;
                        userRef: string;
                        at: number;
                        usedBy: string | null;
                        about: {
                            reference?: string;
                            kind?: string;
                            value?: string;
                            written?: string;
                            /** @enum {string} */
                            refused?: "forged" | "unknown" | "expired" | "revoked" | "used" | "other_person" | "other_record";
                        };
                        written: {
                            /** @enum {string} */
                            state: "sending" | "sent" | "unknown";
                            at: number;
                            text: string;
                        } | null;
                    };
                };
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    listTickets: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` of an answer before: 304 where it would be the same. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                conversation: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As it stands. */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        tickets: {
                            ticket: string;
                            title: string;
                            state: string;
                            open: boolean;
                            url?: string;
                            request?: string;
                            by: components["schemas"]["Person"] | null;
                            contact: number | null;
                            madeAt: number;
                            changedAt: number;
                        }[];
                        requests: {
                            request: string;
                            about: string;
                            by: components["schemas"]["Person"];
                            contact: number | null;
                            at: number;
                            until: number;
                        }[];
                    };
                };
            };
            /** @description It is as it was. */
            304: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    requestTicket: {
        parameters: {
            query?: never;
            header?: {
                /** @description Made up for what is to be done once: the same request under the same key is answered as the first time, for a day, without words of customers; another one is 409. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                conversation: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    about: string;
                };
            };
        };
        responses: {
            /** @description It is so. */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        request: string;
                        about: string;
                        by: components["schemas"]["Person"];
                        contact: number | null;
                        at: number;
                        until: number;
                    };
                };
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    putTicket: {
        parameters: {
            query?: never;
            header?: {
                /** @description Made up for what is to be done once: the same request under the same key is answered as the first time, for a day, without words of customers; another one is 409. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                conversation: string;
                ticket: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    title: string;
                    state: string;
                    open: boolean;
                    url?: string;
                    request?: string;
                };
            };
        };
        responses: {
            /** @description It is so. */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        ticket: string;
                        title: string;
                        state: string;
                        open: boolean;
                        url?: string;
                        request?: string;
                        by: components["schemas"]["Person"] | null;
                        contact: number | null;
                        madeAt: number;
                        changedAt: number;
                    };
                };
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    changeTicket: {
        parameters: {
            query?: never;
            header?: {
                /** @description Made up for what is to be done once: the same request under the same key is answered as the first time, for a day, without words of customers; another one is 409. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                conversation: string;
                ticket: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    title?: string;
                    state?: string;
                    open?: boolean;
                    url?: string;
                };
            };
        };
        responses: {
            /** @description It is so. */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        ticket: string;
                        title: string;
                        state: string;
                        open: boolean;
                        url?: string;
                        request?: string;
                        by: components["schemas"]["Person"] | null;
                        contact: number | null;
                        madeAt: number;
                        changedAt: number;
                    };
                };
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    addTicketNote: {
        parameters: {
            query?: never;
            header?: {
                /** @description Made up for what is to be done once: the same request under the same key is answered as the first time, for a day, without words of customers; another one is 409. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                conversation: string;
                ticket: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    text: string;
                    by: {
                        id?: string;
                        name: string;
                    };
                    public: boolean;
                    otherwise?: components["schemas"]["Outgoing"];
                };
            };
        };
        responses: {
            /** @description It is so. */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        ticket: string;
                        note: string;
                        public: boolean;
                        /** @enum {string} */
                        state: "kept" | "waiting" | "sent" | "delivered" | "read" | "failed" | "unknown" | "withdrawn";
                        messages: number[];
                        failure?: {
                            /** @enum {string} */
                            code: "window_closed" | "customer_unavailable" | "thread_owned_by_another_app" | "rejected" | "too_many_attempts" | "earlier_part_failed" | "earlier_part_unknown" | "file_gone" | "quote_taken_back";
                            graph: {
                                code: number;
                                subcode: number | null;
                            } | null;
                            /** @enum {string} */
                            reason?: "outside_window" | "person_unavailable" | "person_not_known" | "topic_stopped" | "asked_too_often" | "sent_too_often_to_person" | "other_app_holds" | "question_flow" | "token_ended" | "permission_missing" | "app_not_live" | "terms_not_accepted" | "page_restricted" | "policy" | "too_fast" | "service_failed" | "invalid_content" | "too_many_elements" | "link_not_fetched" | "file_not_as_named" | "file_too_large" | "file_gone" | "media_not_usable" | "product_not_known" | "form_not_usable" | "tag_retired" | "message_gone" | "comment_not_answerable" | "europe_rules" | "instagram" | "not_of_messages";
                            /** @enum {string} */
                            help?: "shorten" | "wait" | "reconnect" | "take_thread" | "other_kind" | "nothing";
                        };
                    };
                };
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    getTicketNote: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` of an answer before: 304 where it would be the same. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                conversation: string;
                ticket: string;
                ticketNote: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As it stands. */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        ticket: string;
                        note: string;
                        public: boolean;
                        /** @enum {string} */
                        state: "kept" | "waiting" | "sent" | "delivered" | "read" | "failed" | "unknown" | "withdrawn";
                        messages: number[];
                        failure?: {
                            /** @enum {string} */
                            code: "window_closed" | "customer_unavailable" | "thread_owned_by_another_app" | "rejected" | "too_many_attempts" | "earlier_part_failed" | "earlier_part_unknown" | "file_gone" | "quote_taken_back";
                            graph: {
                                code: number;
                                subcode: number | null;
                            } | null;
                            /** @enum {string} */
                            reason?: "outside_window" | "person_unavailable" | "person_not_known" | "topic_stopped" | "asked_too_often" | "sent_too_often_to_person" | "other_app_holds" | "question_flow" | "token_ended" | "permission_missing" | "app_not_live" | "terms_not_accepted" | "page_restricted" | "policy" | "too_fast" | "service_failed" | "invalid_content" | "too_many_elements" | "link_not_fetched" | "file_not_as_named" | "file_too_large" | "file_gone" | "media_not_usable" | "product_not_known" | "form_not_usable" | "tag_retired" | "message_gone" | "comment_not_answerable" | "europe_rules" | "instagram" | "not_of_messages";
                            /** @enum {string} */
                            help?: "shorten" | "wait" | "reconnect" | "take_thread" | "other_kind" | "nothing";
                        };
                    };
                };
            };
            /** @description It is as it was. */
            304: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    listWebhooks: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` of an answer before: 304 where it would be the same. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As it stands. */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            webhook: string;
                            name: string;
                            url: string;
                            by: components["schemas"]["Person"];
                            madeAt: number;
                            secretAt: number;
                            formerUntil: number | null;
                            events: ("message.received" | "message.sent" | "message.state" | "message.delivered" | "message.read" | "comment.added" | "comment.answered" | "comment.changed" | "comment.linked" | "note.added" | "note.changed" | "conversation.opened" | "conversation.assigned" | "conversation.released" | "conversation.queued" | "conversation.transferred" | "conversation.snoozed" | "conversation.closed" | "conversation.reopened" | "conversation.tagged" | "conversation.attributes" | "customer.linked" | "customer.merged" | "customer.unmerged" | "reference.used" | "reference.refused" | "ticket.requested" | "ticket.close_requested" | "checkbox.confirmed" | "satisfaction.given" | "page.needs_help" | "erasure.done")[];
                            scopes: ("messages:read" | "customers:read" | "conversations:read" | "notes:read")[];
                            paused: {
                                /** @enum {string} */
                                why: "person" | "dead" | "gone" | "key";
                                at: number;
                                by?: components["schemas"]["Person"];
                            } | null;
                            waiting: number;
                            deadLetters: number;
                            failingSince: number | null;
                            nextAt: number | null;
                            deliveredAt: number | null;
                        }[];
                    };
                };
            };
            /** @description It is as it was. */
            304: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    createWebhook: {
        parameters: {
            query?: never;
            header?: {
                /** @description Made up for what is to be done once: the same request under the same key is answered as the first time, for a day, without words of customers; another one is 409. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    url: string;
                    name?: string;
                    events: ("message.received" | "message.sent" | "message.state" | "message.delivered" | "message.read" | "comment.added" | "comment.answered" | "comment.changed" | "comment.linked" | "note.added" | "note.changed" | "conversation.opened" | "conversation.assigned" | "conversation.released" | "conversation.queued" | "conversation.transferred" | "conversation.snoozed" | "conversation.closed" | "conversation.reopened" | "conversation.tagged" | "conversation.attributes" | "customer.linked" | "customer.merged" | "customer.unmerged" | "reference.used" | "reference.refused" | "ticket.requested" | "ticket.close_requested" | "checkbox.confirmed" | "satisfaction.given" | "page.needs_help" | "erasure.done")[];
                    scopes?: ("messages:read" | "customers:read" | "conversations:read" | "notes:read")[];
                };
            };
        };
        responses: {
            /** @description It is so. */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        webhook: {
                            webhook: string;
                            name: string;
                            url: string;
                            by: components["schemas"]["Person"];
                            madeAt: number;
                            secretAt: number;
                            formerUntil: number | null;
                            events: ("message.received" | "message.sent" | "message.state" | "message.delivered" | "message.read" | "comment.added" | "comment.answered" | "comment.changed" | "comment.linked" | "note.added" | "note.changed" | "conversation.opened" | "conversation.assigned" | "conversation.released" | "conversation.queued" | "conversation.transferred" | "conversation.snoozed" | "conversation.closed" | "conversation.reopened" | "conversation.tagged" | "conversation.attributes" | "customer.linked" | "customer.merged" | "customer.unmerged" | "reference.used" | "reference.refused" | "ticket.requested" | "ticket.close_requested" | "checkbox.confirmed" | "satisfaction.given" | "page.needs_help" | "erasure.done")[];
                            scopes: ("messages:read" | "customers:read" | "conversations:read" | "notes:read")[];
                            paused: {
                                /** @enum {string} */
                                why: "person" | "dead" | "gone" | "key";
                                at: number;
                                by?: components["schemas"]["Person"];
                            } | null;
                            waiting: number;
                            deadLetters: number;
                            failingSince: number | null;
                            nextAt: number | null;
                            deliveredAt: number | null;
                        };
                        secret: string | null;
                    };
                };
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    getWebhook: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` of an answer before: 304 where it would be the same. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                webhook: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As it stands. */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        webhook: string;
                        name: string;
                        url: string;
                        by: components["schemas"]["Person"];
                        madeAt: number;
                        secretAt: number;
                        formerUntil: number | null;
                        events: ("message.received" | "message.sent" | "message.state" | "message.delivered" | "message.read" | "comment.added" | "comment.answered" | "comment.changed" | "comment.linked" | "note.added" | "note.changed" | "conversation.opened" | "conversation.assigned" | "conversation.released" | "conversation.queued" | "conversation.transferred" | "conversation.snoozed" | "conversation.closed" | "conversation.reopened" | "conversation.tagged" | "conversation.attributes" | "customer.linked" | "customer.merged" | "customer.unmerged" | "reference.used" | "reference.refused" | "ticket.requested" | "ticket.close_requested" | "checkbox.confirmed" | "satisfaction.given" | "page.needs_help" | "erasure.done")[];
                        scopes: ("messages:read" | "customers:read" | "conversations:read" | "notes:read")[];
                        paused: {
                            /** @enum {string} */
                            why: "person" | "dead" | "gone" | "key";
                            at: number;
                            by?: components["schemas"]["Person"];
                        } | null;
                        waiting: number;
                        deadLetters: number;
                        failingSince: number | null;
                        nextAt: number | null;
                        deliveredAt: number | null;
                    };
                };
            };
            /** @description It is as it was. */
            304: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    removeWebhook: {
        parameters: {
            query?: never;
            header?: {
                /** @description Made up for what is to be done once: the same request under the same key is answered as the first time, for a day, without words of customers; another one is 409. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                webhook: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is so. */
            204: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    changeWebhook: {
        parameters: {
            query?: never;
            header?: {
                /** @description Made up for what is to be done once: the same request under the same key is answered as the first time, for a day, without words of customers; another one is 409. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                webhook: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    url?: string;
                    name?: "" | string;
                    events?: ("message.received" | "message.sent" | "message.state" | "message.delivered" | "message.read" | "comment.added" | "comment.answered" | "comment.changed" | "comment.linked" | "note.added" | "note.changed" | "conversation.opened" | "conversation.assigned" | "conversation.released" | "conversation.queued" | "conversation.transferred" | "conversation.snoozed" | "conversation.closed" | "conversation.reopened" | "conversation.tagged" | "conversation.attributes" | "customer.linked" | "customer.merged" | "customer.unmerged" | "reference.used" | "reference.refused" | "ticket.requested" | "ticket.close_requested" | "checkbox.confirmed" | "satisfaction.given" | "page.needs_help" | "erasure.done")[];
                    scopes?: ("messages:read" | "customers:read" | "conversations:read" | "notes:read")[];
                    paused?: boolean;
                };
            };
        };
        responses: {
            /** @description It is so. */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        webhook: string;
                        name: string;
                        url: string;
                        by: components["schemas"]["Person"];
                        madeAt: number;
                        secretAt: number;
                        formerUntil: number | null;
                        events: ("message.received" | "message.sent" | "message.state" | "message.delivered" | "message.read" | "comment.added" | "comment.answered" | "comment.changed" | "comment.linked" | "note.added" | "note.changed" | "conversation.opened" | "conversation.assigned" | "conversation.released" | "conversation.queued" | "conversation.transferred" | "conversation.snoozed" | "conversation.closed" | "conversation.reopened" | "conversation.tagged" | "conversation.attributes" | "customer.linked" | "customer.merged" | "customer.unmerged" | "reference.used" | "reference.refused" | "ticket.requested" | "ticket.close_requested" | "checkbox.confirmed" | "satisfaction.given" | "page.needs_help" | "erasure.done")[];
                        scopes: ("messages:read" | "customers:read" | "conversations:read" | "notes:read")[];
                        paused: {
                            /** @enum {string} */
                            why: "person" | "dead" | "gone" | "key";
                            at: number;
                            by?: components["schemas"]["Person"];
                        } | null;
                        waiting: number;
                        deadLetters: number;
                        failingSince: number | null;
                        nextAt: number | null;
                        deliveredAt: number | null;
                    };
                };
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    resumeWebhook: {
        parameters: {
            query?: never;
            header?: {
                /** @description Made up for what is to be done once: the same request under the same key is answered as the first time, for a day, without words of customers; another one is 409. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                webhook: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is so. */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        webhook: string;
                        name: string;
                        url: string;
                        by: components["schemas"]["Person"];
                        madeAt: number;
                        secretAt: number;
                        formerUntil: number | null;
                        events: ("message.received" | "message.sent" | "message.state" | "message.delivered" | "message.read" | "comment.added" | "comment.answered" | "comment.changed" | "comment.linked" | "note.added" | "note.changed" | "conversation.opened" | "conversation.assigned" | "conversation.released" | "conversation.queued" | "conversation.transferred" | "conversation.snoozed" | "conversation.closed" | "conversation.reopened" | "conversation.tagged" | "conversation.attributes" | "customer.linked" | "customer.merged" | "customer.unmerged" | "reference.used" | "reference.refused" | "ticket.requested" | "ticket.close_requested" | "checkbox.confirmed" | "satisfaction.given" | "page.needs_help" | "erasure.done")[];
                        scopes: ("messages:read" | "customers:read" | "conversations:read" | "notes:read")[];
                        paused: {
                            /** @enum {string} */
                            why: "person" | "dead" | "gone" | "key";
                            at: number;
                            by?: components["schemas"]["Person"];
                        } | null;
                        waiting: number;
                        deadLetters: number;
                        failingSince: number | null;
                        nextAt: number | null;
                        deliveredAt: number | null;
                    };
                };
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    renewWebhookSecret: {
        parameters: {
            query?: never;
            header?: {
                /** @description Made up for what is to be done once: the same request under the same key is answered as the first time, for a day, without words of customers; another one is 409. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                webhook: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is so. */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        secret: string | null;
                        formerUntil: number;
                    };
                };
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    testWebhook: {
        parameters: {
            query?: never;
            header?: {
                /** @description Made up for what is to be done once: the same request under the same key is answered as the first time, for a day, without words of customers; another one is 409. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                webhook: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is so. */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        delivery: number;
                        event: string;
                        type: string;
                        conversation: string | null;
                        at: number;
                        attempt: number;
                        ok: boolean;
                        status: number | null;
                        fault: ("slow" | "not_reached" | "redirect" | "bad_address" | "no_secret") | null;
                        ms: number;
                        answer: string;
                        nextAt: number | null;
                    };
                };
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    listDeliveries: {
        parameters: {
            query?: {
                limit?: number;
                failed?: boolean;
                cursor?: string;
            };
            header?: {
                /** @description The `ETag` of an answer before: 304 where it would be the same. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                webhook: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As it stands. */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            delivery: number;
                            event: string;
                            type: string;
                            conversation: string | null;
                            at: number;
                            attempt: number;
                            ok: boolean;
                            status: number | null;
                            fault: ("slow" | "not_reached" | "redirect" | "bad_address" | "no_secret") | null;
                            ms: number;
                            answer: string;
                            nextAt: number | null;
                        }[];
                        next: string | null;
                    };
                };
            };
            /** @description It is as it was. */
            304: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    listDeadLetters: {
        parameters: {
            query?: {
                limit?: number;
                after?: string;
            };
            header?: {
                /** @description The `ETag` of an answer before: 304 where it would be the same. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                webhook: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As it stands. */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            event: string;
                            type: string;
                            conversation: string | null;
                            at: number;
                            givenUpAt: number;
                            attempts: number;
                            status: number | null;
                            fault: ("slow" | "not_reached" | "redirect" | "bad_address" | "no_secret") | null;
                        }[];
                        next: string | null;
                    };
                };
            };
            /** @description It is as it was. */
            304: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    getWebhookEvent: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` of an answer before: 304 where it would be the same. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                webhook: string;
                event: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As it stands. */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        body: string;
                    };
                };
            };
            /** @description It is as it was. */
            304: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    redeliverDeadLetters: {
        parameters: {
            query?: never;
            header?: {
                /** @description Made up for what is to be done once: the same request under the same key is answered as the first time, for a day, without words of customers; another one is 409. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                webhook: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    event?: string;
                };
            };
        };
        responses: {
            /** @description It is so. */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        events: number;
                    };
                };
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    countReplay: {
        parameters: {
            query?: {
                after?: string;
                at?: number;
            };
            header?: {
                /** @description The `ETag` of an answer before: 304 where it would be the same. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                webhook: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As it stands. */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        events: number;
                    };
                };
            };
            /** @description It is as it was. */
            304: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    replayWebhook: {
        parameters: {
            query?: never;
            header?: {
                /** @description Made up for what is to be done once: the same request under the same key is answered as the first time, for a day, without words of customers; another one is 409. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                webhook: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    from: {
                        after: string;
                    } | {
                        at: number;
                    };
                };
            };
        };
        responses: {
            /** @description It is so. */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        events: number;
                    };
                };
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    listAudit: {
        parameters: {
            query?: {
                kind?: "signed_in" | "saw" | "monitored" | "exported" | "erased" | "revealed" | "changed" | "connected" | "sent" | "sent_in_bulk" | "keys" | "webhooks" | "kept" | "black_box" | "handled" | "audit";
                who?: string;
                of?: string;
                about?: string;
                from?: number;
                to?: number;
                limit?: number;
                cursor?: string;
            };
            header?: {
                /** @description The `ETag` of an answer before: 304 where it would be the same. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As it stands. */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            seq: number;
                            at: number;
                            /** @enum {string} */
                            kind: "signed_in" | "saw" | "monitored" | "exported" | "erased" | "revealed" | "changed" | "connected" | "sent" | "sent_in_bulk" | "keys" | "webhooks" | "kept" | "black_box" | "handled" | "audit";
                            deed: string;
                            by: {
                                /** @enum {string} */
                                as: "agent" | "key" | "admin" | "meta" | "system";
                                id: string | null;
                                role?: string;
                            };
                            conversations?: string[];
                            about?: {
                                [key: string]: string | number | boolean;
                            };
                            changes?: {
                                field: string;
                                from: string | number | boolean | null | {
                                    characters: number;
                                } | {
                                    items: number;
                                };
                                to: string | number | boolean | null | {
                                    characters: number;
                                } | {
                                    items: number;
                                };
                            }[];
                            detail?: string;
                            from?: string;
                            hash: string;
                        }[];
                        next: string | null;
                        head: {
                            seq: number;
                            hash: string;
                        } | null;
                    };
                };
            };
            /** @description It is as it was. */
            304: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    exportAudit: {
        parameters: {
            query?: {
                after?: number;
                limit?: number;
                format?: "json" | "jsonl";
            };
            header?: {
                /** @description The `ETag` of an answer before: 304 where it would be the same. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As it stands. */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        lines: string[];
                        next: number | null;
                        head: {
                            seq: number;
                            hash: string;
                        } | null;
                    };
                    "application/jsonl": string;
                };
            };
            /** @description It is as it was. */
            304: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    messageReceived: {
        parameters: {
            query?: never;
            header: {
                /** @description Of the event, the same each time it is delivered: who has it passes it over. `replay` and `redeliver` take it. */
                "webhook-id": components["parameters"]["WebhookId"];
                /** @description When this try left, in seconds since 1970: what is more than five minutes off is not to be believed. */
                "webhook-timestamp": components["parameters"]["WebhookTimestamp"];
                /** @description `v1,` and the HMAC-SHA256 of `<webhook-id>.<webhook-timestamp>.<body as it came>` in base64, by the secret behind `whsec_` (base64). After a new secret there are two for a day, with a space between: one that fits is enough. */
                "webhook-signature": components["parameters"]["WebhookSignature"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @constant */
                    type: "message.received";
                    /** Format: date-time */
                    timestamp: string;
                    data: {
                        desk: string;
                        page: string;
                        psid: string;
                        conversation: string;
                        sequence: number;
                        customer: components["schemas"]["Customer"];
                        record?: components["schemas"]["CustomerRecord"];
                        message: components["schemas"]["Entry"];
                    };
                };
            };
        };
        responses: {
            /** @description The endpoint is gone: nothing more is delivered. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description It arrived. The body is of no interest. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    messageSent: {
        parameters: {
            query?: never;
            header: {
                /** @description Of the event, the same each time it is delivered: who has it passes it over. `replay` and `redeliver` take it. */
                "webhook-id": components["parameters"]["WebhookId"];
                /** @description When this try left, in seconds since 1970: what is more than five minutes off is not to be believed. */
                "webhook-timestamp": components["parameters"]["WebhookTimestamp"];
                /** @description `v1,` and the HMAC-SHA256 of `<webhook-id>.<webhook-timestamp>.<body as it came>` in base64, by the secret behind `whsec_` (base64). After a new secret there are two for a day, with a space between: one that fits is enough. */
                "webhook-signature": components["parameters"]["WebhookSignature"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @constant */
                    type: "message.sent";
                    /** Format: date-time */
                    timestamp: string;
                    data: {
                        desk: string;
                        page: string;
                        psid: string;
                        conversation: string;
                        sequence: number;
                        customer: components["schemas"]["Customer"];
                        record?: components["schemas"]["CustomerRecord"];
                        message: components["schemas"]["Entry"];
                    };
                };
            };
        };
        responses: {
            /** @description The endpoint is gone: nothing more is delivered. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description It arrived. The body is of no interest. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    messageState: {
        parameters: {
            query?: never;
            header: {
                /** @description Of the event, the same each time it is delivered: who has it passes it over. `replay` and `redeliver` take it. */
                "webhook-id": components["parameters"]["WebhookId"];
                /** @description When this try left, in seconds since 1970: what is more than five minutes off is not to be believed. */
                "webhook-timestamp": components["parameters"]["WebhookTimestamp"];
                /** @description `v1,` and the HMAC-SHA256 of `<webhook-id>.<webhook-timestamp>.<body as it came>` in base64, by the secret behind `whsec_` (base64). After a new secret there are two for a day, with a space between: one that fits is enough. */
                "webhook-signature": components["parameters"]["WebhookSignature"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @constant */
                    type: "message.state";
                    /** Format: date-time */
                    timestamp: string;
                    data: {
                        desk: string;
                        page: string;
                        psid: string;
                        conversation: string;
                        sequence: number;
                        customer: components["schemas"]["Customer"];
                        record?: components["schemas"]["CustomerRecord"];
                        message: components["schemas"]["Entry"];
                    };
                };
            };
        };
        responses: {
            /** @description The endpoint is gone: nothing more is delivered. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description It arrived. The body is of no interest. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    messageDelivered: {
        parameters: {
            query?: never;
            header: {
                /** @description Of the event, the same each time it is delivered: who has it passes it over. `replay` and `redeliver` take it. */
                "webhook-id": components["parameters"]["WebhookId"];
                /** @description When this try left, in seconds since 1970: what is more than five minutes off is not to be believed. */
                "webhook-timestamp": components["parameters"]["WebhookTimestamp"];
                /** @description `v1,` and the HMAC-SHA256 of `<webhook-id>.<webhook-timestamp>.<body as it came>` in base64, by the secret behind `whsec_` (base64). After a new secret there are two for a day, with a space between: one that fits is enough. */
                "webhook-signature": components["parameters"]["WebhookSignature"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @constant */
                    type: "message.delivered";
                    /** Format: date-time */
                    timestamp: string;
                    data: {
                        desk: string;
                        page: string;
                        psid: string;
                        conversation: string;
                        sequence: number;
                        customer: components["schemas"]["Customer"];
                        record?: components["schemas"]["CustomerRecord"];
                        upTo: number;
                    };
                };
            };
        };
        responses: {
            /** @description The endpoint is gone: nothing more is delivered. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description It arrived. The body is of no interest. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    messageRead: {
        parameters: {
            query?: never;
            header: {
                /** @description Of the event, the same each time it is delivered: who has it passes it over. `replay` and `redeliver` take it. */
                "webhook-id": components["parameters"]["WebhookId"];
                /** @description When this try left, in seconds since 1970: what is more than five minutes off is not to be believed. */
                "webhook-timestamp": components["parameters"]["WebhookTimestamp"];
                /** @description `v1,` and the HMAC-SHA256 of `<webhook-id>.<webhook-timestamp>.<body as it came>` in base64, by the secret behind `whsec_` (base64). After a new secret there are two for a day, with a space between: one that fits is enough. */
                "webhook-signature": components["parameters"]["WebhookSignature"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @constant */
                    type: "message.read";
                    /** Format: date-time */
                    timestamp: string;
                    data: {
                        desk: string;
                        page: string;
                        psid: string;
                        conversation: string;
                        sequence: number;
                        customer: components["schemas"]["Customer"];
                        record?: components["schemas"]["CustomerRecord"];
                        upTo: number;
                    };
                };
            };
        };
        responses: {
            /** @description The endpoint is gone: nothing more is delivered. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description It arrived. The body is of no interest. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    commentAdded: {
        parameters: {
            query?: never;
            header: {
                /** @description Of the event, the same each time it is delivered: who has it passes it over. `replay` and `redeliver` take it. */
                "webhook-id": components["parameters"]["WebhookId"];
                /** @description When this try left, in seconds since 1970: what is more than five minutes off is not to be believed. */
                "webhook-timestamp": components["parameters"]["WebhookTimestamp"];
                /** @description `v1,` and the HMAC-SHA256 of `<webhook-id>.<webhook-timestamp>.<body as it came>` in base64, by the secret behind `whsec_` (base64). After a new secret there are two for a day, with a space between: one that fits is enough. */
                "webhook-signature": components["parameters"]["WebhookSignature"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @constant */
                    type: "comment.added";
                    /** Format: date-time */
                    timestamp: string;
                    data: {
                        desk: string;
                        page: string;
                        psid: string;
                        conversation: string;
                        sequence: number;
                        customer: components["schemas"]["Customer"];
                        record?: components["schemas"]["CustomerRecord"];
                        comment: {
                            /** @enum {string} */
                            began: "comment" | "post" | "review" | "mention";
                            postId: string;
                            by: {
                                id: string;
                                name: string | null;
                            } | null;
                            post: string | null;
                            messenger?: string[];
                        };
                        message: components["schemas"]["Entry"];
                    };
                };
            };
        };
        responses: {
            /** @description The endpoint is gone: nothing more is delivered. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description It arrived. The body is of no interest. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    commentAnswered: {
        parameters: {
            query?: never;
            header: {
                /** @description Of the event, the same each time it is delivered: who has it passes it over. `replay` and `redeliver` take it. */
                "webhook-id": components["parameters"]["WebhookId"];
                /** @description When this try left, in seconds since 1970: what is more than five minutes off is not to be believed. */
                "webhook-timestamp": components["parameters"]["WebhookTimestamp"];
                /** @description `v1,` and the HMAC-SHA256 of `<webhook-id>.<webhook-timestamp>.<body as it came>` in base64, by the secret behind `whsec_` (base64). After a new secret there are two for a day, with a space between: one that fits is enough. */
                "webhook-signature": components["parameters"]["WebhookSignature"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @constant */
                    type: "comment.answered";
                    /** Format: date-time */
                    timestamp: string;
                    data: {
                        desk: string;
                        page: string;
                        psid: string;
                        conversation: string;
                        sequence: number;
                        customer: components["schemas"]["Customer"];
                        record?: components["schemas"]["CustomerRecord"];
                        comment: {
                            /** @enum {string} */
                            began: "comment" | "post" | "review" | "mention";
                            postId: string;
                            by: {
                                id: string;
                                name: string | null;
                            } | null;
                            post: string | null;
                            messenger?: string[];
                        };
                        message: components["schemas"]["Entry"];
                    };
                };
            };
        };
        responses: {
            /** @description The endpoint is gone: nothing more is delivered. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description It arrived. The body is of no interest. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    commentChanged: {
        parameters: {
            query?: never;
            header: {
                /** @description Of the event, the same each time it is delivered: who has it passes it over. `replay` and `redeliver` take it. */
                "webhook-id": components["parameters"]["WebhookId"];
                /** @description When this try left, in seconds since 1970: what is more than five minutes off is not to be believed. */
                "webhook-timestamp": components["parameters"]["WebhookTimestamp"];
                /** @description `v1,` and the HMAC-SHA256 of `<webhook-id>.<webhook-timestamp>.<body as it came>` in base64, by the secret behind `whsec_` (base64). After a new secret there are two for a day, with a space between: one that fits is enough. */
                "webhook-signature": components["parameters"]["WebhookSignature"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @constant */
                    type: "comment.changed";
                    /** Format: date-time */
                    timestamp: string;
                    data: {
                        desk: string;
                        page: string;
                        psid: string;
                        conversation: string;
                        sequence: number;
                        customer: components["schemas"]["Customer"];
                        record?: components["schemas"]["CustomerRecord"];
                        comment: {
                            /** @enum {string} */
                            began: "comment" | "post" | "review" | "mention";
                            postId: string;
                            by: {
                                id: string;
                                name: string | null;
                            } | null;
                            post: string | null;
                            messenger?: string[];
                        };
                        message: components["schemas"]["Entry"];
                    };
                };
            };
        };
        responses: {
            /** @description The endpoint is gone: nothing more is delivered. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description It arrived. The body is of no interest. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    commentLinked: {
        parameters: {
            query?: never;
            header: {
                /** @description Of the event, the same each time it is delivered: who has it passes it over. `replay` and `redeliver` take it. */
                "webhook-id": components["parameters"]["WebhookId"];
                /** @description When this try left, in seconds since 1970: what is more than five minutes off is not to be believed. */
                "webhook-timestamp": components["parameters"]["WebhookTimestamp"];
                /** @description `v1,` and the HMAC-SHA256 of `<webhook-id>.<webhook-timestamp>.<body as it came>` in base64, by the secret behind `whsec_` (base64). After a new secret there are two for a day, with a space between: one that fits is enough. */
                "webhook-signature": components["parameters"]["WebhookSignature"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @constant */
                    type: "comment.linked";
                    /** Format: date-time */
                    timestamp: string;
                    data: {
                        desk: string;
                        page: string;
                        psid: string;
                        conversation: string;
                        sequence: number;
                        customer: components["schemas"]["Customer"];
                        record?: components["schemas"]["CustomerRecord"];
                        comment: {
                            /** @enum {string} */
                            began: "comment" | "post" | "review" | "mention";
                            postId: string;
                            by: {
                                id: string;
                                name: string | null;
                            } | null;
                            post: string | null;
                            messenger?: string[];
                        };
                        messenger: string;
                    };
                };
            };
        };
        responses: {
            /** @description The endpoint is gone: nothing more is delivered. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description It arrived. The body is of no interest. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    noteAdded: {
        parameters: {
            query?: never;
            header: {
                /** @description Of the event, the same each time it is delivered: who has it passes it over. `replay` and `redeliver` take it. */
                "webhook-id": components["parameters"]["WebhookId"];
                /** @description When this try left, in seconds since 1970: what is more than five minutes off is not to be believed. */
                "webhook-timestamp": components["parameters"]["WebhookTimestamp"];
                /** @description `v1,` and the HMAC-SHA256 of `<webhook-id>.<webhook-timestamp>.<body as it came>` in base64, by the secret behind `whsec_` (base64). After a new secret there are two for a day, with a space between: one that fits is enough. */
                "webhook-signature": components["parameters"]["WebhookSignature"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @constant */
                    type: "note.added";
                    /** Format: date-time */
                    timestamp: string;
                    data: {
                        desk: string;
                        page: string;
                        psid: string;
                        conversation: string;
                        sequence: number;
                        customer: components["schemas"]["Customer"];
                        record?: components["schemas"]["CustomerRecord"];
                        note: components["schemas"]["Entry"];
                    };
                };
            };
        };
        responses: {
            /** @description The endpoint is gone: nothing more is delivered. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description It arrived. The body is of no interest. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    noteChanged: {
        parameters: {
            query?: never;
            header: {
                /** @description Of the event, the same each time it is delivered: who has it passes it over. `replay` and `redeliver` take it. */
                "webhook-id": components["parameters"]["WebhookId"];
                /** @description When this try left, in seconds since 1970: what is more than five minutes off is not to be believed. */
                "webhook-timestamp": components["parameters"]["WebhookTimestamp"];
                /** @description `v1,` and the HMAC-SHA256 of `<webhook-id>.<webhook-timestamp>.<body as it came>` in base64, by the secret behind `whsec_` (base64). After a new secret there are two for a day, with a space between: one that fits is enough. */
                "webhook-signature": components["parameters"]["WebhookSignature"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @constant */
                    type: "note.changed";
                    /** Format: date-time */
                    timestamp: string;
                    data: {
                        desk: string;
                        page: string;
                        psid: string;
                        conversation: string;
                        sequence: number;
                        customer: components["schemas"]["Customer"];
                        record?: components["schemas"]["CustomerRecord"];
                        note: components["schemas"]["Entry"];
                    };
                };
            };
        };
        responses: {
            /** @description The endpoint is gone: nothing more is delivered. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description It arrived. The body is of no interest. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    conversationOpened: {
        parameters: {
            query?: never;
            header: {
                /** @description Of the event, the same each time it is delivered: who has it passes it over. `replay` and `redeliver` take it. */
                "webhook-id": components["parameters"]["WebhookId"];
                /** @description When this try left, in seconds since 1970: what is more than five minutes off is not to be believed. */
                "webhook-timestamp": components["parameters"]["WebhookTimestamp"];
                /** @description `v1,` and the HMAC-SHA256 of `<webhook-id>.<webhook-timestamp>.<body as it came>` in base64, by the secret behind `whsec_` (base64). After a new secret there are two for a day, with a space between: one that fits is enough. */
                "webhook-signature": components["parameters"]["WebhookSignature"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @constant */
                    type: "conversation.opened";
                    /** Format: date-time */
                    timestamp: string;
                    data: {
                        desk: string;
                        page: string;
                        psid: string;
                        conversation: string;
                        sequence: number;
                        customer: components["schemas"]["Customer"];
                        record?: components["schemas"]["CustomerRecord"];
                        contact: {
                            id: number;
                            begunAt: number;
                            /** @enum {string} */
                            begunBy: "customer" | "agent";
                        };
                        summary: components["schemas"]["Summary"];
                    };
                };
            };
        };
        responses: {
            /** @description The endpoint is gone: nothing more is delivered. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description It arrived. The body is of no interest. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    conversationAssigned: {
        parameters: {
            query?: never;
            header: {
                /** @description Of the event, the same each time it is delivered: who has it passes it over. `replay` and `redeliver` take it. */
                "webhook-id": components["parameters"]["WebhookId"];
                /** @description When this try left, in seconds since 1970: what is more than five minutes off is not to be believed. */
                "webhook-timestamp": components["parameters"]["WebhookTimestamp"];
                /** @description `v1,` and the HMAC-SHA256 of `<webhook-id>.<webhook-timestamp>.<body as it came>` in base64, by the secret behind `whsec_` (base64). After a new secret there are two for a day, with a space between: one that fits is enough. */
                "webhook-signature": components["parameters"]["WebhookSignature"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @constant */
                    type: "conversation.assigned";
                    /** Format: date-time */
                    timestamp: string;
                    data: {
                        desk: string;
                        page: string;
                        psid: string;
                        conversation: string;
                        sequence: number;
                        customer: components["schemas"]["Customer"];
                        record?: components["schemas"]["CustomerRecord"];
                        at: number;
                        line: components["schemas"]["Line"];
                        summary: components["schemas"]["Summary"];
                    };
                };
            };
        };
        responses: {
            /** @description The endpoint is gone: nothing more is delivered. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description It arrived. The body is of no interest. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    conversationReleased: {
        parameters: {
            query?: never;
            header: {
                /** @description Of the event, the same each time it is delivered: who has it passes it over. `replay` and `redeliver` take it. */
                "webhook-id": components["parameters"]["WebhookId"];
                /** @description When this try left, in seconds since 1970: what is more than five minutes off is not to be believed. */
                "webhook-timestamp": components["parameters"]["WebhookTimestamp"];
                /** @description `v1,` and the HMAC-SHA256 of `<webhook-id>.<webhook-timestamp>.<body as it came>` in base64, by the secret behind `whsec_` (base64). After a new secret there are two for a day, with a space between: one that fits is enough. */
                "webhook-signature": components["parameters"]["WebhookSignature"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @constant */
                    type: "conversation.released";
                    /** Format: date-time */
                    timestamp: string;
                    data: {
                        desk: string;
                        page: string;
                        psid: string;
                        conversation: string;
                        sequence: number;
                        customer: components["schemas"]["Customer"];
                        record?: components["schemas"]["CustomerRecord"];
                        at: number;
                        line: components["schemas"]["Line"];
                        summary: components["schemas"]["Summary"];
                    };
                };
            };
        };
        responses: {
            /** @description The endpoint is gone: nothing more is delivered. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description It arrived. The body is of no interest. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    conversationQueued: {
        parameters: {
            query?: never;
            header: {
                /** @description Of the event, the same each time it is delivered: who has it passes it over. `replay` and `redeliver` take it. */
                "webhook-id": components["parameters"]["WebhookId"];
                /** @description When this try left, in seconds since 1970: what is more than five minutes off is not to be believed. */
                "webhook-timestamp": components["parameters"]["WebhookTimestamp"];
                /** @description `v1,` and the HMAC-SHA256 of `<webhook-id>.<webhook-timestamp>.<body as it came>` in base64, by the secret behind `whsec_` (base64). After a new secret there are two for a day, with a space between: one that fits is enough. */
                "webhook-signature": components["parameters"]["WebhookSignature"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @constant */
                    type: "conversation.queued";
                    /** Format: date-time */
                    timestamp: string;
                    data: {
                        desk: string;
                        page: string;
                        psid: string;
                        conversation: string;
                        sequence: number;
                        customer: components["schemas"]["Customer"];
                        record?: components["schemas"]["CustomerRecord"];
                        at: number;
                        line: components["schemas"]["Line"];
                        summary: components["schemas"]["Summary"];
                    };
                };
            };
        };
        responses: {
            /** @description The endpoint is gone: nothing more is delivered. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description It arrived. The body is of no interest. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    conversationTransferred: {
        parameters: {
            query?: never;
            header: {
                /** @description Of the event, the same each time it is delivered: who has it passes it over. `replay` and `redeliver` take it. */
                "webhook-id": components["parameters"]["WebhookId"];
                /** @description When this try left, in seconds since 1970: what is more than five minutes off is not to be believed. */
                "webhook-timestamp": components["parameters"]["WebhookTimestamp"];
                /** @description `v1,` and the HMAC-SHA256 of `<webhook-id>.<webhook-timestamp>.<body as it came>` in base64, by the secret behind `whsec_` (base64). After a new secret there are two for a day, with a space between: one that fits is enough. */
                "webhook-signature": components["parameters"]["WebhookSignature"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @constant */
                    type: "conversation.transferred";
                    /** Format: date-time */
                    timestamp: string;
                    data: {
                        desk: string;
                        page: string;
                        psid: string;
                        conversation: string;
                        sequence: number;
                        customer: components["schemas"]["Customer"];
                        record?: components["schemas"]["CustomerRecord"];
                        at: number;
                        line: components["schemas"]["Line"];
                        summary: components["schemas"]["Summary"];
                    };
                };
            };
        };
        responses: {
            /** @description The endpoint is gone: nothing more is delivered. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description It arrived. The body is of no interest. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    conversationSnoozed: {
        parameters: {
            query?: never;
            header: {
                /** @description Of the event, the same each time it is delivered: who has it passes it over. `replay` and `redeliver` take it. */
                "webhook-id": components["parameters"]["WebhookId"];
                /** @description When this try left, in seconds since 1970: what is more than five minutes off is not to be believed. */
                "webhook-timestamp": components["parameters"]["WebhookTimestamp"];
                /** @description `v1,` and the HMAC-SHA256 of `<webhook-id>.<webhook-timestamp>.<body as it came>` in base64, by the secret behind `whsec_` (base64). After a new secret there are two for a day, with a space between: one that fits is enough. */
                "webhook-signature": components["parameters"]["WebhookSignature"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @constant */
                    type: "conversation.snoozed";
                    /** Format: date-time */
                    timestamp: string;
                    data: {
                        desk: string;
                        page: string;
                        psid: string;
                        conversation: string;
                        sequence: number;
                        customer: components["schemas"]["Customer"];
                        record?: components["schemas"]["CustomerRecord"];
                        at: number;
                        line: components["schemas"]["Line"];
                        summary: components["schemas"]["Summary"];
                    };
                };
            };
        };
        responses: {
            /** @description The endpoint is gone: nothing more is delivered. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description It arrived. The body is of no interest. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    conversationClosed: {
        parameters: {
            query?: never;
            header: {
                /** @description Of the event, the same each time it is delivered: who has it passes it over. `replay` and `redeliver` take it. */
                "webhook-id": components["parameters"]["WebhookId"];
                /** @description When this try left, in seconds since 1970: what is more than five minutes off is not to be believed. */
                "webhook-timestamp": components["parameters"]["WebhookTimestamp"];
                /** @description `v1,` and the HMAC-SHA256 of `<webhook-id>.<webhook-timestamp>.<body as it came>` in base64, by the secret behind `whsec_` (base64). After a new secret there are two for a day, with a space between: one that fits is enough. */
                "webhook-signature": components["parameters"]["WebhookSignature"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @constant */
                    type: "conversation.closed";
                    /** Format: date-time */
                    timestamp: string;
                    data: {
                        desk: string;
                        page: string;
                        psid: string;
                        conversation: string;
                        sequence: number;
                        customer: components["schemas"]["Customer"];
                        record?: components["schemas"]["CustomerRecord"];
                        at: number;
                        line: components["schemas"]["Line"];
                        summary: components["schemas"]["Summary"];
                    };
                };
            };
        };
        responses: {
            /** @description The endpoint is gone: nothing more is delivered. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description It arrived. The body is of no interest. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    conversationReopened: {
        parameters: {
            query?: never;
            header: {
                /** @description Of the event, the same each time it is delivered: who has it passes it over. `replay` and `redeliver` take it. */
                "webhook-id": components["parameters"]["WebhookId"];
                /** @description When this try left, in seconds since 1970: what is more than five minutes off is not to be believed. */
                "webhook-timestamp": components["parameters"]["WebhookTimestamp"];
                /** @description `v1,` and the HMAC-SHA256 of `<webhook-id>.<webhook-timestamp>.<body as it came>` in base64, by the secret behind `whsec_` (base64). After a new secret there are two for a day, with a space between: one that fits is enough. */
                "webhook-signature": components["parameters"]["WebhookSignature"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @constant */
                    type: "conversation.reopened";
                    /** Format: date-time */
                    timestamp: string;
                    data: {
                        desk: string;
                        page: string;
                        psid: string;
                        conversation: string;
                        sequence: number;
                        customer: components["schemas"]["Customer"];
                        record?: components["schemas"]["CustomerRecord"];
                        at: number;
                        line: components["schemas"]["Line"];
                        summary: components["schemas"]["Summary"];
                    };
                };
            };
        };
        responses: {
            /** @description The endpoint is gone: nothing more is delivered. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description It arrived. The body is of no interest. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    conversationTagged: {
        parameters: {
            query?: never;
            header: {
                /** @description Of the event, the same each time it is delivered: who has it passes it over. `replay` and `redeliver` take it. */
                "webhook-id": components["parameters"]["WebhookId"];
                /** @description When this try left, in seconds since 1970: what is more than five minutes off is not to be believed. */
                "webhook-timestamp": components["parameters"]["WebhookTimestamp"];
                /** @description `v1,` and the HMAC-SHA256 of `<webhook-id>.<webhook-timestamp>.<body as it came>` in base64, by the secret behind `whsec_` (base64). After a new secret there are two for a day, with a space between: one that fits is enough. */
                "webhook-signature": components["parameters"]["WebhookSignature"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @constant */
                    type: "conversation.tagged";
                    /** Format: date-time */
                    timestamp: string;
                    data: {
                        desk: string;
                        page: string;
                        psid: string;
                        conversation: string;
                        sequence: number;
                        customer: components["schemas"]["Customer"];
                        record?: components["schemas"]["CustomerRecord"];
                        at: number;
                        line: components["schemas"]["Line"];
                        summary: components["schemas"]["Summary"];
                    };
                };
            };
        };
        responses: {
            /** @description The endpoint is gone: nothing more is delivered. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description It arrived. The body is of no interest. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    conversationAttributes: {
        parameters: {
            query?: never;
            header: {
                /** @description Of the event, the same each time it is delivered: who has it passes it over. `replay` and `redeliver` take it. */
                "webhook-id": components["parameters"]["WebhookId"];
                /** @description When this try left, in seconds since 1970: what is more than five minutes off is not to be believed. */
                "webhook-timestamp": components["parameters"]["WebhookTimestamp"];
                /** @description `v1,` and the HMAC-SHA256 of `<webhook-id>.<webhook-timestamp>.<body as it came>` in base64, by the secret behind `whsec_` (base64). After a new secret there are two for a day, with a space between: one that fits is enough. */
                "webhook-signature": components["parameters"]["WebhookSignature"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @constant */
                    type: "conversation.attributes";
                    /** Format: date-time */
                    timestamp: string;
                    data: {
                        desk: string;
                        page: string;
                        psid: string;
                        conversation: string;
                        sequence: number;
                        customer: components["schemas"]["Customer"];
                        record?: components["schemas"]["CustomerRecord"];
                        at: number;
                        line: components["schemas"]["Line"];
                        summary: components["schemas"]["Summary"];
                    };
                };
            };
        };
        responses: {
            /** @description The endpoint is gone: nothing more is delivered. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description It arrived. The body is of no interest. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    customerLinked: {
        parameters: {
            query?: never;
            header: {
                /** @description Of the event, the same each time it is delivered: who has it passes it over. `replay` and `redeliver` take it. */
                "webhook-id": components["parameters"]["WebhookId"];
                /** @description When this try left, in seconds since 1970: what is more than five minutes off is not to be believed. */
                "webhook-timestamp": components["parameters"]["WebhookTimestamp"];
                /** @description `v1,` and the HMAC-SHA256 of `<webhook-id>.<webhook-timestamp>.<body as it came>` in base64, by the secret behind `whsec_` (base64). After a new secret there are two for a day, with a space between: one that fits is enough. */
                "webhook-signature": components["parameters"]["WebhookSignature"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @constant */
                    type: "customer.linked";
                    /** Format: date-time */
                    timestamp: string;
                    data: {
                        desk: string;
                        page: string;
                        psid: string;
                        conversation: string;
                        sequence: number;
                        customer: components["schemas"]["Customer"];
                        record?: components["schemas"]["CustomerRecord"] | null;
                        by: components["schemas"]["Person"] | null;
                        summary: components["schemas"]["Summary"];
                    };
                };
            };
        };
        responses: {
            /** @description The endpoint is gone: nothing more is delivered. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description It arrived. The body is of no interest. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    customerMerged: {
        parameters: {
            query?: never;
            header: {
                /** @description Of the event, the same each time it is delivered: who has it passes it over. `replay` and `redeliver` take it. */
                "webhook-id": components["parameters"]["WebhookId"];
                /** @description When this try left, in seconds since 1970: what is more than five minutes off is not to be believed. */
                "webhook-timestamp": components["parameters"]["WebhookTimestamp"];
                /** @description `v1,` and the HMAC-SHA256 of `<webhook-id>.<webhook-timestamp>.<body as it came>` in base64, by the secret behind `whsec_` (base64). After a new secret there are two for a day, with a space between: one that fits is enough. */
                "webhook-signature": components["parameters"]["WebhookSignature"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @constant */
                    type: "customer.merged";
                    /** Format: date-time */
                    timestamp: string;
                    data: {
                        desk: string;
                        page: string;
                        psid: string;
                        conversation: string;
                        sequence: number;
                        customer: components["schemas"]["Customer"];
                        record?: components["schemas"]["CustomerRecord"];
                        at: number;
                        other: string;
                        conversations: string[];
                        by: components["schemas"]["Person"];
                        summary: components["schemas"]["Summary"];
                    };
                };
            };
        };
        responses: {
            /** @description The endpoint is gone: nothing more is delivered. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description It arrived. The body is of no interest. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    customerUnmerged: {
        parameters: {
            query?: never;
            header: {
                /** @description Of the event, the same each time it is delivered: who has it passes it over. `replay` and `redeliver` take it. */
                "webhook-id": components["parameters"]["WebhookId"];
                /** @description When this try left, in seconds since 1970: what is more than five minutes off is not to be believed. */
                "webhook-timestamp": components["parameters"]["WebhookTimestamp"];
                /** @description `v1,` and the HMAC-SHA256 of `<webhook-id>.<webhook-timestamp>.<body as it came>` in base64, by the secret behind `whsec_` (base64). After a new secret there are two for a day, with a space between: one that fits is enough. */
                "webhook-signature": components["parameters"]["WebhookSignature"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @constant */
                    type: "customer.unmerged";
                    /** Format: date-time */
                    timestamp: string;
                    data: {
                        desk: string;
                        page: string;
                        psid: string;
                        conversation: string;
                        sequence: number;
                        customer: components["schemas"]["Customer"];
                        record?: components["schemas"]["CustomerRecord"];
                        at: number;
                        other: string;
                        conversations: string[];
                        by: components["schemas"]["Person"];
                        summary: components["schemas"]["Summary"];
                    };
                };
            };
        };
        responses: {
            /** @description The endpoint is gone: nothing more is delivered. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description It arrived. The body is of no interest. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    referenceUsed: {
        parameters: {
            query?: never;
            header: {
                /** @description Of the event, the same each time it is delivered: who has it passes it over. `replay` and `redeliver` take it. */
                "webhook-id": components["parameters"]["WebhookId"];
                /** @description When this try left, in seconds since 1970: what is more than five minutes off is not to be believed. */
                "webhook-timestamp": components["parameters"]["WebhookTimestamp"];
                /** @description `v1,` and the HMAC-SHA256 of `<webhook-id>.<webhook-timestamp>.<body as it came>` in base64, by the secret behind `whsec_` (base64). After a new secret there are two for a day, with a space between: one that fits is enough. */
                "webhook-signature": components["parameters"]["WebhookSignature"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @constant */
                    type: "reference.used";
                    /** Format: date-time */
                    timestamp: string;
                    data: {
                        desk: string;
                        page: string;
                        psid: string;
                        conversation: string;
                        sequence: number;
                        customer: components["schemas"]["Customer"];
                        record?: components["schemas"]["CustomerRecord"];
                        at: number;
                        reference: {
                            reference?: string;
                            kind?: string;
                            value?: string;
                            /** @enum {string} */
                            refused?: "forged" | "unknown" | "expired" | "revoked" | "used" | "other_person" | "other_record";
                        };
                    };
                };
            };
        };
        responses: {
            /** @description The endpoint is gone: nothing more is delivered. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description It arrived. The body is of no interest. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    referenceRefused: {
        parameters: {
            query?: never;
            header: {
                /** @description Of the event, the same each time it is delivered: who has it passes it over. `replay` and `redeliver` take it. */
                "webhook-id": components["parameters"]["WebhookId"];
                /** @description When this try left, in seconds since 1970: what is more than five minutes off is not to be believed. */
                "webhook-timestamp": components["parameters"]["WebhookTimestamp"];
                /** @description `v1,` and the HMAC-SHA256 of `<webhook-id>.<webhook-timestamp>.<body as it came>` in base64, by the secret behind `whsec_` (base64). After a new secret there are two for a day, with a space between: one that fits is enough. */
                "webhook-signature": components["parameters"]["WebhookSignature"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @constant */
                    type: "reference.refused";
                    /** Format: date-time */
                    timestamp: string;
                    data: {
                        desk: string;
                        page: string;
                        psid: string;
                        conversation: string;
                        sequence: number;
                        customer: components["schemas"]["Customer"];
                        record?: components["schemas"]["CustomerRecord"];
                        at: number;
                        reference: {
                            reference?: string;
                            kind?: string;
                            value?: string;
                            /** @enum {string} */
                            refused?: "forged" | "unknown" | "expired" | "revoked" | "used" | "other_person" | "other_record";
                        };
                    };
                };
            };
        };
        responses: {
            /** @description The endpoint is gone: nothing more is delivered. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description It arrived. The body is of no interest. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    ticketRequested: {
        parameters: {
            query?: never;
            header: {
                /** @description Of the event, the same each time it is delivered: who has it passes it over. `replay` and `redeliver` take it. */
                "webhook-id": components["parameters"]["WebhookId"];
                /** @description When this try left, in seconds since 1970: what is more than five minutes off is not to be believed. */
                "webhook-timestamp": components["parameters"]["WebhookTimestamp"];
                /** @description `v1,` and the HMAC-SHA256 of `<webhook-id>.<webhook-timestamp>.<body as it came>` in base64, by the secret behind `whsec_` (base64). After a new secret there are two for a day, with a space between: one that fits is enough. */
                "webhook-signature": components["parameters"]["WebhookSignature"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @constant */
                    type: "ticket.requested";
                    /** Format: date-time */
                    timestamp: string;
                    data: {
                        desk: string;
                        page: string;
                        psid: string;
                        conversation: string;
                        sequence: number;
                        customer: components["schemas"]["Customer"];
                        record?: components["schemas"]["CustomerRecord"];
                        at: number;
                        contact: number | null;
                        request: string;
                        about: string;
                        by: components["schemas"]["Person"];
                        reference?: {
                            kind?: string;
                            value?: string;
                        };
                    };
                };
            };
        };
        responses: {
            /** @description The endpoint is gone: nothing more is delivered. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description It arrived. The body is of no interest. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    ticketCloseRequested: {
        parameters: {
            query?: never;
            header: {
                /** @description Of the event, the same each time it is delivered: who has it passes it over. `replay` and `redeliver` take it. */
                "webhook-id": components["parameters"]["WebhookId"];
                /** @description When this try left, in seconds since 1970: what is more than five minutes off is not to be believed. */
                "webhook-timestamp": components["parameters"]["WebhookTimestamp"];
                /** @description `v1,` and the HMAC-SHA256 of `<webhook-id>.<webhook-timestamp>.<body as it came>` in base64, by the secret behind `whsec_` (base64). After a new secret there are two for a day, with a space between: one that fits is enough. */
                "webhook-signature": components["parameters"]["WebhookSignature"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @constant */
                    type: "ticket.close_requested";
                    /** Format: date-time */
                    timestamp: string;
                    data: {
                        desk: string;
                        page: string;
                        psid: string;
                        conversation: string;
                        sequence: number;
                        customer: components["schemas"]["Customer"];
                        record?: components["schemas"]["CustomerRecord"];
                        at: number;
                        contact: number | null;
                        ticket: string;
                        by: components["schemas"]["Person"] | null;
                    };
                };
            };
        };
        responses: {
            /** @description The endpoint is gone: nothing more is delivered. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description It arrived. The body is of no interest. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    checkboxConfirmed: {
        parameters: {
            query?: never;
            header: {
                /** @description Of the event, the same each time it is delivered: who has it passes it over. `replay` and `redeliver` take it. */
                "webhook-id": components["parameters"]["WebhookId"];
                /** @description When this try left, in seconds since 1970: what is more than five minutes off is not to be believed. */
                "webhook-timestamp": components["parameters"]["WebhookTimestamp"];
                /** @description `v1,` and the HMAC-SHA256 of `<webhook-id>.<webhook-timestamp>.<body as it came>` in base64, by the secret behind `whsec_` (base64). After a new secret there are two for a day, with a space between: one that fits is enough. */
                "webhook-signature": components["parameters"]["WebhookSignature"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @constant */
                    type: "checkbox.confirmed";
                    /** Format: date-time */
                    timestamp: string;
                    data: {
                        desk: string;
                        page: string;
                        userRef: string;
                        at: number;
                        reference: {
                            reference?: string;
                            kind?: string;
                            value?: string;
                            /** @enum {string} */
                            refused?: "forged" | "unknown" | "expired" | "revoked" | "used" | "other_person" | "other_record";
                        };
                    };
                };
            };
        };
        responses: {
            /** @description The endpoint is gone: nothing more is delivered. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description It arrived. The body is of no interest. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    satisfactionGiven: {
        parameters: {
            query?: never;
            header: {
                /** @description Of the event, the same each time it is delivered: who has it passes it over. `replay` and `redeliver` take it. */
                "webhook-id": components["parameters"]["WebhookId"];
                /** @description When this try left, in seconds since 1970: what is more than five minutes off is not to be believed. */
                "webhook-timestamp": components["parameters"]["WebhookTimestamp"];
                /** @description `v1,` and the HMAC-SHA256 of `<webhook-id>.<webhook-timestamp>.<body as it came>` in base64, by the secret behind `whsec_` (base64). After a new secret there are two for a day, with a space between: one that fits is enough. */
                "webhook-signature": components["parameters"]["WebhookSignature"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @constant */
                    type: "satisfaction.given";
                    /** Format: date-time */
                    timestamp: string;
                    data: {
                        desk: string;
                        page: string;
                        psid: string;
                        conversation: string;
                        sequence: number;
                        customer: components["schemas"]["Customer"];
                        record?: components["schemas"]["CustomerRecord"];
                        contact: number;
                        at: number;
                        score: number;
                        words?: string;
                    };
                };
            };
        };
        responses: {
            /** @description The endpoint is gone: nothing more is delivered. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description It arrived. The body is of no interest. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    pageNeedsHelp: {
        parameters: {
            query?: never;
            header: {
                /** @description Of the event, the same each time it is delivered: who has it passes it over. `replay` and `redeliver` take it. */
                "webhook-id": components["parameters"]["WebhookId"];
                /** @description When this try left, in seconds since 1970: what is more than five minutes off is not to be believed. */
                "webhook-timestamp": components["parameters"]["WebhookTimestamp"];
                /** @description `v1,` and the HMAC-SHA256 of `<webhook-id>.<webhook-timestamp>.<body as it came>` in base64, by the secret behind `whsec_` (base64). After a new secret there are two for a day, with a space between: one that fits is enough. */
                "webhook-signature": components["parameters"]["WebhookSignature"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @constant */
                    type: "page.needs_help";
                    /** Format: date-time */
                    timestamp: string;
                    data: {
                        desk: string;
                        page: string;
                        state: components["schemas"]["Page"];
                    };
                };
            };
        };
        responses: {
            /** @description The endpoint is gone: nothing more is delivered. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description It arrived. The body is of no interest. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    erasureDone: {
        parameters: {
            query?: never;
            header: {
                /** @description Of the event, the same each time it is delivered: who has it passes it over. `replay` and `redeliver` take it. */
                "webhook-id": components["parameters"]["WebhookId"];
                /** @description When this try left, in seconds since 1970: what is more than five minutes off is not to be believed. */
                "webhook-timestamp": components["parameters"]["WebhookTimestamp"];
                /** @description `v1,` and the HMAC-SHA256 of `<webhook-id>.<webhook-timestamp>.<body as it came>` in base64, by the secret behind `whsec_` (base64). After a new secret there are two for a day, with a space between: one that fits is enough. */
                "webhook-signature": components["parameters"]["WebhookSignature"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @constant */
                    type: "erasure.done";
                    /** Format: date-time */
                    timestamp: string;
                    data: {
                        desk: string;
                        page: string;
                        psid: string;
                        conversation: string;
                        sequence: number;
                    };
                };
            };
        };
        responses: {
            /** @description The endpoint is gone: nothing more is delivered. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description It arrived. The body is of no interest. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    webhookTest: {
        parameters: {
            query?: never;
            header: {
                /** @description Of the event, the same each time it is delivered: who has it passes it over. `replay` and `redeliver` take it. */
                "webhook-id": components["parameters"]["WebhookId"];
                /** @description When this try left, in seconds since 1970: what is more than five minutes off is not to be believed. */
                "webhook-timestamp": components["parameters"]["WebhookTimestamp"];
                /** @description `v1,` and the HMAC-SHA256 of `<webhook-id>.<webhook-timestamp>.<body as it came>` in base64, by the secret behind `whsec_` (base64). After a new secret there are two for a day, with a space between: one that fits is enough. */
                "webhook-signature": components["parameters"]["WebhookSignature"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @constant */
                    type: "webhook.test";
                    /** Format: date-time */
                    timestamp: string;
                    data: {
                        desk: string;
                        webhook: string;
                    };
                };
            };
        };
        responses: {
            /** @description The endpoint is gone: nothing more is delivered. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description It arrived. The body is of no interest. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
}
