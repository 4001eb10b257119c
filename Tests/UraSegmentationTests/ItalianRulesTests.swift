import Testing

@Suite struct ItalianRulesTests {
  @Test(
    "Italian: `|` is where a sentence ends",
    arguments: [
      "Il sig. Rossi e la sig.ra Bianchi arrivano.| Il dott. Verdi e la prof.ssa Neri partono.| L'avv. Gallo resta.",
      "Vedi p. 5, fig. 3, tab. 2, vol. 4, cap. 6.| Cfr. art. 12, comma 3.| Poi basta.",
      "La cima è a 8848 m.| La valle è più bassa.| Il sacco pesa 5 kg.| Paolo pesa 80 kg.| Ne porta 2 t.| Paolo ride.",
      "Rossi e G. B. Vico scrissero.| J.-P. Dupont lesse.| C. Bianchi no.",
      "Compra mele, pere, ecc.| I prezzi salgono.| Mele, pere ecc. sono care.",
      "Morì nel 44 a.C. a Roma.| Suo figlio morì nel 14 d.C.| Roma pianse.| Nel sec. XIX la città crebbe.| Nel XX sec. cambiò.",
      "È nato nel 1956.| Poi partì nel 1960.| Paolo restò.",
      "«Vieni!» disse.| «Perché?» chiese Paolo.| Lei restò.",
      "– Vieni? – chiese lui.| – No – rispose lei.| – Peccato.",
      "“Dove vai?” domandò.| \"Qui.\" rispose lei.| Tacque.",
      "Egli rispose: «Non lo so.»| Poi uscì.",
      "1. Aprire la porta.| 2. Chiudere la finestra.",
      "Abita in p.zza Dante e lavora in v.le Mazzini.| Il c.so Italia è vicino.| Sta al n. 5.| Venite.",
      "On. Bianchi, mons. Gallo, gen. Neri e cap. Verdi parlarono.| Il col. Rossi tacque.",
      "S. Francesco, S. Maria e Ss. Pietro e Paolo.| La chiesa di S. Giorgio è antica.",
      "La ditta Rossi S.p.A. Milano ha chiuso.| La Bianchi S.r.l.| Il padrone piange.",
      "Ad es. Roma, p. es. Milano, cioè c.d. grandi città.| Esistono.",
      "Aspetta...| Nessuno viene…| Non so... forse.",
      "Davvero?| Sì!| Cosa?!| Niente.",
      "Scrivete a a.b@example.org.| Grazie.| Vedi www.example.org.",
      "Ci sono 20 °C.| Roma è bella.| La lampada usa 60 W.| Paolo la spegne.",
      "(Era malato.)| Venne (era tardi.) e sedette.",
      "Ha 12 anni.| Paolo ne ha 13.| Anna ne ha 14.",
      "Il treno parte alle 17.30.| Non fate tardi.| Tel. 06 555 111.| Chiamate.",
      "Il 12 gen. 1950 e il 3 dic. 1960 nevicò.| Ott. 1970 no.",
      "L'art. 3, co. 2, lett. a, n. 5 della l. n. 10 del 1990 vale.| Il d.lgs. n. 5 no.",
      "Cita Rossi et al.| Gli altri tacciono.| Rossi et al. (2010) lo dicono.",
      "Vitamina C.| L'arancia la contiene.| È sana.",
      "Che cos'è.| Non so chi è.| Paolo lo sa.",
      "N.B. La regola vale.| P.S. Ti saluto.",
      "Vive negli U.S.A.| Anche lei.",
      "Egr. Dott. Rossi, Le scrivo.| Spett. Ditta Bianchi, saluti.| Gent.ma Sig.ra Neri, buongiorno.",
      "L'ing. Bruni e il geom. Galli.| L'arch. Monti e il rag. Fonti.| Tutti qui.",
      "Costa 5 mln.| Paolo paga.| Pesa 5 q.| Anna ride.",
      "Pio IX e Vittorio Emanuele II regnarono.| Il re morì.",
      // answers of two letters, and initials
      "Sì.| No.| Eh.| Ah.| A. M. Rossi viene.",
    ])
  func examples(marked: String) throws { try MarkedText.check(marked, "it") }
}
