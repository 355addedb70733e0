/// How the pages look: no font, image or script from elsewhere. Colours keep a contrast of at least 4.5 to 1, by day and by
/// night.
enum SiteStyle {
    /// The style sheet.
    static let css = """
        :root { color-scheme: light dark; --fond: #fff; --encre: #1b1f24; --pale: #57606a; --trait: #767d86; --lien: #0a4f9e; --bloc: #f1f3f5; --duree: #1d6fb0; }
        @media (prefers-color-scheme: dark) {
          :root { --fond: #14181d; --encre: #e8eaed; --pale: #b0b8c1; --trait: #8a939d; --lien: #9ecbff; --bloc: #232930; --duree: #5aa7e8; }
        }
        * { box-sizing: border-box; }
        body { margin: 0; background: var(--fond); color: var(--encre); font: 1rem/1.55 system-ui, sans-serif; }
        header, main, footer { max-width: 60rem; margin: 0 auto; padding: .5rem 1rem; }
        header ul { display: flex; flex-wrap: wrap; gap: .25rem 1rem; list-style: none; margin: 0; padding: .5rem 0; border-bottom: 1px solid var(--trait); }
        a { color: var(--lien); overflow-wrap: anywhere; }
        a[aria-current] { color: var(--encre); font-weight: 600; }
        :focus-visible { outline: 3px solid var(--lien); outline-offset: 2px; }
        .evitement { position: absolute; left: -100vw; }
        .evitement:focus { left: .5rem; top: .5rem; background: var(--fond); padding: .5rem; }
        h1 { font-size: 1.6rem; overflow-wrap: anywhere; }
        h2 { font-size: 1.2rem; margin: 2rem 0 .5rem; border-bottom: 1px solid var(--trait); overflow-wrap: anywhere; }
        h3 { font-size: 1rem; margin: 1.25rem 0 .25rem; }
        code, pre { background: var(--bloc); padding: .05rem .25rem; font-size: .9em; overflow-wrap: anywhere; white-space: pre-wrap; }
        dt { font-weight: 600; margin-top: .5rem; }
        dd { margin: 0 0 .15rem 1rem; overflow-wrap: anywhere; }
        .lieu, footer, caption { color: var(--pale); font-size: .9rem; }
        .tableau { overflow-x: auto; }
        table { border-collapse: collapse; width: 100%; margin: .75rem 0; }
        caption { text-align: left; padding-bottom: .25rem; }
        th, td { text-align: left; vertical-align: top; padding: .3rem .5rem; border-bottom: 1px solid var(--trait); }
        tbody th { font-weight: 400; }
        label { display: block; font-weight: 600; }
        input { width: 100%; max-width: 32rem; font: inherit; padding: .4rem; color: var(--encre); background: var(--fond); border: 1px solid var(--trait); }
        .frise { display: block; width: 100%; min-width: 32rem; height: auto; margin: .75rem 0; }
        .frise .an { stroke: var(--trait); fill: none; }
        .frise text.an { fill: var(--pale); stroke: none; font-size: 12px; }
        .frise .nom { fill: var(--encre); font-size: 13px; paint-order: stroke; stroke: var(--fond); stroke-width: 4px; }
        .duree { fill: var(--duree); }
        @media (max-width: 30rem) { dd { margin-left: .5rem; } th, td { padding: .25rem; font-size: .9rem; } }
        @media print {
          header, .evitement, form { display: none; }
          main { max-width: none; padding: 0; }
          section, tr, .frise { break-inside: avoid; }
          .tableau { overflow-x: visible; }
          .frise { min-width: 0; }
          rect { print-color-adjust: exact; }
        }
        @page { margin: 12mm; }
        """
}
