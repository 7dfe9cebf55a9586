// SPDX-License-Identifier: GPL-2.0-or-later
// Compiled, never run: what is right must pass, and every planted error must be one.
import { Catalog, CatalogWriter, PassgenauError, errors, languages, type Answer, type NeedsProfile } from 'passgenau';

export async function right(catalog: Catalog, writer: CatalogWriter, signal: AbortSignal): Promise<string> {
  const profile: NeedsProfile = { children: [{ born: '2026-08-20' }], needs: [{ burden: 'child/sleep-problems' }] };
  const answer: Answer = await catalog.match(profile, { language: 'ar', near_misses: 3, signal });
  const now: Answer = catalog.matchSync('{}');
  const label: string = catalog.vocabularySync({ language: 'ar' })[0]!.label;
  const labels: string | undefined = (await catalog.vocabulary())[0]!.label['de'];
  const bytes: string = await catalog.text.match(profile);
  const changed: boolean = await catalog.text.refresh();
  await writer.put({ id: 'a', title: { de: 'A' }, anything: 1 });
  const near = catalog.nearMissSync(profile, 'a');
  using closing = new Catalog('x');
  closing.infoSync();
  try {
    (await Catalog.open('x')).close();
  } catch (error) {
    if (error instanceof PassgenauError) return error.details[0]?.pointer ?? error.name;
  }
  return [label, labels, bytes, changed, now.matches[0]?.score, near?.condition, languages()[0]?.tag, answer.notes, errors].join();
}

export async function planted(catalog: Catalog, writer: CatalogWriter) {
  // @ts-expect-error a misspelt member of a profile
  await catalog.match({ childern: [] });
  // @ts-expect-error a child that is neither born nor due
  await catalog.match({ children: [{ birthday: '2026-08-20' }] });
  // @ts-expect-error a role that there is none of
  await catalog.match({ caregiver: { roles: ['uncle'] } });
  // @ts-expect-error an option of another call
  await catalog.match({}, { most: 3 });
  // @ts-expect-error a promise is no answer
  catalog.match({}).matches;
  // @ts-expect-error the text of an answer is no answer
  (await catalog.text.match({})).matches;
  // @ts-expect-error null where the offer is no near miss
  catalog.nearMissSync({}, 'a').condition;
  // @ts-expect-error an offer needs an id
  await writer.put({ title: { de: 'A' } });
  // @ts-expect-error a criterion that there is none of
  catalog.matchSync({}).evaluated.includes('colour');
  // @ts-expect-error a path is needed
  new Catalog();
  // @ts-expect-error without a language, labels stand by language
  catalog.vocabularySync()[0]!.label.toUpperCase();
}
