namespace ChatSla.Core.Mail;

/// <summary>The words of mail to many.</summary>
internal static class BulkPhrases
{
    public static readonly Phrases[] Unsubscribe =
    [
        new("en", "to subscribe", "subscription options", "subscriber services", "mailing preferences", "communication preferences", "leave this list", "signoff ", "unsub@", "remove@", "be removed from", "no longer receive", "you opted", "stop receiving", "mail preferences", "newsletter preferences", "your profile", "cancel your subscription", "change your subscription", "unsubscribe", "email preferences", "e-mail preferences", "change your settings", "notification settings", "opt out", "opt-out", "you are subscribed", "modify your account", "your subscription", "to be removed"),
        new("de", "abmelden", "abbestellen", "austragen"),
        new("fr", "désabonner", "désinscri"),
        new("es", "cancelar su suscripción", "cancelar la suscripción", "dejar de recibir"),
        new("it", "disiscriv", "cancellare l'iscrizione"),
        new("pt", "descadastr", "cancelar a subscrição", "deixar de receber"),
        new("nl", "uitschrijven", "afmelden"),
        new("sv", "avregistrera", "avprenumerera"),
        new("no", "avmeld", "avslutte abonnement"),
        new("da", "afmeld", "frameld"),
        new("pl", "wypisz", "wypisać", "anuluj subskrypcję"),
        new("cs", "odhlásit"),
        new("ru", "отписаться"),
        new("tr", "abonelikten"),
        new("ja", "配信停止", "登録解除", "購読解除", "配信解除"),
        new("zh", "退订", "退訂"),
        new("ko", "수신거부"),
    ];

