package nl.mutatieboek.domain.mutation;

import static nl.mutatieboek.domain.ActorCommandFactory.bookMutation;
import static nl.mutatieboek.domain.ActorCommandFactory.importMutation;
import static nl.mutatieboek.domain.ActorCommandFactory.mutation;
import static nl.mutatieboek.domain.ProposalDraft.of;
import static nl.mutatieboek.domain.mutation.PublishedMutations.book;
import static nl.mutatieboek.domain.mutation.PublishedMutations.lines;
import static nl.mutatieboek.domain.mutation.PublishedMutations.published;
import static org.assertj.core.api.Assertions.assertThat;

import nl.mutatieboek.domain.DecisionScenario;
import nl.mutatieboek.domain.Event;
import nl.mutatieboek.domain.ProposalDraft;
import nl.mutatieboek.domain.mutation.PublishedMutations.PublishedMutationCase;
import nl.mutatieboek.domain.value.MutationKind;
import nl.mutatieboek.domain.value.Posting;
import nl.mutatieboek.domain.value.Precision;
import nl.mutatieboek.domain.value.Thousands;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Published mutations are accepted with their own kind; amounts in millions leave a remainder. */
class PublishedMutationTest {
    @Test
    void cash_shift_in_millions_that_is_off_by_one_is_accepted_with_its_remainder() {
        // Voorjaarsnota 2024: -232, 0, 77, 77, 77.
        ProposalDraft shift = of(
                        MutationKind.CASH_SHIFT,
                        "XX/37 U 2025 -232000",
                        "XX/37 U 2026 0",
                        "XX/37 U 2027 77000",
                        "XX/37 U 2028 77000",
                        "XX/37 U 2029 77000")
                .withMoment("2025-O1")
                .rounded(1_000);

        DecisionScenario.given().and(bookMutation("it", shift));

        assertThat(RoundingRemainder.remaindersOf(shift.proposal()))
                .singleElement()
                .satisfies(residue -> assertThat(residue.sum()).isEqualTo(new Thousands(-1_000)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("nl.mutatieboek.domain.mutation.PublishedMutations#published")
    void published_mutation_is_accepted_with_its_own_kind(PublishedMutationCase published) {
        MutationKind kind = switch (published.column("kind_of_mutation")) {
            case "ramingsbijstelling", "ramingsbijstelling (MPP)" -> MutationKind.RE_ESTIMATE;
            case "herschikking/overboeking uit reservering (bron niet genoemd)" -> MutationKind.RESERVE_ALLOCATION;
            case "overboeking van XVII (BHO)" -> MutationKind.TRANSFER;
            case "reservering" -> MutationKind.RESERVATION;
            case "intensivering" -> MutationKind.INTENSIFICATION;
            case "tabelkolom (saldo, niet uitgesplitst)" -> MutationKind.PUBLISHED;
            case "realisatieverschil" -> MutationKind.FINAL_BUDGET;
            default -> throw new AssertionError(published);
        };
        String document = published.column("moment").equals("NVW") ? "NVW-1" : published.column("moment");
        ProposalDraft draft = of(kind, lines(kind, published))
                .withMoment(published.column("budget_year") + "-" + document)
                .rounded(Long.parseLong(published.column("precision_thousands")));
        boolean publishedOnly = kind == MutationKind.PUBLISHED || kind == MutationKind.FINAL_BUDGET;

        DecisionScenario story = book().and(publishedOnly ? importMutation("it", draft) : bookMutation("it", draft));

        assertThat(story.book().events(Event.PostingsBooked.class).stream()
                        .filter(part -> part.mutation().equals(mutation("it")))
                        .peek(part -> assertThat(part.kind()).isEqualTo(kind))
                        .peek(part -> assertThat(part.precision())
                                .isEqualTo(new Precision(Long.parseLong(published.column("precision_thousands")))))
                        .flatMap(part -> part.postings().stream()))
                .containsExactlyInAnyOrderElementsOf(draft.postings());
        assertThat(draft.postings().stream().map(Posting::thousands).map(Thousands::value))
                .containsAll(published.rows().stream()
                        .map(row -> Long.valueOf(row.get("amount_thousands")))
                        .toList());
    }
}
