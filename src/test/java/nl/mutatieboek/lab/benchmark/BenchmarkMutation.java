package nl.mutatieboek.lab.benchmark;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * A mutation of the benchmark: two to six articles of one chapter in one year, whose amounts add up to zero. The same
 * for all targets.
 *
 * @param chapter 0 to 20
 * @param year 0 to 4
 * @param articles ascending, each 0 to 39
 * @param amounts in thousands of euros, one for each article
 */
record BenchmarkMutation(int chapter, int year, int[] articles, long[] amounts) {
    static final int CHAPTERS = 21;
    static final int YEARS = 5;
    static final int ARTICLES = 40;
    static final String TITLE = "Reallocation of reception capacity";
    static final String EXPLANATION =
            "Reallocation of reception capacity following a lower than expected intake. The change has no effect in"
                    + " later years. Ref XX/512, as settled between both departments.";
    static final String DOCUMENT = "KST-36600-XX-12";

    /** @param hot all clients use the first article of the first chapter, in the first year */
    static BenchmarkMutation random(SplittableRandom random, boolean hot) {
        int legs = random.nextInt(100) < 45 ? 2 : 2 + random.nextInt(5);
        int[] articles =
                random.ints(hot ? 1 : 0, ARTICLES).distinct().limit(legs).toArray();
        if (hot) {
            articles[0] = 0;
        }
        Arrays.sort(articles);
        long[] amounts = new long[legs];
        for (int i = 1; i < legs; i++) {
            amounts[i] = 1 + random.nextInt(50);
            amounts[0] -= amounts[i];
        }
        return new BenchmarkMutation(
                hot ? 0 : random.nextInt(CHAPTERS), hot ? 0 : random.nextInt(YEARS), articles, amounts);
    }

    /** The accounts, ascending, each 0 to 4,199. */
    int[] accounts() {
        return Arrays.stream(articles)
                .map(article -> (chapter * YEARS + year) * ARTICLES + article)
                .toArray();
    }
}