    /// <summary>The instruction itself; somebody who only asks to be taken off does not give it.</summary>
    public static readonly Phrases[] HowToUnsubscribe =
    [
        new("en", "if you do not wish to receive", "if you no longer wish", "if you would like to be removed", "if you prefer not to receive", "if you would prefer not to receive", "do not want to receive", "to stop receiving", "to cancel your subscription", "to change your subscription", "to modify your subscription", "to remove yourself", "to remove your", "to be taken off", "to leave this list", "to leave the list", "sent to you because", "because you registered", "because you signed up", "because you subscribed", "because you opted", "subscriber since", "manage your subscription", "manage subscription", "update your profile", "update your email preferences", "change your email preferences", "change your preferences", "change your e-mail", "you are currently subscribed", "you are subscribed as", "this newsletter is", "forward this newsletter", "tell a friend", "send this to a friend", "unsubscribe:", "unsubscribe |", "| unsubscribe", "unsubscribe <", "subscribe/unsubscribe", "unsubscribing", "list-unsubscribe", "adjust your preferences", "notification preferences", "to unsubscribe", "unsubscribe here", "unsubscribe from this", "unsubscribe at any", "unsubscribe by", "click unsubscribe", "unsubscribe instructions", "unsubscribe link", "-unsubscribe@", "unsubscribe.php", "how to unsubscribe",
            "to be removed from", "removed from this list", "remove yourself", "subject line \"remove\"", "?subject=remove", "\"remove\" in the subject", "\"remove\" as the", "mailing list options", "update your preferences", "manage your preferences",
            "you are receiving this", "you're receiving this", "you received this email because", "you received this e-mail because", "no longer wish to receive", "opt out of", "opt-out of"),
        new("de", "vom newsletter abmelden", "newsletter abzumelden", "aus dem verteiler", "wenn sie keine weiteren", "keinen newsletter mehr", "abmelden |", "newsletter erhalten sie", "zum abmelden", "newsletter abmelden", "newsletter abbestellen", "sie erhalten diese", "hier abmelden"),
        new("fr", "vous recevez cet", "si vous ne souhaitez plus", "ne plus recevoir", "gérer vos abonnements", "lien de désinscription", "pour vous désabonner", "pour vous désinscrire", "se désabonner", "se désinscrire", "vous recevez ce"),
        new("es", "si no desea seguir", "dejar de recibir", "darte de baja", "para cancelar su suscripción", "usted recibe este", "recibes este", "para darse de baja", "darse de baja", "si no desea recibir", "has recibido este"),
        new("it", "cancella iscrizione", "ricevi questa", "non vuoi più ricevere", "se non desideri", "per disiscriverti", "per cancellarti", "annulla l'iscrizione", "non desideri più ricevere"),
        new("pt", "não deseja receber", "deixar de receber", "remover o seu", "sair desta lista", "você está recebendo", "cancelar inscrição", "descadastrar", "para cancelar", "descadastre-se", "cancelar a inscrição", "não deseja mais receber"),
        new("nl", "je ontvangt deze", "om u af te melden", "afmelden voor", "schrijf je uit", "wilt u geen", "uitschrijven kan", "klik hier om u uit te schrijven", "hier uitschrijven", "u ontvangt deze"),
        new("sv", "avsluta din prenumeration", "vill du inte längre", "du får detta", "avanmäl dig", "avregistrera dig", "för att avregistrera", "avsluta prenumeration", "du får detta mejl", "du får det här"),
        new("no", "avslutt abonnement", "ønsker du ikke lenger", "avmeld", "meld deg av", "du mottar denne"),
        new("da", "ønsker du ikke længere", "frameld", "afmelde", "afmeld nyhedsbrev", "afmeld dig", "du modtager denne"),
        new("fi", "saat tämän", "uutiskirjeen tilaus", "poistu listalta", "peruuta tilaus", "lopeta tilaus"),
        new("pl", "wypisz się", "zrezygnuj", "otrzymałeś tę", "nie chcesz otrzymywać", "aby wypisać", "zrezygnować z subskrypcji", "otrzymujesz tę wiadomość"),
        new("cs", "odhlásit se z", "nechcete dostávat", "nepřejete-li si", "odhlásit odběr", "odhlášení z odběru"),
        new("ru", "отписаться от", "отказаться от получения", "если вы не хотите получать", "отписка", "чтобы отписаться", "отказаться от рассылки", "вы получили это письмо"),
        new("tr", "abonelikten çık", "listeden çık"),
        new("ja", "配信停止", "購読解除", "配信の停止", "退会は", "解除は", "配信停止は", "登録解除は", "配信停止を"),
        new("zh", "退订", "不想再收到", "退出邮件", "如需退订", "点击退订", "取消订阅", "取消訂閱"),
        new("ko", "수신거부", "수신을 원치"),
        new("el", "απεγγραφή", "διαγραφή από"),
        new("hu", "leiratkozás", "leiratkozhat"),
        new("ro", "dezabonare", "dezabona"),
        new("he", "להסרה", "הסר מרשימת"),
        new("ar", "إلغاء الاشتراك"),
    ];

    /// <summary>At the head of a text.</summary>
    public static readonly Phrases[] HowToJoin =
        [new("en", "-subscribe@", "subscribe@", "to subscribe", "subscribe at", "to unsubscribe", "subscribe or unsubscribe", "join! mail"), new("de", "abonnieren unter", "zum abonnieren"), new("fr", "pour s'abonner", "pour vous abonner"), new("es", "para suscribirse")];

    public static readonly Phrases[] PressReleases =
    [
        new("en", "for immediate release", "press release"),
        new("de", "pressemitteilung"),
        new("fr", "communiqué de presse"),
        new("es", "nota de prensa", "comunicado de prensa"),
        new("it", "comunicato stampa"),
        new("pt", "comunicado de imprensa"),
        new("nl", "persbericht"),
        new("sv", "pressmeddelande"),
        new("da", "pressemeddelelse"),
    ];

