/** Styles of the popup's editor, for the library. Loaded with the editor's code, when the first post is opened. */
import '../popup/popup.css';
