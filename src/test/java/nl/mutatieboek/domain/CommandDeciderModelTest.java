package nl.mutatieboek.domain;

import static nl.mutatieboek.domain.RandomHistoryFixture.balances;
import static nl.mutatieboek.domain.RandomHistoryFixture.play;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tag;
import net.jqwik.api.statistics.Statistics;
import nl.mutatieboek.domain.ConsentPolicy.AgreementRule;
import nl.mutatieboek.domain.Event.PostingsBooked;
import nl.mutatieboek.domain.chapter.Chapter;
import nl.mutatieboek.domain.chapter.ChapterConstraints;
import nl.mutatieboek.domain.model.ReferenceBook;
import nl.mutatieboek.domain.mutation.Mutation;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.MutationKind;

/** The rules on random histories, compared with a plain reference model. */
class CommandDeciderModelTest {
    /** Each of these also occurs in the short run, many times in a hundred histories. */
    private static final List<String> REFUSED_FOR = List.of(
            "ReserveOverdrawn",
            "AlreadyOpened",
            "AlreadyConsented",
            "ProposerMayNotConsent",
            "MomentIsClosed",
            "Unbalanced",
            "FigureNotRounded",
            "OnlyFromDocument",
            "NothingReserved",
            "ReserveBelowZero",
            "DayImplausible",
            "UntilImplausible",
            "YearOutsideMoment",
            "NotAReserve",
            "ReversalUnderWay",
            "NotReversed",
            "TogetherRefused",
            "FieldMissing",
            "FieldNotOfKind",
            "NotStatedEither",
            "NotTheNextYear",
            "NotTheAddedYear",
            "AdjustedWithoutReason",
            "CounterEntryElsewhere",
            "CounterEntryNotOpposite",
            "GrossUpUneven",
            "UnbalancedOverYears",
            "NoShiftBetweenYears",
            "MomentNotOfKind",
            "MomentNotOfBill",
            "AmendedBeforePresented",
            "AmendedAfterAdopted",
            "AdoptedBeforePresented",
            "BillNotPresented",
            "SecondPersonAsked",
            "NothingProposed",
            "ProposedBySomebodyElse",
            "MomentIsOpen",
            "SuccessionElsewhere",
            "ReversedInEarlierMoment",
            "ReversedOnEarlierDay",
            "NotNewPolicy",
            "LooksLike",
            "EnteredBefore",
            "ItemLooksLike",
            "ChangeTooLarge",
            "MutationTotalTooLarge",
            "ChapterTotalTooLarge",
            "NoMandate",
            "NoMandateForChapter",
            "MarginWithoutStatement",
            "MarginCapBefore",
            "CoverageFormBefore",
            "FlexibilityBefore");

    @Provide
    Arbitrary<RandomCommandSequence> commandSequences() {
        return RandomCommandSequence.commandSequences();
    }

    @Provide
    Arbitrary<RandomCommandSequence> longCommandSequences() {
        return RandomCommandSequence.longCommandSequences();
    }

    @Provide
    Arbitrary<ConsentPolicy> policies() {
        return RandomHistoryFixture.policies();
    }

    @Property(tries = 300, shrinking = ShrinkingMode.BOUNDED, edgeCases = EdgeCasesMode.NONE)
    void command_decider_agrees_with_the_reference_model_on_random_commands(
            @ForAll("commandSequences") RandomCommandSequence story, @ForAll("policies") ConsentPolicy policy) {
        compare(story, policy);
        // The histories are representative: many commands are accepted, and refusals have many reasons.
        Statistics.label("answers").coverage(coverage -> {
            coverage.check("accepted").percentage(share -> share > 30);
            for (String refusal : REFUSED_FOR) {
                coverage.check(refusal).count(count -> count > 0);
            }
        });
        Statistics.label("booked").coverage(coverage -> {
            for (MutationKind kind : MutationKind.values()) {
                coverage.check(kind).count(count -> count > 5);
            }
        });
    }

    /** The long form: a thousand histories of a hundred commands each. */
    @Tag("long")
    @Property(tries = 1_000, shrinking = ShrinkingMode.BOUNDED, edgeCases = EdgeCasesMode.NONE)
    void command_decider_agrees_with_the_reference_model_on_100000_commands(
            @ForAll("longCommandSequences") RandomCommandSequence story, @ForAll("policies") ConsentPolicy policy) {
        compare(story, policy);
        Statistics.label("answers").coverage(coverage -> {
            for (Class<?> refusal : RefusalFormatter.types()) {
                coverage.check(refusal.getSimpleName()).count(count -> count > 0);
            }
        });
        Statistics.label("booked").coverage(coverage -> {
            for (MutationKind kind : MutationKind.values()) {
                coverage.check(kind).count(count -> count > 100);
            }
        });
    }

