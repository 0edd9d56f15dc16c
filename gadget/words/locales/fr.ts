import type { ModerationAction, ThreadControlAction } from "../../../worker/protocol/thread/acts.ts";
import type { FailureCode, Waiting } from "../../../worker/protocol/message/entry.ts";
import type { RefusalCode } from "../../wire/commands.ts";
import { about } from "../about.ts";
import type { WordTools } from "../word-tools.ts";
import { known, tagged } from "../tagged.ts";
import { handedOver } from "../handed-over.ts";
import { wordsOfFailure } from "../failure-words.ts";
import { content } from "./content/fr.ts";
import { failures } from "./failures/fr.ts";
import type { Strings } from "./en.ts";

/** A colon as French sets it: after a space that does not break. */
const COLON = "\u00a0:";

const BOT_FAULTS = {
  not_reached: "injoignable",
  bad_address: "son adresse n’est pas autorisée",
  no_secret: "il n’a pas de secret",
  too_large: "sa réponse est trop longue",
  bad_answer: "sa réponse n’est pas valide",
  gone: "il n’est plus dans les règles",
  not_sendable: "Messenger n’accepte pas son message",
  endless: "il n’en finit pas",
};

const FAILURES: Record<FailureCode, string> = {
  window_closed: "le délai de réponse fixé par Meta était écoulé",
  customer_unavailable: "Messenger ne peut pas joindre cette personne tant qu’elle n’a pas réécrit",
  thread_owned_by_another_app: "une autre application détient cette conversation chez Meta",
  rejected: "Meta a refusé le message",
  too_many_attempts: "plusieurs tentatives ont échoué",
  earlier_part_failed: "une partie précédente du message a échoué",
  earlier_part_unknown: "on ignore si une partie précédente est arrivée",
  file_gone: "son fichier n’est plus conservé",
  quote_taken_back: "le client a retiré le message cité. Renvoyé, il part sans la citation",
};

const WAITING: Record<Waiting["reason"], string> = {
  undo: "vous pouvez encore le retirer",
  page_paused: "la Page est en pause",
  page_slow: "Meta demande à cette Page d’envoyer plus lentement",
  retry: "la dernière tentative a échoué",
  confirmation: "il attend depuis si longtemps que vous devriez le confirmer",
  page_not_connected: "la Page n’est pas connectée",
  uploading: "son fichier est en route vers Meta",
  in_line: "il est dans la file, place # des messages de cette Page",
};

const THREAD_CONTROL: Record<ThreadControlAction, string> = {
  take: "a repris la conversation à une autre application",
  release: "laisse d’autres applications répondre",
  pass: "a passé la conversation à une autre application",
  request: "a demandé la conversation à une autre application",
};

const MODERATED: Record<ModerationAction, string> = {
  block: "a bloqué le client",
  unblock: "a débloqué le client",
  move_to_spam: "a déplacé la conversation vers les indésirables",
};

