"""Links of every page, opened in another tab."""

import pytest

pytestmark = pytest.mark.browser

#: A link that its page follows by itself, as Streamlit does; returns how often.
CLICK = """
return (async () => {
  const stay = (event) => event.preventDefault();
  window.addEventListener("click", stay, true); // or the browser would open a tab
  (await import("/links.js")).default();
  const link = document.body.appendChild(document.createElement("a"));
  link.href = "/search";
  let followed = 0;
  link.addEventListener("click", () => { followed += 1; });
  link.dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true, ...given }));
  window.removeEventListener("click", stay, true);
  link.remove();
  return followed;
})();
"""


@pytest.mark.parametrize(
    ("keys", "followed"), [({}, 1), ({"ctrlKey": True}, 0), ({"metaKey": True}, 0)]
)
def test_a_click_for_another_tab_is_left_to_the_browser(run, keys, followed):
    assert run("links", CLICK, keys) == followed
