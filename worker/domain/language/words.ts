/**
 * Words that people write to a shop and that tell the language that they write: greetings, thanks, questions, pronouns, and what
 * such messages are about. By the language's primary subtag of BCP 47. A word of several languages stands with each of them.
 * What the whole world writes ("hello", "ok", "hi", "test") stands with none, nor what is a part of names ("van", "de la").
 */
export const WORDS: Readonly<Record<string, string>> = {
  en: `the this that these those what when where which who why how does did is are was were has have hasnt havent had do
    dont doesnt didnt cant can could would will wont my your our their his her its me you we they he she it i im ive and or
    but not with from for to of in at on any there here please pls thanks thank good morning afternoon evening want need
    help order ordered parcel package delivery delivered shipping ship refund money back broken price much many cost
    available still open tomorrow today yesterday someone somebody anybody speak talk change address account get got come
    arrived arrive received yet hours working about know looking like size colour color stock pay paid buy`,
  de: `der die das den dem ein eine einen einem ist sind war habe hab haben hat habt hatte kann können könnt kannst möchte
    will wann wo wie was wer warum welche welcher ich du er wir ihr sie mich mir mein meine meinen meinem meiner dein
    euch ihnen nicht kein keine und oder aber auch noch schon nach mit bei von für zu zum zur im am auf guten tag morgen
    abend moin servus grüß gott danke bitte hilfe brauche paket bestellung bestellt lieferung geliefert liefert versand
    geld zurück kaputt preis kostet kosten gibt es offen geöffnet heute gestern jemand helfen sprechen ändern adresse
    konto rechnung größe farbe lieferbar verfügbar angekommen bekommen gern gerne kaufen öffnungszeiten`,
  fr: `le la les un une des du est sont était ai as avez avons ont suis êtes peut peux pouvez puis voudrais veux où quand
    comment pourquoi combien quel quelle qui que quoi je tu il elle nous vous ils mon ma mes votre vos notre ce cet cette ces
    ça cest jai et ou mais pas plus avec pour dans sur chez en y bonjour bonsoir salut slt coucou merci svp stp beaucoup
    aide besoin colis commande commandé livraison livrez livré remboursement remboursé argent cassé cassée prix coûte
    disponible toujours encore ouvert ouverts ouverte demain aujourdhui hier quelquun parler changer adresse compte facture
    reçu arrivé arrivée taille couleur rendre retour horaires acheter bonne journée soirée`,
  es: `el los las un una es son está están estoy hay fue he ha han tiene tienen tengo puedo puede pueden quiero quisiera
    dónde cuándo cómo cuánto cuánta cuesta vale qué quién por para con sin pero no yo tú usted ustedes mi mis su sus nuestro
    me te se lo le nos este esta esto ese eso y o más muy ya del al en hola buenas buenos días tardes noches gracias favor
    ayuda necesito pedido paquete envío envíos envían devolución devuelvan dinero rota roto precio disponible sigue
    todavía abren abierto mañana hoy ayer alguien hablar cambiar dirección cuenta factura llegó llegado llega recibido
    talla hacen comprar horario saber información hace`,
  it: `il lo gli un una è sono era ho hai ha abbiamo avete hanno posso può potete vorrei voglio dove dovè quando come perché
    quanto quanta costa che chi cosa quale io tu lui lei noi voi mio mia miei vostro vostra questo questa quello e o ma non
    con per nel nella del della dei delle al alla sul più anche ancora mi ti ci si ciao buongiorno buonasera buon giorno salve
    grazie prego favore aiuto bisogno pacco ordine ordinato spedizione spedite consegna consegnato rimborso soldi indietro
    rotta rotto prezzo disponibile aperti aperto aprite ora domani oggi ieri qualcuno parlare cambiare indirizzo conto
    fattura arrivato arrivata arriva ricevuto taglia colore comprare orari sapere`,
  pt: `os as um uma é são está estão tem têm tenho foi posso pode podem quero queria gostaria onde quando como quanto quanta
    custa qual quem porque eu você vocês ele ela nós meu minha meus seu sua nosso este esta isso isto e ou mas não com sem para
    pra por no na do da dos das em ao mais muito já ainda me olá oi bom boa dia tarde noite obrigado obrigada favor ajuda
    preciso encomenda pedido entrega entregam entregue frete envio reembolso dinheiro volta quebrou quebrada quebrado preço
    valor disponível aberto abertos amanhã hoje ontem alguém falar mudar trocar endereço morada conta chegou chega
    recebi recebido tamanho cor comprar horário saber`,
  nl: `het een dit dat deze die is zijn was heb hebt heeft hebben kan kunnen kunt wil wilt waar wanneer hoe wat wie waarom
    welke ik jij je u hij zij wij we jullie mij mijn jouw uw ons onze niet geen en of maar ook nog al met voor naar bij op
    aan te er goedemorgen goedemiddag goedenavond goedendag dag dank bedankt alstublieft alsjeblieft hulp nodig pakket
    pakje bestelling besteld levering geleverd leveren verzending verzenden verzendkosten geld terug kapot prijs kost
    beschikbaar open laat morgen vandaag gisteren iemand spreken helpen wijzigen adres rekening aangekomen ontvangen maat
    kleur kopen graag openingstijden`,
  pl: `jest są był była mam masz ma macie mogę może można chcę chciałbym chciałabym gdzie kiedy jak ile co kto dlaczego czy
    który która ja ty on ona my wy mój moja moje mojego mojej mnie mi pan pani się nie tak i ale z na do dla od w to ten ta
    jeszcze już dzień dobry cześć witam dziękuję dzięki proszę pomoc pomocy potrzebuję paczka paczki paczkę zamówienie
    zamówienia dostawa dostawy przesyłka wysyłka wysyłki wysyłacie zwrot pieniędzy pieniądze uszkodzona uszkodzony
    zepsuty cena kosztuje dostępne dostępny otwarte jutro dziś dzisiaj wczoraj ktoś zmienić adres konto przyszła przyszło
    rozmiar kolor kupić`,
  tr: `bir bu şu ne nerede nereden zaman nasıl kaç kim niçin neden hangi ben sen biz siz onlar benim bana beni bizim sizin
    var yok mı mi mu mü değil ve ama ile için kadar daha çok çoktan hala merhaba selam merhabalar günaydın iyi günler
    akşamlar teşekkürler teşekkür ederim lütfen yardım istiyorum ihtiyacım sipariş siparişim siparişimi kargo kargom paket
    paketim teslimat gönderim iade etmek para paramı geri kırık fiyat fiyatı fiyatlar ücret stokta mevcut açık açıksınız
    yarın bugün dün biri konuşmak değiştirmek adres hesap geldi gelmedi gelecek beden renk almak saat`,
  vi: `tôi mình bạn shop ơi ạ em anh chị cho hỏi là có không ko của và với này kia đó đâu nào khi bao giờ nhiêu gì sao được
    chưa còn hàng giá tiền đơn đặt giao địa chỉ đổi trả hoàn ship xin chào cảm ơn vui lòng giúp muốn cần mua bán hôm nay
    ngày mai mấy mở cửa size màu nhận rồi hư hỏng`,
  id: `saya aku kamu anda kami kita ini itu ada apakah apa siapa kapan dimana mana berapa bagaimana kenapa bisa tidak nggak
    gak belum sudah masih mau ingin dan atau tapi dengan untuk dari di ke yang nya halo selamat pagi siang sore malam
    terima kasih tolong mohon bantu bantuan butuh pesanan pesan paket barang harga harganya kirim pengiriman ongkir
    kembali uang rusak stok stoknya tersedia ready buka besok hari kemarin seseorang bicara ganti alamat akun sampai
    datang terima ukuran warna beli kak gan min soal tanya`,
  ms: `saya awak anda kami kita ini itu ada adakah apa siapa bila mana berapa bagaimana kenapa boleh tidak tak belum sudah
    masih mahu nak ingin dan atau tetapi dengan untuk dari di ke yang hai selamat pagi petang malam terima kasih tolong
    bantu bantuan perlu pesanan tempahan bungkusan barang harga penghantaran hantar pos bayaran balik wang duit rosak stok
    buka esok hari semalam seseorang bercakap tukar alamat akaun sampai saiz beli encik puan`,
  tl: `po opo ako ikaw ka kayo kami tayo sila ang ng mga sa ay na pa ba ito iyan yan yun ko mo nyo namin saan kailan ano sino
    bakit paano magkano ilan meron mayroon wala hindi oo kamusta kumusta magandang umaga hapon gabi salamat maraming
    pakiusap tulong gusto kailangan padala presyo darating dumating bukas ngayon kahapon bili bayad sira palitan`,
  sv: `jag du han hon vi ni de är var har hade kan kunde vill skulle när hur vad vem vilken varför min mitt mina din ditt er
    det den detta en ett och eller men inte med för från till på i av om också redan hej hejsan god morgon kväll tack snälla
    hjälp behöver paket paketet beställning beställt leverans levererar skickar frakt pengar tillbaka återbetalning trasig
    pris kostar finns kvar lager öppet öppnar imorgon idag igår någon prata ändra adress konto kom kommit fått storlek
    färg köpa`,
  no: `jeg du han hun vi dere er var har hadde kan kunne vil skulle hvor når hvordan hva hvem hvilken hvorfor min mitt mine
    din ditt det den dette en ei et og eller men ikke med for fra til på i av om også allerede hei god morgen kveld takk hjelp
    trenger pakke pakken bestilling bestilt levering leverer sender frakt penger tilbake refusjon ødelagt pris koster finnes
    lager åpent åpner imorgen morgen idag igår noen snakke endre adresse konto kom kommer kommet fått størrelse farge kjøpe`,
  da: `jeg du han hun vi er var har havde kan kunne vil skulle hvor hvornår hvordan hvad hvem hvilken hvorfor min mit mine din
    dit jer det den dette en et og eller men ikke med for fra til på i af om også allerede hej god morgen aften tak hjælp
    brug pakke bestilling bestilt levering leverer sender fragt penge tilbage refusion ødelagt pris koster findes lager
    åbent åbner imorgen idag går nogen tale ændre adresse konto kom kommer kommet fået størrelse farve købe`,
  fi: `minä sinä hän me te he on ovat oli olen voi voin voiko haluan haluaisin missä mistä milloin miten mikä mitä kuka miksi
    minun sinun teidän minulla ja tai mutta ei en myös vielä jo kanssa hei moi terve hyvää huomenta päivää iltaa kiitos
    apua tarvitsen paketti pakettini tilaus tilaukseni tilasin toimitus toimitatteko lähetys rahat takaisin palautus
    palauttaa rikki hinta maksaa paljonko saatavilla auki huomenna tänään eilen joku puhua vaihtaa osoite tili saapui
    saapuu saapunut koko väri ostaa`,
  cs: `je jsou byl byla bylo mám máte má mohu můžu můžete chci chtěl chtěla bych kde kdy jak kolik co kdo proč který jaký já ty
    on ona my vy můj moje mého moji mi mě vás vám se si ne ano a ale s na do pro od z ve to ten ta ještě už dobrý den ahoj
    ráno večer děkuji děkuju díky prosím pomoc potřebuji potřebuju balík balíček zásilka zásilku objednávka objednávku
    objednal doručení doprava vrátit vrácení peníze rozbitý rozbité cena stojí skladem dostupné otevřeno otevíráte zítra
    dnes včera někdo mluvit změnit adresu účet přijde přišlo přišel dorazil velikost barva koupit`,
  sk: `je sú bol bola bolo mám máte má môžem môžete chcem chcel chcela by kde kedy ako koľko čo kto prečo ktorý aký ja ty on ona
    my vy môj moja moje mi ma vás vám sa si nie áno a ale s na do pre od z vo to ten tá ešte už dobrý deň ahoj ráno večer
    ďakujem vďaka prosím pomoc potrebujem balík zásielka zásielku objednávka objednávku objednal doručenie doprava vrátiť
    vrátenie peniaze rozbitý rozbité cena stojí skladom dostupné otvorené zajtra dnes včera niekto hovoriť zmeniť adresu účet
    príde prišlo prišiel veľkosť farba kúpiť`,
  ro: `este sunt era am ai are avem aveți au pot poate puteți vreau aș dori unde când cum cât câte costă ce cine de care eu tu
    el ea noi voi meu mea mei mele dumneavoastră și sau dar nu cu fără pentru din la pe un o acest asta mai deja încă bună
    ziua dimineața seara salut mulțumesc mersi rog vă ajutor nevoie colet coletul comanda comandă comandat livrare livrați
    ajunge ajuns rambursare bani înapoi stricat spart preț prețul disponibil stoc deschis mâine azi astăzi ieri cineva vorbi
    schimba adresa cont factura primit mărime culoare cumpăra`,
  hu: `a az egy ez van vannak volt nincs vagyok kell tudok tudnak lehet szeretnék szeretném akarok hol hova mikor hogyan
    mennyi mennyibe mi ki miért melyik én te ő mi ti ők nekem enyém csomagom rendelésem és vagy de nem is még már meg jó
    napot reggelt estét szia sziasztok köszönöm köszi kérem kérek segítség segítséget segítene csomag rendelés
    rendelést rendeltem szállítás szállítanak visszatérítés pénzt pénzem vissza törött ár ára kerül elérhető raktáron nyitva
    nyitnak holnap ma tegnap valaki beszélni cím címet érkezik érkezett kaptam méret szín venni`,
  hr: `je su bio bila bilo imam imate ima mogu možete može želim htio htjela bih gdje kada kad kako koliko što šta tko ko zašto
    koji koja ja ti on ona mi vi moj moja moje me vas vam se ne da i ali sa na do za od iz u to taj ta još već dobar dan bok
    zdravo jutro večer hvala molim pomoć trebam paket pošiljka pošiljku narudžba narudžbu naručio naručila dostava dostavu
    povrat novca novac slomljen razbijena cijena košta dostupno otvoreno radite sutra danas jučer netko razgovarati
    promijeniti adresu račun stiže stigao stigla veličina boja kupiti`,
  ca: `els les és són està tinc té teniu puc vull voldria on quan com quant què qui jo tu vosaltres meu meva vostre aquest
    aquesta i o però amb sense per del al bon dia bona tarda nit gràcies merci sisplau ajuda necessito paquet comanda
    enviament devolució diners trencat preu disponible encara oberts avui demà ahir algú parlar canviar adreça ha arribat`,
};