const REFUSALS: Record<RefusalCode, string> = {
  bad_frame: "Le serveur n’a pas compris. Recharger la page peut aider.",
  too_many_commands: "Trop d’actions à la fois. Réessayez dans un instant.",
  not_found: "Introuvable dans votre espace, ou plus disponible.",
  not_allowed: "Votre rôle ne le permet pas.",
  not_yours: "Un collègue a cette conversation, ou une autre équipe y répond.",
  taken: "Un collègue a pris cette conversation avant vous.",
  target_unavailable: "Impossible pour le moment : personne ne peut la reprendre.",
  changed: "D’autres ont écrit depuis que vous avez regardé.",
  window_closed: "Le délai de réponse fixé par Meta est écoulé.",
  customer_unavailable: "Messenger ne peut pas joindre cette personne tant qu’elle n’a pas réécrit.",
  thread_held: "Une autre application détient cette conversation chez Meta. Reprenez-la ou demandez-la.",
  not_sendable: "Messenger n’accepterait pas ce message tel quel.",
  not_kept: "Ceci ne peut pas être gardé comme modèle.",
  customer_blocked: "Ce client est bloqué. Débloquez-le pour lui écrire.",
  media_not_ready: "Ce fichier n’a pas été copié.",
  record_unavailable: "Meta ne montre pas son historique pour le moment. Réessayez plus tard.",
  refused_by_meta: "Meta a refusé.",
  wrong_state: "Ce n’est plus possible\u00a0: le message a déjà avancé.",
  wrap_up: "Indiquez de quoi il s’agissait : choisissez un des codes de clôture actuels.",
  tag: "Cette étiquette n’existe plus, ou la conversation en a déjà le maximum.",
  attribute: "Cette valeur n’est plus acceptée. Regardez ce qui est demandé à présent.",
  pass_invalid: "Votre identification n’a pas été acceptée.",
  too_many_threads: "Trop de conversations sont ouvertes dans cette fenêtre.",
  unavailable: "Le serveur est injoignable. Réessayez dans un instant.",
  lost: "La connexion a été coupée. Réessayez.",
  session_changed: "Une autre personne s’est connectée avant l’envoi.",
  stale: "Écrit il y a un moment, ce message n’est pas parti. Il n’est peut-être plus d’actualité.",
  too_large: "Ce texte est trop long pour être envoyé.",
  not_seen: "Cette conversation est désormais pour une autre équipe. Ce que vous avez écrit est conservé.",
  undo_too_late: "Trop tard pour annuler\u00a0: le message n’est plus retenu.",
};

const KINDS: Record<string, string> = {
  message: "Message",
  image: "Image",
  video: "Vidéo",
  audio: "Message vocal",
  file: "Fichier",
  sticker: "Autocollant",
  location: "Position",
  share: "Lien partagé",
  appointment_booking: "Rendez-vous",
  product: "Produit",
  template: "Message avec boutons",
  cards: "Cartes",
  receipt: "Reçu",
  other: "Pièce jointe",
  referral: "Arrivé par un lien",
  optin: "Consentement",
  account_linking: "Association de compte",
  thread_control: "Passage entre applications",
  feedback: "Enquête",
  customer_information: "Coordonnées",
  lead_form: "Formulaire de contact",
  order: "Commande",
  coupon: "Bon de réduction",
  label: "Libellé",
  call: "Appel",
  admin_text: "Note de Meta",
  reaction: "Réaction",
  edit: "Message modifié",
  unsend: "Message retiré",
  game_play: "Partie jouée",
  payment: "Paiement",
  pre_checkout: "Achat commencé",
  checkout_update: "Achat modifié",
  untold_message: "Un message que Meta ne montre plus",
  "empty message": "Un message où il n’y a rien à voir",
  change: "Changement d’un message",
};

const aside = (by: string, until: string, onMessage: boolean) =>
  `Mise de côté${by && ` par ${by}`}${until && ` jusqu’à ${until}`}${onMessage ? `${until && " ou"} jusqu’à ce que le client écrive` : ""}`;

