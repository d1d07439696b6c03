"""The wording that lines of furniture share from site to site, one tuple a rule of ``furniture.RULES``.

Each entry is a regular expression that must fit a whole line, whatever its case. A line has single spaces
only, and is short, so that no entry can take long.
"""

from __future__ import annotations

RELATED_HEADING = (
    r"more ?:",
    r"related(?: (?:stories|story|articles?|content|coverage|links|reading|news))? ?:?",
    r"read (?:more|next|also|this next) ?:?",
    r"more (?:on this(?: story| topic)?|stories|from .{2,40}|like this|to explore|coverage|news) ?:?",
    r"(?:most|top|latest|trending|popular) (?:read|viewed|popular|shared|watched) ?:?",
    r"(?:most|top|latest|trending|popular) (?:stories|news|now|articles|headlines) ?:?",
    r"trending|see also ?:?|further reading|recommended(?: (?:for you|stories|reading))?|in other news",
    r"you (?:may|might) (?:also )?(?:like|be interested in) ?:?|don['’]t miss|up next",
    r"editor['’]?s['’]? (?:picks?|choice)",
    r"(?:also|elsewhere) (?:in|on) .{2,40}|around the (?:web|bbc|site)|from the (?:web|archive)",
    r"what to read next|keep reading|promoted stories",
)

APPEAL_BUTTON = (
    (
        r"(?:please )?(?:donate|contribute|support|subscribe|give|join)"
        r"(?: (?:us|now|today|here|once|monthly|one-off))*"
    ),
    r"become (?:a|an) \w+(?: (?:now|today))?",
    r"one[- ]off|monthly|annual(?:ly)?|other(?: amount)?|[£$€] ?\d+.{0,30}",
    r"not now|maybe later|remind me(?: later| in .{2,20})?|find out more|learn more|continue",
)

RELATED_LINK = (
    (
        r"(?:read(?: more| also| next)?|related(?: (?:story|article|stories))?|see also|watch(?: now)?|"
        r"listen(?: now)?|in pictures|don['’]t miss|also read|must read) *[:|>»›→–—] *\S.{0,180}"
    ),
    (
        r"(?:read|watch|listen to|see) (?:more|the full|all) (?:about|on|from|of|stories|story|coverage|"
        r"report|interview)\b[^.?!]{0,120}"
    ),
    r"(?:click|tap) here (?:to|for) .{0,120}",
    r"(?:all|more) (?:stories|articles|coverage|news) (?:by|from|about|on) .{2,60}",
    r"full (?:story|coverage|report|list) *[>»›→]?",
)

NOTIFICATIONS = (
    (
        r"(?:stay|get|receive|turn|enable|allow|manage|switch|would you|we['’]d|we "
        r"would)\b[^.]{0,100}\bnotifications?\b[^.]{0,60}[.?]?"
    ),
    r"notifications? (?:can|may|are)\b.{0,100}\b(?:browser|settings|preferences)\b.{0,40}",
    r"(?:not now|no,? thanks|maybe later|allow|yes,? please)",
    r"(?:get|receive|turn on) (?:breaking )?(?:news )?alerts?\b[^.]{0,80}\.?",
)

NEWSLETTER = (
    (
        r"(?:sign|signed)[ -]?up\b.{0,120}\b(?:newsletters?|e-?mails?|inbox|briefings?|alerts?|bulletins?|"
        r"digest)\b.{0,90}"
    ),
    r"sign[ -]?up(?: (?:now|here|today|for free))?[.!]?",
    (
        r"(?:get|receive|subscribe to|join|try)\b.{0,140}\b(?:newsletters?|(?:in|to) your (?:e-?mail "
        r")?inbox|by e-?mail|mailing list)\b.{0,70}"
    ),
    (
        r"(?:get|receive)\b.{0,60}\b(?:headlines|stories|briefing|news|updates)\b.{0,60}\bevery (?:morning|"
        r"evening|week|weekday|day)\b.{0,30}"
    ),
    (
        r"[^.]{0,80}\b(?:delivered|straight|sent|direct(?:ly)?)\b[^.]{0,40}\bto your (?:in-?box|e-?mail|"
        r"phone)\b.{0,60}"
    ),
    r"(?:enter )?(?:your )?e-?mail(?: address)?\*?:?",
    r"(?:please )?enter (?:a valid|your) e-?mail.{0,80}",
    r"(?:our |free |daily |weekly |the )*newsletters?(?: (?:sign[ -]?up|promotion|preferences))?",
    r"(?:after|skip past|view all|manage|our free|more) [^.]{0,40}newsletters?[^.]{0,40}",
    r"i(?: ?would|['’]d) like to (?:be e-?mailed|receive)\b.{0,160}",
    (
        r"by (?:entering|submitting|providing|signing|clicking|subscribing|registering)\b.{0,100}\b(?:you "
        r"(?:agree|consent|accept)|terms|privacy)\b.{0,160}"
    ),
    r"(?:read (?:our|the) )?privacy (?:notice|policy|statement)\.?",
    r"(?:please )?(?:read|see) our privacy .{0,60}",
    r"(?:thanks|thank you) for (?:signing up|subscribing)\b.{0,80}",
    r"you can unsubscribe at any time\.?",
    r"unsubscribe",
    r"never miss (?:an?|another) (?:\w+ )?(?:story|update|issue|article|headline)\b.{0,80}",
    r"(?:this form|this site) is protected by .{0,160}",
    r"we will never share your .{0,100}",
)

