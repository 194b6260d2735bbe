import { HAS_ROLE, MAY_HIDE, type PageNode } from '../page/page-node.ts';
import { attr } from '../page/tree.ts';

/**
 * Matches the class or id of a notice over the page: a cookie banner, or the dialog of a consent service. A long dialog
 * would be taken for the article.
 */
const NOTICE_NAMES =
  /(cookie|consent|privacy)[-_]?(law|banner|notice|consent|bar|info|message|popup|box|dialog|modal|manager|overlay|sdk|layer|wall)|onetrust|usercentrics|didomi|cookiebot|truste|cmpbox|qc-cmp|sp_message|gdpr|browser-?(banner|update|warning)/i;
/** Characters. A longer element is the page itself, which is named after its notice. */
const MAX_NOTICE_LENGTH = 9000;

/** Whether the element lies over the page by its own style, where scrolling does not move it. */
const isFixed = (element: Element): boolean => /(?:^|;)\s*position\s*:\s*fixed/i.test(attr(element, 'style'));

/** True for a notice or a dialog over the page, which is never part of the article. */
export const isNotice = ({ element, data, attributeFlags }: PageNode): boolean =>
  (NOTICE_NAMES.test(data) ||
    ((attributeFlags & HAS_ROLE) !== 0 && /^(alert)?dialog$/i.test(attr(element, 'role'))) ||
    ((attributeFlags & MAY_HIDE) !== 0 && isFixed(element))) &&
  (element.textContent ?? '').length < MAX_NOTICE_LENGTH &&
  !element.querySelector('h1, article, main');
