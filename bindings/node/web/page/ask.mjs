// SPDX-License-Identifier: GPL-2.0-or-later

let running = new AbortController();

/** Nobody wants the answers to what was asked so far: these questions end with an `AbortError`. */
export function takeBack() {
  running.abort();
  running = new AbortController();
}

/**
 * Asks the server. What is asked stands in the body, never in an address. An error has `details` where it is about what was entered, and
 * none where the server is at fault or cannot be reached. Without a signal it cannot be taken back.
 */
export async function ask(what, question, signal = running.signal) {
  const response = await fetch(`/api/${what}`, {
    method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(question), cache: 'no-store', signal,
  });
  const answer = await response.json();
  if (!response.ok) throw Object.assign(new Error(answer.error), { details: answer.details });
  return answer;
}
