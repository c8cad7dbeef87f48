/** Styles of one element. Set one by one, since a page's policy may forbid style sheets but never these. */
type Style = Readonly<Record<string, string>>;

const text: Style = { margin: '0', 'font-size': '13px', 'line-height': '1.4', color: 'CanvasText' };
const button: Style = {
  font: 'inherit',
  'font-size': '13px',
  padding: '2px 10px',
  color: 'ButtonText',
  'background-color': 'ButtonFace',
  border: '1px solid ButtonBorder',
  'border-radius': '4px',
  cursor: 'pointer',
};

/** System colours follow the browser's light or dark; no picture and no font of anybody is asked for. */
export const styles = {
  host: {
    all: 'initial',
    display: 'block',
    position: 'fixed',
    right: '16px',
    bottom: '16px',
    'z-index': '2147483647',
    width: '340px',
    'max-width': 'calc(100vw - 32px)',
    'color-scheme': 'light dark',
  },
  box: {
    'font-family': 'system-ui, sans-serif',
    'max-height': '60vh',
    overflow: 'auto',
    padding: '12px',
    color: 'CanvasText',
    'background-color': 'Canvas',
    border: '1px solid GrayText',
    'border-radius': '8px',
    'box-shadow': '0 2px 12px rgb(0 0 0 / 30%)',
  },
  bar: { display: 'flex', 'justify-content': 'space-between', 'align-items': 'start', gap: '8px' },
  title: { ...text, 'font-size': '14px', 'font-weight': '600' },
  heading: { ...text, 'font-weight': '600', 'margin-top': '10px' },
  list: { margin: '0', padding: '0', 'list-style': 'none' },
  row: { 'margin-top': '8px', position: 'relative' },
  name: { ...text, 'font-weight': '600' },
  reason: { ...text, 'margin-inline-start': '6px' },
  value: {
    ...text,
    'overflow-wrap': 'anywhere',
    'white-space': 'pre-wrap',
    'max-height': '6em',
    overflow: 'auto',
    'unicode-bidi': 'isolate',
  },
  filled: text,
  said: { ...text, 'margin-inline-start': '8px' },
  copy: { ...button, 'margin-top': '4px' },
  close: { ...button, padding: '2px 8px' },
  hiddenCopy: { position: 'absolute', opacity: '0', height: '1px', width: '1px' },
} as const satisfies Record<string, Style>;

/** An element with its styles and, as inert text, its content. */
export function element(document: Document, name: string, style: Style, content = ''): HTMLElement {
  const made = document.createElement(name);
  for (const [property, value] of Object.entries(style)) made.style.setProperty(property, value, 'important');
  if (content !== '') made.textContent = content;
  return made;
}

/** Beside the body, which pages replace. */
export const place = (document: Document, host: HTMLElement) => document.documentElement.append(host);
