import Testing

@Suite struct CzechRulesTests {
  @Test(
    "Czech: `|` is where a sentence ends",
    arguments: [
      "Dne 12. července přijel.| Ušel 20 km.| Viz s. 5, např. u dr. Nováka.",
      "V 19. století město rostlo.| Ve 20. stol. chřadlo.",
      "2. světová válka skončila roku 1945.| Poté se vše změnilo.",
      "Prof. Novák a doc. Svoboda přišli.| Ing. Lis a Mgr. Vlk také.| MUDr. Malá ne.",
      "Narodil se r. 1956 v Brně.| Zemřel v roce 1990.| Rodina zůstala.",
      "Hora měří 8848 m.| Údolí je níž.| Pytel váží 5 kg.| Cukr váží 2 t.| Sůl zmizela.",
      "A. Novák a J.-P. Dupont přišli.| K. H. Mácha psal.| Č. Zíbrt také.",
      "Karel IV. založil univerzitu.| Za Karla IV. Praha rostla.| To trvalo do Ludvíka XVI.| Pak přišel konec.",
      "Koupil jablka, hrušky atd.| Ceny rostou.| Hrušky apod. jsou drahé.| Byly švestky aj.| Vše chutnalo.",
      "Je to tzv. Staré město, tj. Střed, popř. Centrum.| Mj. Praha.",
      "„Jdeš?“ zeptala se.| „Ano,“ odpověděl.| »Dobře!«| Odešla.",
      "– Jdeš? – zeptal se Jan.| – Ne, – řekla.| – Škoda.",
      "Křikl: „Stůj!“| Nikdo nezastavil.",
      "1. Otevřete dveře.| 2. Zavřete okno.",
      "Bydlí v ul. Dlouhé, č. 5, na nám. Míru.| Sv. Jan stojí u kostela sv. Jana.",
      "Gen. Novák, plk. Vlk, mjr. Lis a por. Kos mlčeli.| Kpt. Sova mluvil.",
      "Zemřel r. 44 př. n. l. v Římě.| Syn zemřel r. 14 n. l.| Řím plakal.",
      "Stojí 5 tis. Kč.| Druhý stojí 3 mil.| Kdo zaplatí 2 mld. korun?",
      "Vlak jede v 17.30 hod.| Nechoďte pozdě.| Tel. 222 555 111.| Zavolejte.",
      "Firma Novák s. r. o. Praha skončila.| Firma Lis a. s. Brno ne.| Ona trvá.",
      "Den byl chladný...| Padal sníh…| Možná... nevím.",
      "Opravdu?| Ano!| Ne?!| Ach.",
      "Pište na a.b@example.org.| Web www.example.org.| Děkuji.",
      "Je 20 °C.| Voda vře při 100 °C.| Napětí je 230 V.| Lampa svítí.",
      "(Byl nemocen.)| Přišel (bylo pozdě.) a sedl si.",
      "Je mu 12.| Janovi je 13.| Evě je 14.",
      "Podle § 5 odst. 2 písm. a) zák. č. 10/1990 Sb. to platí.| Podle čl. 3 ne.",
      "Vyd. 2., Praha 1990, sv. 3, roč. 5.| Srov. obr. 3, tab. 2, kap. 4.| Dál nic.",
      "Novák et al. (2010) píší.| Tamtéž.| Vitamin C.| On je zdravý.",
      "Konec 19. stol. Praha vítala.| V 1. pol. 20. stol. Československo vzniklo.",
      "P. Novák a pí. Nová přišli.| Pan Malý ne.",
      "1. května je svátek.| Od 1. do 5. května je volno.| Byl tu 3. 5. 2010 a odešel 4. 6.| Pak nic.",
      // answers of two letters, and initials
      "– Jo.| – Ne.| Ej.| Hm.| J. K. Novák a K. H. Mácha.",
      "J. Ch. Bach a Ch. Wolff psali.| Hudbu J. K. Ch. Bacha hrál orchestr.| Po G následuje H a po H Ch.| Pak je I.",
    ])
  func examples(marked: String) throws { try MarkedText.check(marked, "cs") }
}
