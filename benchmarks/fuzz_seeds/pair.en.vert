<doc id="pair">
<p type="body">
<s id="s1">
The	the	DET
lamp	lamp	NOUN
of	of	ADP
Tarn	tarn	PROPN
was	be	AUX|VERB
lit	light	VERB
again	again	ADV
<g/>
.	.	PUNCT
</s>
<s id="s2">
Nobody	nobody	PRON|NOUN
rang	ring	VERB
the	the	DET
bell	bell	NOUN|VERB
<g/>
.	.	PUNCT
</s>
<s id="s3">
Orla	orla	PROPN
Venn	venn	PROPN
came	come	VERB
at	at	ADP
9	9	NUM
<g/>
.	.	PUNCT
</s>
</p>
</doc>
