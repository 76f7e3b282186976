package nl.mutatieboek.domain.mutation;

import static nl.mutatieboek.domain.ActorCommandFactory.importMutation;
import static nl.mutatieboek.domain.ActorCommandFactory.mutation;
import static nl.mutatieboek.domain.DecisionScenario.given;

import nl.mutatieboek.domain.ActorCommand;
import nl.mutatieboek.domain.Command;
import nl.mutatieboek.domain.ImportRefusal.LineTakenBefore;
import nl.mutatieboek.domain.ProposalDraft;
import nl.mutatieboek.domain.SampleActors;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.MutationKind;
import nl.mutatieboek.domain.value.Proposal;
import nl.mutatieboek.domain.value.ProposalBuilder;
import nl.mutatieboek.domain.value.Source;
import nl.mutatieboek.domain.value.Thousands;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Documents and titles that are written in more than one way. */
class DuplicateSpellingTest {
    private static final ProposalDraft PUBLISHED = ProposalDraft.of(MutationKind.PUBLISHED, "XX/37 U 2026 5");

    @ParameterizedTest
    @CsvSource(
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "36800-xx-2,A  MUTATION ",
                " 36800-XX-2,\uFF21\u00A0mutation",
                "36800\u2011XX\u20112,A mutation",
                "36800\u2013XX\u20132,A mutation"
            })
    void line_of_the_same_document_and_title_is_recognised_in_another_spelling(String document, String title) {
        given(importMutation("before", PUBLISHED))
                .when(importOf(document, title))
                .thenRefused(new LineTakenBefore(
                        "XX-2026-0001",
                        MutationKind.PUBLISHED,
                        MutationKind.PUBLISHED,
                        ItemPath.parse("XX/37"),
                        Flow.EXPENDITURE,
                        new BudgetYear(2026),
                        new Thousands(5)));
    }

    @ParameterizedTest
    @CsvSource({"36800XX2,A mutation", "36800-XX-2,Amutation", "36800-XX-3,A mutation"})
    void line_of_another_document_or_title_is_imported(String document, String title) {
        given(importMutation("before", PUBLISHED))
                .when(importOf(document, title))
                .thenAccepted();
    }

    private static ActorCommand importOf(String document, String title) {
        Proposal draft = PUBLISHED.proposal();
        Proposal spelled = new ProposalBuilder(
                        draft.kind(),
                        title,
                        draft.explanation(),
                        draft.moment(),
                        Source.ofDocument(document),
                        draft.postings())
                .build();
        return new ActorCommand(SampleActors.IMPORTER, new Command.ImportMutation(mutation("it"), spelled, false));
    }
}
