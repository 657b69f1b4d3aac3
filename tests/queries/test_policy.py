"""Which claims count: the rules that no question may break, seen on the mill."""

from __future__ import annotations


def _pairs(rows, name: str, **given: str) -> set[tuple[str, str, str]]:
    return {
        (row["giver"], row["receiver"], row["resource"].rpartition("#")[2]) for row in rows(name, **given)
    }


def test_a_denied_claim_makes_no_tie(rows) -> None:
    """'They gave us nothing' is no gift."""
    denied = {
        (row["giver"], row["receiver"], row["resource"].rpartition("#")[2])
        for row in rows("reciprocity/flow-claims")
        if row["stance"].endswith("#denied")
    }
    affirmed = {
        (row["giver"], row["receiver"], row["resource"].rpartition("#")[2])
        for row in rows("reciprocity/flow-claims")
        if row["stance"].endswith("#affirmed")
        and row["mode"].endswith("#happened")
        and "reportedBy" not in row
    }
    assert denied - affirmed
    assert not (denied - affirmed) & _pairs(rows, "who-gives-what")


def test_what_was_planned_did_not_happen(rows) -> None:
    """A promise is asked for by its own name."""
    planned = _pairs(rows, "who-gives-what", mode="planned")
    assert planned
    assert planned != _pairs(rows, "who-gives-what")


def test_reported_speech_counts_only_when_asked_for(rows) -> None:
    """What Bryn says the panel says is not the panel's account."""
    without = _pairs(rows, "who-gives-what")
    assert without < _pairs(rows, "who-gives-what", reported="yes")


def test_confirmed_ties_are_said_by_both_ends(rows) -> None:
    """Confirmed is the intersection of what each end says."""
    confirmed = _pairs(rows, "who-gives-what", claims="confirmed")
    assert confirmed
    assert confirmed <= _pairs(rows, "who-gives-what", claims="giver") & _pairs(
        rows, "who-gives-what", claims="receiver"
    )


def test_a_category_is_no_end_of_a_tie(rows) -> None:
    """'Academics' give nothing to anybody in particular."""
    ends = {end for giver, receiver, _ in _pairs(rows, "who-gives-what") for end in (giver, receiver)}
    assert ends
    assert "actor/a9" not in ends


def test_the_cycle_of_the_mill_is_found(rows) -> None:
    """Everyone gives and gets though no pair is mutual."""
    found = {(row["first"], row["second"], row["third"]) for row in rows("three-cycles")}
    assert found == {("actor/a1", "actor/a3", "actor/a7")}


def test_coders_and_partners_disagree_apart(rows) -> None:
    """Two readings of one passage are not two accounts of one tie."""
    of_coders = {frozenset((row["claim"], row["otherClaim"])) for row in rows("coder-disagreement")}
    of_partners = {frozenset((row["claim"], row["denial"])) for row in rows("partner-disagreement")}
    assert of_coders
    assert of_partners
    assert not of_coders & of_partners
