import type { ReviewWords } from "./en.ts";

export const reviewFr: ReviewWords = {
  title: "App Review",
  intro:
    "Ce que Meta veut savoir avant que des inconnus puissent écrire à une Page par votre app, prêt à être copié. C’est la même chose que docs/app-review.md.",
  english: "Ce qui va chez Meta est en anglais, parce que les examinateurs de Meta lisent l’anglais.",
  wayTitle: "Quelle est votre voie ?",
  ways: {
    own: {
      name: "Ma propre Page, jeton à la main",
      what: "La Page et l’app appartiennent à la même entreprise, et vous avez créé le jeton dans le tableau de bord de Meta. Depuis janvier 2024, Meta ne demande alors pas d’App Review pour les messages. L’app doit quand même être en mode Live, et l’examen est nécessaire pour les noms et photos et pour Human Agent. Essayez : quelqu’un sans rôle dans l’app écrit à la Page. Si rien n’arrive, regardez dans le tableau de bord, sous App Review, quel niveau d’accès a pages_messaging.",
    },
    login: {
      name: "Facebook Login",
      what: "Vous connectez des Pages en vous identifiant. Qui a un rôle dans l’app le peut tout de suite ; pour tous les autres chaque autorisation demande Advanced Access, que donnent App Review et la vérification de l’entreprise.",
    },
    tenants: {
      name: "Plusieurs entreprises",
      what: "Les administrateurs d’autres entreprises s’identifient et connectent leurs Pages à votre installation. Tout ce qui vaut pour Facebook Login vaut ici ; regardez dans le tableau de bord si Meta demande aussi la vérification des fournisseurs de technologie.",
    },
  },
  askedTitle: "Ce que l’app demande",
  needs: {
    none: "sans examen",
    review: "examen nécessaire",
    better: "recommandé",
    choice: "si vous le voulez",
    unused: "inutile",
  },
  abilities: {
    pages_messaging: "Les messages arrivent, et les agents répondent.",
    pages_manage_metadata: "La Page envoie ses messages ici ; le diagnostic répare l’abonnement.",
    pages_show_list: "Après une identification, les Pages à choisir sont listées.",
    business_management: "Les Pages que quelqu’un ne gère que par un portefeuille sont dans la liste.",
    pages_read_engagement:
      "Messages plus anciens, rattrapage après une panne et sort des messages incertains.",
    pages_read_user_content: "Les commentaires sous les publications de la Page arrivent.",
    pages_manage_engagement: "On répond aux commentaires, on les masque et on les aime.",
    pages_utility_messaging: "Modèles approuvés quand les 24 heures sont passées.",
    pages_user_locale: "Les numéros sont lus comme dans le pays du client, et le CRM connaît sa langue.",
    "Human Agent": "Les personnes répondent pendant sept jours au lieu de 24 heures.",
    "Business Asset User Profile Access": "Noms et photos des clients.",
  },
  without: {
    pages_messaging: "rien n’arrive et rien ne part.",
    pages_manage_metadata: "aucun message n’arrive.",
    pages_show_list: "l’identification ne trouve aucune Page ; connecter à la main reste possible.",
    business_management: "une telle Page manque dans la liste ; quelqu’un qui y a un rôle la connecte.",
    pages_read_engagement:
      "pas d’historique, rien n’est rattrapé de ce qui est venu pendant que le Worker était hors d’atteinte, une réponse au sort incertain le reste, et les commentaires n’arrivent pas.",
    pages_read_user_content: "les commentaires n’arrivent pas, ou sans texte ni nom.",
    pages_manage_engagement: "les commentaires sont lus, et on y répond chez Meta ou en privé.",
    pages_utility_messaging: "après 24 heures, aucun modèle ne peut être envoyé.",
    pages_user_locale: "les numéros sont lus comme dans le pays de l’agent.",
    "Human Agent": "les réponses finissent 24 heures après le message du client.",
    "Business Asset User Profile Access": "les clients apparaissent sans nom ni photo.",
  },
  withoutIt: "Sans elle : ",
  use: "Comment l’app s’en sert",
  show: "Ce que montre l’enregistrement",
  recording:
    "La démo joue chacune de ces étapes avec sa légende : lancez npm start, ouvrez /recording/, choisissez-en une et enregistrez l’écran.",
  unusedTitle: "Retirez celles-ci de la demande",
  unused: "Ce produit ne s’en sert jamais, et Meta refuse ce qui est demandé sans être montré :",
  preconditionsTitle: "Avant de pouvoir l’envoyer",
  marks: { done: "fait", open: "à faire", yours: "à vérifier chez Meta" },
  preconditions: {
    business: "L’entreprise est vérifiée (Business Verification), et l’app lui appartient.",
    icon: "L’app a une icône.",
    category: "L’app a une catégorie.",
    privacy: "Une adresse publique de votre politique de confidentialité.",
    terms: "Une adresse publique de vos conditions d’utilisation.",
    domains: "Vos domaines sont dans App domains.",
    website: "La plateforme Website est ajoutée, avec l’adresse du poste de vos agents.",
    secret: "L’identifiant et la clé secrète de l’app sont justes.",
    webhook: "Le webhook de l’app mène ici.",
    redirect: "L’URL de redirection de Facebook Login est saisie (Apps).",
    deletion: "Les adresses de désautorisation et de suppression des données sont saisies (Apps).",
    page: "Une Page est connectée.",
    call: "Un appel de test réussi par autorisation : une Page connectée a fait ceux des messages et de l’abonnement.",
    wait: "Jusqu’à 24 heures après cet appel, avant que le bouton de Meta puisse être pressé.",
  },
  dataTitle: "Traitement des données",
  dataHint:
    "Les questions de Meta changent ; voici les réponses par sujet, vraies pour ce produit. Ce qui est entre [crochets], vous seul le savez.",
  testersTitle: "Testeurs",
  testers: {
    invite:
      "Inviter : dans le tableau de bord, App roles → Roles, ajoutez la personne comme testeur par son nom ou son identifiant Facebook.",
    accept:
      "Accepter : l’invitation ne compte qu’une fois acceptée. Sans notification, regardez dans le compte de développeur de la personne chez Meta.",
    portfolio:
      "Portefeuille : si l’app ou la Page appartient à un portefeuille professionnel, il faut peut-être un rôle là aussi, sur la Page avec la tâche Messages.",
    write:
      "Essayer : la personne écrit à la Page. Avant l’examen, seules les personnes avec un rôle sont entendues.",
    remove:
      "Retirer : enlevez les rôles après l’examen, dans l’app et dans le portefeuille. Ce qu’elles ont écrit reste dans les fils.",
  },
  stepsTitle: "Instructions pour l’examinateur",
  stepsHint:
    "Collez ceci dans le formulaire de Meta. Les liens qui n’existent pas encore sont entre <chevrons>.",
  stepsLabel: "Instructions",
  links: {
    title: "Lien pour l’examinateur de Meta",
    what: "Il ouvre sans compte le poste d’un agent pour une Page et montre les fils qui ont commencé par son propre lien m.me ou avec les testeurs que vous nommez. Jamais celui d’un client.",
    page: "Page",
    hours: "Heures",
    testers: "Testeurs (PSID, un par ligne)",
    testersHint: "Un PSID est la seconde moitié du nom d’une conversation.",
    make: "Créer un lien",
    url: "Pour l’examinateur",
    meLink: "Où l’examinateur écrit",
    once: "Montré cette seule fois. Il est dans les instructions ci-dessous.",
    none: "Pas encore de lien.",
    revoke: "Révoquer",
    revokeThis: (name) => `Révoquer le lien de ${name}`,
    until: (time) => `jusqu’à ${time}`,
    revoked: (time) => `révoqué ${time}`,
    over: (time) => `terminé depuis ${time}`,
    used: (count, time) => `utilisé ${count} fois, la dernière ${time}`,
    unused: "jamais utilisé",
    hoursWrong: "De 1 à 2160.",
  },
};
