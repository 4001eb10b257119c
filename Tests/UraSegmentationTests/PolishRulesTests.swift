import Testing

@Suite struct PolishRulesTests {
  @Test(
    "Polish: `|` is where a sentence ends",
    arguments: [
      "Dr Nowak i prof. Kowalska przyszli.| Inż. Lis i mgr Wilk też.| Ks. Adam odprawił mszę.",
      "Zob. s. 5, rys. 3, tab. 2, t. II, rozdz. 4.| Por. art. 12 ust. 3 pkt 4.| Dalej nic.",
      "Urodził się w 1956 r. w Łodzi.| Zmarł w 1990 r.| Rodzina została.",
      "Szczyt ma 8848 m.| Dolina jest niżej.| Worek waży 5 kg.| Cukier waży 2 t.| Sól znikła.",
      "W XIX w. miasto rosło.| W XX w.| Wszystko się zmieniło.",
      "A. Nowak i J.-P. Dupont przybyli.| K. I. Gałczyński pisał.| Cz. Miłosz też.| St. Lem nie.",
      "Kupił jabłka, gruszki itd.| Ceny rosną.| Gruszki itp. są drogie.| Były śliwki i in.| Wszystko smaczne.",
      "To jest np. Warszawa, tzn. Stolica, czyli tzw. Centrum.| Był tam m.in. Jan.",
      "„Idziesz?” – zapytała.| „Tak” – odpowiedział.| »Dobrze!«| Wyszła.",
      "– Idziesz? – zapytał Jan.| – Nie – odparła.| – Szkoda.",
      "On rzekł: „Stój!”| Nikt się nie zatrzymał.",
      "To była 12. rocznica.| Na 5. piętrze mieszka Ewa.| Wiek 19. był długi.",
      "1. Otwórz drzwi.| 2. Zamknij okno.",
      "Ul. Długa 5, pl. Wolności, al. Lipowa, os. Zielone i gm. Nowa leżą obok.| To blisko.",
      "Gen. bryg. Lis, płk Wilk, ppłk. Sowa i kpt. Kot wystąpili.| Por. Ryś milczał.",
      "W latach 500 p.n.e. i 20 n.e. żyli ludzie.| Zginął w 44 p.n.e.| Rzym płakał.",
      "Kosztuje 5 tys. zł.| Drugi kosztuje 3 mln.| Kto zapłaci 2 mld. dolarów?",
      "Pociąg odjeżdża o godz. 17.30.| Nie spóźnij się.| Tel. 22 555 11 22.| Zadzwoń.",
      "Firma Nowak Sp. z o.o. Warszawa upadła.| Firma Lis S.A.| Ona trwa.",
      "Św. Marcin i bł. Karolina.| Im. Kopernika nazwano szkołę im. Mikołaja Kopernika.",
      "Dzień był zimny...| Śnieg padał…| Może... nie wiem.",
      "Naprawdę?| Tak!| Nie?!| Ech.",
      "Pisz na a.b@example.org.| Strona www.example.org.| Dziękuję.",
      "Temperatura 20 °C.| Woda wrze przy 100 °C.| Prąd 230 V.| Lampa świeci.",
      "(Był chory.)| Przyszedł (było późno.) i usiadł.",
      "Ma 12 lat.| Jan ma 13.| Ewa ma 14.",
      "Z dn. 5 lutego ub. r. wynika mało.| Umowa nr 5 z dn. 3.05.2005 r. wygasła.| Nr. 6 trwa.",
      "Red. nacz. Lis i wicemin. Wilk oraz dyr. Sowa, tj. Goście, przyszli.",
      "Wyd. 2, Warszawa 1990, ss. 250.| Oprac. J. Lis, red. A. Wilk, tłum. B. Kot.",
      "Cyt. za: Nowak i in. (2010).| Tamże 5.",
      "Z o. Janem i s. Anną rozmawiał ks. bp Lis.| O. Jan milczał.",
      "Witamina C.| Ona jest zdrowa.| Grupa B.| To druga grupa.",
      "Ang. nazwa i fr. Nazwa, łac. Rosa.| Kwiat róży.",
      "Spółka zatrudnia ok. 200 osób, max. 300.| W Krakowie działa od 5 l.| Jest znana.",
      "Jan III Sobieski i Zygmunt II August.| Królowie panowali.",
      "To był sen.| On spał.| W 1990 r.| W Polsce padało.",
      // answers of two letters, and initials
      "Ej.| Oj.| No.| Ta.| Cz. M. Nowak i J. Ch. Pasek.",
    ])
  func examples(marked: String) throws { try MarkedText.check(marked, "pl") }
}