COOKIE_NOTICE = (
    (
        r"(?=.*\b(?:we|our|site|website|you|your)\b).{0,200}\b(?:uses?|using|set|accept|store|about|our|"
        r"necessary|these) cookies\b.{0,600}"
    ),
    r"(?:cookies?|consent)(?: (?:policy|notice|settings|preferences|banner|choices))?",
    r"we (?:value|respect|care about) your privacy.{0,200}",
    r"your privacy(?: (?:matters|choices|settings)|,? your choice)?",
    r"we and our (?:\d[\d.,]* )?partners\b.{0,800}",
    (
        r"(?:i )?(?:accept|agree|reject|decline|allow|deny)(?: (?:all|and (?:close|continue)|only "
        r"(?:necessary|essential)))?(?: cookies)?"
    ),
    r"(?:manage|change|review|more) (?:my |your )?(?:options|preferences|settings|consent|choices)",
    r"do not sell .{0,60}",
)

SHARE_REQUEST = (
    r".{0,60}\bshare (?:this|our) (?:story|article|page|post|report)\b.{0,40}",
    r"(?:like|liked|enjoyed) (?:this|our) (?:story|article|page|post|report)\?.{0,60}",
)

PRINT_EDITION = (
    r"(?:(?:this|a version of this) (?:article|story) )?(?:was )?(?:first |originally )?"
    r"(?:published|appear(?:s|ed)) in .{0,40}\b(?:print|edition|issue)\b.{0,160}",
)

FOLLOW_US = (
    (
        r"(?:please )?(?:follow|like|find|join|add) (?:us|me|@\w+|the [\w ]{2,40}|\w+ \w+) (?:on|"
        r"via) (?:our )?(?:twitter|x|facebook|instagram|youtube|tiktok|bluesky|mastodon|threads|linkedin|"
        r"whatsapp|telegram|google news|apple news|snapchat|reddit)\b.{0,80}"
    ),
    r"(?:please )?(?:follow|like|find|join) us (?:on|at|via) .{2,80}",
    r"(?:follow|following)",
    r"follow (?:us|@\w+|this (?:topic|story|author))",
    r"@\w{2,30}",
    r"(?:download|get) (?:our|the) [\w ]{0,30}\bapp\b.{0,60}",
    r"(?:google play|app store)(?: and .{2,20})?",
)

LIVE_BLOG_STAMPS = (
    (
        r"(?:(?:at|updated(?: at)?|last updated(?: at)?|posted(?: at)?) *:? "
        r"*)?\d{1,2}[:.]\d{2}(?: ?[ap]\.?m\.?)?(?: \(?[A-Z]{1,5}\)?)?"
    ),
    (
        r"(?:(?:last )?(?:updated|posted|published|modified) *:? *)?(?:\d{1,3}|an?|one) ?(?:seconds?|secs?|"
        r"minutes?|mins?|hours?|hrs?|days?|h|m|d) ago"
    ),
    r"live(?: (?:blog|now|reporting|updates?|feed))?",
    r"(?:key|latest) (?:events?|moments?|points|posts?|updates?)(?: .{0,40})?",
    r"pinned(?: post)?",
    r"(?:show|load|see|view) (?:new|more|latest|older|earlier) ?(?:updates?|posts?|entries)?",
    r"refresh",
    r"auto-?refresh(?: \w+)?",
    (
        r"(?:that['’]s all|this (?:live )?(?:blog|page|report|coverage) (?:is|has) (?:now )?(?:closed|ended|"
        r"been (?:updated|corrected)))[^.]{0,60}\.?"
    ),
    r"(?:jump to|summary|share this post|permalink|copy link to this post|just in|breaking)",
)

