/** Light or dark: the reader's system decides, a switch overrides. Canvas colours are read from the CSS. */

const system = matchMedia('(prefers-color-scheme: dark)')
const listeners = []
let colours = null

export function isDark() {
  const chosen = document.documentElement.dataset.theme
  return chosen ? chosen === 'dark' : system.matches
}

export function palette() {
  if (!colours) {
    const style = getComputedStyle(document.documentElement)
    const read = (name) => style.getPropertyValue(`--gm-${name}`).trim()
    const names = ['land', 'sea', 'border', 'coast', 'label', 'ink', 'soft', 'paper', 'accent']
    colours = Object.fromEntries(names.map((name) => [name, read(name)]))
    colours.dark = isDark()
  }
  return colours
}

export const colourOf = (item) => `#${palette().dark ? item.dark : item.light}`

export function onTheme(listener) {
  listeners.push(listener)
}

export function toggleTheme() {
  document.documentElement.dataset.theme = isDark() ? 'light' : 'dark'
  announce()
}

function announce() {
  colours = null
  for (const listener of listeners) listener()
}

system.addEventListener('change', announce)
