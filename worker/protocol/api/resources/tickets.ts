import * as v from "../../values.ts";
import { TicketNoteShape, TicketRequestShape, TicketShape } from "../../results/results.ts";
import { fieldsOf, route } from "../route.ts";

/** Tickets that another system keeps of what customers want. */
export const ticketRoutes = [
  route({
    name: "listTickets",
    method: "GET",
    path: "/conversations/{conversation}/tickets",
    scope: "tickets:read",
    summary: "Tickets of a conversation, and those that are asked for",
    description:
      "`requests`: asked for and not made; after `until` (ms) agents are told that nobody answered. An answer counts later as well.",
    command: "tickets.list",
    fields: (given) => given,
    answer: v.strictObject({ tickets: v.array(TicketShape), requests: v.array(TicketRequestShape) }),
    told: ({ tickets, requests }) => ({ tickets, requests }),
  }),
  route({
    name: "requestTicket",
    method: "POST",
    path: "/conversations/{conversation}/ticket-requests",
    scope: "tickets:write",
    summary: "Asks the system that keeps tickets for one, by the event `ticket.requested`",
    description:
      "While one is asked for and not made, it is answered with that. `wrong_state`: no endpoint is told of `ticket.requested` (`nobody_told`).",
    command: "ticket.request",
    body: fieldsOf("ticket.request", "about"),
    fields: (given) => given,
    answer: TicketRequestShape,
    told: (result) => result,
  }),
  route({
    name: "putTicket",
    method: "PUT",
    path: "/conversations/{conversation}/tickets/{ticket}",
    scope: "tickets:write",
    summary: "Says that there is a ticket, and how it stands",
    description:
      "`ticket` is your own id of it, `state` your own word, which agents read; `open`: whether there is still something to do. `request`: that of `ticket.requested`, where it was asked for here; of one request there is one ticket (`wrong_state`, `made`). Without, it is one that you made by yourself. Given again it changes what is another matter.",
    command: "ticket.put",
    body: fieldsOf("ticket.put", "title", "state", "open", "url", "request"),
    fields: (given) => given,
    answer: TicketShape,
    told: (result) => result,
  }),
  route({
    name: "changeTicket",
    method: "PATCH",
    path: "/conversations/{conversation}/tickets/{ticket}",
    scope: "tickets:write",
    summary: "Says what is another matter with a ticket",
    description:
      "What is left out stays. With `open: false` the contact is closed as well, where the desk wants that, no other of its tickets is open, and the customer waits for nothing.",
    command: "ticket.change",
    body: fieldsOf("ticket.change", "title", "state", "open", "url"),
    fields: (given) => given,
    answer: TicketShape,
    told: (result) => result,
  }),
  route({
    name: "addTicketNote",
    method: "POST",
    path: "/conversations/{conversation}/tickets/{ticket}/notes",
    scope: "tickets:write",
    summary: "Brings the customer what somebody wrote on a ticket, or keeps it for colleagues",
    description:
      "`public: true`: the customer gets it, as the message of the person in `by`; `id` is theirs at the desk, if they have one. Meta takes it for 24 hours after the customer wrote last, and of a person for 7 days where the Page may; then `otherwise` is sent in its place, if there is one (a `utility` template may always leave), else it is refused with `window_closed`: it can go once the customer writes again. `public: false`: a note in the thread. `note` is what it is read by; what became of it comes with `message.sent` and `message.state` as well, whose `message.ofTicket` names ticket and note.",
    command: "ticket.note",
    body: fieldsOf("ticket.note", "text", "by", "public", "otherwise"),
    fields: (given) => given,
    answer: TicketNoteShape,
    told: (result) => result,
  }),
  route({
    name: "getTicketNote",
    method: "GET",
    path: "/conversations/{conversation}/tickets/{ticket}/notes/{ticketNote}",
    scope: "tickets:read",
    summary: "How far a note on a ticket got",
    description:
      "`state`: it is `kept` for colleagues, is `waiting` to leave, or was `sent`, `delivered`, `read`; it `failed` (`failure` says why), was `withdrawn` by an agent, or nobody knows (`unknown`).",
    command: "ticket.readNote",
    fields: ({ conversation, ticket, ticketNote }) => ({ conversation, ticket, note: ticketNote }),
    answer: TicketNoteShape,
    told: (result) => result,
  }),
];