COMMENTS = (
    r"(?:readers?['’]? )?comments? *\(?[\d.,]*k?\)?",
    r"[\d.,]+k? (?:readers?['’]? )?comments?",
    r"no comments(?: yet)?",
    (
        r"(?:join|start|continue|be part of|have your say in) (?:our|the|a) (?:[\w-]+ ){0,2}(?:forum|"
        r"conversation|discussion|debate)\b.{0,60}"
    ),
    (
        r"(?:view|show|read|see|hide|load|add|post|leave|write|jump to|go to|skip to|open|close|report|"
        r"sort) (?:(?:all|more|a|your|the|this|by|\d+) ){0,2}(?:comments?|replies|reply)\b.{0,30}"
    ),
    (
        r"[^.]{0,80}\b(?:follow|see|read)\b[^.]{0,40}\breaders['’]?\b[^.]{0,50}\b(?:repl(?:y|ies)|comments?|"
        r"views)\b[^.]{0,30}\.?"
    ),
    r"be the first to comment.{0,30}",
    (
        r"(?:got|do you have|have you|are you|were you) [^?]{2,80}\? (?:please )?"
        r"(?:e-?mail|tell us|get in touch|contact us|write to us|let us know)\b.{0,160}"
    ),
    r"letters (?:to the editor|for publication) (?:should|may|must) be (?:sent|e-?mailed) .{2,160}",
    r"comments (?:are|have been) (?:now )?(?:closed|moderated|disabled|off)\b.{0,80}",
    r"have your say.{0,60}",
    r"(?:the )?comments below have (?:not )?been moderated.{0,60}",
    r"share (?:or comment on|what you think|your (?:thoughts|views)).{0,160}|view(?: all)?",
    (
        r"(?:please )?(?:keep (?:comments|it) |read our (?:comment|commenting|community|house) |our "
        r"(?:comment|community) )\S.{0,100}"
    ),
    (
        r"(?:sort by.{0,30}|newest(?: first)?|oldest(?: first)?|most (?:liked|recommended|popular)|reply|"
        r"report(?: abuse)?|upvote|downvote|like)"
    ),
    r"(?:what do you think\?|do you agree\?) .{0,120}\bcomments?\b.{0,40}",
    r"(?:the )?views expressed in (?:the )?(?:comments|contents)\b.{0,120}",
)

LOGIN_AND_REGISTRATION = (
    r"(?:log|sign)[ -]?(?:in|out|on)(?: (?:here|now|or .{2,30}|to .{2,80}|with .{2,40}))?[.!]?",
    r"register(?: (?:now|here|for free|to .{2,60}))?",
    r"my (?:account|profile|news)",
    r"(?:already|not yet|not) (?:a |an )?(?:subscribers?|registered|members?|have an account)\b.{0,80}",
    r"don['’]t have an account\b.{0,40}",
    r"thank(?:s| you) for (?:registering|joining|logging in|becoming .{2,40}|subscribing).{0,60}",
    (
        r"please (?:refresh|reload|log|sign|register|check your e-?mail|verify|enable (?:javascript|"
        r"cookies)|turn off)\b.{0,260}"
    ),
    r"(?=.*\b(?:you|your|browser|account)\b).{0,120}\b(?:logged|signed) in\b[^.]{0,100}\.?",
    r"(?:create|open|set up) (?:an?|your) (?:free )?account\b.{0,80}",
    r"forgot(?:ten)? (?:your )?password\??",
    r"remember me",
    r"password",
    r"(?:to )?(?:continue|keep|finish) reading\b.{0,140}",
    r"this (?:article|story|content) is (?:for|available to|exclusive to|free)\b.{0,120}",
    r"you(?:['’]ve| have) (?:reached|read|used|got)\b.{0,60}\b(?:articles?|limit|left)\b.{0,60}",
    r"subscribe(?: (?:now|today|here|for .{2,40}|to .{2,60}|from .{2,40}|and .{2,60}))?[.!]?",
    r"(?:start|try) (?:your|a) (?:free )?trial\b.{0,60}",
    r"unlock (?:this|all|full|unlimited|your)\b.{2,100}",
    r"subscribers? only",
    r"for subscribers",
    r"premium",
    r"free trial",
    r"gift (?:this )?article",
    r"listen to (?:this )?article.{0,20}",
)

