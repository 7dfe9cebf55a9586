// SPDX-License-Identifier: GPL-2.0-or-later
// The page's own texts. Concepts, reasons and notes are the library's, in its languages; here is only what stands around them.
import de from './words/de.mjs';
import en from './words/en.mjs';
import ar from './words/ar.mjs';

const all = { de, en, ar };

/** A text with its {places} filled in. */
function fillIn(text, places = {}) {
  return text.replace(/\{(\w+)\}/g, (_, name) => places[name] ?? '');
}

/** word('shown', { count: 3 }) in the given language, else in the page's. */
export function speaker(language, otherwise) {
  const own = all[language] ?? {};
  return (name, places) => fillIn(own[name] ?? all[otherwise][name] ?? name, places);
}

/** The language that the texts around an answer are really in. */
export const chrome = (language, otherwise) => (all[language] ? language : otherwise);

/** The best of several texts: { text, lang }. */
export function bestText(texts, ...wanted) {
  const lang = [...wanted, 'de', 'en', ...Object.keys(texts ?? {})].find((tag) => texts?.[tag]);
  return { text: texts?.[lang] ?? '', lang };
}

/** A language's name in another, as this browser knows it. */
export function languageName(tag, inLanguage) {
  const own = all[inLanguage]?.[`language_${tag}`];
  if (own) return own;
  try {
    const name = new Intl.DisplayNames([inLanguage === 'de-simple' ? 'de' : inLanguage], { type: 'language' }).of(tag);
    return name ?? tag;
  } catch {
    return tag;
  }
}