    private static void compare(RandomCommandSequence story, ConsentPolicy policy) {
        ReferenceBook model = new ReferenceBook(
                policy.confirmingPeople(), policy.momentPeople(), plainly(policy.agreements()), InMemoryBookState.NOW);

        InMemoryBookState book = play(story, policy, (act, decision) -> {
            assertThat(model.decide(act.actor(), act.command())).as("%s", act).isEqualTo(describe(decision));
            switch (decision) {
                case Decision.Refused(Refusal refusal) ->
                    Statistics.label("answers").collect(refusal.getClass().getSimpleName());
                case Decision.Accepted accepted -> {
                    Statistics.label("answers").collect("accepted");
                    accepted.events().stream()
                            .filter(PostingsBooked.class::isInstance)
                            .map(event -> ((PostingsBooked) event).kind())
                            .distinct()
                            .forEach(kind -> Statistics.label("booked").collect(kind));
                }
            }
        });

        assertThat(balances(book)).isEqualTo(balancesOf(model, balances(book).keySet()));
        assertThat(states(book)).isEqualTo(model.states());
        assertThat(statements(book)).isEqualTo(model.statements());
        assertThat(reserves(book)).isEqualTo(model.reserves());
        assertThat(lineage(book)).isEqualTo(model.lineage());
        assertThat(RandomMatterParts.states(book)).isEqualTo(model.matterStates());
    }

    private static Set<String> plainly(Set<AgreementRule> agreements) {
        return agreements.stream()
                .map(a -> (a.kind() == null ? "*" : a.kind()) + " " + (a.moment() == null ? "*" : a.moment()))
                .collect(Collectors.toSet());
    }

    private static String describe(Decision decision) {
        return switch (decision) {
            case Decision.Accepted a -> "";
            case Decision.Refused(Refusal refusal) -> RefusalFormatter.format(refusal);
        };
    }

    private static Map<List<Object>, Long> balancesOf(ReferenceBook model, Set<List<Object>> accounts) {
        return accounts.stream()
                .collect(Collectors.toMap(
                        account -> account,
                        account -> model.balance(
                                (String) account.get(0), ((Flow) account.get(1)).name(), (int) account.get(2))));
    }

    /** The last statement of each chapter, package, article, year and moment, from the state that decisions read. */
    private static Map<String, String> statements(InMemoryBookState book) {
        Map<String, String> last = new HashMap<>();
        book.events(Event.ChapterOpened.class).forEach(opened -> {
            ChapterConstraints stated = ((Chapter.Open) book.chapter(opened.chapter())).constraints();
            stated.marginCaps()
                    .forEach((year, cap) -> last.put(
                            "cap " + cap.chapter() + " " + year,
                            cap.moment() + " " + cap.thousands() + " " + cap.source()));
            stated.coverageForms()
                    .forEach((coverage, form) -> last.put("cover " + opened.chapter() + " " + coverage, form.name()));
            stated.flexibility()
                    .forEach((key, one) -> last.put(
                            "flexibility " + key.item() + " " + key.year() + " " + key.moment(), one.toString()));
        });
        return last;
    }

    private static Map<String, String> states(InMemoryBookState book) {
        return book.events(Event.MutationProposed.class).stream()
                .map(e -> book.mutation(e.mutation()).asProposed().orElseThrow())
                .collect(Collectors.toMap(Mutation.Proposed::number, Mutation.Proposed::state));
    }

    private static Set<String> reserves(InMemoryBookState book) {
        return book.events(Event.ChapterOpened.class).stream()
                .map(e -> (Chapter.Open) book.chapter(e.chapter()))
                .flatMap(open -> open.reserves().reserveItems().stream())
                .map(Object::toString)
                .collect(Collectors.toSet());
    }

    /** The links that hold: of reorganisations booked, and not taken back since. */
    private static Set<String> lineage(InMemoryBookState book) {
        Map<String, Integer> links = new HashMap<>();
        for (Event event : book.events()) {
            switch (event) {
                case Event.LineageLinked e ->
                    e.links().forEach(link -> links.merge(link.was() + " " + link.becomes(), 1, Integer::sum));
                case Event.LineageUnlinked e ->
                    e.links().forEach(link -> links.merge(link.was() + " " + link.becomes(), -1, Integer::sum));
                default -> {}
            }
        }
        links.values().removeIf(times -> times == 0);
        return links.keySet();
    }
}
