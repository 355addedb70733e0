/// How the report looks: no font, image or script from elsewhere, so that it can be mailed and printed as it is. A colour
/// means one thing: red keeps a declaration from being signed, amber is a reservation, green is accepted, grey could not be
/// read; blues are categories, from the weakest, and violet is money.
enum ReportStyle {
    /// The style sheet.
    static let css = """
        :root { color-scheme: light; }
        body { margin: 0; background: #fff; color: #1b1f24; font: 15px/1.5 system-ui, sans-serif; }
        main { max-width: 860px; margin: 2rem auto; padding: 0 1rem; }
        h1 { font-size: 1.6rem; margin: 0 0 1rem; }
        h2 { font-size: 1.15rem; margin: 2rem 0 .5rem; border-bottom: 1px solid #c8ced6; padding-bottom: .25rem; }
        .chiffres { display: flex; flex-wrap: wrap; gap: .5rem 1.75rem; margin: 0 0 1rem; }
        dt { color: #57606a; font-size: .85rem; }
        .chiffres dd { margin: 0; font-size: 1.15rem; font-weight: 600; }
        .lot { display: grid; grid-template-columns: max-content 1fr; gap: .25rem 1rem; align-items: baseline; }
        .lot dd { margin: 0; overflow-wrap: anywhere; }
        .alerte { background: #fff4d6; border-left: 4px solid #9a6700; padding: .5rem .75rem; overflow-wrap: anywhere; }
        .barres { margin: .5rem 0 1rem; }
        .barre { display: grid; grid-template-columns: minmax(7rem, 15rem) 1fr 9rem; gap: .75rem; align-items: center; }
        .barre svg { display: block; width: 100%; height: 18px; margin: 5px 0; }
        .barre .nom { text-align: right; overflow-wrap: anywhere; }
        .barre .valeur { font-variant-numeric: tabular-nums; white-space: nowrap; }
        .legende { margin-right: 1rem; white-space: nowrap; }
        .acceptee { fill: #2e7d4f; }
        .reserves, .avertissement { fill: #d08700; }
        .refusee, .bloquante { fill: #a3312b; }
        .illisible { fill: #6e7781; }
        .information { fill: #7a8f2f; }
        .montant { fill: #6b4fa0; }
        .c0 { fill: #8fbbdc; }
        .c1 { fill: #3f7fb5; }
        .c2 { fill: #1d3f73; }
        .c3 { fill: #0b1f3f; }
        .tableau { overflow-x: auto; }
        table { border-collapse: collapse; width: 100%; margin: .75rem 0; font-size: .9rem; }
        caption { text-align: left; color: #57606a; font-size: .85rem; padding-bottom: .25rem; }
        th, td { padding: .25rem .5rem; border-bottom: 1px solid #e1e5ea; text-align: left; vertical-align: top; }
        tbody th { font-weight: 400; }
        tfoot th, tfoot td { font-weight: 600; border-top: 2px solid #c8ced6; }
        .n { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
        thead .n { white-space: normal; }
        @media (max-width: 600px) {
          main { margin: 1rem auto; padding: 0 .75rem; }
          .barre { grid-template-columns: 1fr max-content; gap: 0 .5rem; }
          .barre .nom { grid-column: 1 / -1; text-align: left; }
          table { font-size: .82rem; }
          th, td { padding: .25rem .2rem; }
          .lot { grid-template-columns: 1fr; gap: 0; }
          .lot dd { margin-bottom: .5rem; }
          .fiches, .fiches caption, .fiches tbody, .fiches tfoot, .fiches tr, .fiches th, .fiches td { display: block; }
          .fiches thead { position: absolute; clip-path: inset(50%); }
          .fiches tr { border-bottom: 1px solid #c8ced6; padding: .35rem 0; }
          .fiches th, .fiches td, .fiches tfoot th, .fiches tfoot td { border: 0; padding: .1rem 0; text-align: left; }
          .fiches tbody th { font-weight: 600; }
          .fiches td::before { content: attr(data-nom) " : "; color: #57606a; }
          .fiches td:empty { display: none; }
        }
        @media print {
          body { font-size: 10pt; }
          main { max-width: none; margin: 0; padding: 0; }
          tr, .barre { break-inside: avoid; }
          h2, caption, thead { break-after: avoid; }
          h2 { margin-top: 1.2rem; }
          table { font-size: 9pt; margin: .4rem 0; }
          th, td { padding: .12rem .4rem; }
          section:last-of-type { break-inside: avoid; }
          tfoot { display: table-row-group; break-before: avoid; }
          .tableau { overflow-x: visible; }
          rect { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
        }
        @page { margin: 12mm; }
        """
}
