import java.nio.file.Files;
import java.nio.file.Paths;
import java.util.List;
import org.omegat.core.matching.FuzzyMatcher;
import org.omegat.core.matching.ISimilarityCalculator;
import org.omegat.core.matching.LevenshteinDistance;
import org.omegat.tokenizer.ITokenizer;
import org.omegat.tokenizer.LuceneEnglishTokenizer;
import org.omegat.util.Token;

/**
 * OmegaT's own fuzzy scores without its window: for each query the best of all texts, as its search finds it. Its classes do the
 * work (Debian's package omegat, 3.6); the texts' tokens are made beforehand, so the times are those of the comparisons alone.
 *
 *   javac -cp $CP OmegaTMatcher.java && java -cp $CP:. OmegaTMatcher TEXTS QUERIES
 *   CP=/usr/share/omegat/OmegaT.jar:/usr/share/java/lucene3-core.jar
 *
 * Prints a line a query: microseconds, score of the stems, of the words, of all tokens, query, text.
 */
public class OmegaTMatcher {
  private static final int LEAST = 30;

  private static Token[][] tokens(ITokenizer tokenizer, String text) {
    return new Token[][] {
      tokenizer.tokenizeWords(text, ITokenizer.StemmingMode.MATCHING),
      tokenizer.tokenizeWords(text, ITokenizer.StemmingMode.NONE), tokenizer.tokenizeVerbatim(text)};
  }

  public static void main(String[] arguments) throws Exception {
    ITokenizer tokenizer = new LuceneEnglishTokenizer();
    tokenizer.setBehavior(tokenizer.getDefaultBehavior());
    ISimilarityCalculator distance = new LevenshteinDistance();
    List<String> texts = Files.readAllLines(Paths.get(arguments[0]));
    Token[][][] stored = new Token[texts.size()][][];
    for (int i = 0; i < stored.length; i++) stored[i] = tokens(tokenizer, texts.get(i));
    for (String query : Files.readAllLines(Paths.get(arguments[1]))) {
      long start = System.nanoTime();
      Token[][] asked = tokens(tokenizer, query);
      int[] best = {-1, 0, 0};
      int found = -1;
      for (int i = 0; i < stored.length; i++) {
        int[] scores = new int[3];
        scores[0] = FuzzyMatcher.calcSimilarity(distance, asked[0], stored[i][0]);
        if (scores[0] < LEAST || scores[0] < best[0]) continue;
        for (int k = 1; k < 3; k++) scores[k] = FuzzyMatcher.calcSimilarity(distance, asked[k], stored[i][k]);
        if (java.util.Arrays.compare(scores, best) <= 0) continue;
        best = scores;
        found = i;
      }
      long time = (System.nanoTime() - start) / 1000;
      System.out.println(
        time + "\t" + best[0] + "\t" + best[1] + "\t" + best[2] + "\t" + query + "\t" + (found < 0 ? "" : texts.get(found)));
    }
  }
}
