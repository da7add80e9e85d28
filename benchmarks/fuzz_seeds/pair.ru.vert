<doc id="pair">
<p type="body">
<s id="s1">
В	в	ADP
Тарне	тарне	PROPN
снова	снова	ADV
зажгли	зажечь	VERB
лампу	лампа	NOUN
<g/>
.	.	PUNCT
</s>
<s id="s2">
Никто	никто	PRON
не	не	PART
звонил	звонить	VERB
в	в	ADP
колокол	колокол	NOUN
<g/>
,	,	PUNCT
и	и	CCONJ|SCONJ
Орла	орёл	NOUN|PROPN
Венн	венна	NOUN|PROPN
пришла	прийти	VERB
в	в	ADP
9	9	NUM
<g/>
.	.	PUNCT
</s>
</p>
</doc>
