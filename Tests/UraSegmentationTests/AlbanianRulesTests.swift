import Testing

@Suite struct AlbanianRulesTests {
  @Test(
    "Albanian: `|` is where a sentence ends",
    arguments: [
      // fjalë që shkruhen si shkurtesa
      "Një fjalë për rresht.| Tjetra vjen më pas.| Ecni drejt.| Kthehuni djathtas.| Ishte në maj.| Në shesh u mblodh qyteti.",
      "Ndryshoni formën e URL-sh.| Kjo ndihmon.| Takimi i OKB-së.| Delegatët ikën.",
      // tituj
      "Foli z. Gashi.| E dëgjoi znj. Dema dhe prof. dr. Leka.| Gjen. Basha mungoi.",
      "Dr. Leka erdhi.| Ing. Dema iku.",
      // vende
      "Banon në rr. Bardhyl, nr. 4.| Afër është shesh. Liria.",
      // referime
      "Shih nenin, f. 12, vëll. 2, fig. 3.| Ligji nr. 05/L hyri në fuqi.| Lexo art. 7.| Pastaj fol.",
      "Kisha është e shek. XVI dhe e bukur.| Ajo u ndërtua në shek. XV.| Askush nuk e di.",
      // njësi
      "Kushton 2 mln. euro.| Pesha është 5 kg.| Ai e ngriti.",
      // brenda dhe në fund
      "Ka fruta, p.sh. Mollë.| Iku, d.m.th. Nuk erdhi.| Ka libra, fletore etj.| Çmimet janë të ulëta.| Librat etj. janë këtu.",
      "Jeton në Sh.B.A.| Tani punon.| Firma Leka Sh.p.k. Tiranë u mbyll.",
      // iniciale
      "E shkroi A. B. Leka.| Ai jeton këtu.",
      // data, ora, adresa
      "Takimi është më 24.08.2021 në orën 17.30.| Më 24 shkurt ai iku.| Shkruani te a.b@example.org.| Faleminderit.",
      // thonjëza, dialog
      "«Ejani!» thirri ajo.| „Ku?“| Askush s'e dinte.",
      "– Je këtu? – pyeti ai.| – Po, – tha ajo.| – Prisja.",
      "Gazeta shkruan: “Gjithçka mirë”.| Ne gëzohemi.| “Pse?” pyeti Leka.",
      // pika, kllapa
      "Ndoshta... jo, s'është ashtu.| Ajo heshti…| Binte shi.| Vërtet?!| Po.",
      "Erdhi (ishte vonë.) dhe u ul.| Gjithçka u krye.| ejani nesër.",
      "1. Hap derën.| 2. Mbyll dritaren.",
      // answers of two letters, and initials
      "– Po.| – Jo.| Ti.| Ai.| Unë s’vij.",
      "Po.| Jo.| Oh.| Gj. Fishta dhe Th. A. Mitko shkruan.| Sh. Gj. Kola lexon.",
    ])
  func examples(marked: String) throws { try MarkedText.check(marked, "sq") }
}
