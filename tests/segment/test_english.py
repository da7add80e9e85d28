"""English: what ends a sentence, and what only looks like it."""

import pytest

NAMES = """
Mr. Gromov met Mrs. Torvend. | They talked.
Mr Gromov met Mrs Torvend. | They talked.
Dr. J. R. Smithson spoke first. | Then it rained.
J. R. Smithson: Good morning. | Let us begin.
J.R. Smithson spoke first. | Then it rained.
MR. GROMOV: Good morning.
We asked Gen. Holt, Sen. Marsh and Rep. Dale. | None replied.
He is a sales rep. | Nobody knew.
Prof. Ilsa Torvend teaches at St. Brenna College. | Her class is full.
The shop is on Harbour St. | It opens at nine.
St. Brenna is a small town.
Martin Holt Jr. Won nothing. | His father did.
Martin Holt Jr. | He won nothing.
It is rich in vitamin C. | The taste is poor.
Peter H. Marsh and Paul O. Dale left.
This was plan B. | We had no other.
King Harald II. | He was the last.
Ilsa Torvend (answers after J. Holt): I agree. | We shall see.
"""

ABBREVIATIONS = """
The U.S. Army left. | The U.N. stayed.
They live in the U.S. | They like it.
She moved from Washington, D.C. | It was winter.
Bring tools, e.g. Hammers and nails.
Bring tools, i.e. hammers.
See Fig. 3 and No. 5 on p. 12. | It is all there.
Is it true? | No. | It is not.
He said no. | I left.
Article No. 15 applies. | Art. 16 does not.
Flour, salt, etc. | The store is full.
Flour, salt, etc. are here.
Grauvel Inc. Shares fell. | Grauvel Corp. rose.
He works for Grauvel Ltd. | It is a mill.
He left at 5 p.m. | The gate was shut.
He left at 5 p.m. Monday. | Nobody saw.
He left at 11 a.m. Moscow time. | Nobody saw.
The talks open at 10 a.m. | Police closed the road.
It fell on Sept. 5 and Oct. 6. | It rose later.
It was Vessmark vs. Brennhaven. | We lost.
Holt et al. (2015) disagree. | So do we.
They gave it to me. | I kept it.
It happened in May. | The ice was gone.
It weighs 5 kg. | The lid weighs more.
He has a Ph.D. | It did not help.
A.M. Holt came at 9:30 a.m. GMT. | P.S. I love it.
"""

MARKS = """
What?! | Impossible!
Wait... | What was that?
I thought... perhaps not.
... and so he left. | Too late.
…And so he left. | Too late.
Well… perhaps not. | Maybe.
“Why now?” he asked. | Nobody answered.
“Why now?” Marta asked. | Nobody answered.
"Why now?" | The room was silent.
“It is over.” | He shut the door.
They call it the “Supreme Committee.” | This is not modest.
He said, “We came. | We saw.” | Then he left.
He left (it was late. Everyone slept) and never returned. | Morning came.
(It was late.) | He left.
He left (it was late). | Morning came.
Was it (?) Marsh or Dale? | I forget.
1. Open the gate. | 2. Shut the gate.
IV. The gate and the mill
a. The gate
The rate is 3.5 per cent. | It was 4.7 before.
It cost $5. | The other cost 7%. | Both broke.
Write to press@grauvel.example. | We answer.
It is on www.grauvel.example/a.b?c=1. | So is the map.
Is iPhone one word? | iPhones are dear.
A heading without a stop
Ladies and gentlemen,
Resolution 2270 was adopted in 2015. | It is tough.
We saw it. | 15 people did.
Question: What next? | And when?
Wow!!! | Great.
'Go!' | Then silence.
It ends here . | A stray space.
"""


def lines(table: str) -> list[str]:
    return table.strip().splitlines()


@pytest.mark.parametrize("golden", lines(NAMES))
def test_titles_and_initials_belong_to_a_name(golden, assert_cut):
    assert_cut(golden, "en-GB")


@pytest.mark.parametrize("golden", lines(ABBREVIATIONS))
def test_abbreviations_hours_and_units(golden, assert_cut):
    assert_cut(golden, "en")


@pytest.mark.parametrize("golden", lines(MARKS))
def test_end_marks_lists_and_addresses(golden, assert_cut):
    assert_cut(golden, "en-US")