/** As many of other scripts: which one does not tell the language alone. */
export const WORDS_OF_OTHER_SCRIPTS: Readonly<Record<string, string>> = {
  ru: `здравствуйте здравствуй привет добрый день доброе утро вечер спасибо пожалуйста где когда как сколько стоит что кто
    почему какой какая мой моя моё мне меня вы вас вам я мы он она это этот есть нет не да и или но с для ли можно хочу нужно
    нужна помогите помощь заказ заказа посылка посылку доставка доставку доставляете вернуть возврат деньги цена наличии
    ещё еще уже открыты завтра сегодня вчера адрес изменить пришла придет придёт размер купить работаете подскажите`,
  uk: `добрий день доброго дня привіт вітаю дякую будь ласка де коли як скільки коштує що хто чому який яка мій моя моє мені
    мене ви вас вам я ми він вона це цей є немає ні не так і або але з для чи можна хочу треба потрібно допоможіть допомога
    замовлення посилка посилку доставка доставку повернути повернення гроші ціна наявності ще вже відкриті завтра сьогодні
    вчора адреса адресу змінити прийде прийшла розмір купити працюєте`,
  bg: `здравейте здравей добър ден добро утро вечер благодаря моля къде кога как колко струва какво кой защо какъв моята моят
    моето ми ме ви вас аз ние той тя това този има няма не да и или но с за ли може искам трябва помощ поръчка поръчката
    пратка пратката доставка доставяте върна връщане пари парите цена наличен налична още вече отворени утре днес вчера адрес
    адреса сменя пристигна пристигне размер купя работите съм са е`,
  sr: `здраво добар дан јутро вече хвала молим где када како колико кошта шта ко зашто мој моја моје ми ме ви вас ја он она то
    има нема не да и или али са за може желим треба помоћ пакет поруџбина достава новац цена још сутра данас јуче`,
  mk: `здраво добар ден благодарам ве молам каде кога како колку чини што кој зошто мојот мојата ми ме вие јас тој таа тоа има
    нема не да и или но со за може сакам треба помош пакет нарачка достава пари цена уште утре денес вчера`,
  ar: `السلام عليكم مرحبا مرحباً اهلا أهلا أهلاً صباح مساء الخير شكرا شكراً من فضلك لو سمحت سمحتم اين أين وين فين متى كم بكم
    بكام كيف ماذا ما ايش شو ليش لماذا هل انا أنا انت أنت نحن طلبي الطلب طلبية السعر سعر هذا هذه ده دي موجود متوفر متوفرة يصل
    وصل وصلني لم لا ليس اريد أريد عايز ابغى بدي استرجاع المبلغ فلوسي مساعدة محتاج احتاج التوصيل توصيل شحن الشحن عنوان العنوان
    تغيير مفتوح غدا غداً اليوم امس أمس مقاس لون شراء في على مع الى إلى عن`,
  fa: `سلام درود خوبید ممنون متشکرم مرسی لطفا لطفاً کجاست کجا کی چند چنده چطور چه چرا آیا من شما ما سفارش سفارشم بسته قیمت
    قیمتش این آن است هست هنوز نیست می‌خواهم میخوام می‌خوام پول برگشت کمک ارسال آدرس فردا امروز دیروز رنگ سایز خرید موجود دارید`,
  ur: `السلام علیکم وعلیکم شکریہ مہربانی براہ کرم کہاں کب کیا کیوں کیسے کتنے کتنا کتنی کون میں میرا میری میرے آپ ہم یہ وہ ہے ہیں تھا کا کی
    کے کو سے نہیں اور آرڈر پارسل قیمت پیسے واپس مدد چاہیے ڈیلیوری پتہ کل آج`,
  hi: `नमस्ते नमस्कार धन्यवाद शुक्रिया कृपया कहाँ कहां कब कैसे कितना कितने कितनी क्या क्यों कौन मैं मुझे मेरा मेरी मेरे आप आपका हम यह ये वह
    इसकी इसका है हैं था की का के को से में नहीं और ऑर्डर पार्सल कीमत क़ीमत दाम पैसे वापस मदद चाहिए उपलब्ध आज कल पता`,
  mr: `नमस्कार धन्यवाद कृपया कुठे कधी कसे कसा किती काय का कोण मी मला माझा माझी माझे माझं तुम्ही तुमचा आम्ही हे हा ही आहे आहेत होता नाही आणि
    ऑर्डर पार्सल किंमत पैसे परत मदत पाहिजे हवे उपलब्ध आज उद्या पत्ता`,
  ne: `नमस्ते नमस्कार धन्यवाद कृपया कहाँ कहिले कसरी कति के किन को म मलाई मेरो तपाईं हामी यो त्यो छ छन् थियो होइन र अर्डर सामान मूल्य पैसा
    फिर्ता मद्दत चाहियो चाहिन्छ उपलब्ध आज भोलि ठेगाना`,
  zh: `的 是 我 你 您 在 吗 嗎 有 多 少 什 么 麼 请 請 问 問 这 這 那 们 們 不 怎 哪 没 沒 呢 吧 了 还 還 想 要 给 給 能 会 會 谢 謝 好
    到 和 就 都 可 以`,
};
