"""Comments as threads, on words that may move."""

import pytest

from align import review as rv
from align.errors import EditError
from align.review import Review
from align.review.threads import located


@pytest.fixture
def review(harbour):
    return Review.of(harbour, "harbour")


def done(review, *ops):
    for op in ops:
        review = review.patched(rv.apply(review, op, "ann", "2031-05-04T12:00:00Z"))
    return review


def refused(review, op):
    with pytest.raises(EditError) as caught:
        rv.apply(review, op)
    return str(caught.value)


def only(review):
    """The comment that begins the only thread."""
    (head,) = (one for one in review.comments.values() if not one.answers)
    return head


def words(review):
    """The words that the only thread is about."""
    head = only(review)
    return review.cells[head.cell].text[head.begin : head.end]


@pytest.fixture
def asked(review):
    """Ann asks about a word of the second sentence of the translation."""
    review = done(review, rv.Edit(7, "Старый шлюз открыли вчера."))
    return done(review, rv.CommentOn(7, 7, "шлюз", "Or lock?"))


def test_a_thread_is_about_words(asked):
    assert (words(asked), only(asked).begin) == ("шлюз", 7)


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Вчера старый шлюз открыли.", "шлюз"),
        ("Очень старый шлюз открыли вчера.", "шлюз"),
        ("Старый затвор открыли вчера.", "затвор"),
        ("Старый открыли вчера.", ""),
    ],
)
def test_it_moves_with_its_words(asked, text, left):
    assert words(done(asked, rv.Edit(7, text))) == left


def test_it_follows_them_into_the_other_half(asked):
    cut = done(asked, rv.ReplyTo(max(asked.comments), "No."), rv.Cut(7, 7))
    assert words(cut) == "шлюз"
    assert cut.cells[only(cut).cell].text.startswith("шлюз")
    assert len({one.cell for one in cut.comments.values()}) == 1


def test_it_follows_them_into_a_joined_sentence(review):
    review = done(review, rv.Edit(7, "Один шлюз."), rv.Edit(8, "Другой затвор."))
    review = done(review, rv.CommentOn(8, 7, "затвор", "?"), rv.Join(7))
    assert words(review) == "затвор"


def test_it_stays_in_its_row_if_its_sentence_is_deleted(asked):
    row = asked.row_of(7)
    left = done(asked, rv.TakeBack("edited.docx", removed=(7,)))
    assert only(left).cell in left.row(row.id).cells
    assert words(left) == ""


def test_words_that_are_no_longer_there_are_no_place(review):
    review = done(review, rv.CommentOn(7, 3, "not there", "?"))
    assert (only(review).begin, only(review).end) == (0, 0)


def test_a_reply_opens_the_thread_again(asked):
    head = only(asked).id
    resolved = done(asked, rv.Resolve(head, on=True))
    assert only(resolved).resolved
    answered = done(resolved, rv.ReplyTo(head, "Not yet."))
    assert not only(answered).resolved
    assert [one.text for _, one in sorted(answered.comments.items())] == ["Or lock?", "Not yet."]


def test_a_reply_to_a_reply_is_in_the_same_thread(asked):
    review = done(asked, rv.ReplyTo(only(asked).id, "No."))
    review = done(review, rv.ReplyTo(max(review.comments), "Yes."))
    assert {one.answers for one in review.comments.values()} == {0, only(review).id}


def test_a_thread_is_given_to_a_person(asked):
    assert only(done(asked, rv.Assign(only(asked).id, " bob "))).assigned == "bob"


def test_a_thread_goes_with_its_replies(asked):
    review = done(asked, rv.ReplyTo(only(asked).id, "No."))
    assert not done(review, rv.DropComment(only(review).id)).comments


@pytest.mark.parametrize("op", [rv.ReplyTo(99, "x"), rv.Resolve(99, on=True), rv.Assign(99, "x")])
def test_a_thread_that_is_not_there_is_refused(review, op):
    assert "no comment" in refused(review, op)


def test_an_empty_reply_is_refused(asked):
    assert "empty" in refused(asked, rv.ReplyTo(only(asked).id, " "))


@pytest.mark.parametrize(("near", "begin"), [(0, 0), (5, 4), (99, 8)])
def test_of_several_places_the_nearest_is_meant(near, begin):
    assert located("не", "не, не, не", near) == (begin, begin + 2)
