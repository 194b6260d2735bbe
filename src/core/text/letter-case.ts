/** Whether the first letter is lower case (or upper case). */
export const startsLowercase = (text: string): boolean => /^\p{Ll}/u.test(text);
export const startsUppercase = (text: string): boolean => /^\p{Lu}/u.test(text);
