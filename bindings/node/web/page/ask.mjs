// SPDX-License-Identifier: GPL-2.0-or-later
/** Asks the server. What is asked stands in the body, never in an address. */
export async function ask(what, question) {
  const response = await fetch(`/api/${what}`, {
    method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(question), cache: 'no-store',
  });
  const answer = await response.json();
  if (!response.ok) throw Object.assign(new Error(answer.error), { details: answer.details ?? [] });
  return answer;
}
