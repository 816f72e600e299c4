/** A request that was refused or not answered, in the server's own words. */
export class Refusal extends Error {
  constructor(
    /** The status; 0 where there was no answer. */
    readonly status: number,
    words: string,
    /** The fields that were wrong, by the names they are sent under. */
    readonly fields: string[] = [],
    /** Seconds until another try makes sense, where the server says so. */
    readonly retryAfter?: number,
  ) {
    super(words);
  }

  static async of(answer: Response): Promise<Refusal> {
    const retryAfter = Number(answer.headers.get('retry-after')) || undefined;
    const text = await answer.text();
    const body = parsed(text);
    const fields = Array.isArray(body['errors']) ? body['errors'].map(({ field }: { field: string }) => field) : [];
    return new Refusal(answer.status, words(body) || text || `the server answers ${answer.status}`, fields, retryAfter);
  }
}

/** The groups have bodies of three shapes for what they refuse, and API Gateway one of its own. */
function words(body: Record<string, unknown>): string {
  const { detail, error, data, message, title } = body;
  const said = detail ?? error ?? (Array.isArray(data) ? data.join('; ') : undefined) ?? message ?? title;
  return typeof said === 'string' ? said : '';
}

function parsed(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}
