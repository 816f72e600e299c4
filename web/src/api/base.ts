/** Where the API is: where the pages are, below whatever path a custom domain maps it to. */
export const base = new URL('.', location.href);
