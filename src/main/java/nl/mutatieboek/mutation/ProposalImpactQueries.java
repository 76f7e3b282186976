package nl.mutatieboek.mutation;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.mutatieboek.balance.PostingQueries;
import nl.mutatieboek.balance.PostingQueries.AccountAmount;
import nl.mutatieboek.balance.impact.BalanceImpactQueries;
import nl.mutatieboek.balance.impact.BalanceImpactTable;
import nl.mutatieboek.balance.impact.ProposalBalanceSnapshot;
import nl.mutatieboek.budget.AsOfQuery;
import nl.mutatieboek.budget.StructureQueries;
import nl.mutatieboek.budget.StructureSnapshot;
import nl.mutatieboek.domain.BookState;
import nl.mutatieboek.domain.mutation.Mutation;
import nl.mutatieboek.domain.mutation.PlausibilityPolicy;
import nl.mutatieboek.domain.mutation.PlausibilityPolicy.RecordedContext;
import nl.mutatieboek.domain.mutation.PlausibilityPolicy.RecordedProposal;
import nl.mutatieboek.domain.mutation.PlausibilityWarning;
import nl.mutatieboek.domain.value.BudgetAccount;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.domain.value.MutationId;
import nl.mutatieboek.domain.value.Proposal;
import nl.mutatieboek.domain.value.ProposalBuilder;
import nl.mutatieboek.platform.format.MessageRenderer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Shows what pending or new proposals do: balances now, change and after, and warnings. Uses only what the reader may
 * see. Information only: the rules decide on the ledger.
 */
@Component
public class ProposalImpactQueries {
    /** Maximum number of mutations that a proposal is compared with. */
    private static final int MAX_SIMILAR = 5;

    private final BalanceImpactQueries impacts;
    private final PostingQueries postings;
    private final MutationQueries mutationQueries;
    private final StructureQueries structure;
    private final MessageRenderer messages;
    private final Clock clock;

    ProposalImpactQueries(
            BalanceImpactQueries impacts,
            PostingQueries postings,
            MutationQueries mutationQueries,
            StructureQueries structure,
            MessageRenderer messages,
            Clock clock) {
        this.impacts = impacts;
        this.postings = postings;
        this.mutationQueries = mutationQueries;
        this.structure = structure;
        this.messages = messages;
        this.clock = clock;
    }

    /** What a proposal does. */
    public record ProposalImpact(List<BalanceImpactTable> tables, List<WarningView> warnings) {
        public static final ProposalImpact NONE = new ProposalImpact(List.of(), List.of());

        public ProposalImpact {
            tables = List.copyOf(tables);
            warnings = List.copyOf(warnings);
        }
    }

    /**
     * A warning in the language of the reader.
     *
     * @param mutation similar mutation; null for other warnings
     * @param number number of that mutation
     */
    public record WarningView(
            String sentence,
            @Nullable MutationId mutation,
            @Nullable String number) {}

    /** A proposal, with its mutation if it is recorded. */
    private record AssessedProposal(@Nullable MutationId mutation, Proposal proposal) {}

    /** What a proposal that is not recorded would do. */
    public ProposalImpact findForNew(Proposal proposal, Locale language) {
        return find(List.of(new AssessedProposal(null, proposal)), AsOfQuery.UNBOUNDED, language)
                .getFirst();
    }

    /** What mutations that are pending at a point do there, read together. */
    Map<MutationId, ProposalImpact> findForPending(
            Map<MutationId, Proposal> pending, AsOfQuery point, Locale language) {
        List<AssessedProposal> assessed = pending.entrySet().stream()
                .map(one -> new AssessedProposal(one.getKey(), one.getValue()))
                .toList();
        List<ProposalImpact> found = find(assessed, point, language);
        Map<MutationId, ProposalImpact> byMutation = new HashMap<>();
        for (int i = 0; i < found.size(); i++) {
            byMutation.put(assessed.get(i).mutation(), found.get(i));
        }
        return byMutation;
    }

