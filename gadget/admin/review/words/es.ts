import type { ReviewWords } from "./en.ts";

export const reviewEs: ReviewWords = {
  title: "App Review",
  intro:
    "Lo que Meta quiere saber antes de que desconocidos puedan escribir a una página por su app, listo para copiar. Es lo mismo que docs/app-review.md.",
  english: "Lo que va a Meta está en inglés, porque los revisores de Meta leen inglés.",
  wayTitle: "¿Cuál es su camino?",
  ways: {
    own: {
      name: "Mi propia página, token a mano",
      what: "La página y la app son de la misma empresa, y usted generó el token en el panel de Meta. Desde enero de 2024 Meta no pide entonces App Review para los mensajes. Aun así la app debe estar en Live, y la revisión hace falta para nombres y fotos y para Human Agent. Pruébelo: alguien sin rol en la app escribe a la página. Si no llega nada, mire en el panel, en App Review, qué nivel de acceso tiene pages_messaging.",
    },
    login: {
      name: "Facebook Login",
      what: "Usted conecta páginas iniciando sesión. Quien tiene un rol en la app puede hacerlo enseguida; para los demás cada permiso necesita Advanced Access, que dan App Review y la verificación de la empresa.",
    },
    tenants: {
      name: "Varias empresas",
      what: "Administradores de otras empresas inician sesión y conectan sus páginas a su instalación. Vale todo lo de Facebook Login; mire en el panel si Meta pide además la verificación de proveedores de tecnología.",
    },
  },
  askedTitle: "Lo que pide la app",
  needs: {
    none: "sin revisión",
    review: "necesita revisión",
    better: "recomendado",
    choice: "si lo quiere",
    unused: "no hace falta",
  },
  abilities: {
    pages_messaging: "Los mensajes llegan y los agentes contestan.",
    pages_manage_metadata: "La página envía aquí sus mensajes; el diagnóstico repara la suscripción.",
    pages_show_list: "Tras iniciar sesión se listan las páginas entre las que elegir.",
    business_management: "Aparecen las páginas que alguien gestiona solo por un portafolio comercial.",
    pages_read_engagement:
      "Mensajes anteriores, recuperación tras una caída y el destino de mensajes inciertos.",
    pages_read_user_content: "Llegan los comentarios de las publicaciones de la página.",
    pages_manage_engagement: "Los comentarios se responden, se ocultan y se marcan con «Me gusta».",
    pages_utility_messaging: "Plantillas aprobadas cuando han pasado las 24 horas.",
    pages_user_locale: "Los teléfonos se leen como en el país del cliente, y el CRM sabe su idioma.",
    "Human Agent": "Las personas contestan durante siete días en vez de 24 horas.",
    "Business Asset User Profile Access": "Nombres y fotos de los clientes.",
  },
  without: {
    pages_messaging: "no llega ni sale nada.",
    pages_manage_metadata: "no llega ningún mensaje.",
    pages_show_list: "el inicio de sesión no encuentra páginas; conectar a mano sigue funcionando.",
    business_management: "una página así falta en la lista; la conecta quien tenga un rol en ella.",
    pages_read_engagement:
      "no hay historial, no se recupera lo que llegó mientras el Worker estaba fuera de alcance, una respuesta de destino incierto sigue incierta, y no llegan comentarios.",
    pages_read_user_content: "no llegan comentarios, o llegan sin texto ni nombre.",
    pages_manage_engagement: "los comentarios se leen, y se responden en las páginas de Meta o en privado.",
    pages_utility_messaging: "pasadas 24 horas no se puede enviar ninguna plantilla.",
    pages_user_locale: "los números se leen como en el país del agente.",
    "Human Agent": "las respuestas terminan 24 horas después de que el cliente escribió.",
    "Business Asset User Profile Access": "los clientes aparecen sin nombre ni foto.",
  },
  withoutIt: "Sin ello: ",
  use: "Cómo lo usa la app",
  show: "Lo que muestra la grabación",
  recording:
    "La demo reproduce cada uno de estos pasos con su rótulo: ejecute npm start, abra /recording/, elija uno y grabe la pantalla.",
  unusedTitle: "Quite estos de la solicitud",
  unused: "Este producto no los usa nunca, y Meta rechaza lo que se pide y no se muestra:",
  preconditionsTitle: "Antes de poder enviarla",
  marks: { done: "hecho", open: "pendiente", yours: "compruébelo usted en Meta" },
  preconditions: {
    business: "La empresa está verificada (Business Verification) y la app le pertenece.",
    icon: "La app tiene un icono.",
    category: "La app tiene una categoría.",
    privacy: "Una dirección pública de su política de privacidad.",
    terms: "Una dirección pública de sus condiciones de uso.",
    domains: "Sus dominios están en App domains.",
    website: "La plataforma Website está añadida, con la dirección del escritorio de sus agentes.",
    secret: "El id y la clave secreta de la app son correctos.",
    webhook: "El webhook de la app lleva aquí.",
    redirect: "La URL de redirección de Facebook Login está introducida (Apps).",
    deletion: "Las direcciones de desautorización y de borrado de datos están introducidas (Apps).",
    page: "Hay una página conectada.",
    call: "Una llamada de prueba con éxito por cada permiso: una página conectada ha hecho las de mensajes y suscripción.",
    wait: "Hasta 24 horas tras esa llamada, hasta que se pueda pulsar el botón de Meta.",
  },
  dataTitle: "Tratamiento de datos",
  dataHint:
    "Las preguntas de Meta cambian; estas son las respuestas por tema, ciertas para este producto. Lo que está entre [corchetes] solo lo sabe usted.",
  testersTitle: "Probadores",
  testers: {
    invite:
      "Invitar: en el panel, App roles → Roles, añada a la persona como tester por su nombre o id de Facebook.",
    accept:
      "Aceptar: la invitación solo cuenta cuando la persona la ha aceptado. Si no encuentra aviso, miren en su cuenta de desarrollador de Meta.",
    portfolio:
      "Portafolio: si la app o la página pertenece a un portafolio comercial, puede que la persona necesite también allí un rol, en la página con la tarea Mensajes.",
    write:
      "Probar: la persona escribe a la página. Antes de la revisión solo se oye a quienes tienen un rol.",
    remove:
      "Quitar: retire los roles después de la revisión, en la app y en el portafolio. Lo que escribieron queda en las conversaciones.",
  },
  stepsTitle: "Instrucciones para el revisor",
  stepsHint: "Pegue esto en el formulario de Meta. Los enlaces que aún no existen están entre <ángulos>.",
  stepsLabel: "Instrucciones",
  links: {
    title: "Enlace para el revisor de Meta",
    what: "Abre sin cuenta el escritorio de un agente para una página y muestra conversaciones que empezaron por su propio enlace m.me o con probadores que usted nombre. Nunca la de un cliente.",
    page: "Página",
    hours: "Horas",
    testers: "Probadores (PSID, uno por línea)",
    testersHint: "Un PSID es la segunda mitad del nombre de una conversación.",
    make: "Crear un enlace",
    url: "Para el revisor",
    meLink: "Dónde escribe el revisor",
    once: "Se muestra solo esta vez. Está en las instrucciones de abajo.",
    none: "Aún no hay enlaces.",
    revoke: "Revocar",
    revokeThis: (name) => `Revocar el enlace de ${name}`,
    until: (time) => `hasta ${time}`,
    revoked: (time) => `revocado ${time}`,
    over: (time) => `terminado desde ${time}`,
    used: (count, time) => `usado ${count} veces, la última ${time}`,
    unused: "nunca usado",
    hoursWrong: "De 1 a 2160.",
  },
};
