"""Words that web pages put around and between the paragraphs of an article, in many languages.

They are compared with whole blocks, or with the start of short blocks; never with words inside a
sentence.
"""

from __future__ import annotations

import re
from typing import Literal


def _any(*lists: str) -> str:
    """Return an expression for the entries of ``lists``, which are separated by a comma and a space."""
    entries = [entry.strip() for found in lists for entry in found.split(", ")]
    return "|".join(sorted(filter(None, entries), key=len, reverse=True))


# Buttons, counters and marks. A block that consists only of these says nothing.
_LABEL = _any(
    "advertisements?, advert, ads?, sponsored(?: content)?, promoted, promotion, skip advertisement",
    r"share(?: this)?(?: \w+)?(?: on \w+)?, shares, sharing is caring!?, tweet, retweet, like, likes?",
    "facebook, twitter, linkedin, pinterest, whatsapp, telegram, reddit, instagram, youtube, e-?mail",
    "print(?: this| article| page| friendly)?, copy link, link copied!?, save, bookmark, follow(?: us)?",
    r"comments?, \d+ comments?, no comments?, leave a (?:comment|reply), (?:post|add) a comment",
    "reply, close, caption, replay, play, loading(?: content)?, like loading, show more, read more",
    r"more videos, watch now, view all(?: \(\d+\))?, image \d+ of \d+, \d+ of \d+, up next",
    "just watched, must watch, highlights, subscribe(?: now)?, sign in, sign up, log in, register",
    "order reprints, text size, continue reading, read (?:the )?full (?:story|article), read next",
    r"to read the full story, back to top, next, previous, jump to recipe, print recipe, tagged",
    "latest, popular, trending, reuse this content, privacy policy, terms of (?:use|service), report",
    "follow author, view comments, show comments, listen to this article, enlarge, expand, download",
    "share this article, give this article, gift this article, send, permalink, promoted content",
    r"\d+ (?:min|minutes?) read, \(\d+ videos\), report an error, request a correction",
    "Anzeige, Werbung, teilen, drucken, merken, Kommentare?, kommentieren, mehr, weiterlesen",
    "weiterempfehlen, nach oben, Schlagw(?:ö|oe)rter, Schlagworte, Artikel, Bild(?: vergrößern)?",
    "Seite drucken, mehr anzeigen, gefällt mir, wird geladen, abonnieren, anmelden, Merkliste",
    "publicité, partager, imprimer, commenter, commentaires?, lire la suite, lire plus, s'abonner",
    "en savoir plus, réagir, envoyer, publicidad, compartir, imprimir, comentarios?, leer más",
    "ver más, suscríbete, suscribirse, pubblicità, condividi, stampa, commenti, commenta, iscriviti",
    "leggi tutto, leggi di più, publicidade, compartilhar, partilhar, comentários?, leia mais, letture",
    "reklama, udostępnij, drukuj, komentarze, skomentuj, czytaj dalej, czytaj więcej, wydrukuj",
    "advertentie, delen, reacties?, lees meer, afdrukken, annons, dela, kommentarer, läs mer, del",
    "реклама, поделиться, печать, распечатать, комментари[йия], комментировать, подробнее",
    "читать далее, читать полностью, версия для печати, подписаться, ответить, нравится, твитнуть",
    "загрузка, наверх, назад, вперёд, вперед, вконтакте, одноклассники, скопировать ссылку",
    "реклама, поділитися, друкувати, коментар[іи]?, детальніше, підписатися, читати далі",
    "广告, 分享, 打印, 评论, 阅读更多, 広告, シェア, コメント, 続きを読む, إعلان, شارك, طباعة",
)
_SIGNS = r"[\s|·•,/:;.…!»«›‹>→←+\-–—()\d]*"
_LABELS = re.compile(rf"{_SIGNS}(?:(?:{_LABEL}){_SIGNS})+", re.IGNORECASE)