ADVERTISEMENT = (
    r"advertisements?(?: *[-–—:|] *.{0,60})?",
    r"advertising",
    r"adverts?",
    r"ads?",
    r"sponsored(?: (?:content|by .{2,40}))?",
    r"promoted(?: (?:content|by .{2,40}))?",
    r"paid (?:content|post|for by .{2,40})",
    r"(?:article|story) continues (?:below|after)\b.{0,40}",
    (
        r"(?:continue|scroll) (?:down )?(?:reading )?(?:below|(?:to|for) (?:the )?(?:main )?(?:story|"
        r"article|more))"
    ),
    r"skip (?:past )?(?:this )?(?:the )?(?:ads?|advertisement|promotion)\b.{0,30}",
    r"continue reading the (?:main )?story",
    r"(?:report|hide) (?:this )?ad",
    r"scroll (?:down )?(?:for|to see) .{2,40}",
    r"loading ?(?:\.\.\.|…)?",
)

READING_TIME = (
    r"(?:an? )?\d{1,3}[ -](?:min(?:ute)?s?)[ -](?:read|listen|watch)",
    r"(?:estimated )?(?:read(?:ing)?|listening) (?:time ?:? ?)?\d{1,3} ?min(?:ute)?s?\.?",
    r"(?:estimated )?reading time ?:?.{0,20}",
)

COPYRIGHT = (
    r"(?:©|\(c\) |copyright *(?:©|\(c\)|\d{4})|all rights reserved).{0,300}",
    r"copyright\.?",
    r"(?-i:Copyright (?:[A-Z][\w&'’-]*,? ){1,6}\d{4}(?:\..{0,200})?)",
    r".{2,60} (?:is|are) not responsible for the content.{0,60}",
    r".{0,80}\ball rights reserved\.?",
    (
        r"(?:this material|no part of this|reproduction)\b.{0,60}\b(?:published|reproduced|prohibited|"
        r"redistributed)\b.{0,120}"
    ),
)

TAGS = (
    (
        r"(?:topics?|tags?|related topics|filed under|more about|in this (?:article|story)|"
        r"categories)(?: *: *\S[^.]{0,150})?"
    ),
)

IMAGE_CONTROL = (
    (
        r"(?:view|open|click to (?:view|enlarge|expand)|enlarge|expand|show|hide|close|toggle) (?:this "
        r")?(?:the )?(?:image|picture|photo|caption|gallery|fullscreen|full screen)\b.{0,40}"
    ),
    r"\d{1,3} ?(?:/|of) ?\d{1,3}",
    r"(?:slideshow|gallery)(?: *\(? *\d{1,3} (?:images|pictures|photos) *\)?)?",
    r"(?:play|watch|pause|mute|unmute)(?: (?:the )?(?:video|audio|clip))?(?: \d{1,2}:\d{2})?",
    r"image",
    r"video",
    r"media caption",
    r"media playback is (?:unsupported|not supported).{0,40}",
    r"getty images/istockphoto",
    r"this video can ?not be played\.?.{0,60}",
)

CONTROLS = (
    r"breadcrumbs?(?: trail)?",
    r"you are here:?|from the section .{2,40}",
    r"these are external links.{0,60}|(?:opens|will open) in a new (?:window|tab)",
    r"skip to .{2,40}",
    r"(?:back|return) to (?:top|home|homepage|the top)(?: of page)?",
    r"(?:main )?menu",
    r"search",
    r"close",
    r"[^\w\s]{1,10}",
    r"next",
    r"previous",
    r"sections",
    r"print this(?: page)?",
    r"font size",
    r"a\+",
    r"a-",
    r"dark mode",
    (
        r"(?:open|close|toggle|show|hide) (?:the )?(?:navigation|main|search|site|more) ?(?:menu|"
        r"bar)?(?: menu)?"
    ),
    (
        r"(?:found an? (?:error|mistake)|spotted (?:an? )?(?:error|mistake)|report an? (?:error|correction)|"
        r"send (?:us )?(?:a tip|feedback)).{0,100}"
    ),
)
