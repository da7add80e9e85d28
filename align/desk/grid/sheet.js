// A window over the grid: a question, a form, or something to read. One at a time.

class Sheet {
  constructor(dialog, say) {
    this.dialog = dialog;
    this.say = say;
    dialog.addEventListener("keydown", (event) => {
      event.stopPropagation(); // keys typed here are not for the grid
      if (event.key === "Enter" && (event.ctrlKey || event.metaKey || this.quick)) {
        event.preventDefault();
        this.primary?.click();
      }
    });
    dialog.addEventListener("close", () => {
      dialog.replaceChildren();
      this.back?.focus({ preventScroll: true });
    });
  }

  // Opens with `title`, elements, and buttons as [text, act]; the first is done by Ctrl+Enter, by
  // Enter alone where `quick`. `back` gets the focus at the end.
  open(title, elements, buttons, { quick = false, back = null } = {}) {
    this.quick = quick;
    this.back = back;
    const say = this.say();
    const row = make("div", "buttons");
    const drawn = buttons.map(([text, act], i) => {
      const button = make("button", i ? "" : "primary", text);
      button.type = "button";
      button.addEventListener("click", () => {
        if (act() !== false) this.dialog.close();
      });
      return button;
    });
    this.primary = drawn[0];
    const close = make("button", "", say(buttons.length ? "Cancel" : "Close"));
    close.type = "button";
    close.addEventListener("click", () => this.dialog.close());
    row.append(...drawn, close);
    const heading = make("h2", "", title);
    this.dialog.setAttribute("aria-label", title);
    this.dialog.replaceChildren(heading, ...elements, row);
    if (!this.dialog.open) this.dialog.showModal();
    (this.dialog.querySelector("textarea, input") ?? this.primary ?? close).focus();
  }
}

// A labelled text field for a sheet.
function field(label, value, { area = true, lang = "" } = {}) {
  const element = make("label", "field");
  const input = make(area ? "textarea" : "input");
  if (area) input.rows = Math.min(12, Math.max(3, Math.ceil(value.length / 60)));
  else input.type = "text";
  input.value = value;
  input.dir = "auto";
  if (lang) input.lang = lang;
  element.append(make("span", "", label), input);
  return [element, input];
}

// When something was done, in the reader's words.
const moment = (at, lang) =>
  new Date(at).toLocaleString(lang, { dateStyle: "medium", timeStyle: "short" });
