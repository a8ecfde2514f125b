namespace ChatSla.Core.Mail;

/// <summary>The words of mail to many.</summary>
internal static class BulkPhrases
{
    public static readonly Phrases[] Unsubscribe =
    [
        new("en", "unsubscribe", "to be removed from", "remove yourself", "subject line \"remove\"", "subject line remove", "?subject=remove", "\"remove\" in the subject", "\"remove\" as the", "mailing list options",
            "manage your preferences", "update your preferences", "email preferences", "e-mail preferences", "change your settings", "notification settings", "opt out", "opt-out", "you are receiving this",
            "you're receiving this", "you received this email because", "you received this message because", "you received this e-mail because", "you are subscribed", "you're signed up", "modify your account", "your subscription",
            "no longer wish to receive"),
        new("de", "abmelden", "abbestellen", "sie erhalten diese", "austragen", "newsletter abmelden"),
        new("fr", "se désabonner", "désinscri", "désabonner", "vous recevez ce"),
        new("es", "darse de baja", "cancelar su suscripción", "cancelar la suscripción", "dejar de recibir", "has recibido este"),
        new("it", "annulla l'iscrizione", "disiscriv", "cancellati", "cancellare l'iscrizione"),
        new("pt", "cancelar a inscrição", "descadastr", "cancelar a subscrição", "remover o seu", "deixar de receber"),
        new("nl", "uitschrijven", "afmelden", "u ontvangt deze"),
        new("sv", "avregistrera", "avprenumerera", "avsluta prenumeration", "du får detta mejl", "du får det här"),
        new("no", "meld deg av", "avmeld", "avslutte abonnement"),
        new("da", "afmeld", "frameld", "du modtager denne"),
        new("fi", "peruuta tilaus", "peru tilaus", "lopeta tilaus"),
        new("pl", "wypisz", "wypisać", "zrezygnować z subskrypcji", "anuluj subskrypcję"),
        new("cs", "odhlásit", "odhlášení z odběru"),
        new("ru", "отписаться", "отказаться от рассылки", "вы получили это письмо"),
        new("tr", "abonelikten", "listeden çık"),
        new("ja", "配信停止", "登録解除", "購読解除", "配信解除"),
        new("zh", "退订", "退訂", "取消订阅", "取消訂閱"),
        new("ko", "수신거부"),
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
        new("en", "all rights reserved", "privacy policy", "terms of service", "registered trademark", "trademarks of", "offer not transferable", "terms and conditions apply", "member fdic", "© 20", "(c)20", "copyright 20", "copyright (c)"),
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
        new("en", "newsletter", "% off", "weekly", "monthly", "daily", "breaking news", "news online", " news", "webinar", "web seminar", "register today", "special offer", "sweepstakes", "prize notification", "announcing", "survey waiting", "a survey",
            "press release", "vol.", "released!", "updated weblogs", "today only", "limited time", "bulletin", "digest", "back to school", "free shipping", "buy ", "signed up", "journal", "memberships reminder", "issue #", "has been assigned to you", "security alert"),
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
        new("en", "special offer", "register now", "register today", "for immediate release", "press release", "buy now", "order now", "click here", "in this issue", "in this edition", "latest news", "this month's", "new features", "we are excited to", "we are pleased to announce",
            "we're excited to", "download it now", "on behalf of", "on sale today", "free shipping", "limited time", "sponsored by", "breaking news", "weekly newsletter", "august newsletter"),
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
