// SPDX-License-Identifier: GPL-2.0-or-later
// What the form knows of a family, and the needs profile it stands for. Kept in this page's memory and nowhere else.

export function noFacts() {
  return {
    children: [], needs: [], roles: [], age: '', languages: [], interpreter: '', postal_code: '', place: '', reach_km: 10, delivery: [],
    wishes: {}, discreet: false,
    // What a profile may say and this form has no field for.
    rest: {},
  };
}

/** The needs profile of docs/formats.md; what was not filled in is not stated. */
export function profileOf(facts) {
  const profile = structuredClone(facts.rest);
  const put = (name, value, stated) => {
    if (stated) profile[name] = value;
  };
  const stated = facts.children.map((child, index) => ({ child, index })).filter(({ child }) => child.value !== '');
  put('children', stated.map(({ child: { kind, value, unit } }) => ({ [kind]: kind === 'age' ? `P${value}${unit}` : value })), stated.length > 0);
  const caregiver = {
    ...(facts.roles.length > 0 && { roles: facts.roles }),
    ...(facts.age !== '' && { age: Number(facts.age) }),
  };
  put('caregiver', caregiver, Object.keys(caregiver).length > 0);
  put('needs', facts.needs.map(({ type, id, weight, child }) => {
    const position = stated.findIndex(({ index }) => index === child);
    return { [type]: id, ...(weight !== 1 && { weight }), ...(position >= 0 && { child: position }) };
  }), facts.needs.length > 0);
  put('languages', facts.languages, facts.languages.length > 0);
  put('interpreter', facts.interpreter === 'yes', facts.interpreter !== '');
  const home = { ...profile.home, ...(facts.postal_code !== '' && { postal_code: facts.postal_code }) };
  put('home', home, Object.keys(home).length > 0);
  put('reach_km', facts.reach_km, facts.reach_km !== 10);
  put('delivery', facts.delivery, facts.delivery.length > 0);
  for (const wish of ['require', 'prefer']) {
    const traits = Object.keys(facts.wishes).filter((trait) => facts.wishes[trait] === wish);
    put(wish, traits, traits.length > 0);
  }
  put('discreet', true, facts.discreet);
  return profile;
}

/** The other way: what a profile says, laid out in the form's fields. */
export function factsOf(profile) {
  const facts = noFacts();
  const { children = [], caregiver = {}, needs = [], languages = [], interpreter, home = {}, reach_km = 10, delivery = [], require = [],
    prefer = [], discreet = false, ...rest } = structuredClone(profile);
  facts.children = children.map(childOf);
  facts.roles = caregiver.roles ?? [];
  facts.age = caregiver.age ?? '';
  facts.needs = needs.map(({ burden, kind, weight = 1, child }) => ({ type: burden ? 'burden' : 'kind', id: burden ?? kind, weight, child }));
  facts.languages = languages;
  facts.interpreter = interpreter === undefined ? '' : interpreter ? 'yes' : 'no';
  const { postal_code = '', ...elsewhere } = home;
  facts.postal_code = postal_code;
  facts.reach_km = reach_km;
  facts.delivery = delivery;
  for (const trait of prefer) facts.wishes[trait] = 'prefer';
  for (const trait of require) facts.wishes[trait] = 'require';
  facts.discreet = discreet;
  facts.rest = { ...rest, ...(Object.keys(elsewhere).length > 0 && { home: elsewhere }) };
  return facts;
}

function childOf({ born, due, age }) {
  if (born) return { kind: 'born', value: born, unit: 'M' };
  if (due) return { kind: 'due', value: due, unit: 'M' };
  // Two years and six months are thirty months: as exactly known, in one field.
  const [, years, months] = /^P(\d+)Y(\d+)M$/.exec(age) ?? [];
  if (years) return { kind: 'age', value: String(12 * years + Number(months)), unit: 'M' };
  const [, value, unit] = /^P(\d+)([WMY])$/.exec(age) ?? [null, '', 'M'];
  return { kind: 'age', value, unit };
}
