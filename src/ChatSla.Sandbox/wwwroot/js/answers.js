/** The sentence a failed invoke is shown with: the program's own where it gave one. */
export function failureOf(answer) {
  const said = answer.body?.value?.message ?? answer.body?.error?.message ?? answer.body?.message;
  if (said) return said;
  if (answer.status === 0) return 'ChatSla cannot be reached. Start it under Faults and try again.';
  return `ChatSla answered ${answer.body?.statusCode ?? answer.status}. Try again.`;
}

/** Whether the program refused: by its HTTP status or inside the answer of an invoke. */
export const failed = answer => answer.status < 200 || answer.status > 299 || (answer.body?.statusCode ?? 200) >= 400;
