package nl.mutatieboek.domain.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProposalTest {
    private static final Posting LINE = line("XX/37", 5);
    private static final Reversal REVERSAL = new Reversal(new MutationId(new UUID(1, 1)), MutationKind.OPENING, false);

    @ParameterizedTest
    @ValueSource(ints = {1, Proposal.MOST_POSTINGS})
    void takes_one_line_or_as_many_as_it_may_have(int lines) {
        assertThat(proposal(MutationKind.OPENING, "t", null, null, Collections.nCopies(lines, LINE))
                        .postings())
                .hasSize(lines);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, Proposal.MOST_POSTINGS + 1})
    void refuses_no_line_or_one_more_than_it_may_have(int lines) {
        List<Posting> postings = Collections.nCopies(lines, LINE);

        assertThatThrownBy(() -> proposal(MutationKind.OPENING, "t", null, null, postings))
                .isInstanceOf(MalformedValueException.class);
    }

    @Test
    void refuses_a_title_that_is_blank_too_long_or_of_two_lines() {
        for (String title : List.of("", "a".repeat(201), "a\nb", "a\u0000", "a\u202Eb")) {
            assertThatThrownBy(() -> proposal(MutationKind.OPENING, title, null, null, List.of(LINE)))
                    .isInstanceOf(MalformedValueException.class);
        }
    }

    @Test
    void refuses_a_day_outside_the_years_of_the_book() {
        assertThatThrownBy(() -> proposal(MutationKind.OPENING, "t", LocalDate.of(2200, 1, 1), null, List.of(LINE)))
                .isInstanceOf(MalformedValueException.class);
    }

    @Test
    void says_what_it_takes_back_exactly_when_it_is_a_reversal() {
        assertThat(proposal(MutationKind.REVERSAL, "t", null, REVERSAL, List.of(LINE))
                        .reversal())
                .isEqualTo(REVERSAL);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> proposal(MutationKind.REVERSAL, "t", null, null, List.of(LINE)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> proposal(MutationKind.OPENING, "t", null, REVERSAL, List.of(LINE)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Reversal(new MutationId(new UUID(1, 1)), MutationKind.REVERSAL, false));
    }

    @Test
    void has_a_day_once_it_was_accepted() {
        Proposal without = proposal(MutationKind.OPENING, "t", null, null, List.of(LINE));

        assertThatIllegalStateException().isThrownBy(without::day);
        assertThat(without.effectiveOn(LocalDate.of(2026, 1, 1)).day()).isEqualTo(LocalDate.of(2026, 1, 1));
    }

    @Test
    void tells_its_chapters_and_the_lines_of_each_in_order() {
        Posting second = line("XVII/~", -5);
        Posting third = line("XX/91", 1);
        Proposal proposal = proposal(MutationKind.TRANSFER, "t", null, null, List.of(LINE, second, third));

        assertThat(proposal.chapters()).extracting(ChapterCode::value).containsExactly("XVII", "XX");
        assertThat(proposal.postingsOf(new ChapterCode("XX"))).containsExactly(LINE, third);
        assertThat(proposal.postingsOf(new ChapterCode("VI"))).isEmpty();
    }

    @Test
    void no_line_lies_on_a_bare_chapter_or_carries_more_than_may_be_posted() {
        assertThatThrownBy(() -> line("XX", 1)).isInstanceOf(MalformedValueException.class);
        assertThatThrownBy(() -> line("XX/37", Thousands.LARGEST_POSTED + 1))
                .isInstanceOf(MalformedValueException.class);
        assertThatThrownBy(() -> line("XX/37", Long.MIN_VALUE)).isInstanceOf(MalformedValueException.class);
    }

    private static Posting line(String item, long thousands) {
        return new Posting(
                ItemPath.parse(item),
                Flow.EXPENDITURE,
                new BudgetYear(2026),
                new Thousands(thousands),
                null,
                null,
                null);
    }

    private static Proposal proposal(
            MutationKind kind, String title, LocalDate day, Reversal reversal, List<Posting> postings) {
        return new Proposal(
                kind,
                title,
                "why",
                Moment.parse("2026-OWB"),
                null,
                day,
                Continuation.UNKNOWN,
                Basis.READ,
                new Source("36800-XX-2", null, null, null),
                false,
                null,
                Precision.EXACT,
                KindDetails.NONE,
                null,
                null,
                null,
                reversal,
                postings);
    }
}