# Openings of short blocks that refer to other pages, or that say who took a photograph.
_OPENING = re.compile(
    "[(>*\\s▶►→–—-]*(?:"
    + _any(
        r"read (?:more|also|next|on)\b.{0,30}:, related(?: \w+)?:, see (?:also|more)\b.{0,20}:, more(?: on this)?:",
        "don't miss, must read:, watch:, listen:, up next:, recommended(?: reading)?:, also read",
        "you may also like, you might also (?:like|be interested), most read, view gallery",
        r"(?:photo|image|picture|video|file)s?(?: credits?)?:, (?:photo|image|picture) (?:by|courtesy), credits?:",
        r"tags?:, tagged(?: with| as)?:, filed (?:to|under|in):?, topics?:, categor(?:y|ies):, keywords:",
        r"posted (?:in|by|on|at|under)\b, published(?: on| in| at)?\b.{0,30}\d, (?:last )?(?:updated|modified)\b.{0,40}\d",
        r"©, copyright\b, \(c\) \d{4}, all rights reserved, this (?:story|article|post) (?:was )?originally appeared",
        r"lesen Sie (?:auch|mehr|dazu|hier), lies auch, auch interessant, mehr zum thema, (?:lese|buch)tipp:",
        r"siehe auch:, mehr dazu, weitere (?:artikel|themen|informationen)\b.{0,30}:, (?:titel|beitrags)bild:",
        "(?:foto|bild|fotos|bilder|bildnachweis|bildquelle|fotocredit)s?:, schlagw(?:o|ö)rte?r?:, themen?:, stichw(?:o|ö)rte?r?:",
        r"veröffentlicht(?: am)?:?\s.{0,30}\d, (?:aktualisiert|publiziert|stand|erstellt)(?: am)?:?\s.{0,30}\d",
        "lire aussi, à lire(?: aussi)?, voir aussi, sur le même sujet, crédits?(?: photos?)?\\s?:, photos?\\s:, mots[- ]clés\\s?:",
        "lea también, leer también, lee también, ver también, más información:, fotos?:, etiquetas:",
        "leggi anche, vedi anche, guarda anche, potrebbe interessarti, fonte foto, leia também, leia mais:, veja também",
        "czytaj (?:też|także|również), zobacz (?:też|także|również), przeczytaj (?:też|także), przeczytaj również, fot\\., tagi:",
        "lees ook, lees meer:, bekijk ook, läs också, läs även, les også, læs også, lue myös",
        "читайте (?:также|ещё|еще|по теме), см(?:отрите|\\.) также, ещё по теме, материалы по теме, фото:, теги:, метки:",
        "опубликовано:?\\s.{0,30}\\d, обновлено:?\\s.{0,30}\\d, рубрик[аи]:, ключевые слова:, автор фото",
        "читайте також, дивіться також, теґи:, čtěte (?:také|i), přečtěte si",
    )
    + ")",
    re.IGNORECASE,
)

# An invitation addressed to the reader. It counts only with a link or a button.
_INVITATION = re.compile(
    "[*\\s]*(?:"
    + _any(
        r"(?:please )?(?:sign up|subscribe|join)\b, follow\b.{0,60}\b(?:on|@), click here, get (?:the|our)\b.{0,60}newsletter",
        "download (?:the|our) app, if you (?:like|enjoy)ed, want (?:more|to)\\b.{0,60}\\?, do you want to be informed",
        "this (?:post|article) (?:contains|may contain), e-?mail .{0,50} at, write to, reach the reporters, contact the author",
        "join our, check out (?:our|the latest), have a (?:news )?tip, citation:, suggested citation, donate",
        "abonnieren Sie, melden Sie sich, jetzt, folgen Sie, folge uns, unterstützen Sie, hier geht, wenn Ihnen",
        "abonnez-vous, inscrivez-vous, suivez, suscríb, síguenos, iscriviti, segui, assine, siga, zapisz się, obserwuj",
        "подпи(?:шитесь|сывайтесь), следите за, присоединяйтесь, оформите подписку, підпи(?:шіться|суйтесь)",
    )
    + ")",
    re.IGNORECASE,
)

# A photographer's name behind a caption, and a source of the picture.
_CREDIT = re.compile(
    r"[(\[](?:image|photo|picture|pic|foto|bild|quelle|credit|source|crédit|фото)s?\s?[:©/][^()]{0,80}[)\]]\s*$"
    r"|(?:getty images?|shutterstock|istock(?:photo)?|/\s?(?:AP|AFP|dpa|Reuters|PAP|ТАСС|РИА Новости))\W{0,3}$",
    re.IGNORECASE,
)