    public static readonly Phrases[] Greetings =
    [
        new("en", "dear subscribers", "dear customer", "dear valued", "dear member", "dear reader", "dear friend", "dear user", "dear client", "dear ebay", "hello friends", "dear all", "dear developer", "dear registered", "valued customer", "dear colleague", "dear subscriber", "dear customers", "dear valued customer", "dear members", "dear friends", "dear readers", "dear users", "dear partners", "hi people", "dear colleagues", "hello everyone", "greetings from"),
        new("de", "liebe kunden", "liebe kundinnen", "sehr geehrte kunden", "liebe leser", "liebe abonnenten"),
        new("fr", "chers clients", "chers abonnés", "chers amis"),
        new("es", "estimados clientes", "queridos amigos"),
        new("it", "gentili clienti", "cari amici"),
        new("pt", "prezados clientes", "caros clientes"),
        new("nl", "beste klanten", "beste lezer"),
        new("sv", "bästa kunder", "kära kunder", "kära läsare"),
        new("ru", "уважаемые клиенты", "уважаемые коллеги"),
        new("zh", "尊敬的客户", "亲爱的用户"),
        new("ja", "お客様各位"),
    ];

    public static readonly Phrases[] Announcing =
    [
        new("en", "announces", "is pleased to announce", "is proud to", "is now available", "are now available", "we've just released", "has just released", "introducing", "we are launching", "is here!", "has been released", "we are excited to", "we're excited to", "we are pleased to announce", "we are pleased to inform", "we are proud to", "we are happy to announce", "we are delighted to", "we are thrilled to", "announcing the"),
        new("de", "wir freuen uns, ihnen", "freuen wir uns, ihnen"),
        new("fr", "nous sommes heureux de vous", "nous avons le plaisir de vous"),
        new("es", "nos complace", "tenemos el placer"),
        new("it", "siamo lieti di"),
        new("pt", "temos o prazer", "é com prazer"),
        new("nl", "met trots", "wij zijn blij u"),
        new("sv", "vi är glada att", "vi är stolta"),
        new("ru", "рады сообщить", "рады представить"),
    ];

    public static readonly Phrases[] Browser =
    [
        new("en", "view this newsletter", "click here to view", "if you cannot view", "if you can't view", "if you are unable to view", "to view this email", "see this email in", "read this email in", "email not displaying", "images not displaying", "view email in", "text-only version", "html version", "aol users", "aol subscribers", "view this email in your browser", "view in browser", "view in your browser", "view this message in", "view online", "view it in your browser", "not displaying properly", "not displaying correctly", "trouble viewing", "having trouble reading",
            "can't read this email", "cannot read this email", "cannot see this", "can't see this", "web version", "read this online"),
        new("de", "im browser anzeigen", "im browser ansehen", "nicht richtig angezeigt", "nicht korrekt dargestellt", "online-version"),
        new("fr", "dans votre navigateur", "version en ligne", "ne s'affiche pas"),
        new("es", "en su navegador", "en tu navegador", "en el navegador", "ver en línea", "no puede ver este"),
        new("it", "nel browser", "versione web", "non visualizzi"),
        new("pt", "no seu navegador", "no navegador", "versão online", "não consegue visualizar", "não visualiza"),
        new("nl", "in uw browser", "in je browser", "online versie", "webversie"),
        new("sv", "i din webbläsare", "i webbläsaren", "webbversion"),
        new("no", "i nettleseren", "i nettleser"),
        new("da", "i din browser", "i browseren", "webversion"),
        new("fi", "selaimessa"),
        new("pl", "w przeglądarce"),
        new("cs", "v prohlížeči"),
        new("ru", "в браузере", "веб-версия"),
        new("zh", "在浏览器中", "在瀏覽器"),
        new("ja", "ブラウザで"),
    ];

