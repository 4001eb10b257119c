import Testing

@Suite struct EnglishRulesTests {
  @Test(
    "English: `|` is where a sentence ends",
    arguments: [
      // numbers that are no items, words that are written like abbreviations
      "It ends with code 1.| If there is a fault, it ends with code 2.| If not, with 0.| Open the Colour tab.| A list appears.",
      "They share no process ID.)| Threads do.| The cell shows #VALUE! errors now.| Add rows until there are 3.| To do so, wait.",
      // signs, sources and years
      "Use MAX(A [; B [; … [; Z]]]).| Run ls [OPTION]... [FILE]... here.| Type signs such as ! \" ? $ % ^ & here.",
      "“It is a font.” (Miller).| By Brook, A. (2005).| Miller et al. 2002 differ.| Stop.",
      // a title, a rank, a form of address
      "Dr. Lena Holt met Prof. Gjergj Leka and Lt. Col. Bela.| They spoke at length.",
      "The Rt. Hon. Mrs. Grey spoke.| Messrs. Hale and Dunn left.",
      // a company, a place, a state, a month
      "Hale & Dunn Inc. announced it.| He joined Hale Inc.| It went bankrupt.",
      "She lives on Elm St. near Mt. Dajti.| He moved to Elm St.| The house is old.",
      "The U.S. Senate met in Washington, D.C. on Feb. 24.| He left the U.S.| Why did he go?",
      // reference, number, time
      "See pp. 5-7 and Fig. 3 in vol. 2.| The rest is on p. 9.| Turn to it.",
      "It opens at 9 a.m. Monday.| It closes at 6 p.m.| Nobody minds.",
      "At 6 a.m. Mr. Hale woke up.| He was late.",
      "No. 5 won the race.| Did he?| No.| He lost.",
      // always inside
      "Bring fruit, e.g. Golden apples.| Greens vs. Reds was played, i.e. Kyiv won.",
      "It sells bread, milk, etc. at noon.| It sells bread, milk, etc.| Everyone buys there.",
      // initials
      "J. R. Hale and A.B. Dunn wrote it.| We chose you and I.| Did they mind?",
      // numbers, addresses
      "It cost $5.50.| Write to info@example.org.| See https://example.org/a.b?c=d.| Thanks.",
      // ellipsis, question, exclamation
      "Well ... maybe not.| She left...| He stayed.| Really?!| Yes!!| Good.",
      "And so . . . we went.| It was over. . . .| They slept.",
      // quotes and speech
      "\u{201C}Is it open?\u{201D} she asked.| \u{201C}Yes!\u{201D} Mr. Hale said.| \u{201C}Go!\u{201D}| They went.",
      "He said, 'It is late.' and left.| \"It is late.\"| He left.",
      // brackets
      "She left (she had seen enough.) before noon.| (It was raining.)| He stayed.",
      "He read it (cf. ch. 2).| Then he slept.",
      // brand names, careless writing
      "The site was down.| eBay said nothing.| iOS 5 came out.",
      "They work at Yahoo! in the city.| it was fun.| really?| yes.",
      "The minister resigned.|Nobody knows why.| Visit Example.Com today.",
      // lists in running text
      "1. Open the door| 2. Close the window| 3. Sit down",
      "• Open the door| • Close the window",
      // answers of two letters, and initials
      "No.| No.| I won’t.| Me.| You.| Oh.| Ah.| It is late.",
      "He said so.| So.| No.| J. R. Hale and J.-P. Dunn came.| T. May.| Then won.",
    ])
  func examples(marked: String) throws { try MarkedText.check(marked, "en") }
}
