package nl.mutatieboek.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import nl.mutatieboek.domain.value.Basis;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.Continuation;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.KindDetails;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.domain.value.MutationClass;
import nl.mutatieboek.domain.value.MutationKind;
import nl.mutatieboek.domain.value.Posting;
import nl.mutatieboek.domain.value.Precision;
import nl.mutatieboek.domain.value.Proposal;
import nl.mutatieboek.domain.value.ProposalBuilder;
import nl.mutatieboek.domain.value.Source;
import nl.mutatieboek.domain.value.Thousands;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.io.ClassPathResource;

/**
 * A proposal in {@code demo-proposals.yaml}. The effective day is the moment's submission date; absent fields are
 * unknown.
 *
 * @param momentFrom first moment of the span for which the source gives one figure
 * @param cause cause of a re-estimate
 * @param assumedCommitments adds commitments equal to all expenditure: a habit of the documents that this one does not
 *     confirm
 */
record DemoProposal(
        MutationKind kind,
        String title,
        String explanation,
        String moment,
        @Nullable String momentFrom,
        @DefaultValue("UNKNOWN") Continuation.Type continuation,
        @Nullable Integer until,
        Basis basis,
        Source source,
        boolean newPolicy,
        @Nullable MutationClass mutationClass,
        @DefaultValue("1") long precision,
        @Nullable String cause,
        @Nullable String note,
        boolean assumedCommitments,
        List<DemoSeries> series) {
    /** Amounts of consecutive years. */
    record DemoSeries(
            String item,
            Flow flow,
            int from,
            List<Long> thousands,
            @Nullable Basis basis,
            @Nullable String note) {
        Stream<Posting> postings() {
            return IntStream.range(0, thousands.size())
                    .mapToObj(i -> new Posting(
                            ItemPath.parse(item),
                            flow,
                            new BudgetYear(from + i),
                            Thousands.requirePostable(thousands.get(i)),
                            basis,
                            note,
                            null));
        }
    }

    /** Reads the proposals by name. */
    static Map<String, DemoProposal> loadAll() {
        try {
            return new Binder(ConfigurationPropertySources.from(
                            new YamlPropertySourceLoader().load("demo", new ClassPathResource("demo-proposals.yaml"))))
                    .bind("proposals", Bindable.mapOf(String.class, DemoProposal.class))
                    .get();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Proposal toProposal() {
        List<Posting> stated = series.stream().flatMap(DemoSeries::postings).toList();
        return new ProposalBuilder(
                        kind,
                        title,
                        explanation,
                        Moment.parse(moment),
                        source,
                        assumedCommitments
                                ? Stream.concat(stated.stream(), stated.stream().map(DemoProposal::assumedCommitment))
                                        .toList()
                                : stated)
                .momentFrom(momentFrom == null ? null : Moment.parse(momentFrom))
                .continuation(new Continuation(continuation, until == null ? null : new BudgetYear(until)))
                .basis(basis)
                .newPolicy(newPolicy)
                .mutationClass(mutationClass)
                .precision(new Precision(precision))
                .particulars(cause == null ? KindDetails.NONE : KindDetails.forReEstimate(cause, null))
                .note(note)
                .build();
    }

    private static Posting assumedCommitment(Posting posting) {
        return new Posting(
                posting.item(),
                Flow.COMMITMENTS,
                posting.year(),
                posting.thousands(),
                Basis.INFERRED,
                "Verplichtingen gelijk verondersteld aan de uitgaven; de bron noemt ze niet."
                        + (posting.note() == null ? "" : " " + posting.note()),
                null);
    }
}
