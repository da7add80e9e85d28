// A window over the grid: a question, a form, or something to read. One at a time.

class Sheet {
  constructor(dialog, say) {
    this.dialog = dialog;
    this.say = say;
    dialog.addEventListener("keydown", (event) => {
      event.stopPropagation(); // keys typed here are not for the grid
      if (event.key === "Escape" && this.chosen) event.preventDefault();
      if (event.key === "Enter" && (event.ctrlKey || event.metaKey || this.quick)) {
        event.preventDefault();
        this.primary?.click();
      }
    });
    this.waiting = []; // sheets to open once the one before is closed
    dialog.addEventListener("close", () => {
      if (dialog.open) return; // another has been opened already
      dialog.replaceChildren();
      this.back?.();
      const next = this.waiting.shift();
      if (next) this.open(...next);
    });
  }

  // Whether something has been written here that is not kept yet.
  get dirty() {
    const fields = [...this.dialog.querySelectorAll("textarea, input")];
    return this.dialog.open && fields.some((input) => input.value !== input.dataset.was);
  }

  // Opens with `title`, elements, and buttons as [text, act]; the first is done by Ctrl+Enter, by
  // Enter alone where `quick`. `back` brings the focus back at the end. While a sheet is open the
  // next one waits: nobody loses what they are writing there. A `chosen` one is left by a click on
  // one of its buttons only, not by a key out of habit.
  open(title, elements, buttons, { quick = false, chosen = false, back = null } = {}) {
    if (this.dialog.open) {
      this.waiting.push([title, elements, buttons, { quick, chosen, back }]);
      return;
    }
    this.quick = quick;
    this.chosen = chosen;
    this.back = back;
    const say = this.say();
    const row = make("div", "buttons");
    const drawn = buttons.map(([text, act], i) => {
      const button = make("button", i || chosen ? "" : "primary", text);
      button.type = "button";
      button.addEventListener("click", () => {
        if (act() !== false) this.dialog.close();
      });
      return button;
    });
    this.primary = chosen ? null : drawn[0];
    const close = make("button", "", say(buttons.length ? "Cancel" : "Close"));
    close.type = "button";
    close.addEventListener("click", () => this.dialog.close());
    row.append(...drawn, ...(chosen ? [] : [close]));
    const heading = make("h2", "", title);
    this.dialog.setAttribute("aria-label", title);
    this.dialog.replaceChildren(heading, ...elements, row);
    this.dialog.showModal();
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
  input.dataset.was = value;
  input.dir = "auto";
  if (lang) input.lang = lang;
  element.append(make("span", "", label), input);
  return [element, input];
}

// When something was done, in the reader's words.
const moment = (at, lang) =>
  new Date(at).toLocaleString(lang, { dateStyle: "medium", timeStyle: "short" });
