package nl.mutatieboek.domain;

import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import nl.mutatieboek.domain.value.ArticleCategory;
import nl.mutatieboek.domain.value.BudgetMarks;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.Ceiling;
import nl.mutatieboek.domain.value.CeilingAmount;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.domain.value.MutationClass;
import nl.mutatieboek.domain.value.Precision;
import nl.mutatieboek.domain.value.Source;
import nl.mutatieboek.domain.value.StatedMarks;
import nl.mutatieboek.domain.value.Thousands;
import org.jspecify.annotations.Nullable;

/** Random default marks, ceilings and mutations with marks. */
final class RandomMarks {
    private static final Source SOURCE = Source.ofDocument("Voorjaarsnota 2026");

    private RandomMarks() {}

    private static Arbitrary<BudgetMarks> defaultMarks() {
        return Combinators.combine(
                        Arbitraries.of(Ceiling.values()).injectNull(0.3),
                        Arbitraries.of(true, false).injectNull(0.5),
                        Arbitraries.of(true, false).injectNull(0.5))
                .as((ceiling, hgis, guarantee) -> new BudgetMarks(ceiling, hgis, guarantee, null));
    }

    private static Arbitrary<BudgetMarks> lineMarks() {
        return Combinators.combine(
                        defaultMarks(), Arbitraries.of(MutationClass.values()).injectNull(0.7))
                .as(BudgetMarks::withClass);
    }

    private static Arbitrary<@Nullable String> reasons() {
        return Arbitraries.of("Besluit").injectNull(0.6);
    }

    /** Default marks and ceilings, mostly by one who may record them, and now and then the same again. */
    static Arbitrary<List<ActorCommand>> commands() {
        Arbitrary<Actor> people = Arbitraries.frequency(
                Tuple.of(9, SampleActors.APPROVER),
                Tuple.of(1, SampleActors.PROPOSER),
                Tuple.of(1, SampleActors.IMPORTER),
                Tuple.of(1, SampleActors.STRANGER));
        Arbitrary<ActorCommand> defaults = Combinators.combine(
                        Arbitraries.of("XX/37", "XX/37", "XX/37/2", "XX/92", "XX/92/a", "XX/37~92", "XX/99", "ZZ/1"),
                        Arbitraries.of(2025, 2026, 2027),
                        Arbitraries.of(2026, 2030).injectNull(0.5),
                        defaultMarks(),
                        reasons(),
                        people,
                        Arbitraries.of(ArticleCategory.values()).injectNull(0.5))
                .as((item, from, until, marks, reason, who, category) -> new ActorCommand(
                        who,
                        new DefaultMarkCommand.SetDefaultMarks(
                                ItemPath.parse(item),
                                StructureCommandFactory.validity(from, until == null || until < from ? null : until),
                                new BudgetMarks(
                                        marks.ceiling(),
                                        marks.hgis(),
                                        marks.guarantee(),
                                        null,
                                        ItemPath.parse(item).depth() == 1 ? category : null),
                                SOURCE,
                                reason)));
        Arbitrary<List<ActorCommand>> ceilings = Combinators.combine(
                        Arbitraries.of(Ceiling.CENTRAL_GOVERNMENT, Ceiling.HEALTH_CARE, Ceiling.FRAMEWORK),
                        Arbitraries.of("2026-OWB", "2026-O1", "2028-OWB"),
                        Arbitraries.of(100L, 200L).list().ofMinSize(1).ofMaxSize(2),
                        reasons(),
                        people)
                .as((ceiling, moment, amounts, reason, who) -> amounts.stream()
                        .map(amount -> new ActorCommand(
                                who,
                                new DefaultMarkCommand.RecordCeiling(
                                        new CeilingAmount(
                                                ceiling,
                                                new BudgetYear(2026),
                                                Moment.parse(moment),
                                                new Thousands(amount),
                                                Precision.EXACT,
                                                SOURCE,
                                                null),
                                        reason)))
                        .toList());
        Arbitrary<List<ActorCommand>> acts = Arbitraries.frequencyOf(
                        Tuple.of(3, defaults.list().ofSize(1)), Tuple.of(1, ceilings))
                .list()
                .ofMinSize(1)
                .ofMaxSize(3)
                .map(parts -> parts.stream().flatMap(List::stream).toList());
        return Combinators.combine(acts, Arbitraries.of(true, false, false))
                .as((once, again) ->
                        again ? Stream.concat(once.stream(), once.stream()).toList() : once);
    }

    /** Mutations whose lines state marks, with or without a reason. */
    static Arbitrary<ProposalDraft> drafts() {
        return Combinators.combine(ProposalDraftArbitraries.anyKind(), lineMarks(), reasons())
                .as((draft, marks, reason) ->
                        draft.marked(new StatedMarks(marks, "2026.XX.37", "Voorjaarsnota 2026", reason)));
    }
}
