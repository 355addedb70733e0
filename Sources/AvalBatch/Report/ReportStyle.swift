/// How the report looks: no font, image or script from elsewhere, so that it can be mailed and printed as it is.
enum ReportStyle {
    /// The style sheet.
    static let css = """
        :root { color-scheme: light; }
        body { margin: 0; background: #fff; color: #1b1f24; font: 15px/1.5 system-ui, sans-serif; }
        main { max-width: 760px; margin: 2rem auto; padding: 0 1rem; }
        h1 { font-size: 1.6rem; margin: 0 0 1rem; }
        h2 { font-size: 1.15rem; margin: 2rem 0 .5rem; border-bottom: 1px solid #c8ced6; padding-bottom: .25rem; }
        dl { display: flex; flex-wrap: wrap; gap: .5rem 1.75rem; margin: 0 0 1rem; }
        dt { color: #57606a; font-size: .85rem; }
        dd { margin: 0; font-size: 1.15rem; font-weight: 600; }
        code { font-size: .8rem; overflow-wrap: anywhere; }
        .alerte { background: #fff4d6; border-left: 4px solid #9a6700; padding: .5rem .75rem; }
        .barres { display: block; width: 100%; height: auto; margin: .5rem 0; }
        .barres text { font-size: 13px; fill: #1b1f24; }
        .legende { margin-right: 1rem; white-space: nowrap; }
        .s0, .c0 { fill: #2f6f9f; }
        .s1, .avertissement, .c1 { fill: #d08700; }
        .s2, .bloquante, .c2 { fill: #a3312b; }
        .s3, .information, .c3 { fill: #6e7781; }
        table { border-collapse: collapse; width: 100%; margin: .75rem 0; font-size: .9rem; }
        th, td { padding: .25rem .5rem; border-bottom: 1px solid #e1e5ea; text-align: left; }
        .n { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
        @media print {
          body { font-size: 11pt; }
          main { max-width: none; margin: 0; }
          tr, svg { break-inside: avoid; }
          h2 { break-after: avoid; }
          rect { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
        }
        @page { margin: 15mm; }
        """
}