    private List<ProposalImpact> find(List<AssessedProposal> assessed, AsOfQuery point, Locale language) {
        if (assessed.isEmpty()) {
            return List.of();
        }
        ProposalBalanceSnapshot balances =
                impacts.read(assessed.stream().map(AssessedProposal::proposal).toList(), point);
        Map<AccountAmount, List<MutationId>> alike = postings.findMutationsWith(
                assessed.stream().flatMap(one -> amounts(one.proposal())).collect(Collectors.toSet()),
                balances.points());
        Map<MutationId, Optional<RecordedProposal>> read = new HashMap<>();
        return assessed.stream()
                .map(one -> new ProposalImpact(
                        balances.tablesOf(List.of(one.proposal()), one.mutation() != null),
                        warnings(one, balances, alike, read, language)))
                .toList();
    }

    private static Stream<AccountAmount> amounts(Proposal proposal) {
        return proposal.postings().stream()
                .filter(PlausibilityPolicy::isComparable)
                .map(AccountAmount::of);
    }

    private List<WarningView> warnings(
            AssessedProposal assessed,
            ProposalBalanceSnapshot balances,
            Map<AccountAmount, List<MutationId>> alike,
            Map<MutationId, Optional<RecordedProposal>> read,
            Locale language) {
        Proposal proposal = withVisiblePredecessor(assessed);
        List<RecordedProposal> others = amounts(proposal)
                .filter(amount ->
                        balances.isVisible(proposal, amount.account().item().chapter()))
                .flatMap(amount -> alike.getOrDefault(amount, List.of()).stream())
                .filter(other -> !other.equals(assessed.mutation()))
                .distinct()
                .flatMap(other -> read.computeIfAbsent(other, this::readIfVisible).stream())
                .filter(other -> PlausibilityPolicy.mayBeSimilar(proposal, other))
                .limit(MAX_SIMILAR)
                .toList();
        RecordedContext recorded = new RecordedContext(
                (item, flow, year) -> balances.find(proposal, new BudgetAccount(item, flow, year)),
                submittedOn(proposal.moment()),
                others);
        return PlausibilityPolicy.findWarnings(proposal, recorded).stream()
                .map(warning -> view(warning, balances.structure(), language))
                .toList();
    }

    /** The proposal without the mutation that it replaces, if the reader may not see that. */
    private Proposal withVisiblePredecessor(AssessedProposal assessed) {
        MutationId mutation = assessed.mutation();
        MutationId replaced = assessed.proposal().corrects();
        return mutation == null || replaced == null || mutationQueries.isVisiblyReplaced(replaced, mutation)
                ? assessed.proposal()
                : new ProposalBuilder(assessed.proposal()).corrects(null).build();
    }

    /** A mutation that counts or waits, if the reader may see it. */
    private Optional<RecordedProposal> readIfVisible(MutationId other) {
        return mutationQueries.findVisible(other).flatMap(snapshot -> switch (snapshot.mutation()) {
            case Mutation.Pending pending -> Optional.of(recorded(other, snapshot));
            case Mutation.Booked booked -> Optional.of(recorded(other, snapshot));
            case Mutation.Reversed reversed -> Optional.empty();
            case Mutation.Ended ended -> Optional.empty();
        });
    }

    private static RecordedProposal recorded(MutationId mutation, MutationSnapshot snapshot) {
        return new RecordedProposal(
                mutation, snapshot.facts().number(), snapshot.facts().proposal());
    }

    private @Nullable LocalDate submittedOn(Moment moment) {
        StructureSnapshot now = structure.current();
        LocalDate today = LocalDate.now(clock.withZone(BookState.THE_HAGUE));
        return now.moment(moment)
                .filter(known -> now.isSubmittedBy(known, today))
                .map(StructureQueries.KnownMoment::submittedOn)
                .orElse(null);
    }

    private WarningView view(PlausibilityWarning warning, StructureSnapshot names, Locale language) {
        Map<String, @Nullable Object> values = MessageRenderer.components(warning);
        if (values.get("item") instanceof ItemPath item) {
            values.put(
                    "item",
                    names.lastName(item).map(name -> name + " (" + item + ")").orElse(item.toString()));
        }
        String sentence = messages.render("warning." + warning.code(), values, language);
        if (values.get("others") instanceof Integer others && others > 0) {
            sentence += " " + messages.render("warning.others", values, language);
        }
        return warning instanceof PlausibilityWarning.SimilarMutationExists similar
                ? new WarningView(sentence, similar.mutation(), similar.number())
                : new WarningView(sentence, null, null);
    }
}
