/** What the product is started with besides its own settings. */
export const surroundings: Readonly<NodeJS.ProcessEnv> = process.env;