    public static readonly Phrases[] Legal =
    [
        new("en", "copyright 19", "all trademarks", "®", "™", "©", "(c) 2", "permission to reprint", "all contents copyright", "terms of use", "privacy statement", "privacy notice", "all rights reserved", "privacy policy", "terms of service", "registered trademark", "trademarks of", "terms and conditions apply", "© 20", "(c)20", "copyright 20", "copyright (c)"),
        new("de", "alle rechte vorbehalten", "datenschutzerklärung"),
        new("fr", "tous droits réservés", "politique de confidentialité"),
        new("es", "todos los derechos reservados", "política de privacidad"),
        new("it", "tutti i diritti riservati", "informativa sulla privacy"),
        new("pt", "todos os direitos reservados", "política de privacidade"),
        new("nl", "alle rechten voorbehouden", "privacyverklaring"),
        new("sv", "alla rättigheter", "integritetspolicy"),
        new("pl", "wszelkie prawa zastrzeżone"),
        new("ru", "все права защищены"),
        new("zh", "版权所有", "版權所有"),
        new("ja", "無断転載"),
    ];

    public static readonly Phrases[] Subjects =
    [
        new("en", "update:", " update", " alert", "headlines", "this week", "week of", "edition", "top stories", "exclusive", "free ", "save ", "discount", "sale", "win ", "specials", "announcement", "now available", "available now", "special report", "invitation", "invites you", "conference", "seminar", "newsflash", "tips", "final days", "last chance", "don't miss", "new release", "coming soon", "tech update", "dispatch", "insider", "gazette", "tribune", "report -", "newsletter", "% off", "weekly", "monthly", "daily", "breaking news", "news online", " news", "webinar", "web seminar", "register today", "special offer", "sweepstakes", "prize notification", "announcing", "a survey",
            "press release", "vol.", "released!", "today only", "limited time", "bulletin", "digest", "free shipping", "buy ", "journal", "issue #"),
        new("de", "rundbrief", "angebot der woche", "nur heute", "gewinnspiel", "neuigkeiten"),
        new("fr", "infolettre", "offre spéciale", "soldes", "promotion"),
        new("es", "boletín", "oferta", "promoción"),
        new("it", "offerta", "promozione"),
        new("pt", "campanha", "promoção", "boletim", "oferta"),
        new("nl", "nieuwsbrief", "aanbieding"),
        new("sv", "nyhetsbrev", "erbjudande", "rea "),
        new("da", "nyhedsbrev", "tilbud fra"),
        new("no", "nyhetsbrev"),
        new("fi", "uutiskirje", "tarjous"),
        new("pl", "biuletyn", "promocja"),
        new("cs", "zpravodaj", "akční nabídka"),
        new("ru", "рассылка", "прайс-лист", "акция", "скидк"),
        new("ja", "メルマガ", "メールマガジン", "月刊", "週刊", "セール"),
        new("zh", "促销", "電子報", "优惠"),
    ];

    public static readonly Phrases[] Advertising =
    [
        new("en", "click below", "find out more", "learn more", "read more", "full story", "top stories", "headlines", "advertisement", "advertise", "free trial", "don't miss", "save up to", "subscribe now", "in this week's", "this week's", "today's", "upcoming events", "visit our web", "visit our site", "for more information visit", "for more information, visit", "forward this", "sign up now", "sign up today", "sign up for", "limited-time", "exclusive offer", "free download", "money back", "our sponsors", "sponsor:", "special offers", "copyright ", "published by", "editor-in-chief", "editor:", "special offer", "register now", "register today", "buy now", "order now", "click here", "in this issue", "in this edition", "latest news", "this month's", "new features",
            "download it now", "on behalf of", "on sale today", "free shipping", "limited time", "sponsored by", "breaking news", "weekly newsletter"),
        new("de", "jetzt bestellen", "jetzt kaufen", "hier klicken", "jetzt anmelden", "klicken sie hier"),
        new("fr", "cliquez ici", "offre spéciale", "profitez"),
        new("es", "haga clic aquí", "haz clic aquí", "oferta especial"),
        new("it", "clicca qui", "offerta speciale"),
        new("pt", "clique aqui", "oferta especial"),
        new("nl", "klik hier", "bestel nu"),
        new("sv", "klicka här", "köp nu", "beställ nu"),
        new("ru", "нажмите здесь", "специальное предложение"),
        new("zh", "点击这里", "立即购买"),
        new("ja", "こちらをクリック", "詳しくはこちら"),
    ];
}
