const key = 'chatsla.theme';
const systemDark = matchMedia('(prefers-color-scheme: dark)');
const listeners = [];
let choice = localStorage.getItem(key) ?? 'auto';

/** What is shown now: "light" or "dark". */
export const currentTheme = () => choice === 'auto' ? (systemDark.matches ? 'dark' : 'light') : choice;

/** Cards carry their colours in themselves, so they are drawn again when the theme changes. */
export const onThemeChange = listener => listeners.push(listener);

function apply() {
  document.documentElement.dataset.theme = currentTheme();
  for (const listener of listeners) listener();
}

export function startTheme(select) {
  select.value = choice;
  select.addEventListener('change', () => {
    choice = select.value;
    localStorage.setItem(key, choice);
    apply();
  });
  systemDark.addEventListener('change', apply);
  apply();
}
