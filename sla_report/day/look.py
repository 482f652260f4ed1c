"""How the page looks, on a screen and on paper; light, as what is mailed and printed."""

STYLE = """
:root { color-scheme: light; }
body { font: 15px/1.45 system-ui, "Segoe UI", Roboto, Helvetica, Arial, sans-serif; color: #1d2733;
  background: #fff; margin: 0 auto; padding: 1.5rem; max-width: 60rem; overflow-wrap: break-word; }
h1 { font-size: 1.7rem; margin: 0; } h2 { font-size: 1.25rem; margin: 2rem 0 .5rem; }
h3 { font-size: 1rem; margin: 1.25rem 0 .25rem; }
.aside, figcaption, footer { color: #5b6878; font-size: .87rem; }
.verdict { border-left: 5px solid #9aa5b3; background: #f4f6f9; padding: .7rem 1rem;
  margin: 1rem 0; }
.met { border-color: #2e8b57; } .tight { border-color: #e0b400; } .missed { border-color: #c0392b; }
.boxes { display: grid; grid-template-columns: repeat(auto-fit, minmax(9.5rem, 1fr)); gap: .6rem;
  margin: 1rem 0; }
.boxes div { border: 1px solid #d8dee6; border-radius: 6px; padding: .6rem .8rem; }
.boxes dt { font-size: .87rem; } .boxes dd { margin: 0; color: #5b6878; font-size: .87rem; }
.boxes dt + dd { color: #1d2733; font-size: 1.5rem; font-weight: 600; }
figure { margin: 1rem 0; overflow-x: auto; }
svg { width: 100%; min-width: 36rem; height: auto; }
.wide { overflow-x: auto; } table { border-collapse: collapse; width: 100%; font-size: .87rem; }
th, td { text-align: left; max-width: 18rem; padding: .25rem .5rem;
  border-bottom: 1px solid #d8dee6;
  vertical-align: top; }
th { background: #f4f6f9; } .figure { text-align: right; font-variant-numeric: tabular-nums; }
footer { margin-top: 2rem; border-top: 1px solid #d8dee6; padding-top: .5rem; }
@media print { body { padding: 0; font-size: 11pt; } svg { min-width: 0; }
  figure, tr, .boxes div { break-inside: avoid; }
  thead { display: table-header-group; } h2, h3 { break-after: avoid; } }
"""

DOCUMENT = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>{title}</title>
<style>{style}</style>
</head>
<body>
{body}
</body>
</html>
"""
"""A page with nothing to fetch and nothing that runs."""