_BYLINE = re.compile(
    r"(?i:by|written by|words by|von|text|par|por|di|da|door|av|af|przez|autor(?:in|ka|zy)?|author|auteur|автор|текст)\s?:?\s+\W?[A-ZÀ-ÞА-ЯЁŁŚŻ@]",
)
_TIME = re.compile(
    r"\b(?:\d{1,2}[:.]\d{2}\s?(?:[ap]\.?m\.?|uhr|h)?|(?:19|20)\d\d|[ap]\.m\.)(?!\w)"
    r"|\b\d+\s?(?:seconds?|min(?:ute)?s?|hours?|hrs?|days?|weeks?|months?|years?)\s(?:ago|read)\b"
    r"|\b(?:vor|hace|il y a|há)\s\d+\s\w+|\b\d+\s\w+\s(?:назад|тому|temu|fa|geleden|sedan|siden)\b"
    r"|^(?:today|yesterday|gestern|heute|hier|aujourd'hui|ayer|hoy|сегодня|вчера)\b",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|\S+@\S+\.\w{2,}|@\w+")

# Titles of boxes. The kind decides how much below the title belongs to the box.
_TITLES = {
    "links": _any(
        r"(?:related|more|latest|recent|similar|popular|recommended|trending|top|other|further|our latest|most[- ](?:read|popular|viewed|recent))\s(?:\w+\s){0,2}(?:articles?|posts?|stor(?:y|ies)|news|links|content|topics?|coverage|reading|videos?|items|reads|headlines|picks|entries)",
        r"related(?: to this)?, recommended(?: for you| by)?.{0,20}, trending(?: now)?, most (?:read|popular|viewed|shared), up next, read (?:next|more|also), see also",
        r"you (?:may|might) (?:also )?(?:like|enjoy|be interested).{0,20}, more (?:from|in|on|by|about|great)\b.{0,40}, in brief, breaking news(?: emails)?, just in, don't miss",
        "editors?['’]?s? picks?, also on.{0,20}, explore (?:further|more), elsewhere on.{0,20}, around the web, from around the web, sponsored(?: content| links)?, we recommend, what to read next",
        r"das könnte (?:sie|dich|ihnen|euch)\b.{0,40}, das thema könnte.{0,40}, sie könnten auch.{0,50}, (?:ähnliche|weitere|verwandte|aktuelle|neueste|letzte|empfohlene|passende|mehr)\s(?:artikel|beiträge|themen|berichte|meldungen|nachrichten|videos|news|posts|links)(?: .{0,40})?, mehr (?:zum thema|aus|von|zu|über).{0,40}, auch interessant.{0,20}, lesen sie (?:auch|mehr).{0,30}, empfehlungen(?: .{0,30})?, meistgelesen, zum thema, weiterlesen",
        r"(?:articles?|sujets?|contenus?) (?:similaires?|liés?|connexes|associés|récents), à (?:lire|découvrir|voir)(?: aussi)?.{0,20}, lire aussi, voir aussi, vous aimerez aussi.{0,20}, sur le même (?:sujet|thème), dans la même (?:rubrique|catégorie), les plus lus, plus d'articles",
        r"(?:artículos|noticias|contenidos?|temas) relacionad[oa]s?, te (?:puede|podría) interesar.{0,20}, lo más (?:leído|visto), más (?:noticias|información), ver también, más sobre.{0,30}",
        r"(?:articoli|notizie) correlat[ei], potrebbe(?:ro)? (?:anche )?interessart[ie].{0,20}, leggi anche, ti potrebbe.{0,20}, più letti, (?:artigos|notícias|matérias|posts) relacionad[oa]s, leia (?:também|mais), veja também, mais lidas",
        r"(?:podobne|powiązane|inne|najnowsze|polecane) (?:artykuły|wpisy|tematy)(?: .{0,20})?, zobacz (?:też|także|również), czytaj (?:też|także|również), przeczytaj (?:też|także|również), polecamy.{0,20}, najczęściej czytane",
        r"lees ook, gerelateerd(?:e .{0,20})?, meer (?:over|van|nieuws).{0,20}, relaterat, relaterade .{0,20}, läs också, läs mer, mest läst",
        r"читайте (?:также|ещё|еще).{0,20}, (?:похожие|другие|последние|популярные|связанные) (?:статьи|записи|новости|материалы|публикации|посты).{0,20}, (?:материалы|новости|ещё|еще) по теме, по теме, смотрите также, см\. также, самое (?:читаемое|популярное|обсуждаемое), вам (?:может|будет).{0,40}, рекомендуем.{0,20}, популярное, ещё новости, главное за .{0,10}",
        r"читайте також, (?:схожі|інші|останні|популярні) (?:статті|новини|матеріали|записи), за темою, відео дня, související (?:články|.{0,12}), mohlo by vás zajímat.{0,10}",
        "相关(?:阅读|新闻|文章|推荐), 関連(?:記事|リンク|ニュース), 추천 기사, 관련 기사, مواضيع ذات صلة, اقرأ أيضا",
    ),
    "box": _any(
        r"(?:sign up|subscribe|join)\b.{0,60}, (?:\w+\s){0,3}newsletters?\b.{0,30}, get .{0,50}(?:newsletter|inbox|alerts?).{0,20}, stay (?:informed|up to date|in the loop|connected).{0,30}, never miss.{0,40}",
        r"about (?:the |this )?authors?\b.{0,40}, author(?:s|\(s\))?, written by\b.{0,40}, meet the author, contributors?, über (?:den |die )?autor(?:en|in|innen)?\b.{0,30}, zur person, (?:à propos|sobre) (?:de l['’]|el |o )(?:auteur|autor)\w*, об авторе, про автора, o autorze, sull['’]autore, over de auteur",
        r"share (?:this|on|via|with)\b.{0,30}, spread the word, like this, follow (?:us|me)\b.{0,30}, connect with.{0,20}, teilen.{0,20}, artikel teilen, beitrag teilen, diesen (?:artikel|beitrag) (?:teilen|empfehlen), partager.{0,25}, compartir.{0,25}, condividi.{0,25}, compartilhe.{0,20}, udostępnij.{0,20}, поделиться.{0,30}",
        r"(?:\d+\s)?comments?(?:\s?\(?\d*\+?\)?), leave a (?:comment|reply), join the (?:conversation|discussion), (?:post|add|write) (?:a|your) (?:comment|reply), what do you think.{0,20}, tell us what you think.{0,10}, (?:\d+\s)?(?:responses?|replies|reactions?)(?: to.{0,60})?, (?:\d+\s)?kommentare?(?:\s?\(?\d*\)?), kommentar (?:schreiben|hinterlassen|verfassen), kommentieren.{0,20}, schreibe? einen kommentar, ihre meinung.{0,20}, (?:\d+\s)?commentaires?(?:\s?\(?\d*\)?), laisser un commentaire, vos réactions.{0,10}, (?:deja|dejar) un(?:a)? (?:comentario|respuesta), (?:\d+\s)?comentarios?, lascia un commento, commenti, deixe um(?:a)? (?:comentário|resposta), (?:dodaj|zostaw) komentarz.{0,20}, komentarze(?:\s?\(?\d*\)?), (?:\d+\s)?комментари(?:и|ев|я|й)(?:\s?\(?\d*\)?), (?:добавить|оставить|оставьте) (?:комментарий|отзыв), обсуждение, (?:\d+\s)?коментар(?:і|ів)?, reacties?, (?:plaats|geef) een reactie",
        r"tags?, topics?, keywords, categories, filed under, schlagw(?:o|ö)rte?r?, themen, stichworte, mots[- ]clés, etiquetas, tagi, теги, метки, рубрики, ключевые слова",
        r"(?:this website|we) uses? cookies.{0,20}, cookies?, pour (?:lire la suite|accéder).{0,60}, support (?:us|our (?:work|journalism)).{0,20}, (?:war|ist) (?:der|dieser) (?:artikel|beitrag).{0,30}, was this (?:article|page|post) helpful.{0,5}, möchten sie den artikel teilen.{0,5}, подпи(?:сывайтесь|шитесь).{0,50}, newsletter.{0,40}, mit unserem newsletter.{0,50}, abonn(?:ieren|ez).{0,50}, reuse this content, disclaimer, disclosure",
    ),
}
_TITLE = {kind: re.compile(rf"\W*(?:{said})\W*", re.IGNORECASE) for kind, said in _TITLES.items()}
_TITLE_CHARS = 90


BoxKind = Literal["links", "box"]


def is_label(text: str) -> bool:
    """Whether ``text`` consists only of the labels of buttons, counters and advertisements."""
    return len(text) <= _TITLE_CHARS and _LABELS.fullmatch(text) is not None


def box(text: str) -> BoxKind | None:
    """Return the kind of box that begins with the title ``text``, or None."""
    if len(text) > _TITLE_CHARS:
        return None
    kinds: tuple[BoxKind, ...] = ("links", "box")
    return next((kind for kind in kinds if _TITLE[kind].fullmatch(text)), None)


def refers(text: str) -> bool:
    """Whether ``text`` begins like a reference to another page, a list of topics or a credit."""
    return _OPENING.match(text) is not None or _CREDIT.search(text) is not None


def invites(text: str) -> bool:
    """Whether ``text`` begins with an invitation to the reader, such as to subscribe."""
    return _INVITATION.match(text) is not None


def is_byline(text: str) -> bool:
    """Whether ``text`` begins like the line that names the author."""
    return _BYLINE.match(text) is not None


def tells_time(text: str) -> bool:
    """Whether ``text`` contains a time, a year or words such as *1 day ago*."""
    return _TIME.search(text) is not None


def is_address(text: str) -> bool:
    """Whether ``text`` is an address on the web or of a mailbox, or a name with ``@``."""
    return _ADDRESS.fullmatch(text) is not None
