"""A number against chance in words: both tails of the chances, which chance is meant, and the bars."""

from __future__ import annotations

from math import isfinite
from typing import TYPE_CHECKING, Final

from coprod_kg.pages.plots.panel import label, number

if TYPE_CHECKING:
    from coprod_kg.pages.plots.plot import AgainstChance, Bar
    from coprod_kg.pages.wording import Wording

_TOLD: Final = 12  # bars
_ALL: Final = 1 - 1e-9  # 1 but for rounding


def sentences(plot: AgainstChance, observed: float, texts: Wording) -> list[str]:
    """Return what the panel says below its bars."""
    said = [texts.say("chance.counted", measure=label(plot.measure), observed=number(observed))]
    if plot.mean is not None and isfinite(plot.mean):
        said.append(texts.say("chance.expected", mean=number(plot.mean)))
    sides = {
        name: _often(p, texts)
        for name, p in (("upper", plot.p_upper), ("lower", plot.p_lower))
        if p is not None
    }
    if sides:
        said.append(texts.say(f"chance.{'both' if len(sides) == 2 else next(iter(sides))}", **sides))
    if plot.p_two_sided is not None:
        said.append(texts.say("chance.two_sided", p=_p(plot.p_two_sided, texts)))
    named = texts.table("null").get(plot.null)
    said.append(str(named) if named else texts.say("null.other", null=label(plot.null)))
    said.append(texts.say("chance.exact") if plot.draws is None else texts.count("chance.drawn", plot.draws))
    return said


def _often(p: float, texts: Wording) -> str:
    name = "seldom" if p < 0.001 else "all" if p > _ALL else "always" if p > 0.999 else "often"
    return texts.say(f"chance.{name}", many=round(1000 * p), p=_p(p, texts))


def _p(p: float, texts: Wording) -> str:
    if p < 0.001:
        return texts.say("chance.p_small")
    if p > _ALL:
        return texts.say("chance.p", p="1")
    return texts.say("chance.p_large") if p > 0.999 else texts.say("chance.p", p=f"{p:.3f}")


def told(found: list[Bar], texts: Wording) -> str:
    """Return the tallest bars in words, in order."""
    told = sorted(sorted(found, key=lambda one: -one[2])[:_TOLD])
    parts = [
        texts.say(
            "chance.bar" if first == last else "chance.bar_range",
            value=number(first),
            low=number(first),
            high=number(last),
            share=f"{share:.3f}",
        )
        for first, last, share in told
    ]
    if len(told) < len(found):
        parts.append(texts.say("chance.rest", share=f"{min(share for *_, share in told):.3f}"))
    return texts.say("chance.bars", bars=texts.say("plot.and").join(parts))
