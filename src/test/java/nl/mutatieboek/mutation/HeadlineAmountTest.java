package nl.mutatieboek.mutation;

import static nl.mutatieboek.LedgerFixture.proposal;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import nl.mutatieboek.LedgerFixture;
import nl.mutatieboek.domain.value.ChapterCode;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.MutationKind;
import nl.mutatieboek.domain.value.Posting;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The main amount of a mutation in lists. */
class HeadlineAmountTest {
    @ParameterizedTest
    @CsvSource(textBlock = """
        XX/37 U 2026 5,                                   EXPENDITURE 2026 5
        XX/37 U 2027 5 & XX/37 U 2026 4,                  EXPENDITURE 2026 4
        XX/37 U 2028 5 & XX/37 U 2027 4,                  EXPENDITURE 2027 4
        XX/37 V 2026 9 & XX/37 U 2027 4,                  EXPENDITURE 2027 4
        XX/37 O 2026 9 & XX/37 V 2026 3,                  COMMITMENTS 2026 3
        XX/37 O 2026 -9,                                  RECEIPTS 2026 -9
        XVII/~ U 2026 -7 & XX/37 U 2026 7,                EXPENDITURE 2026 7
        XX/92 U 2026 -7 & XX/37 U 2026 5 & XX/91 U 2026 2, EXPENDITURE 2026 7 shifted
        XX/92 U 2026 -7 & XX/37 U 2026 6,                 EXPENDITURE 2026 -1
        XX/92 U 2026 0,                                   EXPENDITURE 2026 0
        """)
    void headline_amount_is_that_of_the_own_chapter_in_the_year_nearest_the_moment(String lines, String expected) {
        Posting[] postings = Arrays.stream(lines.split(" & "))
                .map(HeadlineAmountTest::posting)
                .toArray(Posting[]::new);

        HeadlineAmount headline =
                HeadlineAmount.of(new ChapterCode("XX"), proposal(MutationKind.RE_ESTIMATE, "2026-OWB", postings));

        assertThat("%s %s %s%s"
                        .formatted(
                                headline.flow(),
                                headline.year(),
                                headline.thousands(),
                                headline.shifted() ? " shifted" : ""))
                .isEqualTo(expected);
    }

    private static Posting posting(String line) {
        String[] part = line.split(" ");
        Flow flow = Arrays.stream(Flow.values())
                .filter(one -> one.letter().equals(part[1]))
                .findFirst()
                .orElseThrow();
        return LedgerFixture.posting(part[0], flow, Integer.parseInt(part[2]), Long.parseLong(part[3]));
    }
}
