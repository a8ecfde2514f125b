namespace ChatSla.Core.Mail;

/// <summary>The words of mail to many.</summary>
internal static class BulkPhrases
{
    public static readonly Phrases[] Unsubscribe =
    [
        new("en", "unsubscribe", "email preferences", "e-mail preferences", "change your settings", "notification settings", "opt out", "opt-out", "you are subscribed", "modify your account", "your subscription", "to be removed"),
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
        new("en", "to unsubscribe", "unsubscribe here", "unsubscribe from this", "unsubscribe at any", "unsubscribe by", "click unsubscribe", "unsubscribe instructions", "unsubscribe link", "-unsubscribe@", "unsubscribe.php", "how to unsubscribe",
            "to be removed from", "removed from this list", "remove yourself", "subject line \"remove\"", "?subject=remove", "\"remove\" in the subject", "\"remove\" as the", "mailing list options", "update your preferences", "manage your preferences",
            "you are receiving this", "you're receiving this", "you received this email because", "you received this e-mail because", "no longer wish to receive", "opt out of", "opt-out of"),
        new("de", "zum abmelden", "newsletter abmelden", "newsletter abbestellen", "sie erhalten diese", "hier abmelden"),
        new("fr", "pour vous désabonner", "pour vous désinscrire", "se désabonner", "se désinscrire", "vous recevez ce"),
        new("es", "para darse de baja", "darse de baja", "si no desea recibir", "has recibido este"),
        new("it", "per disiscriverti", "per cancellarti", "annulla l'iscrizione", "non desideri più ricevere"),
        new("pt", "para cancelar", "descadastre-se", "cancelar a inscrição", "não deseja mais receber"),
        new("nl", "uitschrijven kan", "klik hier om u uit te schrijven", "hier uitschrijven", "u ontvangt deze"),
        new("sv", "avregistrera dig", "för att avregistrera", "avsluta prenumeration", "du får detta mejl", "du får det här"),
        new("no", "meld deg av", "du mottar denne"),
        new("da", "afmeld nyhedsbrev", "afmeld dig", "du modtager denne"),
        new("fi", "peruuta tilaus", "lopeta tilaus"),
        new("pl", "aby wypisać", "zrezygnować z subskrypcji", "otrzymujesz tę wiadomość"),
        new("cs", "odhlásit odběr", "odhlášení z odběru"),
        new("ru", "чтобы отписаться", "отказаться от рассылки", "вы получили это письмо"),
        new("tr", "abonelikten çık", "listeden çık"),
        new("ja", "配信停止は", "登録解除は", "配信停止を"),
        new("zh", "如需退订", "点击退订", "取消订阅", "取消訂閱"),
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
        new("en", "dear subscriber", "dear customers", "dear valued customer", "dear members", "dear friends", "dear readers", "dear users", "dear partners", "hi people", "dear colleagues", "hello everyone", "greetings from"),
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
        new("en", "we are excited to", "we're excited to", "we are pleased to announce", "we are pleased to inform", "we are proud to", "we are happy to announce", "we are delighted to", "we are thrilled to", "announcing the"),
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
        new("en", "view this email in your browser", "view in browser", "view in your browser", "view this message in", "view online", "view it in your browser", "not displaying properly", "not displaying correctly", "trouble viewing", "having trouble reading",
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
        new("en", "all rights reserved", "privacy policy", "terms of service", "registered trademark", "trademarks of", "terms and conditions apply", "© 20", "(c)20", "copyright 20", "copyright (c)"),
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
        new("en", "newsletter", "% off", "weekly", "monthly", "daily", "breaking news", "news online", " news", "webinar", "web seminar", "register today", "special offer", "sweepstakes", "prize notification", "announcing", "a survey",
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
        new("en", "special offer", "register now", "register today", "buy now", "order now", "click here", "in this issue", "in this edition", "latest news", "this month's", "new features",
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
