/** The path of `rel="next"` in a `Link` header, relative to the page. */
export function nextLink(answer: Response): string | undefined {
  return answer.headers.get('link')?.match(/<([^>]*)>; rel="next"/)?.[1];
}
