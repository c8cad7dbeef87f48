/** The look of the demo pages: quiet, light and dark, nothing loaded from anywhere. */
export const demoStyle = `
:root { color-scheme: light dark; --ink: light-dark(#1a2229, #e8edf0); --muted: light-dark(#55626d, #a3b0ba);
  --page: light-dark(#f4f6f7, #14191d); --card: light-dark(#ffffff, #1e252a); --line: light-dark(#dce1e5, #333d44);
  --box: light-dark(#c4cbd1, #4a555e); --action: light-dark(#0b6b6b, #5cc4be); }
* { box-sizing: border-box; }
body { margin: 0; font: 15px/1.5 system-ui, sans-serif; color: var(--ink); background: var(--page); }
header, main, footer { max-width: 920px; margin: 0 auto; padding: 16px 24px; }
header { display: flex; gap: 16px; align-items: baseline; }
header strong { font-size: 16px; }
header span, footer, .muted { color: var(--muted); }
h1 { font-size: 20px; margin: 8px 0 16px; }
a { color: var(--action); }
a:focus-visible { outline: 2px solid var(--action); outline-offset: 2px; border-radius: 2px; }
.queue { list-style: none; margin: 0; padding: 0; display: grid; gap: 12px; }
.card { background: var(--card); border: 1px solid var(--line); border-radius: 8px; padding: 16px; }
.row { display: grid; grid-template-columns: 96px 1fr auto; gap: 16px; align-items: center; }
.box { background: var(--box); border-radius: 6px; width: 96px; height: 64px; }
.box.large { width: 100%; height: 240px; margin: 16px 0; }
.id { font-variant-numeric: tabular-nums; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: 4px 16px; margin: 16px 0 0; }
dt { color: var(--muted); } dd { margin: 0; overflow-wrap: anywhere; }
@media (max-width: 540px) { .row { grid-template-columns: 1fr; } .box { width: 100%; } }
`;