/** Every word the gadget says in French. */
export default function french(tools: WordTools): Strings {
  const { count, number, list, wordOf, graphCode } = tools;
  return {
    beside: () => ({
      page: (id) => `Page ${id}`,
      kind: (what) => wordOf(KINDS, what).replaceAll("_", " "),
      several: (n, kind) => (n! > 1 ? `${number(n!)} × ${kind}` : kind),
      offeredToYou: "Proposée à vous",
      waitsFor: (name) => `En attente de ${name}`,
      offeredTo: (names) => `Proposée à ${list(names)}`,
      asked: (names) => `Demandé à ${list(names)}`,
      helping: (names) => `Aide${COLON} ${list(names)}`,
      asideUntil: (time, onMessage) =>
        `De côté jusqu’${time && `à ${time}`}${onMessage ? `${time && " ou "}au prochain message` : ""}`,
    }),
    list: () => ({
      views: {
        inbox: "Réception",
        mine: "À moi",
        unassigned: "À prendre",
        open: "Ouvertes",
        closed: "Closes",
        aside: "De côté",
        all_aside: "Toutes de côté",
        mentions: "Mentions",
      },
      viewsLabel: "Conversations",
      viewCount: (n) => count(n, "conversation", "conversations"),
      emptyView: {
        inbox: "Rien ne vous est attribué, et personne n’attend d’être pris en charge.",
        mine: "Rien ne vous est attribué.",
        unassigned: "Personne n’attend d’être pris en charge.",
        open: "Aucune conversation ouverte.",
        closed: "Aucune conversation clôturée.",
        aside: "Vous n’avez rien mis de côté.",
        all_aside: "Personne n’a rien mis de côté.",
        mentions: "Aucune note ne vous mentionne.",
      },
      emptySort: { waiting: "Personne n’attend de réponse ici.", window: "Aucun délai n’est ouvert ici." },
      elsewhere: {
        unassigned: (n) =>
          count(
            n,
            "conversation attend d’être prise en charge.",
            "conversations attendent d’être prises en charge.",
          ),
        mine: (n) => count(n, "conversation est à vous.", "conversations sont à vous."),
        open: (n) =>
          count(n, "conversation est chez des collègues.", "conversations sont chez des collègues."),
      },
      showThem: "Les afficher",
      showAll: "Tout afficher",
      showMore: "Afficher plus",
      unanswered: (n, isMore) => `${number(n)}${isMore ? " ou plus" : ""} sans réponse`,
      failed: "Non remis",
      comment: "Commentaire sous une publication",
      answeredPrivately: "Répondu en privé",
      cameFromComment: "Venu d’un commentaire",
      mentionsYou: "Une note vous mentionne",
      tickets: (n) => (n === 1 ? "Ticket ouvert" : `${n} tickets ouverts`),
      ticketAsked: "Ticket demandé",
      failedBefore: "Une réponse n’a pas été remise",
      leftList: "N’est plus dans cette liste",
      paused: "Envoi suspendu",
      waits: (since) => `Attend depuis ${since}`,
      closesIn: (left) => `Encore ${left} pour répondre`,
      draft: (text) => `Brouillon${COLON} ${text}`,
      ring: {
        open: "Meta vous permet de répondre",
        soon: "Le délai de réponse de Meta se termine bientôt",
        late: "Les 24 heures de Meta sont écoulées\u00a0; une personne peut encore répondre",
        closed: "Le délai de réponse de Meta est écoulé ou n’a pas commencé",
      },
      preview: (author, text) => (author === null ? text : `${author}${COLON} ${text}`),
    }),

    label: "Conversations Messenger",

    loading: "Chargement…",
    signInFirst: "En attente de votre identification.",
    you: "Vous",
    pageInbox: "Boîte de la Page",
    otherApp: (appId) => (appId === null ? "Une autre application" : `Une autre application (${appId})`),
    thePage: "La Page",
    choose: "Choisissez une conversation",
    chooseHint: "Ses messages et le champ de réponse s’affichent ici.",

    conversation: "Conversation",
    back: "Retour à la liste",
    unassigned: "Non attribuée",
    owner: (name, isMe) => (isMe ? "À vous" : `Avec ${name}`),
    closedStatus: "Clôturée",
    tryAgain: "Réessayer",

    messages: (customer) => `Messages avec ${customer}`,
    older: "Messages précédents",
    olderAtMeta: "Chercher des messages plus anciens chez Meta",
    noneAtMeta: "Meta n’a rien de plus ancien.",
    noMessages: "Pas encore de messages.",
    newSince: "Nouveau depuis votre départ",
    wroteAgain: (customer) => `Nouveau contact${COLON} ${customer}`,
    foldedLines: (n, lines) => `${count(n, "événement", "événements")}${COLON} ${lines}`,
    newBelow: (n) => count(n, "nouveau message", "nouveaux messages"),
    toEnd: "Aller au message le plus récent",
    aside,
    system: (line, name, time) => {
      const by = line.by ? name(line.by) : null;
      const note = "note" in line && line.note ? `${COLON} ${line.note}` : "";
      switch (line.event) {
        case "assigned": {
          const to = name(line.to);
          if (by === null)
            return `Attribuée à ${to}${line.why === "one_more_thing" ? " : le client a réécrit" : ""}${note}`;
          return (
            (by === to
              ? `${line.why === "accept" ? "Acceptée" : "Prise en charge"} par ${to}`
              : `Attribuée à ${to} par ${by}`) + note
          );
        }
        case "released":
          return by === null ? "Libérée" : `Libérée par ${by}`;
        case "closed":
          if (line.why === "silence") return "Clôturée : plus personne n’écrivait";
          return (by === null ? "Clôturée" : `Clôturée par ${by}`) + about(line);
        case "reopened":
          return by === null ? "Rouverte" : `Rouverte par ${by}`;
        case "snoozed":
          return aside(by ?? "", line.until === null ? "" : time(line.until), line.onMessage);
        case "woken":
          return by === null ? "N’est plus mise de côté" : `Reprise par ${by}`;
        case "queued":
          if (by !== null) return `Transmise par ${by} à ${line.queue || "tout le monde"}${note}`;
          if (line.why === "overflow")
            return `Passée à ${line.queue || "tout le monde"} : personne ne pouvait la prendre`;
          return line.queue === ""
            ? "Attend tout le monde"
            : `Attend dans ${line.queue}${line.rule ? ` (${line.rule})` : ""}`;
        case "bot":
          return `Avec ${line.bot}`;
        case "handed_over":
          return handedOver(
            line,
            "Une personne a été demandée",
            `${line.bot} n’a pas répondu`,
            `Transmis par ${line.bot}`,
            BOT_FAULTS,
          );
        case "transferring":
          return `${by ?? ""} a demandé à ${line.place || list(line.to.map(name))} de la reprendre${note}`;
        case "passed":
        case "returned":
          if (line.why === "take") return `${by ?? ""} a retiré sa demande à ${list(line.from.map(name))}`;
          return `${passed(line.why)} ${list(line.from.map(name))}${line.event === "returned" ? `, reste à ${name(line.to)}` : ""}${line.reason ? ` : ${line.reason}` : ""}`;
        case "invited":
          return `${by ?? ""} a invité ${name(line.to)}${note}`;
        case "uninvited":
          return `${name(line.who)} n’aide plus`;
        case "note":
          return `Note de ${by ?? ""}${line.to ? ` pour ${name(line.to)}` : ""}${COLON} ${line.text}`;
        case "answered":
          return "Réponse donnée ailleurs : personne n’est sollicité";
        case "raised":
          return `${by ?? ""} a demandé de l’aide${line.note === undefined ? "" : `${COLON} ${line.note}`}`;
        case "lowered":
          return `${by ?? ""}${COLON} plus besoin d’aide`;
        case "tagged":
          return `${by ?? ""}${COLON} ${tagged(line, `étiquettes ajoutées${COLON}`, `retirées${COLON}`)}`;
        case "attributes":
          return `${by ?? ""}${COLON} ${known(line, "oui", "non", `n’est plus connu${COLON}`)}`;
        case "thread_control":
          return `${by ?? ""} ${THREAD_CONTROL[line.action]}${line.to === null ? "" : ` (application ${line.to})`}`;
        case "moderated":
          return `${by ?? ""} ${MODERATED[line.action]}${COLON} ${line.reason}`;
        default:
          return "";
      }
    },

    state: {
      held: "Retenu un instant",
      waiting: "En attente du réseau",
      asked: "Envoi…",
      queued: "En attente d’envoi",
      sending: "Envoi…",
      sent: "Envoyé",
      delivered: "Remis",
      read: "Lu",
      unknown: "Impossible de savoir si ce message est arrivé",
      failed: "Non remis",
      withdrawn: "Retiré",
    },
    automatic: "Réponse automatique",
    standby: "Pendant qu’une autre application détenait la conversation",
    fetched: { imported: "De l’historique de Meta", recovered: "Manqué pendant une panne, récupéré ensuite" },

    notLoaded: "Une partie du chat n’a pas pu être chargée. Réessayez dans un instant.",

    actions: () => ({
      ownerViews: "regarde aussi",
      looksSilently: "vous lisez sans être vu",
      ownerWrites: "écrit…",
      viewing: (names) => `${list(names)} ${names.length === 1 ? "regarde" : "regardent"} aussi`,
      writing: (names) => `${list(names)} ${names.length === 1 ? "écrit" : "écrivent"}…`,
      announce: (author, text) => `${author}${COLON} ${text}`,
      listTools: {
        sortLabel: "Ordre de la liste",
        sorts: {
          latest: "Toutes, les plus récentes d’abord",
          waiting: "En attente de réponse, la plus longue d’abord",
          window: "Délai ouvert, le plus proche de sa fin d’abord",
          priority: "En attente de réponse, les plus urgents d’abord",
        },
        views: "Vues et filtres",
        filter: "Filtrer par nom ou par texte",
        filtered: (n, all) => `${number(n)} sur ${number(all)} chargées`,
        noMatch: "Rien de ce qui est chargé ne correspond.",
        more: "Autres listes",
        searchAll: "Rechercher dans tout ce qui a été dit",
        newRows: (n) => count(n, "nouvelle", "nouvelles"),
      },
      delivery: {
        queuedBecause: (waiting, next) =>
          `En attente${COLON} ${wordOf(WAITING, waiting.reason).replace("#", number(waiting.place ?? 1))}${next === null ? "" : `\u00a0; prochaine tentative ${next}`}`,
        failedBecause: (failure) => {
          const [why, help] = wordsOfFailure(failure, FAILURES, failures);
          return `Non remis${COLON} ${why}${help === null ? "" : `. ${help}`}`;
        },
        details: "Détails",
        attempts: (n) => count(n, "tentative", "tentatives"),
        graphAnswer: (code) => `Erreur ${code} de Meta`,
      },
      attempts: {
        file: "un fichier",
        noAnswer: "pas de réponse",
        notTold: "Les tentatives ne peuvent pas être affichées pour le moment.",
        askAgain: "Réessayer",
      },
      part: (part, parts) => `Partie ${number(part)} sur ${number(parts)}`,
      settled: { arrived: "Noté comme arrivé", sent_again: "Nouvel essai plus bas", dismissed: "Classé" },
      choices: {
        undo: (seconds) => `Annuler (${number(seconds)})`,
        withdraw: "Retirer",
        confirm: "Envoyer maintenant",
        arrived: "Il est arrivé",
        again: "Renvoyer",
        retry: "Réessayer",
        dismissed: "Ignorer",
      },
      handling: {
        take: "Prendre",
        takeOver: "Prendre le relais",
        release: "Libérer",
        close: "Clôturer",
        reopen: "Rouvrir",
        wake: "Reprendre",
        more: "Autres actions pour cette conversation",
      },
      connectionNews: {
        held: "Un message que vous aviez écrit n’est pas parti. Il attend votre décision.",
        show: "Afficher",
        redeployed: "Le serveur a été mis à jour. Recharger apporte les nouveautés.",
        behind: (own, theirs) =>
          `Cette page utilise la version ${own} du chat, le serveur la ${theirs}. Recharger peut apporter la nouvelle.`,
        ahead: (own, theirs) =>
          `Cette page utilise la version ${own} du chat, le serveur encore la ${theirs}${COLON} tout ne fonctionnera peut-être pas. Recharger peut aider.`,
        reload: "Recharger",
        later: "Plus tard",
      },
      presence: { available: "Disponible", away: "Absent", offline: "Hors ligne", busy: "Complet" },
      team: "Équipe",
      figures: "Chiffres",
      presenceLabel: "Disponible pour les conversations",
      notices: "Notifications de bureau avec son",
      closing: (until) => `Pas encore de réponse. Meta accepte une réponse jusqu’à ${until}.`,
      manyClosing: (n) => ({
        title: `${number(n)} clients sans réponse`,
        text: "Le délai de Meta pour répondre est presque écoulé.",
      }),
      manyWrote: (n, isMore) => ({
        title: `${number(n)}${isMore ? "+" : ""} clients ont écrit`,
        text: "pendant que cette page n’était pas connectée.",
      }),
      heldSpoken: "Votre message est retenu un instant. Ctrl+Z ou ⌘+Z dans le champ vide le retire.",
      changedTitle: "D’autres ont écrit depuis que vous avez regardé",
      changedByYou: "Vous avez écrit entre-temps dans une autre fenêtre",
      changedByCustomer: "Le client a écrit depuis que vous avez regardé",
      handledTitle: "La conversation a changé depuis que vous avez regardé",
      changedMore: (n) => `et ${number(n)} de plus`,
      refusedTitle: "Votre message n’a pas été envoyé",
      noConversation: "Cette conversation n’existe pas dans votre espace.",
      erasedConversation:
        "Cette conversation a été effacée. Ce que vous y aviez écrit n’est pas conservé non plus.",
      refusal: (refusal) => wordOf(REFUSALS, refusal.code),
      yourMessage: "Votre message",
      sendAnyway: "Envoyer quand même",
      edit: "Modifier",
      discard: "Abandonner",
      furtherRefused: (n) => `${number(n)} de plus après celui-ci`,
      behind: "Attend votre décision sur le message précédent",
      dismiss: "Fermer",
      message: "Message",
      placeholder: "Écrivez un message…",
      dropHere: "Déposez les fichiers ici",
      voice: "Enregistrer un message vocal",
      canned: "Réponses enregistrées",
      writeNote: "Note pour les collègues",
      noFiles:
        "L’envoi de fichiers n’est pas encore possible ici. Il l’est dans la boîte de réception de Meta.",
      unfilled: (blank) => `${blank} serait envoyé tel quel.`,
      sendAsIs: "Envoyer tel quel",
      send: "Envoyer",
      unitsLeft: (n) => `Reste ${number(n)}`,
      unitsLeftInOne: (n) => `Reste ${number(n)} pour un seul message`,
      sendHint: {
        enter: "Entrée envoie, Maj+Entrée va à la ligne",
        "mod-enter": "Ctrl+Entrée ou ⌘+Entrée envoie",
      },
      severalParts: (n) => `Partira en ${count(n, "message", "messages")}`,
      windowOpen: (until) => `Vous pouvez répondre jusqu’à ${until}`,
      windowHuman: (until) =>
        `Les 24 heures de Meta sont écoulées\u00a0; une personne peut répondre jusqu’à ${until}`,
      windowUntried: (until) =>
        `Les 24 heures de Meta sont écoulées. La réponse d’une personne passera peut-être encore jusqu’à ${until}\u00a0: essayez.`,
      windowDoubted: "Selon Meta, le délai de réponse est écoulé : un message a été refusé.",
      windowRefused: (at) =>
        `Les 24 heures de Meta ont pris fin ${at}, et Meta a refusé à cette Page une réponse plus tardive par une personne (Human Agent).`,
      askAgain: "Réessayer",
      sendApproved: "Envoyer un message approuvé",
      windowExpired: (at) =>
        `Fin du délai de réponse de Meta${COLON} ${at}. Il reprend quand le client écrit.`,
      windowBarred: ({ owner, queue, mayTake }) => {
        if (owner === null) return `Attend dans ${queue ?? ""}\u00a0: seuls ses agents y répondent.`;
        return mayTake
          ? `${owner.name} a cette conversation. Prenez-la pour répondre, ou faites-vous inviter.`
          : `${owner.name} a cette conversation, à laquelle répond une autre équipe. Faites-vous inviter, ou demandez à un superviseur.`;
      },
      windowDisconnected:
        "Cette page est déconnectée et rien ne peut partir. Demandez à un administrateur de la reconnecter ; ce que vous avez écrit reste ici.",
      windowNever: "Le client n’a pas encore écrit. Vous pourrez répondre dès qu’il le fera.",
      windowUnavailable: "Messenger ne peut pas joindre cette personne tant qu’elle n’a pas réécrit.",
      pageWarned: ({ action, reason }, at) =>
        `${action === "block" ? "Meta a bloqué cette Page" : "Meta a averti cette Page"} (${at})${reason === null ? "." : `${COLON} ${reason}`}`,
      pageTroubled: ({ stops }, at) => {
        const said = {
          sending: `Les messages aux clients ne partent peut-être pas depuis ${at}.`,
          receiving: `Les messages des clients n’arrivent peut-être pas depuis ${at}.`,
          both: `Les messages n’arrivent et ne partent peut-être pas depuis ${at}.`,
          soon: `La connexion à Meta se termine ${at}.`,
        };
        return `${said[stops]} Un administrateur peut y remédier dans les réglages de la Page.`;
      },
      pagePaused: (pause, since) =>
        `Les envois de cette Page sont en pause depuis ${since}${COLON} ${pauseReason(pause.code)} (Meta ${graphCode(pause.code, pause.subcode)}).`,
      closeAnyway: "Clôturer quand même",
      cancel: "Annuler",
      heldByApp: (appId) =>
        `Une autre application${appId === null ? "" : ` (${appId})`} détient cette conversation chez Meta. Elle seule peut répondre.`,
      blockedBy: (name, at, reason) => `${name} a bloqué ce client (${at})${COLON} ${reason}`,
      threadControl: {
        take: "Reprendre",
        request: "La demander",
        release: "Laisser d’autres applications répondre",
        pass: "Passer à une autre application",
        passTo: "Id de l’application",
      },
      euPrivacyRules:
        "Les règles de confidentialité de Meta pour l’Europe limitent cette Page : les clients ne peuvent pas associer leur compte, et Meta peut taire comment quelqu’un est arrivé.",
      moderation: {
        block: "Bloquer ce client",
        unblock: "Débloquer",
        move_to_spam: "Déplacer vers les indésirables",
        reason: "Motif, visible par l’équipe",
      },
      pageDisconnected: (since: string) =>
        `Cette page a été déconnectée (${since}). Ses conversations restent lisibles, mais rien ne part tant qu’un administrateur ne la reconnecte pas.`,
      pagePausedHint: "Les messages attendent ici jusqu’à la reprise.",
      stillPaused: (why) => `Essayé à l’instant${COLON} ${why}`,
      resume: "Reprendre",
      add: "Envoyer autre chose",
      entryTools: {
        label: "Que faire de ce message",
        reply: "Répondre à ce message",
        react: "Réagir",
        reactWith: (emoji: string) => `Réagir avec ${emoji}`,
        takeBack: (emoji: string) => `Retirer ${emoji}`,
        takeBackAny: "Retirer la réaction de la Page",
        replyingTo: (name: string) => `Réponse à ${name}`,
        stop: "Ne répondre à aucun message en particulier",
      },
      emoji: {
        title: "Insérer un emoji",
        search: "Chercher par nom anglais",
        recent: "Utilisés récemment",
        tone: "Couleur de peau",
        none: "Rien de ce nom.",
        groups: [
          "Visages et émotions",
          "Personnes et corps",
          "Animaux et nature",
          "Nourriture et boissons",
          "Voyages et lieux",
          "Activités",
          "Objets",
          "Symboles",
          "Drapeaux",
        ],
      },
      deskSettings: {
        title: "Réglages de l’espace",
        undo: "Annuler après l’envoi",
        undoOff: "Désactivé : les messages partent aussitôt",
        undoFor: (seconds) => count(seconds, "seconde", "secondes"),
        undoHint: "Pendant ce délai, un message envoyé peut être annulé, et le client attend.",
        nudge: "Rappeler avant la fin du délai de Meta",
        nudgeOff: "Non",
        nudgeAhead: (minutes) =>
          minutes < 60 ? count(minutes, "minute", "minutes") : count(minutes / 60, "heure", "heures"),
        nudgeHint:
          "Avant la fin des 24 heures et des 7 jours, la personne chargée de la conversation apprend que nul n’a répondu.",
        showsSeen: "Montrer aux clients que leur message a été vu",
        showsTyping: "Montrer aux clients que quelqu’un écrit",
        peopleApps: "Applications avec lesquelles des personnes répondent (identifiants)",
        peopleAppsHint:
          "Leurs messages comptent comme réponse. Les autres applications et les réponses instantanées de Meta non : le client attend toujours.",
        persona: "Les clients voient les messages de",
        personas: { off: "La Page", agent: "La personne qui écrit", desk: "Un nom pour tout l’espace" },
        personaHint:
          "Nom et photo au-dessus des messages dans Messenger. Si Meta les refuse, les messages viennent de la Page.",
        personaName: "Nom de l’espace",
        personaPicture: "Photo (adresse https)",
        personaPictureHint: "Aussi pour qui n’en a pas. Sans photo, les messages viennent de la Page.",
        personaForPrograms: "Aussi pour ce que les programmes envoient",
        notProcessed: "Si un contenu du client ne peut être affiché ou conservé, lui dire",
        notProcessedHint: "Une fois par contact, dans les 24 heures. Vide : rien n’est envoyé.",
        ticketClosesContact: "Fermer la conversation avec le dernier de ses tickets",
        contactClosesTicket: "Fermer ses tickets avec la conversation",
        ticketsHint:
          "Les tickets sont tenus par un autre système. La conversation reste ouverte tant que le client attend une réponse.",
        save: "Enregistrer",
      },
      shortcuts: {
        undoKeys: "Ctrl+Z, ⌘+Z",
        undoOff: "désactivé dans cet espace, voir ses réglages",
        undo: "Dans le champ vide, retirer ce qui vient d’être envoyé",
        sendKey: "Pour envoyer",
        title: "Raccourcis clavier",
        next: "Conversation suivante",
        previous: "Conversation précédente",
        reply: "Répondre",
        note: "Écrire une note pour les collègues",
        filter: "Filtrer la liste",
        search: "Rechercher dans tout ce qui a été dit",
        closeNext: "Clôturer et ouvrir la suivante qui attend",
        customer: "Ce que l’on sait du client",
        tags: "Étiquettes",
        select: "Sélectionner plusieurs conversations",
        views: "Autres listes et vues enregistrées",
        aside: "Mettre de côté",
        give: "Transférer à quelqu’un, à une équipe ou à une file",
        accept: "Accepter la première proposition",
        decline: "Refuser la première proposition",
        back: "Quitter le champ, puis revenir à la liste",
        canned: "En début de ligne dans le champ : réponses enregistrées",
        mention: "Dans une note : mentionner un collègue",
        blank: "Dans le champ : champ à remplir suivant",
        help: "Cette aide",
        use: "Utiliser les raccourcis",
        close: "Fermer",
      },
    }),
    content: () => content(tools),
    late: (words) => words,

    connection: {
      connecting: "Connexion…",
      "catching-up": "Mise à jour…",
      offline: "Hors ligne. Ce que vous voyez n’est peut-être plus à jour.",
      offlineUnsent: (n) =>
        `Hors ligne. ${count(n, "message attend d’être envoyé", "messages attendent d’être envoyés")}.`,
      "sign-in-unreachable":
        "Votre identification ne peut pas être vérifiée pour le moment. Un nouvel essai suit de lui-même.",
      signIn: "Identification requise.",
      refused: "Votre identification a été refusée. Adressez-vous aux responsables de cette page.",
      "auth-required": "Identification requise. Votre session dans cet espace est terminée.",
      "signed-out": "Déconnecté.",
      removed: "Vous avez été retiré de cet espace. Adressez-vous à qui le dirige.",
      "too-many-sockets": "Cet espace est ouvert dans trop de vos fenêtres.",
      tryNow: "Essayer maintenant",
      useHere: "Utiliser ici",
    },
  };
}

function pauseReason(code: number): string {
  switch (code) {
    case 190:
      return "son jeton d’accès n’est plus valable";
    case 230:
    case 10:
      return "une autorisation manque";
    case 368:
      return "Meta l’a bloquée pour un temps";
    default:
      return "Meta a refusé ses messages";
  }
}

/** That whoever was asked did not take it; `why`: as the Worker says it. */
function passed(why: string | undefined): string {
  if (why === "decline") return "Refusée par";
  if (why === "expire") return "Pas de réponse de";
  return why === "left" ? "Déconnexion de" : "Non prise par";
}
