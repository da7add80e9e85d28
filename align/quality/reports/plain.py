"""Quality reports as JSON and as plain text."""

from __future__ import annotations

import json
from typing import Any

from align.quality.evaluation import Evaluation
from align.quality.reports import lines
from align.quality.typology import SEVERITIES
from align.words import Words


def json_report(evaluation: Evaluation, lang: str) -> bytes:
    """Write the evaluation for programs; names of categories are those of the profile."""
    say = Words(lang)
    score, profile = evaluation.score, evaluation.profile
    made: dict[str, Any] = {
        "name": evaluation.name,
        "src_lang": evaluation.langs[0],
        "tgt_lang": evaluation.langs[1],
        "profile": {
            "key": profile.key,
            "name": profile.name,
            "words": profile.words,
            "per": profile.per,
            "limit": profile.limit,
            "sample": profile.sample,
            "severities": dict(profile.points),
            "weights": dict(profile.weights),
            "most": dict(profile.most),
        },
        "words": score.words,
        "beads": evaluation.beads,
        "penalty": round(score.penalty, 4),
        "penalty_per_words": None if score.rate is None else round(score.rate, 4),
        "quality": None if score.quality is None else round(score.quality, 4),
        "passed": score.passed,
        "too_many": list(score.over),
        "counts": [
            {"category": category, "severity": severity, "errors": n}
            for (category, severity), n in sorted(score.counts.items())
        ],
        "errors": [
            {
                "bead": one.bead,
                "category": one.category,
                "category_name": lines.category(evaluation, one, say),
                "severity": one.severity,
                "points": evaluation.cost(one),
                "side": one.side,
                "words": one.words,
                "span": one.place,
                "note": one.note,
                "who": one.who,
                "at": one.at,
                "ruling": one.ruling,
                "replies": [
                    {"who": r.who, "at": r.at, "ruling": r.ruling, "text": r.text}
                    for r in one.replies
                ],
                "src_text": one.texts[0],
                "tgt_text": one.texts[1],
            }
            for one in evaluation.faults
        ],
    }
    return (json.dumps(made, ensure_ascii=False, indent=2) + "\n").encode(errors="replace")


def text_report(evaluation: Evaluation, lang: str) -> bytes:
    """Write the score and the errors as text."""
    say = Words(lang)
    out = [f"{name}: {value}" for name, value in lines.facts(evaluation, say)]
    for one in evaluation.faults:
        grave = say(SEVERITIES[one.severity])
        what = f"{lines.category(evaluation, one, say)}, {grave}"
        out.append("")
        out.append(f"{one.bead}. {what}: {lines.where(one, say)}")
        out += [f"    {one.note}"] if one.note else []
        out += [f"    {lines.said(reply, say)}" for reply in one.replies]
    return ("\n".join(out) + "\n").encode(errors="replace")
