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
    @ValueSource(ints = {1, Proposal.MAX_POSTINGS})
    void proposal_with_1_to_the_maximum_of_postings_is_accepted(int lines) {
        assertThat(proposal(MutationKind.OPENING, "t", null, null, Collections.nCopies(lines, LINE))
                        .postings())
                .hasSize(lines);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, Proposal.MAX_POSTINGS + 1})
    void proposal_with_no_or_too_many_postings_is_rejected(int lines) {
        List<Posting> postings = Collections.nCopies(lines, LINE);

        assertThatThrownBy(() -> proposal(MutationKind.OPENING, "t", null, null, postings))
                .isInstanceOf(MalformedValueException.class);
    }

    @Test
    void proposal_title_that_is_blank_too_long_or_multiline_is_rejected() {
        for (String title : List.of("", "a".repeat(201), "a\nb", "a\u0000", "a\u202Eb")) {
            assertThatThrownBy(() -> proposal(MutationKind.OPENING, title, null, null, List.of(LINE)))
                    .isInstanceOf(MalformedValueException.class);
        }
    }

    @Test
    void proposal_day_outside_the_years_of_the_book_is_rejected() {
        assertThatThrownBy(() -> proposal(MutationKind.OPENING, "t", LocalDate.of(2200, 1, 1), null, List.of(LINE)))
                .isInstanceOf(MalformedValueException.class);
    }

    @Test
    void reversed_mutation_is_required_for_a_reversal_and_rejected_for_other_kinds() {
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
    void proposal_has_an_effective_day_once_it_is_set() {
        Proposal without = proposal(MutationKind.OPENING, "t", null, null, List.of(LINE));

        assertThatIllegalStateException().isThrownBy(without::day);
        assertThat(without.effectiveOn(LocalDate.of(2026, 1, 1)).day()).isEqualTo(LocalDate.of(2026, 1, 1));
    }

    @Test
    void proposal_lists_its_chapters_and_their_postings_in_order() {
        Posting second = line("XVII/~", -5);
        Posting third = line("XX/91", 1);
        Proposal proposal = proposal(MutationKind.TRANSFER, "t", null, null, List.of(LINE, second, third));

        assertThat(proposal.chapters()).extracting(ChapterCode::value).containsExactly("XVII", "XX");
        assertThat(proposal.postingsOf(new ChapterCode("XX"))).containsExactly(LINE, third);
        assertThat(proposal.postingsOf(new ChapterCode("VI"))).isEmpty();
    }

    @Test
    void posting_on_a_bare_chapter_or_beyond_the_largest_amount_is_rejected() {
        assertThatThrownBy(() -> line("XX", 1)).isInstanceOf(MalformedValueException.class);
        assertThatThrownBy(() -> line("XX/37", Thousands.MAX_POSTING + 1)).isInstanceOf(MalformedValueException.class);
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
        return new ProposalBuilder(
                        kind, title, "why", Moment.parse("2026-OWB"), Source.ofDocument("36800-XX-2"), postings)
                .effectiveOn(day)
                .reversal(reversal)
                .build();
    }
}
