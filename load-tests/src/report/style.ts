/** The report stands alone: no file and no address besides itself. Readable on screen and on paper. */
export const style = `
:root { color-scheme: light; --ink: #16202b; --soft: #5a6878; --line: #d8dfe6; --first: #0b7f79; --second: #9a5b13; --bad: #b3261e; }
body { margin: 0 auto; max-width: 800px; padding: 32px 20px 64px; color: var(--ink); background: #fff;
  font: 16px/1.6 "PingFang SC", "Noto Sans SC", "Noto Sans CJK SC", system-ui, sans-serif; font-variant-numeric: tabular-nums; }
h1 { font-size: 26px; margin: 0 0 4px; } h2 { font-size: 19px; margin: 36px 0 8px; } h3 { font-size: 16px; margin: 28px 0 4px; }
p { max-width: 70ch; margin: 0 0 12px; } .soft, figcaption, dt { color: var(--soft); } figure { margin: 0; break-inside: avoid; }
[lang="en"] { font-family: system-ui, "Noto Sans", "DejaVu Sans", sans-serif; }
fieldset { border: 0; padding: 0; margin: 0 0 16px; } label { margin-right: 16px; }
body:has(#zh:checked) [lang="en"], body:has(#en:checked) [lang="zh-CN"] { display: none; }
.verdict { border-left: 6px solid var(--first); padding: 8px 14px; font-weight: 600; } .verdict.fails { border-color: var(--bad); }
table { width: 100%; border-collapse: collapse; } th, td { text-align: left; padding: 8px 10px 8px 0; border-bottom: 1px solid var(--line); vertical-align: top; }
th { font-weight: 500; color: var(--soft); } td.number, th.number { text-align: right; white-space: nowrap; }
svg { width: 100%; height: auto; } svg text { font-size: 12px; fill: var(--soft); } .grid { stroke: var(--line); }
polyline { fill: none; stroke-width: 1.6; } .limit { stroke: var(--bad); stroke-dasharray: 6 4; stroke-width: 1.5; }
polyline.series-0 { stroke: var(--first); } polyline.series-1 { stroke: var(--second); stroke-dasharray: 5 3; }
circle.series-0 { fill: var(--first); } circle.series-1 { fill: none; stroke: var(--second); }
.legend { margin: 0; } .key { margin-right: 20px; } .key::before { content: ""; display: inline-block; width: 26px; margin-right: 8px; vertical-align: middle; border-top: 3px solid var(--first); }
.key-1::before { border-top: 3px dashed var(--second); } dl { display: grid; grid-template-columns: max-content 1fr; gap: 2px 20px; margin: 0; } dd { margin: 0; }
`;
